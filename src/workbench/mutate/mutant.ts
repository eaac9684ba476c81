import type { Diagram, Edition } from '../../policy/analysis/index.js';
import type { Ground } from '../rows/ground.js';

/** Ways in which a set is spoilt (види видозмін), with what a reviewer calls them. */
export const mutantKinds = {
  operator: 'порівняння',
  constant: 'стала ±1',
  value: 'значення факту',
  dropped: 'умову вилучено',
  negated: 'умову заперечено',
  group: 'усі ↔ будь-яка',
  removed: 'правило вилучено',
  outcome: 'інше рішення',
  param: 'значення рішення',
  priority: 'пріоритет',
  parameter: 'параметр ±1',
  clause: 'підстава',
  default: 'рішення за замовчуванням',
  force: 'день чинності',
} as const;
export type MutantKind = keyof typeof mutantKinds;

/** What a mutant does to one edition: the edition it becomes, and where that answers otherwise. Exact. */
export interface Change {
  readonly ground: Ground;
  readonly mutated: Edition;
  /** Possible combinations in which outcome, values or clauses differ; empty when nothing does. */
  readonly delta: Diagram;
}

/** A set with one small mistake in it (видозміна, мутант): the tables must notice. */
export interface Mutant {
  readonly kind: MutantKind;
  /** The rule spoilt; null for the default and for a parameter. */
  readonly rule: string | null;
  /** What was spoilt, in words. */
  readonly text: string;
  readonly changes: readonly Change[];
}
