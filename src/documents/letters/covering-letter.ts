import { appeal, applicant, clauses, count, day, list, oneOf, said, text, texts } from '../templates/fields.js';
import { defineLetter } from '../templates/letters.js';

/** Goes with the appeal to the body that is to decide or act on it (супровідний лист). */
export const coveringLetter = defineLetter('covering-letter', {
  appeal,
  applicant,
  purpose: oneOf('навіщо надсилають', {
    forward: 'за належністю: вирішувати адресатові',
    execute: 'на виконання: адресата названо в резолюції, він відповідає головному виконавцеві',
    answer: 'районному комітетові: він головний виконавець і сам відповідає заявникові (KR-3.19)',
  }),
  questions: texts('питання, що належать до повноважень адресата'),
  words: list('що додав реєстратор, по абзацу', said('абзац')),
  answerTo: text('головний виконавець, якому відповідають виконавці').nullable(),
  answerBy: day('останній день відповіді').nullable(),
  sheets: count('скільки аркушів у зверненні').nullable(),
  clauses,
});
