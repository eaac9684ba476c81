import { slipsBetween } from './matching/letters.js';
import type { Address } from './matching/parse-address.js';

export { parseAddress, type Address } from './matching/parse-address.js';

interface AddressComparison {
  /** `close`: nothing contradicts, but a part is missing in one; `unknown`: there is nothing to compare. */
  readonly verdict: 'same' | 'close' | 'different' | 'unknown';
  readonly ground: string;
}

/** Whether two addresses may be one place. A different street, house, flat or town is a different place. */
export function compareAddresses(a: Address, b: Address): AddressComparison {
  if (isEmpty(a) || isEmpty(b)) return { verdict: 'unknown', ground: 'адреси немає з чим порівняти' };
  if (differ(a.settlement, b.settlement, (one, other) => slipsBetween(one, other, 1) <= 1)) {
    return { verdict: 'different', ground: 'населені пункти різні' };
  }
  if (!sameStreet(a, b)) return { verdict: 'different', ground: 'вулиці різні' };
  const [one, other] = [readStrokeLike(a, b), readStrokeLike(b, a)];
  if (differ(one.house, other.house)) return { verdict: 'different', ground: 'будинки різні' };
  if (differ(one.flat, other.flat)) return { verdict: 'different', ground: 'квартири різні' };
  const streetsKnown = (a.street.length === 0) === (b.street.length === 0);
  return streetsKnown && one.house !== null && other.house !== null && one.flat === other.flat
    ? { verdict: 'same', ground: 'адреса та сама' }
    : { verdict: 'close', ground: 'адреса збігається, але не повна' };
}

function sameStreet(a: Address, b: Address): boolean {
  if (a.streetKind !== null && b.streetKind !== null && a.streetKind !== b.streetKind) return false;
  const [few, many] = a.street.length <= b.street.length ? [a.street, b.street] : [b.street, a.street];
  if (few.length === 0) return true;
  const extra = many.filter((word) => !few.some((other) => sameWord(word, other)));
  // «Б. Хмельницького» and «Хмельницького» are one street; «Стара Польова» and «Польова» are two.
  return few.every((word) => many.some((other) => sameWord(word, other))) && extra.every((word) => word.length === 1);
}

function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (/\d/u.test(a + b)) return false;
  if (a.length === 1 || b.length === 1) return a.charAt(0) === b.charAt(0);
  return Math.min(a.length, b.length) >= 4 && a.slice(0, 3) === b.slice(0, 3) && slipsBetween(a, b, 1) <= 1;
}

/** «12/5» in one letter may be house 12, flat 5 in the other: it is read as the other is written. */
function readStrokeLike(address: Address, other: Address): Address {
  const [house, flat] = address.house?.split('/') ?? [];
  if (house === undefined || flat === undefined || address.flat !== null) return address;
  return house === other.house && flat === other.flat ? { ...address, house, flat } : address;
}

function differ(a: string | null, b: string | null, alike = (one: string, other: string) => one === other): boolean {
  return a !== null && b !== null && !alike(a, b);
}

/** A house or a flat alone says nothing; a village may have no streets. */
function isEmpty(address: Address): boolean {
  return address.street.length === 0 && address.settlement === null;
}
