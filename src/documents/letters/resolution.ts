import { appeal, applicant, day, executors, text } from '../templates/fields.js';
import { defineLetter } from '../templates/letters.js';

/** A leader’s instruction on an appeal, as the executors get it (резолюція, KR-3.12). */
export const resolution = defineLetter('resolution', {
  appeal,
  applicant,
  text: text('зміст резолюції'),
  executors,
  dueOn: day('строк виконання'),
  writtenOn: day('дата резолюції'),
});
