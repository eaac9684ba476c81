import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Classifier } from '../domain/classifier.js';
import { WorkingCalendar } from '../domain/working-calendar.js';
import { EditionInForce } from '../edition/index.js';
import { loadCalendar, loadClassifier } from './dated-data.js';

const calendar = {
  provide: WorkingCalendar,
  inject: [EditionInForce],
  useFactory: (edition: EditionInForce): WorkingCalendar => {
    const own = edition.adopt(
      (folder) => loadCalendar(join(folder, 'rules')),
      (next) => own.adopt(next),
    );
    return own;
  },
};

const classifier = {
  provide: Classifier,
  inject: [EditionInForce],
  useFactory: (edition: EditionInForce): Classifier => {
    const own = edition.adopt(
      (folder) => loadClassifier(join(folder, 'rules')),
      (next) => own.adopt(next),
    );
    return own;
  },
};

/** The working calendar and the classifier of the edition in force: faulty ones stop the start. */
@Global()
@Module({ providers: [calendar, classifier], exports: [WorkingCalendar, Classifier] })
export class ReferenceModule {}
