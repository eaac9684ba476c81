import { type DynamicModule, Module } from '@nestjs/common';
import { councilInFolder } from '../directory/index.js';
import type { Config } from '../platform/config.js';
import { FileFaults } from '../platform/files/index.js';
import type { Catalogue } from './catalogue/catalogue.js';
import { readRulesOf, rulesOfCouncil } from './council-rules.js';
import { Questions } from './asking/questions.js';
import { Inquiries } from './analysis/ask/inquiries.js';
import { DecisionLog } from './decision-log.js';
import { RuleSetsController } from './rule-sets/rule-sets.controller.js';
import { PolicyService } from './policy.service.js';
import { Rulings } from './rulings.js';
import { ofEdition } from '../edition/index.js';

const policyOf = (council: string) =>
  ofEdition(
    PolicyService,
    (folder) => load(folder, council),
    (rules) => new PolicyService(rules),
  );

function load(folder: string, council: string): Catalogue {
  const { catalogue, faults } = readRulesOf(rulesOfCouncil(council, folder), councilInFolder(folder, council));
  if (faults.length > 0) throw new FileFaults(faults);
  return catalogue;
}

/** What is decided by rules (правила). Faulty rules stop the start of the service, with every fault named. */
@Module({})
export class PolicyModule {
  static forRoot({ COUNCIL }: Pick<Config, 'COUNCIL'>): DynamicModule {
    const asked = [DecisionLog, Rulings, Questions, Inquiries];
    return {
      module: PolicyModule,
      global: true,
      controllers: [RuleSetsController],
      providers: [policyOf(COUNCIL), ...asked],
      exports: [PolicyService, ...asked],
    };
  }
}
