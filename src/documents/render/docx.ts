import { readFile } from 'node:fs/promises';
import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Header,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type IParagraphOptions,
  Table,
  TableBorders,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import PizZip from 'pizzip';
import type { Block, Sheet } from '../sheet.js';
import type { DocumentFace } from './document-view.js';
import { printable } from './plain-words.js';
import { addressLines, attachmentsLine, hasEndlessWord, markOf, numberLine, pointsOf, signerOf } from './text.js';
import { fontFiles, typeface } from './typeface.js';

/** Millimetres in twentieths of a point; the library's own measure cuts off where it should round. */
const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
/** A letter's height in points, as the format counts it: in halves. */
const points = (height: number): number => height * 2;

/** What an A4 page leaves between the margins of an office, and the frame of a stamp, in twentieths of a point. */
const [lineWidth, stampWidth] = [twips(170), twips(75)];
const stampMargin = twips(2);
const margins = { left: twips(30), right: twips(10), top: twips(20), bottom: twips(20) };

/** A document as a file of an office suite (DOCX, A4, office margins), for those who have to go on with its text. */
export async function renderDocx(face: DocumentFace): Promise<Buffer> {
  const { organisation, sheet } = face;
  const content = contentOf(face);
  const document = new Document({
    title: printable(sheet.title),
    fonts: [{ name: typeface, data: await readFile(fontFiles[typeface].normal) }],
    creator: printable(organisation),
    styles: {
      default: { document: { run: { font: typeface, size: points(13), language: { value: 'uk-UA' } } } },
    },
    numbering: { config: sheet.blocks.map((_, index) => ({ reference: `list-${index}`, levels: [numbered] })) },
    sections: [
      {
        properties: { titlePage: true, page: { size: { width: twips(210), height: twips(297) }, margin: margins } },
        headers: { default: new Header({ children: [pageHead(markOf(face)?.short)] }) },
        children: sheet.kind === 'receipt' ? [framed(content)] : content,
      },
    ],
  });
  return withReadableFont(await Packer.toBuffer(document));
}

/** LibreOffice opens an embedded typeface by a key in capitals alone, and the library writes small letters: it was shown in another. */
function withReadableFont(docx: Buffer): Buffer {
  const [zip, table] = [new PizZip(docx), 'word/fontTable.xml'];
  const fonts = zip.file(table)?.asText() ?? '';
  zip.file(
    table,
    fonts.replace(/(?<=w:fontKey=")[^"]+/gu, (key) => key.toUpperCase()),
  );
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const numbered = {
  level: 0,
  format: LevelFormat.DECIMAL,
  text: '%1.',
  style: { paragraph: { indent: { left: twips(18), hanging: twips(6) } } },
} as const;

const pageHead = (mark?: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT, ...(mark === undefined ? [] : [` – ${mark}`])] })],
  });

const line = { style: BorderStyle.SINGLE, size: 6, space: 4, color: '000000' } as const;
const frame = { top: line, bottom: line, left: line, right: line };

type Look = Omit<IParagraphOptions, 'children'> & { readonly bold?: boolean; readonly size?: number };

/** Lines of one paragraph stay lines. */
function words(text: string, { bold = false, size, ...look }: Look = {}): Paragraph {
  const lines = printable(text).split('\n');
  const run = { ...(bold ? { bold } : {}), ...(size ? { size } : {}) };
  const children = lines.map((line, index) => new TextRun({ text: line, ...run, ...(index > 0 ? { break: 1 } : {}) }));
  return new Paragraph({ ...look, children });
}

