import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayOfMonth,
  daysInMonth,
  monthOf,
  weekday,
  yearOf,
  type Weekday,
} from '../../src/domain/plain-date.js';
import { type Force, receptionDays, recurrenceInWords, type Recurrence } from '../../src/domain/reception/timetable.js';
import { checkCalendar, WorkingCalendar } from '../../src/domain/working-calendar.js';
import { calendar, readRules } from './calendar-of-rules.js';
import { day, everyDay } from './days.js';

/** The same rules as if martial law ended on 1 January 2027. */
const afterWar = new WorkingCalendar({
  ...checkCalendar(readRules('calendar.json')),
  martialLaw: [{ from: day('2022-03-24'), to: day('2027-01-01') }],
});
const always: Force = { from: day('1992-01-01'), to: null };
const secondTuesday: Recurrence = { every: 'month', nth: 2, weekday: 2 };

function daysOf(recurrence: Recurrence, from: string, to: string, of = calendar, force = always): string[] {
  return receptionDays(recurrence, force, { from: day(from), to: day(to) }, of).map(({ heldOn, movedFrom }) =>
    movedFrom === null ? heldOn : `${heldOn} (${movedFrom})`,
  );
}

describe('The days of an entry of the timetable', () => {
  it('are the second Tuesdays of the months', () => {
    expect(daysOf(secondTuesday, '2026-01-01', '2026-06-30')).toEqual([
      '2026-01-13',
      '2026-02-10',
      '2026-03-10',
      '2026-04-14',
      '2026-05-12',
      '2026-06-09',
    ]);
  });

  it('are the last Fridays, be they the fourth or the fifth', () => {
    const last: Recurrence = { every: 'month', nth: 'last', weekday: 5 };
    expect(daysOf(last, '2026-01-01', '2026-04-30')).toEqual(['2026-01-30', '2026-02-27', '2026-03-27', '2026-04-24']);
  });

  it('are one day, both ends of the span included', () => {
    const on = day('2026-03-11');
    expect(daysOf({ on }, '2026-03-11', '2026-03-11')).toEqual(['2026-03-11']);
    expect(daysOf({ on }, '2026-03-12', '2026-12-31')).toEqual([]);
  });

  it('are those of the weeks within the force of the entry, its last day included', () => {
    const friday: Recurrence = { every: 'week', weekday: 5 };
    const force = { from: day('2026-03-06'), to: day('2026-03-20') };
    expect(daysOf(friday, '2026-01-01', '2026-12-31', calendar, force)).toEqual([
      '2026-03-06',
      '2026-03-13',
      '2026-03-20',
    ]);
  });

  it('go forward over a holiday in peacetime, and stay on it under martial law', () => {
    // Independence Day, 24 August 2027, is a Tuesday: the fourth of the month.
    const fourth: Recurrence = { every: 'month', nth: 4, weekday: 2 };
    expect(daysOf(fourth, '2027-08-01', '2027-08-31', afterWar)).toEqual(['2027-08-25 (2027-08-24)']);
    expect(daysOf(fourth, '2027-08-01', '2027-08-31', calendar)).toEqual(['2027-08-24']);
  });

  it('go over a weekend and the day given off for a holiday on it', () => {
    // Saturday 1 May 2027 and Easter, 2 May, give Monday and Tuesday off.
    const on = day('2027-05-01');
    expect(daysOf({ on }, '2027-01-01', '2027-12-31', afterWar)).toEqual(['2027-05-05 (2027-05-01)']);
    expect(daysOf({ on }, '2027-05-05', '2027-05-05', afterWar)).toEqual(['2027-05-05 (2027-05-01)']);
    expect(daysOf({ on }, '2027-01-01', '2027-12-31', calendar)).toEqual(['2027-05-03 (2027-05-01)']);
  });

  it('are held after the last day of force where that day itself is moved', () => {
    const force = { from: day('2027-08-01'), to: day('2027-08-24') };
    const tuesdays: Recurrence = { every: 'week', weekday: 2 };
    expect(daysOf(tuesdays, '2027-08-23', '2027-08-31', afterWar, force)).toEqual(['2027-08-25 (2027-08-24)']);
  });
});

