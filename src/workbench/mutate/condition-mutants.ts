import { addDays, plainDate } from '../../domain/plain-date.js';
import type { FactDefinition } from '../../policy/index.js';
import {
  type Comparison,
  type Condition,
  type Operator,
  type Resolved,
  type Scalar,
  comparisonInWords,
} from '../../policy/analysis/index.js';
import type { MutantKind } from './mutant.js';

/** The condition of a rule with one mistake in it. */
interface SpoiltCondition {
  readonly kind: MutantKind;
  readonly text: string;
  /** Null: nothing is left of the condition, it always holds. */
  readonly condition: Condition<Resolved> | null;
}

type Facts = ReadonlyMap<string, FactDefinition>;

const always: Condition<Resolved> = { all: [] };

/** Every mistake that can be made in a condition with one stroke. */
export function* spoiltConditions(condition: Condition<Resolved>, facts: Facts): Generator<SpoiltCondition> {
  yield { kind: 'dropped', text: `вилучено умову «${inWords(condition, facts)}»`, condition: null };
  if ('fact' in condition) return yield* spoiltComparisons(condition, facts);
  yield { kind: 'negated', text: `заперечено умову «${inWords(condition, facts)}»`, condition: { not: condition } };
  if ('not' in condition) {
    for (const one of spoiltConditions(condition.not, facts)) {
      yield { ...one, condition: one.condition && { not: one.condition } };
    }
    return;
  }
  const [key, parts] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
  if (parts.length > 1) yield swapped(key, parts, facts);
  for (const [i, part] of parts.entries()) {
    for (const one of spoiltConditions(part, facts)) {
      const rest = one.condition ? parts.with(i, one.condition) : parts.toSpliced(i, 1);
      // A group of nothing is no group: the only part dropped takes it along.
      const left = rest.length === 0 ? null : key === 'all' ? { all: rest } : { any: rest };
      yield { ...one, condition: left };
    }
  }
}

/** A condition that a mistake left nothing of. */
export function whole({ condition }: SpoiltCondition): Condition<Resolved> {
  return condition ?? always;
}

function swapped(key: 'all' | 'any', parts: readonly Condition<Resolved>[], facts: Facts): SpoiltCondition {
  const listed = parts.map((part) => inWords(part, facts)).join('; ');
  return key === 'all'
    ? { kind: 'group', text: `«усі» замінено на «будь-яка»: ${listed}`, condition: { any: parts } }
    : { kind: 'group', text: `«будь-яка» замінено на «усі»: ${listed}`, condition: { all: parts } };
}

function* spoiltComparisons(comparison: Comparison<Resolved>, facts: Facts): Generator<SpoiltCondition> {
  const definition = facts.get(comparison.fact);
  const was = inWords(comparison, facts);
  const become = (kind: MutantKind, change: Partial<Comparison<Resolved>>): SpoiltCondition => {
    const condition = { ...comparison, ...change };
    return { kind, text: `«${was}» замінено на «${inWords(condition, facts)}»`, condition };
  };
  for (const operator of otherOperators[comparison.operator]) yield become('operator', { operator });
  const { value } = comparison;
  if (typeof value === 'object') {
    for (const list of otherLists(value, definition)) yield become('value', { value: list });
  } else if (definition?.type === 'enum') {
    for (const other of Object.keys(definition.values)) if (other !== value) yield become('value', { value: other });
  } else if (typeof value === 'boolean') {
    yield become('value', { value: !value });
  } else {
    for (const by of [1, -1]) {
      const next = shifted(value, by, definition);
      if (next !== null) yield become('constant', { value: next });
    }
  }
}

/** The twin at the boundary, and the opposite. */
const otherOperators: Readonly<Record<Operator, readonly Operator[]>> = {
  equal: ['notEqual'],
  notEqual: ['equal'],
  in: ['notIn'],
  notIn: ['in'],
  lessThan: ['lessThanInclusive', 'greaterThanInclusive'],
  lessThanInclusive: ['lessThan', 'greaterThan'],
  greaterThan: ['greaterThanInclusive', 'lessThanInclusive'],
  greaterThanInclusive: ['greaterThan', 'lessThan'],
};

/**
 * Lists with one value dropped or one added. A list with one replaced differs where one of these two does,
 * so whatever notices them notices it.
 */
function* otherLists(list: readonly Scalar[], definition: FactDefinition | undefined): Generator<Scalar[]> {
  for (const [i] of list.entries()) yield list.toSpliced(i, 1);
  if (definition?.type === 'enum') {
    for (const other of Object.keys(definition.values)) if (!list.includes(other)) yield [...list, other];
  } else {
    for (const one of list) {
      for (const by of [1, -1]) {
        const next = shifted(one, by, definition);
        if (next !== null && !list.includes(next)) yield [...list, next];
      }
    }
  }
}

/** A number or a day moved by one; null where there is nothing to move. */
export function shifted(
  value: Scalar,
  by: number,
  definition: Pick<FactDefinition, 'type'> | undefined,
): Scalar | null {
  if (typeof value === 'number') return value + by;
  return typeof value === 'string' && definition?.type === 'date' ? addDays(plainDate(value), by) : null;
}

/** A condition as a clerk reads it, groups in brackets. */
function inWords(condition: Condition<Resolved>, facts: Facts): string {
  if ('fact' in condition) {
    return comparisonInWords(condition.fact, facts.get(condition.fact), condition.operator, condition.value);
  }
  if ('not' in condition) return `не (${inWords(condition.not, facts)})`;
  const [parts, word] = 'all' in condition ? [condition.all, ' і '] : [condition.any, ' або '];
  const texts = parts.map((part) => inWords(part, facts));
  return texts.length === 1 ? texts.join('') : `(${texts.join(word)})`;
}
