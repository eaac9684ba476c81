import { ChosenSet, ofRules } from '../command/of-rules.js';
import { verb } from '../command/verb.js';
import { CoverageReportView, coverRules } from './coverage-report.js';
import { coverageText } from './coverage-text.js';

/** `npm run rules -- coverage`: what do the tables show of the rules? (покриття). */
export const coverageVerb = verb(
  ofRules({
    name: 'coverage',
    summary: 'рахує, які правила, умови, пункти й можливі випадки показують рядки таблиць',
    usage: '[набір…]',
    resource: 'coverage',
    ids: ['countCoverage', 'countProposalCoverage'],
    asks: ChosenSet,
    answer: CoverageReportView,
    work: (source, { sets }, tell) => coverRules(source, sets, tell),
    ending: ({ sets }) => (sets.some(({ missing, failing }) => missing.length + failing.length > 0) ? 'found' : 'fine'),
    text: coverageText,
  }),
);
