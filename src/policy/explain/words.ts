import type { FactDefinition } from '../catalogue/catalogue.js';
import type { Operator, Resolved, Scalar } from '../catalogue/condition.js';

const verbs: Readonly<Record<Operator, string>> = {
  equal: '—',
  notEqual: '— не',
  in: '— одне з:',
  notIn: '— жодне з:',
  lessThan: 'менше ніж',
  lessThanInclusive: 'не більше ніж',
  greaterThan: 'більше ніж',
  greaterThanInclusive: 'не менше ніж',
};

const dateVerbs: Partial<Record<Operator, string>> = {
  lessThan: 'раніше ніж',
  lessThanInclusive: 'не пізніше ніж',
  greaterThan: 'пізніше ніж',
  greaterThanInclusive: 'не раніше ніж',
};

/** A value as a clerk reads it: «так», the label of an enum value, a day with dots. */
export function valueInWords(fact: FactDefinition | undefined, value: Scalar | undefined): string {
  if (value === undefined) return 'не вказано';
  if (typeof value === 'boolean') return value ? 'так' : 'ні';
  if (fact?.type === 'enum' && typeof value === 'string') return `«${fact.values[value] ?? value}»`;
  if (fact?.type === 'date') return String(value).split('-').reverse().join('.');
  return fact?.type === 'integer' && fact.unit !== undefined ? `${value} ${fact.unit}` : String(value);
}

/** A comparison as a clerk reads it: «підпис автора — «немає»». */
export function comparisonInWords(
  id: string,
  fact: FactDefinition | undefined,
  operator: Operator,
  value: Resolved,
): string {
  const verb = (fact?.type === 'date' ? dateVerbs[operator] : undefined) ?? verbs[operator];
  const list: readonly Scalar[] = typeof value === 'object' ? value : [value];
  return `${fact?.label ?? id} ${verb} ${list.map((one) => valueInWords(fact, one)).join(', ')}`;
}
