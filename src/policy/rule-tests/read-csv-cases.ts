import { CsvError, parse } from 'csv-parse/sync';
import type { Catalogue } from '../catalogue/catalogue.js';
import { delimited, type Delimited } from './delimiter.js';
import { type Column, type FixedKind, fixedTitles, RowReader } from './rows.js';
import { TableVocabulary } from './vocabulary.js';
import { plainWords } from './words.js';
import { perhaps } from '../../platform/files/index.js';

/** Columns of a table in CSV: what Markdown says above a table stands in each row. */
const csvTitles: ReadonlyMap<string, FixedKind> = new Map([
  ...fixedTitles,
  ['набір', 'set'],
  ['надходження', 'receivedOn'],
  ['рішення від', 'decidedOn'],
]);

interface Line {
  readonly record: readonly string[];
  /** Where the record ends; a cell with line breaks begins further up. */
  readonly line: number;
}

/**
 * Reads a table that was in a spreadsheet: `;` as in Ukraine, `,`, a tab, or what a first line `sep=` declares;
 * every fact in a column of its own, no defaults.
 */
export function readCsvCases(file: string, text: string, catalogue: Catalogue): RowReader {
  const rows = new RowReader(file);
  const [header, ...lines] = records(rows, text);
  if (!header) return rows;
  const titles = trimmedEnd(header.record);
  const sets = lines.flatMap(({ record }) => record[titles.findIndex((one) => plainWords(one) === 'набір')] ?? []);
  const vocabulary = vocabularyOf(rows, sets, lines, catalogue);
  if (!vocabulary) return rows;
  const columns = rows.header(titles, vocabulary, header.line, csvTitles);
  for (const { record, line } of lines) readRow(rows, record, columns, line, vocabulary);
  if (lines.length === 0) rows.fault(header.line, 'Таблиця не має жодного рядка.');
  return rows;
}

function records(rows: RowReader, text: string): Line[] {
  const found = delimited(text, csvTitles);
  try {
    return parsed(found).filter(({ record }) => record.some((cell) => cell !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    rows.fault(
      line + found.linesBefore,
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'Лапки відкрито й не закрито.'
        : 'Лапки стоять не на місці: усередині клітинки їх подвоюють.',
    );
    return [];
  }
}

function parsed({ sign, table, linesBefore }: Delimited): Line[] {
  const lines: Line[] = [];
  parse(table, {
    delimiter: sign,
    relax_column_count: true,
    on_record: (record, { lines: line }) => {
      lines.push({ line: line + linesBefore, record: record.map((cell) => unguarded(cell.trim())) });
      return null;
    },
  });
  return lines;
}

/** An apostrophe keeps a spreadsheet from taking a cell for a formula; it is no part of the cell. */
function unguarded(cell: string): string {
  return /^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}

function trimmedEnd(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

function vocabularyOf(
  rows: RowReader,
  sets: readonly string[],
  lines: readonly Line[],
  catalogue: Catalogue,
): TableVocabulary | null {
  const [id = ''] = sets;
  const ruleSet = catalogue.ruleSets.get(id);
  const odd = sets.findIndex((set) => set !== id);
  if (odd >= 0)
    rows.fault(lines[odd]?.line ?? 1, `Файл має бути про один набір: тут «${sets[odd]}», а вище «${id}».`, 'Набір');
  if (ruleSet) return new TableVocabulary(ruleSet, catalogue);
  if (sets.length === 0) rows.fault(1, lines.length === 0 ? 'Таблиця не має жодного рядка.' : 'Немає стовпця «Набір».');
  else rows.fault(lines[0]?.line ?? 1, `Набору «${id}» немає.${perhaps(id, catalogue.ruleSets.keys())}`, 'Набір');
  return null;
}

function readRow(
  rows: RowReader,
  record: readonly string[],
  columns: readonly Column[],
  line: number,
  vocabulary: TableVocabulary,
): void {
  const extra = record.slice(columns.length).find((cell) => cell !== '');
  if (extra !== undefined || record.length < columns.length)
    return rows.fault(line, `Клітинок ${record.length}, а стовпців ${columns.length}.`);
  const at = (kind: FixedKind): string => record[columns.findIndex((column) => column.kind === kind)] ?? '';
  const receivedOn = rows.day(at('receivedOn'), line, 'Надходження');
  const decidedOn = at('decidedOn') === '' ? receivedOn : rows.day(at('decidedOn'), line, 'Рішення від');
  if (receivedOn === null || decidedOn === null) return;
  rows.row(record, columns, line, { vocabulary, asOf: { receivedOn, decidedOn }, defaults: new Map() });
}
