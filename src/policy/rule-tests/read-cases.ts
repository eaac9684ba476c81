import type { Catalogue } from '../catalogue/catalogue.js';
import { MarkdownCases } from './read-markdown-cases.js';
import { readCsvCases } from './read-csv-cases.js';
import { type RuleCase, TableFaults } from './rule-case.js';

/** No table of cases is so long; whoever sends more has sent something else. */
const longest = 2_000_000;

/**
 * Reads a file of tables, Markdown or (by its name) CSV.
 *
 * @throws TableFaults naming file, line, column and the likely word
 */
export function readCases(file: string, text: string, catalogue: Catalogue): RuleCase[] {
  const fault = textFault(text);
  if (fault) throw new TableFaults([{ file, column: null, ...fault }]);
  const plain = text.replace(/^\uFEFF/, '');
  const isCsv = file.toLowerCase().endsWith('.csv');
  const { cases, faults } = isCsv
    ? readCsvCases(file, plain, catalogue)
    : new MarkdownCases(file, catalogue).read(plain);
  if (faults.length > 0) throw new TableFaults(faults);
  if (cases.length === 0)
    throw new TableFaults([{ file, line: 1, column: null, text: 'У файлі немає жодного рядка з випадком.' }]);
  return cases;
}

function textFault(text: string): { line: number; text: string } | null {
  if (text.length > longest) return { line: 1, text: `Файл завеликий: понад ${longest / 1_000_000} млн знаків.` };
  // Where bytes were no UTF-8 the decoder has put the mark U+FFFD.
  const alien = /[\0\uFFFD]/.exec(text);
  if (!alien) return null;
  const line = text.slice(0, alien.index).split(/\r\n|\r|\n/).length;
  return { line, text: 'Це не текст у кодуванні UTF-8. Збережіть таблицю як «CSV UTF-8» або як текст UTF-8.' };
}
