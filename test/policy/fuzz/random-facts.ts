import { addDays, isPlainDate, plainDate } from '../../../src/domain/plain-date.js';
import type { FactDefinition } from '../../../src/policy/catalogue/catalogue.js';
import { comparisons, type Scalar } from '../../../src/policy/catalogue/condition.js';
import type { Edition } from '../../../src/policy/editions/edition.js';
import type { Facts } from '../../../src/policy/index.js';
import type { Dice } from '../../support/dice.js';

type Values = readonly [Scalar, ...Scalar[]];

/** Values of each fact worth drawing: all of a closed list, and of the rest what rules compare with, and neighbours. */
export function valuesWorthTrying(edition: Edition): ReadonlyMap<string, Values> {
  const compared = edition.rules.flatMap(({ conditions }) => [...comparisons(conditions)]);
  return new Map(
    [...edition.facts].map(([id, fact]) => {
      const constants = compared.filter((one) => one.fact === id).flatMap(({ value }) => value);
      return [id, valuesOf(fact, constants)];
    }),
  );
}

function valuesOf(fact: FactDefinition, constants: readonly Scalar[]): Values {
  switch (fact.type) {
    case 'boolean':
      return [true, false];
    case 'enum': {
      const [first = '', ...rest] = Object.keys(fact.values);
      return [first, ...rest];
    }
    case 'integer': {
      const near = constants.flatMap((one) => (typeof one === 'number' ? [one - 1, one, one + 1] : []));
      return [fact.minimum, fact.maximum, ...near.filter((one) => one >= fact.minimum && one <= fact.maximum)];
    }
    case 'date': {
      const near = constants.filter(isPlainDate).flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]);
      return [plainDate('1900-01-01'), plainDate('2100-12-31'), ...near];
    }
  }
}

/** Facts drawn at random; they may contradict one another. */
export function drawFacts(values: ReadonlyMap<string, Values>, chance: Dice): Facts {
  return Object.fromEntries([...values].map(([id, all]) => [id, chance.pick(all)]));
}

/** No invariant of the vocabulary says that these facts cannot stand together. */
export function arePossible(edition: Edition, facts: Facts): boolean {
  return !edition.invariants.some(({ never }) => never(facts));
}
