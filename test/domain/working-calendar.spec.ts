import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orthodoxEaster } from '../../src/domain/orthodox-easter.js';
import { addDays, weekday } from '../../src/domain/plain-date.js';
import { checkCalendar, WorkingCalendar } from '../../src/domain/working-calendar.js';
import { calendar, readRules } from './calendar-of-rules.js';
import { day, everyDay, workingDaysBetween } from './days.js';

/** The same rules as if martial law ended on 1 January 2027. */
const afterWar = new WorkingCalendar({
  ...checkCalendar(readRules('calendar.json')),
  martialLaw: [{ from: day('2022-03-24'), to: day('2027-01-01') }],
});

function daysOff(of: WorkingCalendar, from: string, to: string): string[] {
  return everyDay.filter((date) => date >= from && date <= to && weekday(date) < 6 && !of.isWorkingDay(date));
}

describe('Orthodox Easter', () => {
  it.each([
    [2015, '2015-04-12'],
    [2016, '2016-05-01'],
    [2017, '2017-04-16'],
    [2018, '2018-04-08'],
    [2019, '2019-04-28'],
    [2020, '2020-04-19'],
    [2021, '2021-05-02'],
    [2022, '2022-04-24'],
    [2023, '2023-04-16'],
    [2024, '2024-05-05'],
    [2025, '2025-04-20'],
    [2026, '2026-04-12'],
    [2027, '2027-05-02'],
  ])('of %i is %s', (year, expected) => {
    expect(orthodoxEaster(year)).toBe(expected);
  });

  it('is a Sunday between 4 April and 8 May', () => {
    for (let year = 1950; year < 2099; year += 1) {
      const easter = orthodoxEaster(year);
      expect(weekday(easter)).toBe(7);
      expect(easter >= `${year}-04-04` && easter <= `${year}-05-08`).toBe(true);
    }
  });
});

describe('The working calendar in peacetime', () => {
  it('gives 2021 the weekdays off that the law gave', () => {
    expect(daysOff(calendar, '2021-01-01', '2021-12-31')).toEqual([
      '2021-01-01', // New Year
      '2021-01-07', // Christmas
      '2021-03-08',
      '2021-05-03', // for Saturday 1 May
      '2021-05-04', // for Easter Sunday
      '2021-05-10', // for Sunday 9 May
      '2021-06-21', // for Trinity
      '2021-06-28',
      '2021-08-24',
      '2021-10-14',
      '2021-12-27', // for Saturday 25 December
    ]);
  });

  it('gives one day off for two holidays on one Sunday', () => {
    // 1 May 2016 was both Easter and the day of labour; 2 May was a holiday of its own.
    expect(daysOff(calendar, '2016-04-25', '2016-05-08')).toEqual(['2016-05-02', '2016-05-03']);
  });

  it('says why a day is off and where it was moved from', () => {
    expect(calendar.explainDay(day('2021-05-04'))).toBe(
      '04.05.2021, вівторок – вихідний день (перенесено з 02.05.2021: Великдень)',
    );
    expect(calendar.explainDay(day('2021-03-08'))).toBe(
      '08.03.2021, понеділок – вихідний день (Міжнародний жіночий день)',
    );
    expect(calendar.explainDay(day('2021-03-09'))).toBe('09.03.2021, вівторок – робочий день');
  });

  it('returns to holidays of the reform when martial law ends', () => {
    expect(daysOff(afterWar, '2027-01-01', '2027-12-31')).toEqual([
      '2027-01-01',
      '2027-03-08',
      '2027-05-03', // for Saturday 1 May
      '2027-05-04', // for Easter Sunday 2 May
      '2027-05-10', // for Saturday 8 May
      '2027-06-21', // for Trinity
      '2027-06-28',
      '2027-07-15',
      '2027-08-24',
      '2027-10-01',
      '2027-12-27', // for Saturday 25 December
    ]);
  });
});

