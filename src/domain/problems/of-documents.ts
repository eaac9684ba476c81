import type { ProblemRow } from './problem-row.js';

/** Refusals of letters on their way out (вихідні документи). */
export const ofDocuments = {
  DOCUMENT_SIGNED: {
    status: 409,
    title: 'Документ уже підписано.',
    advice: 'Підписаний документ не змінюють: за потреби складіть новий.',
  },
  DOCUMENT_SENT: {
    status: 409,
    title: 'Документ уже надіслано.',
    advice: 'Надіслане не повторюють: за потреби складіть новий документ.',
  },
  DOCUMENT_UNSIGNED: {
    status: 409,
    title: 'Документ ще не підписано.',
    advice: 'Надіслати можна лише підписаний документ.',
  },
  SIGNATORY_OTHER: {
    status: 403,
    title: 'Цей документ підписує інша посадова особа.',
    advice: 'Передайте документ посадовій особі, яка має його підписати, або тому, хто її заступає.',
  },
} satisfies Record<string, ProblemRow>;
