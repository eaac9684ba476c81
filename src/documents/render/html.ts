import { escapeMarkup } from '../../platform/escape-markup.js';
import type { Block } from '../sheet.js';
import type { DocumentFace } from './document-view.js';
import { printable } from './plain-words.js';
import { addressLines, attachmentsLine, hasEndlessWord, markOf, numberLine, pointsOf, signerOf } from './text.js';

const style = `
@page { size: A4; margin: 20mm 10mm 20mm 30mm }
body { font: 13pt/1.4 'Noto Serif', 'DejaVu Serif', serif; max-width: 170mm; margin: 0 auto; padding: 5mm; color: #000; background: #fff }
header { text-align: center; font-weight: bold; margin-bottom: 8mm }
.mark { border: 1px solid #000; padding: 1mm 2mm; font-weight: bold; margin-bottom: 6mm } .number { margin-bottom: 6mm } .addressee { margin: 0 0 8mm 50%; white-space: pre-line } .addressee:empty { display: none }
h1 { font-size: 13pt; font-weight: bold; margin: 6mm 0 } p { margin: 0; text-indent: 12.5mm; text-align: justify; white-space: pre-line }
.endless { text-indent: 0; text-align: left; overflow-wrap: anywhere } .attachments { margin-top: 4mm }
ol { margin: 2mm 0 2mm 12.5mm; padding-left: 6mm } table { border-collapse: collapse; width: 100%; margin: 3mm 0 }
th, td { border: 1px solid #000; padding: 1mm 2mm; text-align: left; vertical-align: top; font-weight: normal } .fields th { width: 40% }
.rows { font-size: 11pt; table-layout: fixed } .rows th { font-weight: bold } td { white-space: pre-line; overflow-wrap: anywhere } tr { break-inside: avoid }
.signature { margin-top: 14mm; font-weight: bold; display: grid; grid-template-columns: 80mm 60mm; column-gap: 30mm; align-items: end; break-inside: avoid; break-before: avoid } .prepared { margin-top: 14mm; font-size: 10pt }
.receipt { width: 75mm; margin: 0; border: 2px solid #000 } .receipt h1 { font-size: 11pt; text-align: center }
`;

const words = (text: string): string => escapeMarkup(printable(text));

/**
 * A document as a page to print (A4, office margins). Self-contained: it loads nothing, runs nothing, and
 * every word of it is escaped.
 */
export function renderHtml(face: DocumentFace): string {
  const { organisation, sheet } = face;
  const line = (name: string, text: string | null): string => (text ? `<div class="${name}">${words(text)}</div>` : '');
  return `<!doctype html>
<html lang="uk">
<head><meta charset="utf-8"><title>${words(sheet.title)}</title><style>${style}</style></head>
<body class="${sheet.kind}">
<header>${words(organisation)}</header>
${line('mark', markOf(face)?.whole ?? null)}
${line('number', numberLine(face))}
${line('addressee', addressLines(face))}
<main>
<h1>${words(sheet.title)}</h1>
${sheet.blocks.map(blockHtml).join('\n')}
</main>
${line('attachments', attachmentsLine(face))}
${signatureHtml(face)}
${line('prepared', sheet.preparedBy)}
</body>
</html>
`;
}

/** The post on the left, room for the hand, the name on the right. */
function signatureHtml({ signature }: DocumentFace): string {
  if (!signature) return '';
  return `<div class="signature"><span>${words(signature.title)}</span><span>${words(signerOf(signature))}</span></div>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p${hasEndlessWord(block.text) ? ' class="endless"' : ''}>${words(block.text)}</p>`;
    case 'list':
      return `<ol>${pointsOf(block.items)
        .map((item) => `<li>${words(item)}</li>`)
        .join('')}</ol>`;
    case 'fields': {
      const rows = block.rows.map(
        ([label, value]) => `<tr><th scope="row">${words(label)}</th><td>${words(value)}</td></tr>`,
      );
      return `<table class="fields">${rows.join('')}</table>`;
    }
    case 'table': {
      const whole = block.columns.reduce((sum, { share }) => sum + share, 0);
      const widths = block.columns.map(({ share }) => `<col style="width:${(100 * share) / whole}%">`);
      const heads = block.columns.map(({ title }) => `<th scope="col">${words(title)}</th>`);
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${words(cell)}</td>`).join('')}</tr>`);
      return `<table class="rows"><colgroup>${widths.join('')}</colgroup><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
    }
  }
}
