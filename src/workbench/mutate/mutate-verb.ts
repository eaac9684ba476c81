import type { Answer, Call, Verb } from '../command/verb.js';
import { mutateText } from './mutate-text.js';
import { mutateRules } from './mutate-report.js';

/** `npm run rules -- mutate`: would the tables notice a mistake in the rules? (видозміни). */
export const mutateVerb: Verb = {
  name: 'mutate',
  summary: 'псує правила по одному й дивиться, чи помічають це таблиці; для непоміченого дає рядок',
  usage: '[набір…] [--all]',
  options: { all: { type: 'boolean' } },
  run({ words, options, source }: Call): Answer {
    const report = mutateRules(source, { sets: words, all: options['all'] === true });
    const found = report.survived > 0 || report.sets.some(({ failing }) => failing.length > 0);
    return { ending: found ? 'found' : 'fine', report, text: mutateText(report) };
  },
};
