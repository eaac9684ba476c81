import type { Answer, Call, Verb } from '../command/verb.js';
import { coverageText } from './coverage-text.js';
import { coverRules } from './coverage-report.js';

/** `npm run rules -- coverage`: what do the tables show of the rules? (покриття). */
export const coverageVerb: Verb = {
  name: 'coverage',
  summary: 'рахує, які правила, умови, пункти й можливі випадки показують рядки таблиць',
  usage: '[набір…]',
  run({ words, source }: Call): Answer {
    const report = coverRules(source, words);
    const found = report.sets.some(({ missing, failing }) => missing.length > 0 || failing.length > 0);
    return { ending: found ? 'found' : 'fine', report, text: coverageText(report) };
  },
};
