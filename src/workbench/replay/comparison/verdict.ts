import { z } from 'zod';
import { choice, text, texts, type View, view, wordsOf } from '../../../platform/http/index.js';
import { ClauseRefView, factsView } from '../../../policy/index.js';

/** What rules answered, as far as a replay compares it. */
export const AnswerView = view('ReplayedAnswer', 'Відповідь правил.', {
  outcome: text('Рішення'),
  rule: text('Правило, яке вирішило; null, якщо жодне').nullable(),
  clauses: z.array(ClauseRefView).describe('Пункти, на яких тримається'),
  values: factsView('Значення, що йдуть із рішенням'),
});
export type Answer = View<typeof AnswerView>;

/** Why a candidate gives no answer to a stored decision (чому не перераховано). */
export const refusalKinds = {
  'lacks-facts': 'знімок не має фактів, яких питає кандидат',
  'facts-invalid': 'значення фактів кандидат не приймає',
  'facts-impossible': 'за кандидатом таке поєднання фактів неможливе',
  'no-edition': 'на день справи кандидат не має чинної редакції',
  conflict: 'правила кандидата суперечать одне одному',
  'set-gone': 'набору в кандидаті немає',
  'received-unknown': 'день надходження справи невідомий',
} as const;
type RefusalKind = keyof typeof refusalKinds;

/** No answer: why, and the facts, invariants or rules that it is about. */
export interface Refusal {
  readonly refused: RefusalKind;
  readonly about: readonly string[];
}

/** What differs, the weightiest first; a decision is counted under one of them (вид зміни). */
export const differenceKinds = {
  outcome: 'інше рішення',
  values: 'те саме рішення з іншими значеннями',
  term: 'те саме рішення, інший граничний день',
  clauses: 'те саме рішення на підставі інших пунктів',
  rule: 'те саме рішення за іншим правилом',
} as const;
type DifferenceKind = keyof typeof differenceKinds;

export type ChangeKind = DifferenceKind | RefusalKind;
export const changeKinds = { ...differenceKinds, ...refusalKinds };
export const ChangeKindView = choice(
  'ReplayChangeKind',
  'Що зміниться або чому не перераховано.',
  wordsOf(changeKinds),
);

export type Becomes = Answer | Refusal;
/** Either of the two: what is refused has no answer. */
export const BecomesView = view('ReplayedAnew', 'Відповідь за іншими правилами або чому її немає.', {
  ...AnswerView.partial().shape,
  refused: choice('ReplayRefusal', 'Чому не перераховано.', wordsOf(refusalKinds)).optional(),
  about: texts('Факти, неможливі поєднання чи правила, яких це стосується').optional(),
});

export function isRefusal(becomes: Becomes): becomes is Refusal {
  return 'refused' in becomes;
}
