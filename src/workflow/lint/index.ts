export { byCheck, findingInWords, CheckReport } from './by-check.js';
export type { Catalogue } from './catalogue.js';
export { lintDiagram, lintRules, pageOf } from './lint-diagram.js';
