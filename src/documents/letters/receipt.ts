import { count, day, text } from '../templates/fields.js';
import { defineLetter } from '../templates/letters.js';

const letter = defineLetter('receipt', {
  index: text('реєстраційний індекс'),
  registeredOn: day('дата реєстрації'),
  receivedOn: day('дата надходження, якщо зареєстровано іншого дня').nullable(),
  sheets: count('скільки аркушів').nullable(),
});

/**
 * The stamp on the citizen’s copy (відмітка на копії): organisation, index and date, put there on request
 * (KR-3.8). It confirms that the letter was taken, nothing more: it carries no name.
 */
export const receipt: typeof letter = ({ receivedOn, ...marks }) =>
  letter({ ...marks, receivedOn: receivedOn === marks.registeredOn ? null : receivedOn });
