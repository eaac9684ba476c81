/** What other rooms know of the rules (двері до правил): asking them, keeping what they decided, telling why. */
export type { Facts, AsOf, Decision } from './decision.js';
export { type Catalogue, factGroups, type RuleSet, type Rule, type FactDefinition } from './catalogue/catalogue.js';
export {
  defineQuestion,
  type GivenFacts,
  type Outcomes,
  type Question,
  type Ruled,
  ruledAs,
} from './asking/question.js';
export { Questions } from './asking/questions.js';
export { type Explanation, ExplanationView } from './explain/explanation.js';
export { choicesOf, ClauseRefView, decided, FactChoices, factsView, NamedOutcomeView } from './policy-views.js';
export { readRulesOf, rulesOfCouncilIn } from './council-rules.js';
export { PolicyService } from './policy.service.js';
export { DecisionLog } from './decision-log.js';
export { groundsOf, refusalBy, Rulings, type RuledCase, type RulingOccasion } from './rulings.js';
export { Inquiries } from './analysis/ask/inquiries.js';
export { PolicyModule } from './policy.module.js';
export { DecisionRecord } from './tables.js';
export { Chain, type OutcomesSoFar } from './analysis/ask/chain.js';
export { AnswerSpace, OpenAnswer, type Worth } from './analysis/ask/open.js';
export type { AskReport, QuestionToAsk } from './analysis/ask/report.js';
export { type GivenValue, givenValues } from './asking/given-values.js';
export { type Citations, citationsIn } from './catalogue/citations.js';
export { policyMigrations } from './migrations.js';
export { ReferenceModule } from './reference.module.js';
export { policyTables } from './tables.js';
