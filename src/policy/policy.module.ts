import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Questions } from './asking/questions.js';
import { AskDesk } from './analysis/ask/ask-desk.js';
import { DecisionLog } from './decision-log.js';
import { RuleSetsController } from './rule-sets/rule-sets.controller.js';
import { PolicyService } from './policy.service.js';
import { loadCatalogue } from './reading/load-catalogue.js';
import { Rulings } from './rulings.js';
import { EditionInForce } from '../edition/index.js';

const policy = {
  provide: PolicyService,
  inject: [EditionInForce],
  useFactory: (edition: EditionInForce): PolicyService => {
    const rules = edition.adopt(
      (folder) => loadCatalogue(join(folder, 'rules')),
      (next) => service.adopt(next),
    );
    const service = new PolicyService(rules);
    return service;
  },
};

/** What is decided by rules (правила). Faulty rules stop the start of the service, with every fault named. */
@Global()
@Module({
  controllers: [RuleSetsController],
  providers: [policy, DecisionLog, Rulings, Questions, AskDesk],
  exports: [PolicyService, DecisionLog, Rulings, Questions, AskDesk],
})
export class PolicyModule {}
