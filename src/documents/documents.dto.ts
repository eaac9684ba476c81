import type { DocumentFace } from './render/document-view.js';
import { renderText } from './render/text.js';
import type { DocumentRecord } from './tables.js';

/** A document as the interface shows it; the e-mail address stays with those who send. */
export function documentView(document: DocumentRecord, face: DocumentFace) {
  const { id, subject, kind, status, number, channel, dispatchedAt, createdBy, createdAt, signedBy } = document;
  return {
    id,
    subject,
    kind,
    title: document.sheet.title,
    status,
    number,
    signedOn: face.signedOn,
    signature: face.signature,
    signedBy,
    addressee: document.addressee && { name: document.addressee.name, address: document.addressee.address },
    channel,
    dispatchedAt,
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
  number: '01/15',
  signedOn: '2024-03-06',
  signature: { title: 'Начальник управління по роботі зі зверненнями громадян', name: null },
  signedBy: 'p-office-head',
  addressee: { name: 'Коваленко М. І.', address: 'вул. Соборності, 1, кв. 2, м. Кривий Ріг' },
  channel: 'post',
  dispatchedAt: '2024-03-06T13:20:00.000Z',
  createdBy: 'p-registrar-1',
  createdAt: '2024-03-06T09:05:00.000Z',
  text: 'Виконавчий комітет Криворізької міської ради …',
};
