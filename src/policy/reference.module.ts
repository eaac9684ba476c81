import { type DynamicModule, Module } from '@nestjs/common';
import { Classifier } from '../domain/classifier.js';
import { WorkingCalendar } from '../domain/working-calendar.js';
import { ofEdition } from '../edition/index.js';
import type { Config } from '../platform/config.js';
import { rulesOfCouncil } from './council-rules.js';
import { loadCalendar, loadClassifier } from './dated-data.js';

/** The working calendar and the classifier of the edition in force: faulty ones stop the start. */
@Module({})
export class ReferenceModule {
  static forRoot({ COUNCIL }: Pick<Config, 'COUNCIL'>): DynamicModule {
    const providers = [
      ofEdition(
        WorkingCalendar,
        (folder) => loadCalendar(rulesOfCouncil(COUNCIL, folder)),
        (calendar) => calendar,
      ),
      ofEdition(
        Classifier,
        (folder) => loadClassifier(rulesOfCouncil(COUNCIL, folder)),
        (classifier) => classifier,
      ),
    ];
    return { module: ReferenceModule, global: true, providers, exports: [WorkingCalendar, Classifier] };
  }
}
