import { describe, expect, it } from 'vitest';
import { termFacts } from '../../src/appeals/facts/letter-facts.js';
import { addDays, plainDate } from '../../src/domain/plain-date.js';

const day = plainDate;

describe('a term as the rules see it', () => {
  it('is nothing when none is set', () => {
    expect(termFacts(null, day('2026-03-02'))).toEqual({ days: 0, shorterThanMonth: false });
  });

  it.each([
    ['2026-03-02', '2026-03-17', 15, true],
    ['2026-03-02', '2026-04-01', 30, true],
    ['2026-03-02', '2026-04-02', 31, false],
    ['2026-02-02', '2026-03-01', 27, true],
    ['2026-02-02', '2026-03-02', 28, false],
    ['2024-02-02', '2024-03-01', 28, true],
    ['2026-01-31', '2026-02-27', 27, true],
    ['2026-01-31', '2026-02-28', 28, false],
    ['2026-04-05', '2026-05-05', 30, false],
  ])('from %s to %s is %s days, shorter than a month: %s', (dayZero, answerBy, days, shorterThanMonth) => {
    expect(termFacts(day(answerBy), day(dayZero))).toEqual({ days, shorterThanMonth });
  });

  it.each(['2026-03-02', '2026-02-20', '2020-01-01'])(
    'that had passed on day zero (%s) is one day, never none',
    (answerBy) => {
      expect(termFacts(day(answerBy), day('2026-03-02'))).toEqual({ days: 1, shorterThanMonth: true });
    },
  );

  it('keeps to what the vocabulary calls impossible, whatever the month', () => {
    for (let dayZero = day('2024-01-01'); dayZero < day('2025-03-01'); dayZero = addDays(dayZero, 1)) {
      for (let length = 1; length <= 40; length += 1) {
        const { days, shorterThanMonth } = termFacts(addDays(dayZero, length), dayZero);
        if (days > 30 && shorterThanMonth) throw new Error(`${days} days from ${dayZero} are no shorter than a month`);
        if (days < 28 && !shorterThanMonth) throw new Error(`${days} days from ${dayZero} are shorter than a month`);
      }
    }
  });
});
