export { byCheck, findingInWords, type CheckReport } from './by-check.js';
export type { Catalogue } from './catalogue.js';
export { lintDiagram, lintRules, pageOf, type LintReport } from './lint-diagram.js';
