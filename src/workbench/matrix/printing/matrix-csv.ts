import { stringify } from 'csv-stringify/sync';
import { columns, type ClauseRow, type Entry, type Matrix } from '../matrix.js';
import * as words from './headings.js';

/**
 * As Excel in Ukraine opens it at a double click: UTF-8 known by its mark, and semicolons, because the comma is
 * the decimal sign. A cell that begins like a formula becomes text: a file of rules computes nothing there.
 */
const forExcel = {
  bom: true,
  delimiter: ';',
  record_delimiter: 'windows',
  quoted: true,
  escape_formulas: true,
} as const;

/** The matrix as a table to filter in a spreadsheet: a line for each clause, an entry of a cell on each of its lines. */
export function renderMatrixCsv({ acts }: Matrix): string {
  const head = [
    'Акт',
    words.clauseHeading,
    words.summaryHeading,
    ...columns.map((column) => words.headings[column]),
    words.reasonHeading,
    words.decisionsHeading,
    'Де записано',
  ];
  return stringify([head, ...acts.flatMap(({ rows }) => rows.map(cellsOf))], forExcel);
}

/** «KR-3.10», not 3.10: a spreadsheet would make the tenth of March of it. */
function cellsOf(row: ClauseRow): string[] {
  return [
    row.act,
    row.cited,
    row.summary,
    ...columns.map((column) => row[column].map(entryText).join('\n')),
    row.reasons.join('\n'),
    words.counted(row.decisions),
    words.placeText(row),
  ];
}

const entryText = (entry: Entry): string => `${entry.ref}${words.tieMarks[entry.tie]} — ${words.placeText(entry)}`;
