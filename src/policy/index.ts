export type { Facts, AsOf, Decision } from './decision.js';
export { factGroups, type RuleSet, type Rule, type FactDefinition } from './catalogue/catalogue.js';
export { RuleFaults } from './reading/rule-faults.js';
export type { Explanation } from './explain/explanation.js';
export { PolicyService } from './policy.service.js';
export { DecisionLog, type DecisionOccasion } from './decision-log.js';
export { PolicyModule } from './policy.module.js';
export { DecisionRecord } from './tables.js';
