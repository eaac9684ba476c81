import { dayInKyiv } from '../domain/kyiv-time.js';
import type { PlainDate } from '../domain/plain-date.js';
import type { DocumentFace } from './render/document-view.js';
import { dotted } from './letters/wording.js';
import { renderText } from './render/text.js';
import { dispatchChannels, documentStatuses, type DocumentRecord } from './tables.js';

/** The day it left; of what left before the register of postings was kept here, the day it was written down. */
const sentOnOf = ({ sentOn, dispatchedAt }: DocumentRecord): PlainDate | null =>
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

/** How a letter goes out or has gone (відправлення): by when it is to be sent, when and how it was. */
export function dispatchView(document: DocumentRecord, today: PlainDate) {
  const { sendBy, channel, dispatchedAt, dispatchedBy, postingNumber, status } = document;
  return {
    sendBy,
    overdue: status !== 'dispatched' && sendBy !== null && sendBy < today,
    channel,
    channelLabel: channel && dispatchChannels[channel],
    sentOn: sentOnOf(document),
    postingNumber,
    dispatchedBy,
    dispatchedAt,
  };
}

/** Letters that people have yet to post, with the day by which they are to. */
export function unsentLetters(documents: readonly DocumentRecord[], today: PlainDate) {
  return documents
    .filter(({ sendBy, status }) => sendBy !== null && status !== 'dispatched')
    .map((document) => {
      const { id, sheet, number, status } = document;
      const { sendBy, overdue } = dispatchView(document, today);
      return { documentId: id, title: sheet.title, number, statusLabel: documentStatuses[status], sendBy, overdue };
    });
}

/** A document as the interface shows it; the e-mail address stays with those who send. */
export function documentView(document: DocumentRecord, face: DocumentFace, today: PlainDate) {
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
    addressee: document.addressee && { name: document.addressee.name, address: document.addressee.address },
    ...dispatchView(document, today),
    createdBy,
    createdAt,
    text: renderText(face),
  };
}

export const exampleDocument = {
  id: '5d1d6a3c-1f0e-4b57-9a35-0c1c8a4f9a10',
  subject: '0b7cbe8e-6b1f-4b35-9a7e-0f5f1f7f6a11',
  kind: 'forward-notice',
  title: 'Про пересилання звернення за належністю',
  status: 'dispatched',
  statusLabel: 'надіслано',
  number: '01/15',
  signedOn: '2024-03-06',
  signature: { title: 'Начальник управління по роботі зі зверненнями громадян', name: null },
  signedBy: 'p-office-head',
  addressee: { name: 'Коваленко М. І.', address: 'вул. Соборності, 1, кв. 2, м. Кривий Ріг' },
  sendBy: '2024-03-07',
  overdue: false,
  channel: 'registered-post',
  channelLabel: 'рекомендованим листом',
  sentOn: '2024-03-07',
  postingNumber: '112',
  dispatchedBy: 'p-registrar-1',
  dispatchedAt: '2024-03-07T13:20:00.000Z',
  createdBy: 'p-registrar-1',
  createdAt: '2024-03-06T09:05:00.000Z',
  text: 'Виконавчий комітет Криворізької міської ради …',
};
