import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dayOfMonth,
  daysBetween,
  daysInMonth,
  inForceOn,
  isPlainDate,
  monthOf,
  plainDate,
  weekday,
  yearOf,
} from '../../src/domain/plain-date.js';
import { Problem } from '../../src/domain/problem.js';
import { day, everyDay } from './days.js';

describe('A plain date', () => {
  it.each([
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '2024-1-1',
    '24-01-01',
    '2024-01-01T00:00',
    '',
    ' 2024-01-01',
  ])('refuses %j: there is no such day', (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(() => plainDate(text)).toThrow(Problem);
  });

  it('knows leap years of the fourth century as well', () => {
    expect(isPlainDate('2000-02-29')).toBe(true);
    expect(isPlainDate('1900-02-29')).toBe(false);
    expect(isPlainDate(20240101)).toBe(false);
  });

  it.each([
    ['2021-01-31', 1, '2021-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-01-30', 13, '2025-02-28'],
    ['2024-12-31', 2, '2025-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-01-15', -1, '2023-12-15'],
    ['2024-11-30', 1, '2024-12-30'],
  ])('%s and %i months give %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  it('names the days of the week as a calendar on the wall does', () => {
    expect(weekday(day('2024-01-01'))).toBe(1);
    expect(weekday(day('2021-01-31'))).toBe(7);
    expect(weekday(day('1969-12-31'))).toBe(3);
  });

  it('goes through twenty-one years a day at a time without a gap', () => {
    let expected = weekday(everyDay[0] ?? day('2015-01-01'));
    everyDay.forEach((date, at) => {
      expect(weekday(date)).toBe(expected);
      expected = expected === 7 ? 1 : weekday(addDays(date, 1));
      const next = everyDay[at + 1];
      if (next !== undefined) expect([addDays(date, 1), daysBetween(date, next), date < next]).toEqual([next, 1, true]);
    });
    expect(everyDay).toHaveLength(7670);
  });

  it('adds days back and forth and keeps order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyDay), fc.integer({ min: -4000, max: 4000 }), (date, count) => {
        const reached = addDays(date, count);
        expect(addDays(reached, -count)).toBe(date);
        expect(daysBetween(date, reached)).toBe(count);
        expect(reached > date).toBe(count > 0);
      }),
    );
  });

  it('goes to the same date of a month, or to its last day, and never past it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyDay), fc.integer({ min: -30, max: 30 }), (date, months) => {
        const reached = addMonths(date, months);
        const passed = (yearOf(reached) - yearOf(date)) * 12 + monthOf(reached) - monthOf(date);
        expect(passed).toBe(months);
        expect(dayOfMonth(reached)).toBe(Math.min(dayOfMonth(date), daysInMonth(yearOf(reached), monthOf(reached))));
      }),
    );
  });

  it('takes the end of a span of force as the first day it no longer holds', () => {
    const span = { from: day('2023-07-28'), to: day('2024-01-01') };
    expect(['2023-07-27', '2023-07-28', '2023-12-31', '2024-01-01'].map((text) => inForceOn(span, day(text)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
