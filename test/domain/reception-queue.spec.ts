import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inQueueOrder, type Waiting } from '../../src/domain/reception/queue.js';

const groups = ['first-by-right', 'first-by-benefit', 'by-time'] as const;

const waiting: fc.Arbitrary<Waiting> = fc.record({
  queueGroup: fc.constantFrom(...groups),
  bookedAt: fc.integer({ min: 0, max: 5 }).map((minutes) => new Date(Date.UTC(2026, 2, 2, 8, minutes))),
  year: fc.constantFrom(2025, 2026),
  serial: fc.integer({ min: 1, max: 100_000 }),
});
const queue = fc.uniqueArray(waiting, { selector: ({ year, serial }) => `${serial}/${year}`, maxLength: 40 });

describe('the queue of a reception', () => {
  it('puts the right first, then benefits, then time, then the number of the card', () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 8, minute));
    const one = { queueGroup: 'by-time', bookedAt: at(0), year: 2026, serial: 1 } as const;
    const two = { queueGroup: 'by-time', bookedAt: at(0), year: 2026, serial: 2 } as const;
    const three = { queueGroup: 'first-by-benefit', bookedAt: at(2), year: 2026, serial: 3 } as const;
    const four = { queueGroup: 'first-by-right', bookedAt: at(3), year: 2026, serial: 4 } as const;
    const five = { queueGroup: 'first-by-benefit', bookedAt: at(1), year: 2026, serial: 5 } as const;
    expect(inQueueOrder([two, three, one, four, five])).toEqual([four, five, three, one, two]);
  });

  it('loses nobody and doubles nobody', () => {
    fc.assert(
      fc.property(queue, (people) => {
        const ordered = inQueueOrder(people);
        expect(ordered).toHaveLength(people.length);
        expect(new Set(ordered)).toEqual(new Set(people));
      }),
    );
  });

  it('is one, in whatever order people are listed', () => {
    const listed = queue.chain((people) =>
      fc.tuple(fc.constant(people), fc.shuffledSubarray(people, { minLength: people.length })),
    );
    fc.assert(
      fc.property(listed, ([people, shuffled]) => {
        expect(inQueueOrder(shuffled)).toEqual(inQueueOrder(people));
      }),
    );
  });

  it('never lets a later one of a group, or a lesser group, go before', () => {
    fc.assert(
      fc.property(queue, (people) => {
        for (const [before, after] of pairs(inQueueOrder(people))) {
          const [rank, rankAfter] = [groups.indexOf(before.queueGroup), groups.indexOf(after.queueGroup)];
          expect(rank).toBeLessThanOrEqual(rankAfter);
          if (rank === rankAfter) expect(before.bookedAt.getTime()).toBeLessThanOrEqual(after.bookedAt.getTime());
        }
      }),
    );
  });

  it('keeps the others in their order when somebody joins', () => {
    fc.assert(
      fc.property(queue, waiting, (people, one) => {
        const joined = inQueueOrder([...people, one]).filter((other) => other !== one);
        expect(joined).toEqual(inQueueOrder(people));
      }),
    );
  });
});

/** Everybody with whoever comes next. */
function pairs<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((one, place) => list.slice(place + 1, place + 2).map((next): [T, T] => [one, next]));
}
