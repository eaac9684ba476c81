import { describe, expect, it } from 'vitest';
import { receiptDay, registrationDay, type OfficeHours } from '../../src/domain/registration-day.js';
import { calendar } from './calendar-of-rules.js';
import { day, everyDay } from './days.js';

const hours: OfficeHours = { closes: '17:00', closesOn: { 5: '15:45' } };

describe('The day of registration', () => {
  it.each([
    ['2024-03-04', '09:15', '2024-03-04', 'in hours: the same day'],
    ['2024-03-04', '06:30', '2024-03-04', 'before the office opens: the same day'],
    ['2024-03-04', '16:59', '2024-03-04', 'in the last minute'],
    ['2024-03-04', '17:00', '2024-03-05', 'when the office has closed'],
    ['2024-03-08', '15:50', '2024-03-11', 'after the shorter hours of Friday'],
    ['2024-03-09', '11:00', '2024-03-11', 'on Saturday'],
    ['2024-12-31', '18:00', '2025-01-01', 'after hours on New Year’s eve of wartime'],
    ['2021-12-31', '18:00', '2022-01-04', 'after hours on New Year’s eve of peacetime, 1 January a Saturday'],
  ])('of an arrival on %s at %s is %s: %s', (date, time, expected) => {
    expect(registrationDay({ day: day(date), time }, calendar, hours)).toBe(expected);
  });

  it('is the day of arrival where the time is unknown, or the next working day', () => {
    expect(everyDay.map((date) => registrationDay({ day: date }, calendar, hours))).toEqual(
      everyDay.map((date) => calendar.rollForward(date)),
    );
  });

  it('of an e-mail after hours is also the day it is taken as received; paper keeps its stamp', () => {
    const evening = { day: day('2024-03-08'), time: '19:20' };
    expect(receiptDay({ ...evening, electronic: true }, calendar, hours)).toBe('2024-03-11');
    expect(receiptDay({ ...evening, electronic: false }, calendar, hours)).toBe('2024-03-08');
  });
});
