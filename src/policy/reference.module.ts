import { Global, Module } from '@nestjs/common';
import { Classifier } from '../domain/classifier.js';
import { WorkingCalendar } from '../domain/working-calendar.js';
import { loadCalendar, loadClassifier } from './dated-data.js';
import { rulesDirectory } from '../platform/installation.js';

/** The working calendar and the classifier, read once at start: a faulty one stops it. */
@Global()
@Module({
  providers: [
    { provide: WorkingCalendar, useFactory: () => loadCalendar(rulesDirectory) },
    { provide: Classifier, useFactory: () => loadClassifier(rulesDirectory) },
  ],
  exports: [WorkingCalendar, Classifier],
})
export class ReferenceModule {}
