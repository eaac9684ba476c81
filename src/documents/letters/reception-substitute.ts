import { day, text } from '../templates/fields.js';
import { defineLetter } from '../templates/letters.js';

/** Tells those who came who receives them today, and what they may do about it (оголошення про заміну, KR-2.15, 2.16). */
export const receptionSubstitute = defineLetter('reception-substitute', {
  leader: text('чий прийом, у родовому відмінку'),
  substitute: text('хто приймає замість: «Перший заступник міського голови»'),
  heldOn: day('день прийому'),
  beginsAt: text('година початку: «10:00»'),
  place: text('де'),
});
