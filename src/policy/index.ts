export type { Facts, AsOf, Decision } from './decision.js';
export { factGroups, type RuleSet, type Rule, type FactDefinition } from './catalogue/catalogue.js';
export { RuleFaults } from './catalogue/rule-faults.js';
export type { Explanation } from './explain/explanation.js';
export { PolicyService } from './policy.service.js';
