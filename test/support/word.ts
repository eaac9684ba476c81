import JSZip from 'jszip';
import {
  type FileChild,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';

/** The pieces of a template, as an admin writes them in Word. */
export const title = (text: string) => new Paragraph({ heading: HeadingLevel.TITLE, text });
export const line = (...runs: string[]) => new Paragraph({ children: runs.map((text) => new TextRun(text)) });
export const point = (text: string) => new Paragraph({ numbering: { reference: 'list', level: 0 }, text });
export const inStyle = (style: string, text: string) => new Paragraph({ style, text });
export const grid = (rows: readonly (readonly string[])[], isHeaded = false) =>
  new Table({
    rows: rows.map((row, index) => {
      const children = row.map((text) => new TableCell({ children: text.split('\n').map((one) => line(one)) }));
      return new TableRow({ tableHeader: isHeaded && index === 0, children });
    }),
  });

/** A document of Word with these pieces in it. */
export function word(...children: FileChild[]): Promise<Buffer> {
  const numbered = { level: 0, format: LevelFormat.DECIMAL, text: '%1.' };
  const styles = [
    { id: 'Style15', name: 'Додаток' },
    { id: 'Style16', name: 'Виконавець' },
  ];
  const document = new Document({
    styles: { paragraphStyles: styles },
    numbering: { config: [{ reference: 'list', levels: [numbered] }] },
    sections: [{ children }],
  });
  return Packer.toBuffer(document);
}

/** A template with other words in it, as an admin changes it in Word. */
export async function reworded(bytes: Buffer, from: string, to: string): Promise<Buffer> {
  const [zip, file] = [await JSZip.loadAsync(bytes), 'word/document.xml'];
  const xml = (await zip.file(file)?.async('string')) ?? '';
  if (!xml.includes(from)) throw new Error(`The template does not say ${from}.`);
  zip.file(file, xml.replace(from, to));
  return zip.generateAsync({ type: 'nodebuffer' });
}
