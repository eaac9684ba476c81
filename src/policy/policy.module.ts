import { Global, Module } from '@nestjs/common';
import { Questions } from './asking/questions.js';
import { AskDesk } from './analysis/ask/ask-desk.js';
import { DecisionLog } from './decision-log.js';
import { RuleSetsController } from './rule-sets/rule-sets.controller.js';
import { PolicyService } from './policy.service.js';
import { Rulings } from './rulings.js';
import { rulesDirectory } from '../platform/installation.js';

/** What is decided by rules (правила). Faulty rules stop the start of the service, with every fault named. */
@Global()
@Module({
  controllers: [RuleSetsController],
  providers: [
    { provide: PolicyService, useFactory: () => PolicyService.load(rulesDirectory) },
    DecisionLog,
    Rulings,
    Questions,
    AskDesk,
  ],
  exports: [PolicyService, DecisionLog, Rulings, Questions, AskDesk],
})
export class PolicyModule {}
