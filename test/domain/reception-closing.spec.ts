import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayInKyiv, timeInKyiv } from '../../src/domain/kyiv-time.js';
import { addDays } from '../../src/domain/plain-date.js';
import { type ClosingRule, momentsOf } from '../../src/domain/reception/closing.js';
import { checkCalendar, WorkingCalendar } from '../../src/domain/working-calendar.js';
import { calendar, readRules } from './calendar-of-rules.js';
import { day, everyDay, workingDaysBetween } from './days.js';

const actingMayor: ClosingRule = { outcome: 'last-but-one-day', workingDay: 2, hour: '17:30' };
const deputy: ClosingRule = { outcome: 'last-day-hour', workingDay: 1, hour: '15:00' };
const office = { opensAt: '08:30', closesAt: '17:30' };
const afterWar = new WorkingCalendar({
  ...checkCalendar(readRules('calendar.json')),
  martialLaw: [{ from: day('2022-03-24'), to: day('2027-01-01') }],
});

function moments(heldOn: string, rule: ClosingRule, of = calendar, beginsAt = '10:00') {
  const found = momentsOf({ heldOn: day(heldOn), beginsAt }, rule, of, () => office);
  const inKyiv = (at: Date) => `${dayInKyiv(at)} ${timeInKyiv(at)}`;
  return {
    closesAt: inKyiv(found.closesAt),
    materialsAt: inKyiv(found.materialsAt),
    eveAt: inKyiv(found.eveAt),
    opensAt: inKyiv(found.opensAt),
    beginsAt: inKyiv(found.beginsAt),
    endsAt: inKyiv(found.endsAt),
    overAt: inKyiv(found.overAt),
  };
}

describe('The moments of a reception', () => {
  it('of the acting mayor: booking closes with the last but one working day, materials go on the next (2.6)', () => {
    expect(moments('2026-03-12', actingMayor)).toEqual({
      closesAt: '2026-03-10 17:30',
      materialsAt: '2026-03-11 08:30',
      eveAt: '2026-03-11 08:30',
      opensAt: '2026-03-12 08:30',
      beginsAt: '2026-03-12 10:00',
      endsAt: '2026-03-12 17:30',
      overAt: '2026-03-13 00:00',
    });
  });

  it('of a deputy: booking closes at 15:00 of the last working day, and only then is the leader told (2.12, 2.14)', () => {
    expect(moments('2026-03-12', deputy)).toMatchObject({ closesAt: '2026-03-11 15:00', eveAt: '2026-03-11 15:00' });
  });

  it('give a line that begins after the office has closed until midnight to be opened, also when the clocks change', () => {
    expect(moments('2026-03-12', deputy, calendar, '18:00')).toMatchObject({ endsAt: '2026-03-13 00:00' });
    expect(moments('2026-10-25', deputy)).toMatchObject({ overAt: '2026-10-26 00:00' });
  });

  it.each([
    ['Monday', '2026-03-09', '2026-03-05 17:30', '2026-03-06 15:00'],
    ['Tuesday', '2026-03-10', '2026-03-06 17:30', '2026-03-09 15:00'],
  ])('count working days across a weekend: for a %s', (_day, heldOn, ofMayor, ofDeputy) => {
    expect(moments(heldOn, actingMayor).closesAt).toBe(ofMayor);
    expect(moments(heldOn, deputy).closesAt).toBe(ofDeputy);
  });

  it('leave out a holiday in peacetime, and count it under martial law', () => {
    // 24 August 2027 is Independence Day, a Tuesday; the reception is on Wednesday.
    expect(moments('2027-08-25', deputy, afterWar).closesAt).toBe('2027-08-23 15:00');
    expect(moments('2027-08-25', actingMayor, afterWar).closesAt).toBe('2027-08-20 17:30');
    expect(moments('2027-08-25', deputy).closesAt).toBe('2027-08-24 15:00');
    expect(moments('2027-08-25', actingMayor).closesAt).toBe('2027-08-23 17:30');
  });

  it('leave out a run of days off: Easter and 1 May of a peaceful 2027', () => {
    expect(moments('2027-05-05', actingMayor, afterWar).closesAt).toBe('2027-04-29 17:30');
  });

  it('stand at the same hours of Kyiv when clocks change between closing and reception', () => {
    // Clocks go forward on Sunday 29 March 2026, back on Sunday 25 October 2026.
    const spring = momentsOf({ heldOn: day('2026-03-30'), beginsAt: '10:00' }, deputy, calendar, () => office);
    expect(spring.closesAt.toISOString()).toBe('2026-03-27T13:00:00.000Z');
    expect(spring.beginsAt.toISOString()).toBe('2026-03-30T07:00:00.000Z');
    const autumn = momentsOf({ heldOn: day('2026-10-26'), beginsAt: '10:00' }, deputy, calendar, () => office);
    expect(autumn.closesAt.toISOString()).toBe('2026-10-23T12:00:00.000Z');
    expect(autumn.beginsAt.toISOString()).toBe('2026-10-26T08:00:00.000Z');
  });

  it('with a unit head, whose order is not at hand, take bookings until the office prepares the day', () => {
    expect(moments('2026-03-12', { outcome: 'unit-order' })).toMatchObject({
      closesAt: '2026-03-12 08:30',
      eveAt: '2026-03-11 08:30',
    });
  });

  it('let the office prepare a reception before its own opening hour when the reception begins', () => {
    expect(moments('2026-03-12', deputy, calendar, '08:00')).toMatchObject({
      opensAt: '2026-03-12 08:00',
      beginsAt: '2026-03-12 08:00',
    });
  });

  it('always come in one order, all before the first citizen, whatever the day and the rule', () => {
    const working = everyDay.filter((one) => afterWar.isWorkingDay(one) && calendar.isWorkingDay(one));
    const rules = fc.constantFrom<ClosingRule>(actingMayor, deputy);
    const hours = fc.constantFrom('08:00', '08:30', '10:00', '14:00', '17:00');
    fc.assert(
      fc.property(
        fc.constantFrom(...working),
        rules,
        hours,
        fc.constantFrom(calendar, afterWar),
        (on, rule, at, of) => {
          const found = momentsOf({ heldOn: on, beginsAt: at }, rule, of, () => office);
          expect(found.closesAt <= found.eveAt && found.eveAt <= found.opensAt).toBe(true);
          expect(found.closesAt <= found.materialsAt && found.materialsAt <= found.opensAt).toBe(true);
          expect(found.opensAt <= found.beginsAt).toBe(true);
          expect(workingDaysBetween(of, dayInKyiv(found.closesAt), addDays(on, -1))).toBe(rule === actingMayor ? 1 : 0);
        },
      ),
      { numRuns: 300 },
    );
  });
});
