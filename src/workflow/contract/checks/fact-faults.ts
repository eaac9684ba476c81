import type { Contract, Declared, Supplies } from '../contract.js';
import { whyUnfit } from '../fits.js';
import { isUnknown, keysOf, type Shape, valuesOf } from '../shape.js';
import { perhaps } from '../../../platform/files/index.js';

/** Why a fact that a set needs is not what is given (чи є в факту джерело), in words; none where it is. */
export function factFaults(
  fact: string,
  asked: Shape,
  gives: Shape | undefined,
  { suppliers }: Pick<Contract, 'suppliers'>,
): readonly string[] {
  const given = gives && keysOf(gives)[fact];
  if (!given) {
    const known = gives ? [gives] : [...suppliers.values()].map((supplier) => supplier.gives);
    return [
      `читає факт «${fact}», якого ніхто не постачає.${perhaps(
        fact,
        known.flatMap((one) => Object.keys(keysOf(one))),
      )}`,
    ];
  }
  const reason = isUnknown(given.shape) ? null : whyUnfit(given.shape, asked);
  return reason === null ? [] : [`читає факт «${fact}» не таким, як його подають: ${reason}.`];
}

const groupOf = (fact: string): string => fact.slice(0, fact.indexOf('.'));

const neededBy = (set: string, { facts }: Pick<Contract, 'facts'>): [string, Shape][] =>
  Object.entries(facts.get(set)?.properties ?? {});

/** What of the facts that a set asks at a place of a diagram nobody knows, or knows otherwise. */
export const factsAmiss = (set: string, contract: Contract): readonly string[] =>
  neededBy(set, contract).flatMap(([fact, asked]) =>
    factFaults(fact, asked, contract.suppliers.get(groupOf(fact))?.gives, contract),
  );

/** Who knows the facts of a set, by group. */
export function suppliersOf(set: string, contract: Contract): ReadonlyMap<string, Supplies> {
  const groups = neededBy(set, contract).map(([fact]) => groupOf(fact));
  return new Map([...contract.suppliers].filter(([group]) => groups.includes(group)));
}

/** The words that our code gives each fact, where it gives a word out of a list. */
export function valuesSupplied({ suppliers, questions }: Declared): ReadonlyMap<string, ReadonlySet<string>> {
  const supplied = new Map<string, Set<string>>();
  const givers = [
    ...[...suppliers.values()].map(({ gives }) => gives),
    ...[...questions.values()].map((one) => one.facts),
  ];
  for (const gives of givers) {
    for (const [fact, { shape }] of Object.entries(keysOf(gives ?? {}))) {
      const words = (valuesOf(shape) ?? []).filter((value) => typeof value === 'string');
      if (words.length > 0) supplied.set(fact, new Set([...(supplied.get(fact) ?? []), ...words]));
    }
  }
  return supplied;
}
