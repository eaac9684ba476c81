import type { ClauseRef } from '../../domain/clause.js';
import type { Scalar } from '../../policy/analysis/index.js';

/** What rules answered, as far as a replay compares it. */
export interface Answer {
  readonly outcome: string;
  /** The deciding rule; null when the default stands. */
  readonly rule: string | null;
  readonly clauses: readonly ClauseRef[];
  readonly values: Readonly<Record<string, Scalar>>;
}

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
export type RefusalKind = keyof typeof refusalKinds;

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
export type DifferenceKind = keyof typeof differenceKinds;

export type ChangeKind = DifferenceKind | RefusalKind;
export type Becomes = Answer | Refusal;

export function isRefusal(becomes: Becomes): becomes is Refusal {
  return 'refused' in becomes;
}
