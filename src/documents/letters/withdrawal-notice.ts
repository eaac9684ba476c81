import { appeal, day, group, text } from '../templates/fields.js';
import { defineLetter } from '../templates/letters.js';

/**
 * Tells a body that acts on an appeal by our covering letter that the citizen has taken it back (повідомлення про
 * відкликання): we wait for no answer; what is in that body's own powers it decides itself.
 */
export const withdrawalNotice = defineLetter('withdrawal-notice', {
  appeal,
  sent: group('супровідний лист, яким звернення надіслано', { number: text('номер'), on: day('дата') }),
});