describe('The working calendar under martial law', () => {
  it('works every weekday from 24 March 2022 on', () => {
    const days = everyDay.filter((date) => date >= '2022-03-24');
    expect(days.filter((date) => calendar.isWorkingDay(date) !== weekday(date) < 6)).toEqual([]);
  });

  it('still rests on the holiday just before it', () => {
    expect(calendar.isWorkingDay(day('2022-03-08'))).toBe(false);
  });

  it('explains a holiday that is worked and a weekend that moves nothing', () => {
    expect(calendar.explainDay(day('2023-08-24'))).toBe(
      '24.08.2023, четвер – робочий день (День незалежності України; у воєнний стан свято є робочим днем)',
    );
    expect(calendar.explainDay(day('2024-05-05'))).toContain(
      'вихідний день (Великдень; у воєнний стан не переноситься)',
    );
  });

  it('does not move a wartime weekend holiday into the first days of peace', () => {
    const peaceOnMonday = new WorkingCalendar({
      ...checkCalendar(readRules('calendar.json')),
      martialLaw: [
        { from: day('2022-03-24'), to: day('2024-08-26') },
        { from: day('2030-01-01'), to: null },
      ],
    });
    // 24 August 2024 is a Saturday of wartime; Monday the 26th is the first day of peace.
    expect(peaceOnMonday.isWorkingDay(day('2024-08-26'))).toBe(true);
  });
});

describe('Days moved by an order', () => {
  const moved = new WorkingCalendar({
    ...checkCalendar(readRules('calendar.json')),
    movedDays: [{ off: day('2021-08-23'), worked: day('2021-08-28'), order: 'розпорядження міського голови' }],
  });

  it('exchange a working day for a Saturday', () => {
    expect([moved.isWorkingDay(day('2021-08-23')), moved.isWorkingDay(day('2021-08-28'))]).toEqual([false, true]);
    expect(moved.rollForward(day('2021-08-23'))).toBe('2021-08-25');
    expect(moved.explainDay(day('2021-08-28'))).toContain(
      'робочий день (робочий за 23.08.2021: розпорядження міського голови)',
    );
  });
});

describe('Counting by any calendar', () => {
  const calendars = [calendar, afterWar];

  it('rolls to a working day, the nearest one, on every day of twenty-one years', () => {
    for (const some of calendars) {
      const wrong = everyDay.filter((date) => {
        const [forward, back] = [some.rollForward(date), some.rollBack(date)];
        const areWorked = some.isWorkingDay(forward) && some.isWorkingDay(back) && back <= date && date <= forward;
        const areNearest = some.isWorkingDay(date) ? forward === back : workingDaysBetween(some, back, forward) === 1;
        return !areWorked || !areNearest;
      });
      expect(wrong).toEqual([]);
    }
  });

  it('never rests more than five days in a row', () => {
    for (const some of calendars)
      expect(everyDay.filter((date) => some.rollForward(date) > addDays(date, 5))).toEqual([]);
  });

  it('adds working days and takes them away again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...calendars),
        fc.constantFrom(...everyDay),
        fc.integer({ min: 1, max: 60 }),
        (some, date, count) => {
          const start = some.rollForward(date);
          const end = some.addWorkingDays(start, count);
          expect(some.isWorkingDay(end)).toBe(true);
          expect(workingDaysBetween(some, start, end)).toBe(count);
          expect(some.addWorkingDays(end, -count)).toBe(start);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('counts no day for no working days', () => {
    expect(calendar.addWorkingDays(day('2024-01-06'), 0)).toBe('2024-01-06');
  });
});

describe('The calendar a customer edits', () => {
  const good = { holidays: [], movedDays: [], martialLaw: [] };
  const holiday = { name: 'Свято', date: '05-09', from: '2020-01-01', to: null, certainty: 'known' };

  it.each([
    ['is not an object', 7, ''],
    ['has no holidays', { movedDays: [], martialLaw: [] }, '/holidays'],
    ['has a misspelt field', { ...good, holydays: [] }, ''],
    ['has a day that is none', { ...good, martialLaw: [{ from: '2022-02-30', to: null }] }, '/martialLaw/0/from'],
    ['ends before it begins', { ...good, martialLaw: [{ from: '2022-03-24', to: '2022-03-24' }] }, '/martialLaw/0'],
    ['has a holiday on no day', { ...good, holidays: [{ ...holiday, date: undefined }] }, '/holidays/0'],
    ['has a holiday on two days', { ...good, holidays: [{ ...holiday, daysAfterEaster: 0 }] }, '/holidays/0'],
    ['has a date of no month', { ...good, holidays: [{ ...holiday, date: '13-01' }] }, '/holidays/0/date'],
    [
      'moves a day without an order',
      { ...good, movedDays: [{ off: '2021-08-23', worked: '2021-08-28', order: ' ' }] },
      '/movedDays/0/order',
    ],
  ])('is refused when it %s', (_, data, pointer) => {
    expect(() => checkCalendar(data)).toThrow(
      expect.objectContaining({
        code: 'BODY_INVALID',
        details: expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }),
      }),
    );
  });
});
