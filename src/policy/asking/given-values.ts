import type { Catalogue, RuleSet } from '../catalogue/catalogue.js';
import { isParameterReference } from '../catalogue/condition.js';

/** A value that comes with an outcome. */
export interface GivenValue {
  readonly kinds: readonly ('number' | 'string' | 'boolean')[];
  /** Not every rule with that outcome gives it. */
  readonly sometimes: boolean;
}

/** The values that come with each outcome of a set (значення рішень), on whatever day and by whichever rule. */
export function givenValues(
  set: Pick<RuleSet, 'outcomes' | 'default' | 'rules'>,
  { parameters }: Pick<Catalogue, 'parameters'>,
): ReadonlyMap<string, ReadonlyMap<string, GivenValue>> {
  const givers = [
    { outcome: set.default.outcome, params: set.default.params ?? {} },
    ...set.rules.map(({ event }) => ({ outcome: event.type, params: event.params ?? {} })),
  ];
  return new Map(
    Object.keys(set.outcomes).map((outcome) => {
      const each = givers.filter((giver) => giver.outcome === outcome).map(({ params }) => params);
      const names = [...new Set(each.flatMap((params) => Object.keys(params)))];
      return [outcome, new Map(names.map((name) => [name, valueIn(each, name, parameters)]))];
    }),
  );
}

type Params = NonNullable<RuleSet['default']['params']>;

function valueIn(each: readonly Params[], name: string, parameters: Catalogue['parameters']): GivenValue {
  const giving = each.flatMap(({ [name]: value }) => value ?? []);
  const kinds = giving.map((value) => kindOf(isParameterReference(value) ? sampleOf(value.fact, parameters) : value));
  return { kinds: [...new Set(kinds)], sometimes: giving.length < each.length };
}

/** All values of a parameter are of one kind. */
const sampleOf = (id: string, parameters: Catalogue['parameters']): string | number =>
  parameters.get(id)?.type === 'integer' ? 0 : '';

function kindOf(value: string | number | boolean): 'number' | 'string' | 'boolean' {
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}
