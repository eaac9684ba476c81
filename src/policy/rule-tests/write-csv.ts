import { stringify } from 'csv-stringify/sync';
import type { Catalogue, RuleSet } from '../catalogue/catalogue.js';
import type { RuleCase } from './rule-case.js';
import { RowWords } from './row-words.js';

/**
 * Rows of one set as a spreadsheet in Ukraine opens them: `;`, UTF-8 with its mark, every fact and day in
 * each row. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function writeCsv(ruleSet: RuleSet, cases: readonly RuleCase[], catalogue: Catalogue): string {
  const words = new RowWords(ruleSet, catalogue);
  const facts = ruleSet.facts.filter((fact) => cases.some((row) => words.cell(row, fact) !== ''));
  const values = [...new Set(cases.flatMap((row) => Object.keys(row.values)))];
  const header = [
    ...['№', 'Випадок', 'Набір', 'Надходження', 'Рішення від'],
    ...facts.map((fact) => words.title(fact)),
    ...values.map((name) => `→ ${name}`),
    ...['Рішення', 'Пункт'],
  ];
  const lines = cases.map((row) => [
    ...[row.number, row.sentence, row.ruleSet, row.asOf.receivedOn, row.asOf.decidedOn],
    ...facts.map((fact) => words.cell(row, fact)),
    ...values.map((name) => String(row.values[name] ?? '')),
    ...[words.outcome(row), words.grounds(row)],
  ]);
  return stringify([header, ...lines], {
    delimiter: ';',
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
