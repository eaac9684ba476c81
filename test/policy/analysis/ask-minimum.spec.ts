import { expect, it } from 'vitest';
import { type Chosen, smallestEnough } from '../../../src/policy/analysis/ask/minimum.js';
import { chance } from './synthetic.js';

const count = 8;

/** A set is enough when it has one of each demand: any rule of «more is never less» is of this kind. */
function demandsOf(seed: number): Chosen[] {
  const next = chance(seed);
  return Array.from({ length: 1 + next(7) }, () => new Set(Array.from({ length: 1 + next(4) }, () => next(count))));
}

const subsets = Array.from({ length: 2 ** count }, (_, bits) => {
  return new Set(Array.from({ length: count }, (_one, place) => place).filter((place) => (bits >> place) % 2 === 1));
});

it('is as small as trying every set finds it, and knows every question that is of use', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const demands = demandsOf(seed);
    const enough = (asked: Chosen): boolean => demands.every((demand) => [...demand].some((one) => asked.has(one)));
    const all = subsets.filter(enough);
    const sparing = all.filter((asked) =>
      [...asked].every((one) => !enough(new Set([...asked].filter((o) => o !== one)))),
    );
    const found = smallestEnough(count, enough);
    expect(enough(new Set(found.smallest))).toBe(true);
    expect(found.smallest).toHaveLength(Math.min(...all.map(({ size }) => size)));
    expect(found.complete).toBe(true);
    expect([...found.useful].toSorted()).toEqual([...new Set(sparing.flatMap((asked) => [...asked]))].toSorted());
  }
});

it('asks nothing when nothing is open', () => {
  expect(smallestEnough(4, () => true)).toEqual({ smallest: [], useful: new Set(), complete: true });
});

it('does not go round for ever when even all questions are not enough', () => {
  expect(() => smallestEnough(4, () => false)).toThrow('All questions together');
});
