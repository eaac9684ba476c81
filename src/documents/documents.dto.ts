import { dayInKyiv } from '../domain/kyiv-time.js';
import type { PlainDate } from '../domain/plain-date.js';
import type { DocumentFace } from './render/document-view.js';
import { choice, day, flag, id, instant, text, view, type View, wordsOf } from '../platform/http/index.js';
import { dotted } from './letters/wording.js';
import { renderText } from './render/text.js';
import { dispatchChannels, documentStatuses, type DocumentRecord, type DocumentStatus } from './tables.js';

/** The day it left; of what left before the register of postings was kept here, the day it was written down. */
export const sentOnOf = ({ sentOn, dispatchedAt }: DocumentRecord): PlainDate | null =>
  sentOn ?? (dispatchedAt && dayInKyiv(dispatchedAt));

/** «07.03.2026, рекомендованим листом, № 112 за реєстром» */
export function sentWords(document: DocumentRecord): string {
  const { channel, postingNumber } = document;
  const sentOn = sentOnOf(document);
  const parts = [
    sentOn && dotted(sentOn),
    channel && dispatchChannels[channel],
    postingNumber && `№ ${postingNumber} за реєстром`,
  ];
  return parts.filter(Boolean).join(', ');
}

const DispatchChannelName = choice('DispatchChannel', 'Як надіслано лист.', wordsOf(dispatchChannels));

/** How a letter goes out or has gone (відправлення): by when it is to be sent, when and how it was. */
const dispatch = {
  sendBy: day('До якого дня надіслати; null, якщо цього не чекає людина').nullable(),
  overdue: flag('Чи цей день минув, а листа не надіслано'),
  channel: DispatchChannelName.nullable(),
  channelLabel: text('Спосіб словами')
    .nullable()
    .meta({ examples: ['рекомендованим листом'] }),
  sentOn: day('Коли надіслано').nullable(),
  postingNumber: text('Номер за реєстром відправлень').nullable(),
  dispatchedBy: text('Хто записав відправлення').nullable(),
  dispatchedAt: instant('Коли записано').nullable(),
};

/** Whether a letter is on its way out and has not left. */
const isOver: ReadonlySet<DocumentStatus> = new Set(['dispatched', 'told', 'withdrawn']);
export const isToLeave = ({ status }: DocumentRecord): boolean => !isOver.has(status);

export const DispatchView = view('Dispatch', 'Відправлення листа.', dispatch);

export function dispatchView(document: DocumentRecord, today: PlainDate): View<typeof DispatchView> {
  const { sendBy, channel, dispatchedAt, dispatchedBy, postingNumber } = document;
  return {
    sendBy,
    overdue: isToLeave(document) && sendBy !== null && sendBy < today,
    channel,
    channelLabel: channel && dispatchChannels[channel],
    sentOn: sentOnOf(document),
    postingNumber,
    dispatchedBy,
    dispatchedAt,
  };
}

export const UnsentLetter = view('UnsentLetter', 'Лист, який ще треба надіслати.', {
  documentId: id('Документ'),
  title: text('Назва'),
  number: text('Номер; null, доки не підписано').nullable(),
  statusLabel: text('Стан словами'),
  sendBy: day('До якого дня надіслати').nullable(),
  overdue: flag('Чи цей день минув'),
});

/** Letters that people have yet to post, with the day by which they are to. */
export function unsentLetters(documents: readonly DocumentRecord[], today: PlainDate): View<typeof UnsentLetter>[] {
  return documents
    .filter((document) => document.sendBy !== null && isToLeave(document))
    .map((document) => {
      const { id, sheet, number, status } = document;
      const { sendBy, overdue } = dispatchView(document, today);
      return { documentId: id, title: sheet.title, number, statusLabel: documentStatuses[status], sendBy, overdue };
    });
}

export const DocumentView = view('Document', 'Документ справи: лист, повідомлення, картка.', {
  id: id('Ідентифікатор документа'),
  subject: text('Справа, якої він стосується'),
  kind: text('Вид документа').meta({ examples: ['forward-notice'] }),
  title: text('Назва').meta({ examples: ['Про пересилання звернення за належністю'] }),
  status: choice('DocumentStatus', 'Стан документа.', wordsOf(documentStatuses)),
  statusLabel: text('Стан словами'),
  number: text('Номер; null, доки не підписано')
    .nullable()
    .meta({ examples: ['01/15'] }),
  signedOn: day('Коли підписано').nullable(),
  signature: view('DocumentSignature', 'Підпис.', {
    title: text('Посада'),
    name: text('Хто підписав; null, доки не підписано').nullable(),
  }).nullable(),
  signedBy: text('Працівник, який підписав').nullable(),
  withdrawal: view('DocumentWithdrawal', 'Відкликання листа.', {
    on: day('Коли відкликано'),
    by: text('Хто відкликав'),
    why: text('Чому'),
  })
    .nullable()
    .describe('null, якщо листа не відкликано; тоді, коли відкликано давно, — якщо цього не записано'),
  addressee: view('DocumentAddressee', 'Кому лист.', {
    name: text('Кому').meta({ examples: ['Коваленко М. І.'] }),
    address: text('Куди').nullable(),
  }).nullable(),
  ...dispatch,
  createdBy: text('Хто склав'),
  createdAt: instant('Коли складено'),
  text: text('Увесь документ простим текстом'),
});

/** A document as the interface shows it; the e-mail address stays with those who send. */
export function documentView(
  document: DocumentRecord,
  face: DocumentFace,
  today: PlainDate,
): View<typeof DocumentView> {
  const { id, subject, kind, status, number, createdBy, createdAt, signedBy } = document;
  return {
    id,
    subject,
    kind,
    title: document.sheet.title,
    status,
    statusLabel: documentStatuses[status],
    number,
    signedOn: face.signedOn,
    signature: face.signature,
    signedBy,
    withdrawal: document.withdrawal,
    addressee: document.addressee && { name: document.addressee.name, address: document.addressee.address },
    ...dispatchView(document, today),
    createdBy,
    createdAt,
    text: renderText(face),
  };
}
