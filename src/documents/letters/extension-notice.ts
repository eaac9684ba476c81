import { appeal, clauses, day, days, group, said, text } from '../templates/fields.js';
import { defineLetter } from '../templates/letters.js';

/** Tells the citizen that the term is longer, and why (повідомлення про продовження строку, art. 20). */
export const extensionNotice = defineLetter('extension-notice', {
  appeal,
  reasons: said('чому не вистачило першого строку: слова керівника, одне речення чи більше'),
  extendedTo: day('до якого дня продовжено'),
  answerBy: group('якщо той день вихідний', {
    dayOff: text('який це день: «16.05.2026, субота – вихідний день»'),
    on: day('робочий день, до якого буде відповідь'),
  }).nullable(),
  cap: group('межа всього строку', { days: days('скільки днів: «45 днів»'), on: day('останній із них') }),
  clauses,
});
