import { describe, expect, it } from 'vitest';
import { overlap, suspends, type SuspensionTerms } from '../../src/domain/reception/suspension.js';
import { day } from './days.js';

const order: SuspensionTerms = {
  from: day('2026-03-05'),
  until: day('2026-03-19'),
  kinds: ['in-person', 'video'],
  leaderPost: null,
  liftedFrom: null,
};
const reception = { heldOn: day('2026-03-12'), kind: 'in-person', leaderPost: 'acting-mayor' } as const;

describe('An order on suspension', () => {
  it.each([
    ['its first day', {}, { heldOn: day('2026-03-05') }, true],
    ['the day before', {}, { heldOn: day('2026-03-04') }, false],
    ['its last day', {}, { heldOn: day('2026-03-19') }, true],
    ['the day after', {}, { heldOn: day('2026-03-20') }, false],
    ['any later day, until further notice', { until: null }, { heldOn: day('2027-03-20') }, true],
    ['the day from which it is lifted', { liftedFrom: day('2026-03-12') }, {}, false],
    ['the day before it is lifted', { liftedFrom: day('2026-03-13') }, {}, true],
    ['a kind that it does not name', {}, { kind: 'direct-line' as const }, false],
    ['the leader whom it names', { leaderPost: 'acting-mayor' }, {}, true],
    ['another leader than the one it names', { leaderPost: 'head-of-affairs' }, {}, false],
  ])('speaks of %s or not', (_what, terms, slot, expected) => {
    expect(suspends({ ...order, ...terms }, { ...reception, ...slot })).toBe(expected);
  });
});

describe('Two orders', () => {
  it.each([
    ['are one and the same', {}, {}, true],
    ['meet on a single day', {}, { from: day('2026-03-19'), until: null }, true],
    ['follow each other', {}, { from: day('2026-03-20'), until: null }, false],
    ['name other kinds', {}, { kinds: ['direct-line' as const] }, false],
    ['name one leader and all', {}, { leaderPost: 'acting-mayor' }, true],
    ['name two leaders', { leaderPost: 'head-of-affairs' }, { leaderPost: 'acting-mayor' }, false],
    ['hold one after the other was lifted', { liftedFrom: day('2026-03-10') }, { from: day('2026-03-10') }, false],
    ['hold at once, the first not yet lifted', { liftedFrom: day('2026-03-10') }, { from: day('2026-03-09') }, true],
    ['hold at no time, the first lifted from its beginning', { liftedFrom: day('2026-03-05') }, {}, false],
  ])('%s', (_what, first, second, expected) => {
    const [a, b] = [
      { ...order, ...first },
      { ...order, ...second },
    ];
    expect([overlap(a, b), overlap(b, a)]).toEqual([expected, expected]);
  });
});
