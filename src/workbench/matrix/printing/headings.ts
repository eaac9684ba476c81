import type { Column, Entry, Matrix, MatrixFinding, Place } from '../matrix.js';

/** What stands above each column. */
export const headings: Readonly<Record<Column, string>> = {
  rules: 'Правила',
  parameters: 'Параметри',
  rows: 'Рядки таблиць',
  nodes: 'Вузли процесів',
  fields: 'Форми і поля',
  letters: 'Листи',
};
export const clauseHeading = 'Пункт';
export const summaryHeading = 'Чого вимагає';
export const reasonHeading = 'Чому не автоматизовано';
export const decisionsHeading = 'Записаних рішень';
export const title = 'Матриця пунктів';

/** How a tie is shown beside an entry; whoever names the clause itself needs no mark. */
export const tieMarks = { cites: '', covers: ' (за реєстром)', through: ' (опосередковано)' } as const;

export const counted = (decisions: number | null): string => (decisions === null ? 'не підраховано' : `${decisions}`);

export const placeText = ({ file, line }: Place): string => `${file}:${line}`;

/** Where a reader of this print finds a place: a link, or null where there is none. */
export type LinkTo = (place: Place & { readonly resource?: string | null }) => string | null;

/** «Знахідок: 3», or that there are none. */
export const findingsHeading = ({ findings }: Matrix): string =>
  findings.length === 0 ? 'Знахідок немає' : `Знахідок: ${findings.length}`;

const findingText = (finding: MatrixFinding): string => `${placeText(finding)}: ${finding.text}`;

/** Rows of one file of tables stand together: «term.md: 1, 4, 7». */
export function rowsByFile(rows: readonly Entry[]): [file: string, rows: { number: string; row: Entry }[]][] {
  const files = new Map<string, { number: string; row: Entry }[]>();
  for (const row of rows) {
    const [file = '', number = ''] = row.ref.split('#');
    files.set(file, [...(files.get(file) ?? []), { number, row }]);
  }
  return [...files];
}

/** All that was found, a line each: for the standard output of a command that wrote the matrix elsewhere. */
export const findingsSummary = (matrix: Matrix): string =>
  [`${findingsHeading(matrix)}.`, ...matrix.findings.map(findingText)].join('\n');
