import { escapeMarkup } from '../../../platform/escape-markup.js';
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

const style = `
@page { size: A4 landscape; margin: 10mm }
body { font: 9pt/1.3 'Liberation Sans', Arial, sans-serif; margin: 0 auto; padding: 5mm; color: #000; background: #fff }
h1 { font-size: 14pt } h2 { font-size: 11pt; break-after: avoid }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
thead { display: table-header-group } tr { break-inside: avoid }
th, td { border: 1px solid #888; padding: 1mm; text-align: left; vertical-align: top; overflow-wrap: anywhere }
thead th { background: #eee } ul { margin: 0; padding: 0; list-style: none } li { margin-bottom: .5mm }
a { color: #124a8c; text-decoration: none } .clause { width: 6% } .summary { width: 15% } .count { width: 6% } .rules { width: 19% } .parameters { width: 9% }
.rows { width: 12% } .nodes { width: 13% } .fields { width: 11% } .letters { width: 9% } small { color: #555 } .covers, .through { color: #555 } td.count { text-align: right }
.findings { border: 2px solid #a00; padding: 2mm; margin-bottom: 5mm } .findings li { margin-bottom: 1mm }
.reason { font-style: italic }
@media print { body { padding: 0; font-size: 7.5pt } a { color: inherit } }
`;

/**
 * The matrix as a page to read and to print (A4 across, the header on every sheet). Self-contained: it loads
 * nothing, runs nothing, and every word of it is escaped.
 */
export function renderMatrixHtml(matrix: Matrix, link: LinkTo): string {
  const page = new Page(link);
  return `<!doctype html>
<html lang="uk">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.title}</title><style>${style}</style></head>
<body>
<h1>${words.title}</h1>
<p>Пункт, правила, параметри, рядки таблиць, вузли процесів, форми, листи і скільки рішень записано. Записаних рішень разом: ${words.counted(matrix.decisions)}.</p>
${page.findings(matrix)}
${matrix.acts.map((act) => page.act(act)).join('\n')}
</body>
</html>
`;
}

class Page {
  constructor(private readonly link: LinkTo) {}

  findings(matrix: Matrix): string {
    const heading = escapeMarkup(words.findingsHeading(matrix));
    if (matrix.findings.length === 0) return `<p class="fine">${heading}.</p>`;
    const items = matrix.findings.map(
      (one) => `<li class="${one.kind}">${this.anchor(one, words.placeText(one))}: ${escapeMarkup(one.text)}</li>`,
    );
    return `<section class="findings"><h2>${heading}</h2><ul>${items.join('\n')}</ul></section>`;
  }

  act({ id, title, rows }: MatrixAct): string {
    const head = [
      `<th scope="col" class="clause">${words.clauseHeading}</th>`,
      `<th scope="col" class="summary">${words.summaryHeading}</th>`,
      ...columns.map((column) => `<th scope="col" class="${column}">${words.headings[column]}</th>`),
      `<th scope="col" class="count">${words.decisionsHeading}</th>`,
    ];
    return `<h2 id="${escapeMarkup(id)}">${escapeMarkup(title)}</h2>
<table><thead><tr>${head.join('')}</tr></thead>
<tbody>
${rows.map((row) => this.row(row)).join('\n')}
</tbody></table>`;
  }

  private row(row: ClauseRow): string {
    const reasons = row.reasons.map((reason) => `<div class="reason">${escapeMarkup(reason)}</div>`).join('');
    const cells = columns.map((column) => `<td class="${column}">${this.cell(column, row[column])}</td>`);
    return `<tr id="${escapeMarkup(row.cited)}"><th scope="row">${this.anchor(row, row.cited)}</th><td>${escapeMarkup(row.summary)}${reasons}</td>${cells.join('')}<td class="count">${words.counted(row.decisions)}</td></tr>`;
  }

  private cell(column: Column, entries: readonly Entry[]): string {
    if (entries.length === 0) return '';
    const items = column === 'rows' ? this.rowNumbers(entries) : entries.map((entry) => this.item(column, entry));
    return `<ul>${items.join('')}</ul>`;
  }

  private item(column: Column, entry: Entry): string {
    const { label, ref, tie, decisions } = entry;
    const name = column === 'parameters' || label === ref ? '' : ` <small>${escapeMarkup(ref)}</small>`;
    const made = decisions ? ` · рішень ${decisions}` : '';
    return `<li class="${tie}">${this.anchor(entry, label)}${name}${escapeMarkup(words.tieMarks[tie] + made)}</li>`;
  }

  private rowNumbers(entries: readonly Entry[]): string[] {
    return words.rowsByFile(entries).map(([file, rows]) => {
      const numbers = rows.map(({ number, row }) => this.anchor(row, number, row.label));
      return `<li>${escapeMarkup(file)}: ${numbers.join(', ')}</li>`;
    });
  }

  private anchor(place: Place & { readonly resource?: string | null }, text: string, hint?: string): string {
    const address = this.link(place);
    const note = escapeMarkup([hint, words.placeText(place)].filter(Boolean).join(' · '));
    return address === null
      ? `<span title="${note}">${escapeMarkup(text)}</span>`
      : `<a href="${escapeMarkup(address)}" title="${note}">${escapeMarkup(text)}</a>`;
  }
}
