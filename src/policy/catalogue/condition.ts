/** A value of a fact: nothing nested, nothing missing. */
export type Scalar = string | number | boolean;

/** Types a fact can have (вид факту). Whatever may be unknown is an enum with `unknown`. */
export const factTypes = ['boolean', 'enum', 'integer', 'date'] as const;
type FactType = (typeof factTypes)[number];

const equality = ['equal', 'notEqual'] as const;
const membership = ['in', 'notIn'] as const;
const ordering = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'] as const;

export const operators = [...equality, ...membership, ...ordering] as const;
export type Operator = (typeof operators)[number];

/** Which comparisons make sense for a type: no order of enums, no list of booleans. */
export const operatorsOf: Readonly<Record<FactType, readonly Operator[]>> = {
  boolean: equality,
  enum: [...equality, ...membership],
  integer: [...equality, ...membership, ...ordering],
  date: [...equality, ...ordering],
};

/** A dated parameter named in a rule; its value is taken on the rule's date. */
interface ParameterReference {
  readonly fact: string;
}

/** One comparison of a fact (умова). `V` is what may stand on its right side. */
export interface Comparison<V = Scalar | readonly Scalar[] | ParameterReference> {
  readonly fact: string;
  readonly operator: Operator;
  readonly value: V;
}

/** Conditions in json-rules-engine's own form; exactly one of the keys stands in a group. */
export type ConditionGroup<V = Comparison['value']> =
  | { readonly all: readonly Condition<V>[] }
  | { readonly any: readonly Condition<V>[] }
  | { readonly not: Condition<V> };
export type Condition<V = Comparison['value']> = Comparison<V> | ConditionGroup<V>;

/** The same with every parameter replaced by its value on a date. */
export type Resolved = Scalar | readonly Scalar[];

export function isParameterReference(value: unknown): value is ParameterReference {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every comparison inside, left to right. */
export function* comparisons<V>(condition: Condition<V>): Generator<Comparison<V>> {
  if ('all' in condition) for (const part of condition.all) yield* comparisons(part);
  else if ('any' in condition) for (const part of condition.any) yield* comparisons(part);
  else if ('not' in condition) yield* comparisons(condition.not);
  else yield condition;
}

/** Rebuilds a group with the right side of every comparison replaced. */
export function mapOperands<A, B>(group: ConditionGroup<A>, change: (operand: A) => B): ConditionGroup<B> {
  const each = (c: Condition<A>): Condition<B> =>
    'fact' in c ? { fact: c.fact, operator: c.operator, value: change(c.value) } : mapOperands(c, change);
  if ('all' in group) return { all: group.all.map(each) };
  if ('any' in group) return { any: group.any.map(each) };
  return { not: each(group.not) };
}
