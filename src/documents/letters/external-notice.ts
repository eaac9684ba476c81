import { appeal, clauses, day, group, text, texts } from '../templates/fields.js';
import { defineLetter } from '../templates/letters.js';

/** Tells the citizen to whom the resolution sent the appeal (повідомлення заявника, KR-3.14, KR-2.31). */
export const externalNotice = defineLetter('external-notice', {
  appeal,
  resolution: group('резолюція', {
    author: text('чия: «заступника міського голови …»'),
    writtenOn: day('коли накладена'),
  }),
  bodies: texts('органи та підприємства поза радою, у родовому відмінку'),
  mainExecutor: text('хто дає одну узагальнену відповідь (KR-3.13)'),
  dueOn: day('останній день відповіді'),
  clauses,
});
