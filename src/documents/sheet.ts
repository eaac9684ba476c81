import type { ClauseRef } from '../domain/clause.js';

/** A part of a document’s text, in the order it is read. Plain words only: markup in it is shown, never obeyed. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'fields'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] };

/** A column of a table: its heading, and how wide it is beside the others. */
interface Column {
  readonly title: string;
  readonly share: number;
}

const clausesOf =
  (act: string) =>
  (...clauses: readonly string[]): readonly ClauseRef[] =>
    clauses.map((clause) => ({ act, clause }));
const law = clausesOf('law-393-96');
const regulation = clausesOf('kr-225-r-2023');

/** What the council writes (вид документа), and the clauses it was made for: those it prints come with the decision. */
export const documentKinds = {
  receipt: { title: 'Відмітка про реєстрацію', clauses: regulation('3.8') },
  'forward-notice': { title: 'Повідомлення про пересилання звернення', clauses: [...law('7'), ...regulation('3.7')] },
  'covering-letter': { title: 'Супровідний лист', clauses: [...law('10'), ...regulation('3.19')] },
  'external-notice': {
    title: 'Повідомлення про направлення звернення виконавцям',
    clauses: regulation('2.31', '3.13', '3.14'),
  },
  'extension-notice': { title: 'Повідомлення про продовження строку розгляду', clauses: law('20') },
  'return-notice': { title: 'Повернення звернення з роз’ясненням', clauses: law('5', '7') },
  'unconsidered-notice': {
    title: 'Повідомлення про припинення розгляду',
    clauses: [...law('8'), ...regulation('3.5', '3.6')],
  },
  reply: { title: 'Відповідь на звернення', clauses: [...law('15'), ...regulation('3.12')] },
  'final-answer': { title: 'Остаточна відповідь на звернення', clauses: regulation('2.32', '3.15') },
  'sender-answer': {
    title: 'Інформація про результати розгляду тому, хто надіслав звернення',
    clauses: regulation('2.28'),
  },
  'sender-notice': { title: 'Повідомлення тому, хто надіслав звернення', clauses: [] },
  'withdrawal-notice': { title: 'Повідомлення про відкликання звернення', clauses: [] },
  'appeal-card': { title: 'Реєстраційно-контрольна картка', clauses: [] },
  'reception-card': {
    title: 'Картка особистого прийому',
    clauses: regulation('2.3.3', '2.4', '2.15', '2.23', '2.24', '2.26', '2.28'),
  },
  'booked-list': { title: 'Список записаних на особистий прийом', clauses: regulation('2.6', '2.11', '2.14') },
  'reception-change': { title: 'Повідомлення про зміни в особистому прийомі', clauses: [] },
  'reception-explanation': {
    title: 'Письмове роз’яснення за підсумками особистого прийому',
    clauses: regulation('2.28', '2.29'),
  },
  'reception-forward': {
    title: 'Повідомлення про направлення питань з особистого прийому',
    clauses: regulation('2.30', '2.31'),
  },
  'reception-substitute': {
    title: 'Оголошення про заміну посадової особи на прийомі',
    clauses: regulation('2.15', '2.16'),
  },
  'video-invitation': { title: 'Запрошення на прийом відеозв’язком', clauses: regulation('2.20') },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly clauses: readonly ClauseRef[] }>>;

/** A letter that only its template and a diagram make (власний лист ради): `letters/own-….docx`. */
export type OwnKind = `own-${string}`;
/** No longer than a column for kinds. */
export const isOwnKind = (kind: string): kind is OwnKind => /^own-[a-z0-9-]{1,36}$/u.test(kind);
export type DocumentKind = keyof typeof documentKinds | OwnKind;

/**
 * A document as it was drawn up (текст документа), apart from what signing adds: number, date and
 * signature. One source for what is read on a screen, printed and sent by e-mail.
 */
export interface Sheet {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** What goes with it: «звернення на 2 арк. в 1 прим.» */
  readonly attachments: readonly string[];
  /** «Коваленко, 92 00 00»: who drew it up, under the signature. */
  readonly preparedBy: string | null;
  /** Which of the things that letters of its kind tell of; only where they tell of several. */
  readonly matter?: string;
}

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const fields = (rows: readonly (readonly [label: string, value: string])[]): Block => ({ kind: 'fields', rows });
export const table = (columns: readonly Column[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  columns,
  rows,
});
