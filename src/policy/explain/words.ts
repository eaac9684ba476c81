import type { FactDefinition } from '../catalogue/catalogue.js';
import type { Operator, Resolved, Scalar } from '../catalogue/condition.js';
import { quantity } from './quantities.js';

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
export function valueInWords(
  fact: FactDefinition | undefined,
  value: Scalar | undefined,
  counting: (value: number, unit: string | undefined) => string = quantity,
): string {
  if (value === undefined) return 'не вказано';
  if (typeof value === 'boolean') return value ? 'так' : 'ні';
  if (fact?.type === 'enum' && typeof value === 'string') return `«${fact.values[value] ?? value}»`;
  if (fact?.type === 'date') return String(value).split('-').reverse().join('.');
  if (fact?.type !== 'integer' || typeof value !== 'number') return String(value);
  // «уже записано осіб — 12»: a unit that the label has said is not said again.
  return fact.unit !== undefined && fact.label.includes(fact.unit) ? String(value) : counting(value, fact.unit);
}

/** A yes or no as the rules say it in words of its own («строк уже сплив»); null where the label with «так» or «ні» says it. */
export function saidInWords(fact: FactDefinition | undefined, value: Scalar | undefined): string | null {
  if (fact?.type !== 'boolean' || fact.said === undefined || typeof value !== 'boolean') return null;
  return value ? fact.said.yes : fact.said.no;
}

/** A comparison as a clerk reads it: «підпис автора — «немає»». */
export function comparisonInWords(
  id: string,
  fact: FactDefinition | undefined,
  operator: Operator,
  value: Resolved,
): string {
  const negates = operator === 'notEqual';
  if (typeof value === 'boolean' && (negates || operator === 'equal')) {
    const said = saidInWords(fact, value !== negates);
    if (said !== null) return said;
  }
  const verb = (fact?.type === 'date' ? dateVerbs[operator] : undefined) ?? verbs[operator];
  const list: readonly Scalar[] = typeof value === 'object' ? value : [value];
  return `${fact?.label ?? id} ${verb} ${list.map((one) => valueInWords(fact, one)).join(', ')}`;
}
