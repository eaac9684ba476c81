export { byCheck, findingInWords, type CheckReport } from './by-check.js';
export type { Catalogue } from './catalogue.js';
export { dryStart } from './dry-start.js';
export { lintDiagram, lintRules, type LintReport } from './lint-diagram.js';
