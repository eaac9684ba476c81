import { type DynamicModule, Module } from '@nestjs/common';
import { Classifier } from '../domain/classifier.js';
import { WorkingCalendar } from '../domain/working-calendar.js';
import { EditionInForce } from '../edition/index.js';
import type { Config } from '../platform/config.js';
import { rulesOfCouncil } from './council-rules.js';
import { loadCalendar, loadClassifier } from './dated-data.js';

const calendarOf = (council: string) => ({
  provide: WorkingCalendar,
  inject: [EditionInForce],
  useFactory: (edition: EditionInForce): WorkingCalendar => {
    const own = edition.adopt(
      (folder) => loadCalendar(rulesOfCouncil(council, folder)),
      (next) => own.adopt(next),
    );
    return own;
  },
});

const classifierOf = (council: string) => ({
  provide: Classifier,
  inject: [EditionInForce],
  useFactory: (edition: EditionInForce): Classifier => {
    const own = edition.adopt(
      (folder) => loadClassifier(rulesOfCouncil(council, folder)),
      (next) => own.adopt(next),
    );
    return own;
  },
});

/** The working calendar and the classifier of the edition in force: faulty ones stop the start. */
@Module({})
export class ReferenceModule {
  static forRoot({ COUNCIL }: Pick<Config, 'COUNCIL'>): DynamicModule {
    const providers = [calendarOf(COUNCIL), classifierOf(COUNCIL)];
    return { module: ReferenceModule, global: true, providers, exports: [WorkingCalendar, Classifier] };
  }
}
