import { perhaps } from '../../policy/index.js';
import type { Contract } from './contract.js';
import { whyUnfit } from './fits.js';
import { isUnknown, keysOf, type Shape } from './shape.js';

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
