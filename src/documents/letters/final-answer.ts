import { appeal, clauses, day, days, earlier, group, list, preparedBy, said, text } from '../templates/fields.js';
import { defineLetter } from '../templates/letters.js';

/**
 * The answer when the question cannot be settled within the longest term (остаточна відповідь, KR-3.15,
 * KR-2.32): the reasons, or a definite day, which then enters the work plans under the main executor. Without a day the
 * citizen is left with nothing, as by a refusal, and is told how to appeal (art. 15, 16; docs/decisions/0123).
 */
export const finalAnswer = defineLetter('final-answer', {
  appeal,
  earlier,
  reasons: list('об’єктивні причини, по абзацу', said('причина')),
  promise: group('якщо названо день виконання', {
    work: said('роботи чи заходи'),
    on: day('до якого дня їх виконають'),
    controlledBy: text('головний виконавець, який контролює'),
  }).nullable(),
  capDays: days('найдовший строк: «45 днів»'),
  clauses,
  preparedBy,
});
