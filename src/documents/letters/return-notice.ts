import { appeal, clauses, count, oneOf, texts } from '../templates/fields.js';
import { defineLetter } from '../templates/letters.js';

/** Gives the appeal back and explains how to put it right (повернення з роз’ясненням, art. 5 and 7). */
export const returnNotice = defineLetter('return-notice', {
  appeal,
  ground: oneOf('чому повертають', {
    incomplete: 'бракує того, чого вимагає стаття 5',
    insufficient: 'оформлене, але за ним не можна вирішити (стаття 7)',
  }),
  lacking: texts('чого бракує і що зробити, словами реєстратора'),
  clauses,
  sheets: count('скільки аркушів у зверненні').nullable(),
});