const weekdays = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
const days = fc.constantFrom(...everyDay);
const recurrences: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({
    every: fc.constant('month' as const),
    nth: fc.constantFrom<1 | 2 | 3 | 4 | 'last'>(1, 2, 3, 4, 'last'),
    weekday: weekdays,
  }),
  fc.record({ every: fc.constant('week' as const), weekday: weekdays }),
  fc.record({ on: days }),
);
const calendars = fc.constantFrom(calendar, afterWar);
const length = fc.integer({ min: 0, max: 200 });

describe('The days of any entry', () => {
  it('are worked, in order, each once, and moved only from days off to the first that is worked', () => {
    fc.assert(
      fc.property(recurrences, days, length, calendars, (recurrence, from, many, of) => {
        const found = receptionDays(recurrence, always, { from, to: addDays(from, many) }, of);
        for (const [index, { heldOn, movedFrom }] of found.entries()) {
          expect(of.isWorkingDay(heldOn)).toBe(true);
          expect(heldOn >= from && heldOn <= addDays(from, many)).toBe(true);
          expect(index === 0 || heldOn > (found[index - 1]?.heldOn ?? '')).toBe(true);
          if (movedFrom === null) continue;
          expect(of.isWorkingDay(movedFrom)).toBe(false);
          expect(of.rollForward(movedFrom)).toBe(heldOn);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('do not depend on how far ahead one looks: two spans give what the whole gives', () => {
    fc.assert(
      fc.property(recurrences, days, length, length, calendars, (recurrence, from, first, second, of) => {
        const middle = addDays(from, first);
        const to = addDays(middle, second + 1);
        const parts = [
          ...receptionDays(recurrence, always, { from, to: middle }, of),
          ...receptionDays(recurrence, always, { from: addDays(middle, 1), to }, of),
        ];
        expect(parts).toEqual(receptionDays(recurrence, always, { from, to }, of));
      }),
      { numRuns: 300 },
    );
  });

  it('are every day of the timetable, counted day by day another way', () => {
    fc.assert(
      fc.property(recurrences, days, fc.integer({ min: 31, max: 120 }), (recurrence, from, many) => {
        const to = addDays(from, many);
        const span = Array.from({ length: many + 1 }, (_, count) => addDays(from, count));
        const given = span.filter((one) => isGiven(recurrence, one));
        const found = receptionDays(recurrence, { from, to }, { from, to: addDays(to, 30) }, afterWar);
        expect(found.map(({ heldOn }) => heldOn)).toEqual([...new Set(given.map((one) => afterWar.rollForward(one)))]);
      }),
      { numRuns: 300 },
    );
  });
});

/** Whether a day is one of the timetable, by looking at that day alone. */
function isGiven(recurrence: Recurrence, one: (typeof everyDay)[number]): boolean {
  if ('on' in recurrence) return recurrence.on === one;
  if (weekday(one) !== recurrence.weekday) return false;
  if (recurrence.every === 'week') return true;
  if (recurrence.nth === 'last') return dayOfMonth(one) + 7 > daysInMonth(yearOf(one), monthOf(one));
  return Math.ceil(dayOfMonth(one) / 7) === recurrence.nth;
}

describe('An entry in words', () => {
  it.each<[Recurrence, string]>([
    [secondTuesday, 'другий вівторок місяця'],
    [{ every: 'month', nth: 1, weekday: 3 }, 'перша середа місяця'],
    [{ every: 'month', nth: 'last', weekday: 5 }, 'остання п’ятниця місяця'],
    [{ every: 'month', nth: 3, weekday: 6 }, 'третя субота місяця'],
    [{ every: 'week', weekday: 5 }, 'щоп’ятниці'],
    [{ on: day('2026-03-11') }, 'окремий день'],
  ])('%j is «%s»', (recurrence, words) => {
    expect(recurrenceInWords(recurrence)).toBe(words);
  });
});