function contentOf(face: DocumentFace): FileChild[] {
  const { organisation, sheet } = face;
  const optional = (text: string | null, look: Look): Paragraph[] => (text ? [words(text, look)] : []);
  return [
    words(organisation, { bold: true, alignment: AlignmentType.CENTER, spacing: { after: twips(8) } }),
    ...optional(markOf(face)?.whole ?? null, { bold: true, border: frame, spacing: { after: twips(6) } }),
    ...optional(numberLine(face), { spacing: { after: twips(6) } }),
    ...optional(addressLines(face), { indent: { left: twips(85) }, spacing: { after: twips(8) } }),
    words(sheet.title, { bold: true, keepNext: true, spacing: { before: twips(4), after: twips(5) } }),
    ...sheet.blocks.flatMap((block, index) => blockContent(block, index, widthOf(sheet))),
    ...optional(attachmentsLine(face), { spacing: { before: twips(4) } }),
    ...signatureOf(face),
    ...optional(sheet.preparedBy, { size: points(10), spacing: { before: twips(12) } }),
  ];
}

const widthOf = ({ kind }: Sheet): number => (kind === 'receipt' ? stampWidth - 2 * stampMargin : lineWidth);

function blockContent(block: Block, index: number, within: number): FileChild[] {
  switch (block.kind) {
    case 'paragraph':
      return [
        hasEndlessWord(block.text)
          ? words(block.text)
          : words(block.text, { alignment: AlignmentType.JUSTIFIED, indent: { firstLine: twips(12.5) } }),
      ];
    case 'list':
      return pointsOf(block.items).map((item) => words(item, { numbering: { reference: `list-${index}`, level: 0 } }));
    case 'fields':
      // In the narrow frame of a stamp «надходження» needs half of the line.
      return gridOf(within < lineWidth ? [50, 50] : [40, 60], block.rows, { headed: false, within });
    case 'table': {
      const titles = block.columns.map(({ title }) => title);
      const shares = block.columns.map(({ share }) => share);
      return gridOf(shares, [titles, ...block.rows], { headed: true, within });
    }
  }
}

const gap = (millimetres: number): Paragraph =>
  new Paragraph({ spacing: { line: twips(millimetres), lineRule: LineRuleType.EXACT } });

/** A heading row comes again on every page that the table goes on to. */
function gridOf(
  shares: readonly number[],
  rows: readonly (readonly string[])[],
  { headed, within }: { readonly headed: boolean; readonly within: number },
): FileChild[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const columnWidths = shares.map((share) => Math.round((within * share) / whole));
  const cell = (text: string, column: number, bold: boolean) =>
    new TableCell({
      width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
      margins: { left: twips(2), right: twips(2), top: twips(0.5), bottom: twips(0.5) },
      children: [words(text, { size: points(11), bold })],
    });
  const lines = rows.map((row, index) => {
    const heads = headed && index === 0;
    return new TableRow({
      tableHeader: heads,
      cantSplit: true,
      children: row.map((text, column) => cell(text, column, heads)),
    });
  });
  const table = new Table({ columnWidths, width: { size: within, type: WidthType.DXA }, rows: lines });
  // What stands before it is not to touch it; two tables in a row would grow into one.
  return [gap(2), table, gap(3)];
}

/** The post on the left, room for the hand, the name on the right, on its last line: long ones go on, neither squeezes the other. */
function signatureOf({ signature }: DocumentFace): FileChild[] {
  if (!signature) return [];
  const columnWidths = [twips(80), twips(30), twips(60)];
  const children = [signature.title, '', signerOf(signature)].map((text, column) => {
    const width = { size: columnWidths[column] ?? 0, type: WidthType.DXA };
    const margins = { left: 0, right: 0 };
    return new TableCell({
      width,
      margins,
      verticalAlign: VerticalAlign.BOTTOM,
      children: [words(text, { bold: true })],
    });
  });
  const rows = [new TableRow({ cantSplit: true, children })];
  const width = { size: lineWidth, type: WidthType.DXA };
  return [
    words('', { spacing: { before: twips(6) } }),
    new Table({ columnWidths, width, borders: TableBorders.NONE, rows }),
  ];
}

/** The stamp of the office is small, and stands in a frame. */
function framed(children: FileChild[]): Table {
  const width = { size: stampWidth, type: WidthType.DXA };
  const cell = new TableCell({ width, margins: { left: stampMargin, right: stampMargin }, children });
  return new Table({
    columnWidths: [stampWidth],
    width,
    rows: [new TableRow({ children: [cell] })],
  });
}
