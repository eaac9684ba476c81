import { type DynamicModule, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EditionInForce } from '../edition/index.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { storageOf } from '../platform/database/data-source.js';
import { Log } from '../platform/log.js';
import { Analyses } from './analyses/analyses.js';
import { AnalysesController } from './analyses/analyses.controller.js';
import { EditionService } from './editions/edition-service.js';
import { controllersOf } from './http/controllers-of.js';
import { ReplayService } from './replay/replay-service.js';
import { ReplayRunner } from './replay/running/replay-runner.js';
import { SignOffsController } from './sign-offs/sign-offs.controller.js';
import { SignOffs } from './sign-offs/sign-offs.js';
import { policyVerbs } from './policy-verbs.js';
import { verbs } from './verbs.js';

const controllers = [
  ...[AnalysesController, SignOffsController],
  ...verbs.flatMap((verb) => controllersOf(verb)),
  ...policyVerbs.flatMap((verb) => controllersOf(verb, 'editions')),
];

/** The workbench over HTTP (верстак рецензента й адміністратора): the verbs of `npm run rules` and `policy` as resources. */
@Module({})
export class WorkbenchModule {
  static forRoot(config: Config): DynamicModule {
    const analyses = {
      provide: Analyses,
      inject: [Clock, EditionInForce],
      useFactory: (clock: Clock, edition: EditionInForce) => new Analyses(config, clock, () => edition.folder),
    };
    const runner = {
      provide: ReplayRunner,
      inject: [DataSource, Clock, Log, Analyses, EditionInForce],
      useFactory: (db: DataSource, clock: Clock, log: Log, apart: Analyses, editions: EditionInForce) =>
        new ReplayRunner(storageOf(config), db, clock, log, apart, editions),
    };
    return {
      module: WorkbenchModule,
      controllers,
      providers: [analyses, runner, ReplayService, SignOffs, EditionService],
    };
  }
}
