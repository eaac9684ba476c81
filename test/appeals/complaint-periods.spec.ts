import { describe, expect, it } from 'vitest';
import { periodsBegun } from '../../src/appeals/facts/complaint-facts.js';
import { lastDayToComplain } from '../../src/domain/appeal.js';
import { addDays, addMonths, plainDate, type PlainDate } from '../../src/domain/plain-date.js';
import { calendar } from '../domain/calendar-of-rules.js';

const day = plainDate;
const oneYearOrMonth = { yearsSinceDecision: 1, monthsSinceAcquaintance: 1 };

/** As the rule of art. 17 judges: late when more than one year, or more than one month, has begun. */
const isLateByRule = (decidedOn: PlainDate, learnedOn: PlainDate, lodgedOn: PlainDate): boolean =>
  periodsBegun(decidedOn, lodgedOn, 12, calendar) > 1 || periodsBegun(learnedOn, lodgedOn, 1, calendar) > 1;

describe('periods begun', () => {
  it.each([
    ['2024-03-04', '2024-03-04', 1, 0],
    ['2024-03-04', '2024-03-05', 1, 1],
    ['2024-03-04', '2024-04-04', 1, 1],
    ['2024-03-04', '2024-04-05', 1, 2],
    ['2024-01-31', '2024-02-29', 1, 1],
    ['2024-01-31', '2024-03-01', 1, 2],
    ['2024-02-29', '2025-02-28', 12, 1],
    ['2024-02-29', '2025-03-01', 12, 2],
    ['2024-05-04', '2024-03-04', 1, 0],
  ])('from %s until %s in periods of %s months: %s', (from, until, months, count) => {
    expect(periodsBegun(day(from), day(until), months, calendar)).toBe(count);
  });

  it('a period that ends on a day off goes on to the next working day', () => {
    // 16 March 2024 is a Saturday.
    expect(periodsBegun(day('2024-02-16'), day('2024-03-18'), 1, calendar)).toBe(1);
    expect(periodsBegun(day('2024-02-16'), day('2024-03-19'), 1, calendar)).toBe(2);
    // 8 March 2021, in peacetime, is a holiday.
    expect(periodsBegun(day('2021-02-08'), day('2021-03-09'), 1, calendar)).toBe(1);
    expect(periodsBegun(day('2021-02-08'), day('2021-03-10'), 1, calendar)).toBe(2);
  });
});

describe('the last day to complain that a notice names', () => {
  const decisions = ['2020-12-31', '2021-02-08', '2023-02-28', '2024-01-31', '2024-02-29', '2024-05-17'].map(day);

  it.each(decisions)('of a decision of %s is the last day that the rule lets through', (decidedOn) => {
    for (let delay = 0; delay <= 370; delay += 5) {
      const learnedOn = addDays(decidedOn, delay);
      const last = lastDayToComplain({ decidedOn, learnedOn }, oneYearOrMonth, calendar) ?? decidedOn;
      expect([learnedOn, last, isLateByRule(decidedOn, learnedOn, last)]).toEqual([learnedOn, last, false]);
      expect([learnedOn, last, isLateByRule(decidedOn, learnedOn, addDays(last, 1))]).toEqual([learnedOn, last, true]);
    }
  });

  it('agrees with the rule on every day about a boundary', () => {
    const decidedOn = day('2024-01-15');
    const learnedOn = addMonths(decidedOn, 11);
    for (let lodgedOn = addDays(learnedOn, -3); lodgedOn <= addDays(learnedOn, 45); lodgedOn = addDays(lodgedOn, 1)) {
      const last = lastDayToComplain({ decidedOn, learnedOn }, oneYearOrMonth, calendar);
      expect([lodgedOn, isLateByRule(decidedOn, learnedOn, lodgedOn)]).toEqual([
        lodgedOn,
        last !== null && lodgedOn > last,
      ]);
    }
  });
});
