/** A part of a document’s text, in the order it is read. Plain words only: markup in it is shown, never obeyed. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'fields'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] };

/** A column of a table: its heading, and how wide it is beside the others. */
export interface Column {
  readonly title: string;
  readonly share: number;
}

/** What the council writes (вид документа). */
export const documentKinds = {
  receipt: 'Відмітка про реєстрацію',
  'forward-notice': 'Повідомлення про пересилання звернення',
  'covering-letter': 'Супровідний лист',
  'external-notice': 'Повідомлення про направлення звернення виконавцям',
  'extension-notice': 'Повідомлення про продовження строку розгляду',
  'return-notice': 'Повернення звернення з роз’ясненням',
  'unconsidered-notice': 'Повідомлення про припинення розгляду',
  reply: 'Відповідь на звернення',
  'final-answer': 'Остаточна відповідь на звернення',
  'sender-answer': 'Інформація про результати розгляду тому, хто надіслав звернення',
  'sender-notice': 'Повідомлення тому, хто надіслав звернення',
  resolution: 'Резолюція',
  'appeal-card': 'Реєстраційно-контрольна картка',
  'reception-card': 'Картка особистого прийому',
  'booked-list': 'Список записаних на особистий прийом',
  'reception-change': 'Повідомлення про зміни в особистому прийомі',
  'reception-explanation': 'Письмове роз’яснення за підсумками особистого прийому',
  'reception-forward': 'Повідомлення про направлення питань з особистого прийому',
  'reception-substitute': 'Оголошення про заміну посадової особи на прийомі',
  'video-invitation': 'Запрошення на прийом відеозв’язком',
} as const;

export type DocumentKind = keyof typeof documentKinds;

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
}

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const fields = (rows: readonly (readonly [label: string, value: string])[]): Block => ({ kind: 'fields', rows });
export const table = (columns: readonly Column[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  columns,
  rows,
});

/** Puts a document together, leaving out what does not apply to this case. */
export function sheet(
  kind: DocumentKind,
  title: string,
  blocks: readonly (Block | false | null)[],
  rest: Partial<Pick<Sheet, 'attachments' | 'preparedBy'>> = {},
): Sheet {
  const present = blocks.filter((block) => block !== false && block !== null);
  return { kind, title, blocks: present, attachments: rest.attachments ?? [], preparedBy: rest.preparedBy ?? null };
}
