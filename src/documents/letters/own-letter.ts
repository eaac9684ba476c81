import { appeal, applicant, day, group, list, said, text } from '../templates/fields.js';
import { anyOwn, defineLetter } from '../templates/letters.js';

/** A letter to the citizen that only its template and a diagram make (власний лист ради): of what is known of any case. */
export const ownLetter = defineLetter(anyOwn, {
  appeal,
  applicant,
  today: day('день, коли лист складено'),
  questions: list('порушені питання', group('питання', { gist: text('суть питання') })),
  dueOn: day('останній день розгляду').nullable(),
  mainExecutor: text('головний виконавець').nullable(),
  words: list('що написано у полі letterWords останньої форми, по абзацу', said('абзац')),
});
