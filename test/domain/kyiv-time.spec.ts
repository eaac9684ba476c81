import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dayInKyiv, kyivInstant, timeInKyiv } from '../../src/domain/kyiv-time.js';
import { Problem } from '../../src/domain/problem.js';
import { day, everyDay } from './days.js';

describe('Time in Kyiv', () => {
  it.each([
    ['2024-01-15T21:59:59Z', '2024-01-15'],
    ['2024-01-15T22:00:00Z', '2024-01-16'],
    ['2024-07-15T20:59:59Z', '2024-07-15'],
    ['2024-07-15T21:00:00Z', '2024-07-16'],
    ['1969-12-31T21:30:00Z', '1970-01-01'],
  ])('%s is on %s', (instant, expected) => {
    expect(dayInKyiv(new Date(instant))).toBe(expected);
  });

  it.each([
    // The clock of 31 March 2024 jumps from 03:00 to 04:00, that of 27 October goes back from 04:00 to 03:00.
    ['2024-03-31T00:59:59Z', '02:59'],
    ['2024-03-31T01:00:00Z', '04:00'],
    ['2024-10-27T00:59:59Z', '03:59'],
    ['2024-10-27T01:00:00Z', '03:00'],
  ])('at %s clocks show %s', (instant, expected) => {
    expect(timeInKyiv(new Date(instant))).toBe(expected);
  });

  it.each([
    ['2024-01-15', '09:00', '2024-01-15T07:00:00.000Z'],
    ['2024-07-15', '09:00', '2024-07-15T06:00:00.000Z'],
    ['2024-03-31', '03:30', '2024-03-31T01:30:00.000Z'],
    ['2024-10-27', '03:30', '2024-10-27T00:30:00.000Z'],
    ['2024-10-27', '04:00', '2024-10-27T02:00:00.000Z'],
  ])('%s %s in Kyiv is %s', (date, time, expected) => {
    expect(kyivInstant(day(date), time).toISOString()).toBe(expected);
  });

  it.each(['24:00', '9:00', '09:60', '', '09:00:00'])('refuses the time %j', (time) => {
    expect(() => kyivInstant(day('2024-01-15'), time)).toThrow(Problem);
  });

  it('agrees with the time zone database on both ends of every day of twenty-one years', () => {
    const told = everyDay.map((date) => {
      const lastMoment = new Date(kyivInstant(date, '23:59').getTime() + 59_999);
      const zoned = Temporal.Instant.fromEpochMilliseconds(lastMoment.getTime()).toZonedDateTimeISO('Europe/Kyiv');
      return [dayInKyiv(kyivInstant(date, '00:00')), dayInKyiv(lastMoment), zoned.toPlainDate().toString()];
    });
    expect(told).toEqual(everyDay.map((date) => [date, date, date]));
  });

  it('reads the instant of a change the same whichever side was asked first', () => {
    const changes = ['2031-03-30T01:00:00Z', '2031-10-26T01:00:00Z'];
    const instants = changes.flatMap((change) => [0, -1, 1].map((step) => new Date(new Date(change).getTime() + step)));
    expect(instants.map(timeInKyiv)).toEqual(['04:00', '02:59', '04:00', '03:00', '03:59', '03:00']);
  });
});
