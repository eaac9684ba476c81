import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Block } from '../sheet.js';
import type { DocumentFace } from './document-view.js';
import { printable } from './plain-words.js';
import { addressLines, attachmentsLine, hasEndlessWord, markOf, numberLine, pointsOf, signerOf } from './text.js';
import { fontFiles, setInType, typeface } from './typeface.js';

const millimetre = 72 / 25.4;
const mm = (length: number): number => length * millimetre;

const allowed: readonly string[] = Object.values(fontFiles).flatMap(({ normal, bold }) => [normal, bold]);

pdfmake.setFonts(fontFiles);
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => allowed.includes(path));

/**
 * A document as PDF (A4, office margins): what it says can be searched and copied. It loads nothing. `at` is when it
 * was printed: the file says so, and nothing else in it depends on the hour.
 */
export async function renderPdf(face: DocumentFace, at: Date): Promise<Buffer> {
  return pdfmake.createPdf(definitionOf(face, at)).getBuffer();
}

function definitionOf(face: DocumentFace, at: Date): TDocumentDefinitions {
  const { organisation, sheet } = face;
  return {
    pageSize: 'A4',
    pageMargins: [mm(30), mm(20), mm(10), mm(20)],
    info: { title: printable(sheet.title), author: printable(organisation), creationDate: at },
    language: 'uk-UA',
    defaultStyle: { font: typeface, fontSize: 11.5, lineHeight: 1.1 },
    header: (page) =>
      page > 1 ? { text: setInType(pageOf(face, page)), alignment: 'center', margin: [0, mm(10), 0, 0] } : null,
    content: sheet.kind === 'receipt' ? framed(contentOf(face)) : contentOf(face),
  };
}

function contentOf(face: DocumentFace): Content[] {
  const { organisation, sheet } = face;
  const parts: (Content | null)[] = [
    { text: setInType(organisation), bold: true, alignment: 'center', margin: [0, 0, 0, mm(8)] },
    markBox(face),
    textOr(numberLine(face), { margin: [0, 0, 0, mm(6)] }),
    textOr(addressLines(face), { margin: [mm(85), 0, 0, mm(8)] }),
    { text: setInType(sheet.title), bold: true, margin: [0, mm(4), 0, mm(5)] },
    ...sheet.blocks.slice(0, -1).map(blockContent),
    ...withSignature(face),
  ];
  return parts.filter((part) => part !== null);
}

const pageOf = (face: DocumentFace, page: number): string =>
  [String(page), markOf(face)?.short].filter(Boolean).join(' – ');

function markBox(face: DocumentFace): Content | null {
  const mark = markOf(face);
  if (mark === null) return null;
  return {
    table: { widths: ['*'], body: [[{ text: setInType(mark.whole), bold: true }]] },
    margin: [0, 0, 0, mm(6)],
  };
}

/** A signature stands on no page by itself: what was said last goes there with it, unless that is a page by itself. */
function withSignature(face: DocumentFace): Content[] {
  const { blocks, preparedBy } = face.sheet;
  const last = blocks.at(-1);
  const parts = [
    last ? blockContent(last) : null,
    textOr(attachmentsLine(face), { margin: [0, mm(4), 0, 0] }),
    signatureOf(face),
    textOr(preparedBy, { fontSize: 9, margin: [0, mm(12), 0, 0] }),
  ].filter((part) => part !== null);
  return last?.kind === 'paragraph' && last.text.length < 1000 ? [{ stack: parts, unbreakable: true }] : parts;
}

function textOr(text: string | null, look: { margin: [number, number, number, number]; fontSize?: number }) {
  return text ? { text: setInType(text), ...look } : null;
}

function blockContent(block: Block): Content {
  switch (block.kind) {
    case 'paragraph':
      return hasEndlessWord(block.text)
        ? { text: setInType(block.text), margin: [0, 0, 0, 3] }
        : { text: setInType(block.text, true), alignment: 'justify', leadingIndent: mm(12.5), margin: [0, 0, 0, 3] };
    case 'list':
      return { ol: pointsOf(block.items).map((item) => ({ text: setInType(item) })), margin: [mm(12.5), 3, 0, 6] };
    case 'fields':
      return gridOf(
        ['40%', '60%'],
        block.rows.map((row) => [...row]),
        0,
      );
    case 'table': {
      const titles = block.columns.map(({ title }) => title);
      const whole = block.columns.reduce((sum, { share }) => sum + share, 0);
      const widths = block.columns.map(({ share }) => `${(100 * share) / whole}%`);
      return gridOf(widths, [titles, ...block.rows.map((row) => [...row])], 1);
    }
  }
}

/** What fits on one page for sure, headings included; a row that is kept whole and does not fit would be lost. */
const safeLines = 30;
const widestSign = 3;

function linesOf(text: string, width: string): number {
  const signs = Math.max(1, (170 * Number.parseFloat(width)) / 100 / widestSign - 2);
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / signs)), 0);
}

/** A heading row comes again on every page that the table goes on to. */
function gridOf(widths: string[], rows: string[][], headerRows: 0 | 1): Content {
  const body = rows.map((row, index) =>
    row.map((text) => ({ text: setInType(text), bold: index < headerRows, alignment: 'left' as const })),
  );
  const isShort = (row: string[]): boolean =>
    row.every((text, column) => linesOf(text, widths[column] ?? '1%') <= safeLines);
  const dontBreakRows = rows.every(isShort);
  const table = { widths, body, headerRows, keepWithHeaderRows: dontBreakRows ? headerRows : 0, dontBreakRows };
  const layout = { hLineWidth: () => 0.6, vLineWidth: () => 0.6, paddingTop: () => 2, paddingBottom: () => 1 };
  return { table, layout, fontSize: 11, margin: [0, mm(2), 0, mm(3)] };
}

const none = (): number => 0;

/** The post on the left, room for the hand, the name on the right, on its last line: long ones go on, neither squeezes the other. */
function signatureOf({ signature }: DocumentFace): Content | null {
  if (!signature) return null;
  const bold = (text: string) => ({ text: setInType(text), bold: true, verticalAlignment: 'bottom' as const });
  const row = [bold(signature.title), '', bold(signerOf(signature))];
  const table = { widths: [mm(80), mm(30), mm(60)], body: [row], dontBreakRows: true };
  const layout = { defaultBorder: false, paddingLeft: none, paddingRight: none };
  return { table, layout, margin: [0, mm(12), 0, 0] };
}

/** The stamp of the office is small, and stands in a frame. */
function framed(stack: Content[]): Content {
  return { table: { widths: [mm(75)], body: [[{ stack, fontSize: 10 }]] } };
}
