import { dotted, ended, unended } from '../letters/wording.js';
import type { Block } from '../sheet.js';
import type { DocumentFace } from './document-view.js';

/** A document as plain text: the body of an e-mail, and what a screen reader speaks. */
export function renderText(face: DocumentFace): string {
  const { organisation, sheet } = face;
  const parts = [
    organisation,
    markOf(face)?.whole,
    numberLine(face),
    addressLines(face),
    sheet.title,
    ...sheet.blocks.map(blockText),
    attachmentsLine(face),
    signatureLine(face),
    sheet.preparedBy,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** What a paper that nobody may rely on says of itself: at its head, and in short on each further page. */
export function markOf({
  isDraft,
  told,
  withdrawal,
}: DocumentFace): { readonly short: string; readonly whole: string } | null {
  if (isDraft === true) return { short: 'ПРОЄКТ', whole: 'ПРОЄКТ' };
  if (told !== undefined) {
    const short = told.how.toUpperCase();
    return { short, whole: `${short} ${dotted(told.on)}. Хто сказав: ${ended(told.by)}` };
  }
  if (withdrawal === undefined) return null;
  const short = 'ВІДКЛИКАНО';
  if (withdrawal === null) return { short, whole: short };
  const { on, by, why } = withdrawal;
  return { short, whole: `${short} ${dotted(on)}. Причина: ${unended(why)}. Хто відкликав лист: ${ended(by)}` };
}

/** «04.03.2024 № 01/15»; what nobody has signed has neither, and what is signed by hand gets both by hand. */
export function numberLine({ number, signedOn, isToSign }: DocumentFace): string | null {
  if (isToSign === true) return '____________ № ____________';
  return number === null || signedOn === null ? null : `${dotted(signedOn)} № ${number}`;
}

/** To whom it goes: the name and, under it, the address. The e-mail address stays with those who send. */
export function addressLines({ addressee }: DocumentFace): string | null {
  return addressee && [addressee.name, addressee.address].filter(Boolean).join('\n');
}

/** «Додаток: копія протоколу.» */
export function attachmentsLine({ sheet }: DocumentFace): string | null {
  return sheet.attachments.length > 0 ? ended(`Додаток: ${sheet.attachments.join('; ')}`) : null;
}

/** The name beside the post: one that only repeats it is not printed twice, for the demonstration council has such names. */
export const signerOf = ({ title, name }: NonNullable<DocumentFace['signature']>): string =>
  name === title ? '' : (name ?? '');

function signatureLine({ signature }: DocumentFace): string | null {
  return signature && [signature.title, signerOf(signature)].filter(Boolean).join('    ');
}

/** A word that no line holds, such as an address of a page: its paragraph is neither indented nor spread to the edge. */
export const hasEndlessWord = (text: string): boolean => /\S{45}/u.test(text);

/** The points of a list as they end: by a semicolon, the last by a full stop. */
export const pointsOf = (items: readonly string[]): string[] =>
  items
    .map((item) => item.trim().replace(/[;,]$/u, ''))
    .map((item, index) => (index + 1 < items.length ? `${unended(item)};` : ended(item)));

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'list':
      return pointsOf(block.items)
        .map((item, index) => `${index + 1}. ${item}`)
        .join('\n');
    case 'fields':
      return block.rows.map(([label, value]) => `${label}: ${value}`).join('\n');
    case 'table':
      return [block.columns.map(({ title }) => title), ...block.rows]
        .map((row) => row.map((cell) => cell.replaceAll('\n', ' ')).join(' | '))
        .join('\n');
  }
}
