import type { Answer, Call, Verb } from '../command/verb.js';
import { setsNamed } from '../rows/sets-named.js';
import { mutateText } from './mutate-text.js';
import { mutationReport } from './mutate-report.js';

/** `npm run rules -- mutate`: would the tables notice a mistake in the rules? (видозміни). */
export const mutateVerb: Verb = {
  name: 'mutate',
  summary: 'псує правила по одному й дивиться, чи помічають це таблиці; для непоміченого дає рядок',
  usage: '[набір…] [--all]',
  options: { all: { type: 'boolean' } },
  async run({ words, options, source }: Call): Promise<Answer> {
    const policy = source.policy();
    const sets = setsNamed(words, policy);
    const cases = source.tables().flatMap((table) => table.cases);
    const report = await mutationReport({ policy, files: source.files, cases, sets, all: options['all'] === true });
    const found = report.survived > 0 || report.sets.some(({ failing }) => failing.length > 0);
    return { ending: found ? 'found' : 'fine', report, text: mutateText(report) };
  },
};
