import { create as disposition } from 'content-disposition';
import { z } from 'zod';
import { choice } from '../../platform/http/index.js';
import type { HttpReply } from '../../platform/http/request.js';
import type { DocumentFace } from './document-view.js';
import { renderHtml } from './html.js';
import { renderText } from './text.js';

/** The forms in which a document leaves the service as a whole (формат друку). */
export const printFormats = ['html', 'text', 'pdf', 'docx'] as const;
const PrintFormatName = choice('PrintFormat', 'У якому вигляді друкувати.', printFormats);

/** In which form a paper is asked for, in an address. */
export const Printed = z.strictObject({ format: PrintFormatName.default('html') });
export type Printed = z.infer<typeof Printed>;
type PrintFormat = (typeof printFormats)[number];

const types: Readonly<Record<PrintFormat, { readonly type: string; readonly ending: string }>> = {
  html: { type: 'text/html; charset=utf-8', ending: 'html' },
  text: { type: 'text/plain; charset=utf-8', ending: 'txt' },
  pdf: { type: 'application/pdf', ending: 'pdf' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
};

/**
 * Answers a request with a document in the form asked for. Pages, texts and PDF open in the browser; DOCX is saved,
 * under the name of the document. `at` is when it is printed.
 */
export async function printTo(reply: HttpReply, face: DocumentFace, format: PrintFormat, at: Date) {
  const { type, ending } = types[format];
  void reply.type(type);
  void reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
  const options = { type: format === 'docx' ? 'attachment' : 'inline', fallback: `document.${ending}` };
  void reply.header('content-disposition', disposition(`${fileNameOf(face)}.${ending}`, options));
  return print(face, format, at);
}

/** The two libraries are large, and most nodes print rarely: they are loaded when the first one is asked for. */
async function print(face: DocumentFace, format: PrintFormat, at: Date): Promise<string | Buffer> {
  switch (format) {
    case 'html':
      return renderHtml(face);
    case 'text':
      return renderText(face);
    case 'pdf':
      return (await import('./pdf.js')).renderPdf(face, at);
    case 'docx':
      return (await import('./docx.js')).renderDocx(face);
  }
}

/** «Про розгляд звернення, № 01-15»: signs that a file system refuses become dashes. */
function fileNameOf({ sheet, number }: DocumentFace): string {
  const name = number === null ? sheet.title : `${sheet.title}, № ${number}`;
  // eslint-disable-next-line no-control-regex
  const legal = name.replace(/[\u0000-\u001f\u007f"*/:<>?\\|]+/g, '-').trim();
  return [...legal].slice(0, 120).join('');
}
