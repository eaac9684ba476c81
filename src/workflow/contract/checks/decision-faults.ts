import type { Contract } from '../contract.js';
import { alternatives, keysOf, type Shape } from '../shape.js';
import { perhaps } from '../../../platform/files/index.js';

/** Why a decision is not the one that is read (чи те рішення читають), in words: of another set, or without a value. */
export function decisionFaults(
  written: Shape,
  { sets, needs = {} }: Shape,
  { rulings }: Pick<Contract, 'rulings'>,
): readonly string[] {
  const made = alternatives(written).flatMap(({ set }) => set ?? []);
  const alien = sets === undefined ? [] : made.filter((set) => !sets.includes(set));
  const known = sets?.map((set) => `«${set}»`).join(', ');
  return [
    ...alien.map((set) => `дає набір «${set}», а потрібен: ${known}.`),
    ...made.flatMap((set) =>
      Object.entries(needs).flatMap(([outcome, values]) => {
        const given = rulings.get(set)?.get(outcome);
        if (!given) return [];
        const names = keysOf(given);
        return values
          .filter((value) => names[value]?.always !== true)
          .map((value) => `не завжди має «${value}» при рішенні «${outcome}».${perhaps(value, Object.keys(names))}`);
      }),
    ),
  ];
}
