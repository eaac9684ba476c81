import {
  appeal,
  clauses,
  day,
  days,
  earlier,
  group,
  list,
  preparedBy,
  said,
  text,
  texts,
} from '../templates/fields.js';
import { defineLetter, type Given } from '../templates/letters.js';

const letter = defineLetter('final-answer', {
  appeal,
  earlier,
  answers: list(
    'питання та результати, якщо не вирішено лише частину; інакше порожній',
    group('питання', { gist: text('суть питання'), result: text('результат розгляду') }),
  ),
  unresolved: texts('номери невирішених питань; порожній, якщо не вирішено всіх'),
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

type FinalAnswer = Omit<Given<typeof letter>, 'answers' | 'unresolved'> & {
  /** All that was raised; null for what is left: what is resolved or was sent on is not (docs/decisions/0147). */
  readonly questions: readonly { readonly gist: string; readonly result: string | null }[];
};

/**
 * The answer when the question cannot be settled within the longest term (остаточна відповідь, KR-3.15,
 * KR-2.32): the reasons, or a definite day, which then enters the work plans under the main executor. Without a day the
 * citizen is left with nothing, as by a refusal, and is told how to appeal (art. 15, 16; docs/decisions/0123).
 */
export function finalAnswer({ questions, ...rest }: FinalAnswer) {
  const left = questions.flatMap(({ result }, place) => (result === null ? [String(place + 1)] : []));
  const isOfSome = left.length < questions.length;
  const answers = questions.map(({ gist, result }) => ({ gist, result: result ?? 'не вирішено' }));
  return letter({ ...rest, answers: isOfSome ? answers : [], unresolved: isOfSome ? left : [] });
}
