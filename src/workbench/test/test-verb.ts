import { ChosenSet, ofRules } from '../command/of-rules.js';
import { word } from '../command/options.js';
import { verb } from '../command/verb.js';
import { rowsNamed, rowsOf, writeRows } from './choose-rows.js';
import { testTables, TestReportView } from './test-tables.js';
import { testText } from './test-text.js';

const base = ofRules({
  name: 'test',
  summary: 'звіряє правила з рядками таблиць; області доводить повністю',
  usage: '[набір|таблиця.md|таблиця.csv …] [--csv ФАЙЛ|ТЕКА] [--md ФАЙЛ|ТЕКА]',
  resource: 'tests',
  ids: ['checkTables', 'checkProposal'],
  asks: ChosenSet,
  answer: TestReportView,
  work: (source, { sets }, tell) => testTables(source.policy(), rowsOf(sets, source), tell),
  ending: ({ failed }) => (failed > 0 ? 'found' : 'fine'),
  text: testText,
});

/** `npm run rules -- test`: do the rules decide as the tables say? (перевірка правил). */
export const testVerb = verb({
  ...base,
  options: ChosenSet.extend({
    csv: word('Куди записати рядки для електронної таблиці'),
    md: word('Куди записати рядки для rules/tests'),
  }),
  run({ words, options: { set, csv, md }, source, say }) {
    const policy = source.policy();
    const rows = rowsNamed(set === undefined ? words : [...words, set], source);
    for (const [kind, out] of [
      ['csv', csv],
      ['md', md],
    ] as const)
      if (out !== undefined) for (const file of writeRows(rows, policy, kind, out)) say(`Записано ${file}`);
    return testTables(policy, rows);
  },
});
