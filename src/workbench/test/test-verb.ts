import type { Answer, Call, Verb } from '../command/verb.js';
import { rowsNamed, writeRows } from './choose-rows.js';
import { testTables } from './test-tables.js';
import { testText } from './test-text.js';

/** `npm run rules -- test`: do the rules decide as the tables say? (перевірка правил). */
export const testVerb: Verb = {
  name: 'test',
  summary: 'звіряє правила з рядками таблиць; області доводить повністю',
  usage: '[набір|таблиця.md|таблиця.csv …] [--csv ФАЙЛ|ТЕКА] [--md ФАЙЛ|ТЕКА]',
  options: { csv: { type: 'string' }, md: { type: 'string' } },
  run,
};

async function run({ words, options, source, say }: Call): Promise<Answer> {
  const policy = source.policy();
  const rows = rowsNamed(words, source);
  for (const kind of ['csv', 'md'] as const) {
    const out = options[kind];
    if (typeof out !== 'string') continue;
    for (const file of writeRows(rows, policy, kind, out)) say(`Записано ${file}`);
  }
  const report = await testTables(policy, rows);
  return { ending: report.failed > 0 ? 'found' : 'fine', report, text: testText(report) };
}
