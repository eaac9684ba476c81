export { byCheck, findingInWords, CheckReport } from './by-check.js';
export type { Catalogue } from './catalogue.js';
export { lintDiagram, lintRules, pageOf, type LintReport } from './lint-diagram.js';
