import {
  columns,
  type ClauseRow,
  type Column,
  type Entry,
  type Matrix,
  type MatrixAct,
  type Place,
} from '../matrix.js';
import * as words from './headings.js';
import type { LinkTo } from './headings.js';

/** The matrix as Markdown: a table for each act, every cell with links to lines of files. */
export function renderMatrixMarkdown(matrix: Matrix, link: LinkTo): string {
  const print = new Print(link);
  return [
    `# ${words.title}`,
    `Записаних рішень разом: ${words.counted(matrix.decisions)}.`,
    ...print.findings(matrix),
    ...matrix.acts.map((act) => print.act(act)),
  ].join('\n\n');
}

/** Markup in a label is shown, never obeyed, and never breaks a table. */
const plain = (text: string): string =>
  text.replaceAll(/[\\|*_`<>[\]#&]/g, (sign) => `\\${sign}`).replaceAll(/\s+/g, ' ');

class Print {
  constructor(private readonly link: LinkTo) {}

  findings(matrix: Matrix): string[] {
    const items = matrix.findings.map((one) => `- ${this.anchor(one, words.placeText(one))}: ${plain(one.text)}`);
    return [`## ${words.findingsHeading(matrix)}`, ...(items.length > 0 ? [items.join('\n')] : [])];
  }

  act({ title, rows }: MatrixAct): string {
    const head = [
      words.clauseHeading,
      words.summaryHeading,
      ...columns.map((column) => words.headings[column]),
      words.decisionsHeading,
    ];
    const lines = [head, head.map(() => '---'), ...rows.map((row) => this.row(row))];
    return `## ${plain(title)}\n\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}`;
  }

  private row(row: ClauseRow): string[] {
    const reasons = row.reasons.map((reason) => `<br>_${plain(reason)}_`);
    return [
      this.anchor(row, row.cited),
      `${plain(row.summary)}${reasons.join('')}`,
      ...columns.map((column) => this.cell(column, row[column])),
      words.counted(row.decisions),
    ];
  }

  private cell(column: Column, entries: readonly Entry[]): string {
    if (column === 'rows') {
      return words
        .rowsByFile(entries)
        .map(([file, rows]) => `${plain(file)}: ${rows.map(({ number, row }) => this.anchor(row, number)).join(', ')}`)
        .join('<br>');
    }
    return entries
      .map((entry) => {
        const shown = column === 'parameters' ? entry.label : entry.ref;
        return `${this.anchor(entry, shown)}${words.tieMarks[entry.tie]}`;
      })
      .join('<br>');
  }

  private anchor(place: Place & { readonly resource?: string | null }, text: string): string {
    const address = this.link(place);
    return address === null ? plain(text) : `[${plain(text)}](${address})`;
  }
}
