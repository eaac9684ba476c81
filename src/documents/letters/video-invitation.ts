import { day, text } from '../templates/fields.js';
import { defineLetter } from '../templates/letters.js';

/** Gives a citizen the link of a reception by video (запрошення на відеозв’язок, KR-2.20): only those booked have it. */
export const videoInvitation = defineLetter('video-invitation', {
  leader: text('хто приймає, у родовому відмінку'),
  heldOn: day('день прийому'),
  beginsAt: text('година початку: «10:00»'),
  link: text('посилання на відеозв’язок'),
});
