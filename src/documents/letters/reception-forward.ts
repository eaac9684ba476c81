import { clauses, day, text, texts } from '../templates/fields.js';
import { defineLetter } from '../templates/letters.js';

/**
 * Tells a citizen who was not told at the reception where the questions were sent (повідомлення про направлення,
 * KR-2.31). The head of the office signs it, or the deputy head in the head's absence.
 */
export const receptionForward = defineLetter('reception-forward', {
  card: text('номер картки прийому: «17/2026»'),
  heldOn: day('день прийому'),
  leader: text('хто приймав, у родовому відмінку'),
  questions: texts('суть питань'),
  bodies: texts('кому направлено, у родовому відмінку, за порядком доручення'),
  mainExecutor: text('хто дає узагальнену відповідь (KR-2.30)').nullable(),
  dueOn: day('останній день відповіді').nullable(),
  clauses,
});
