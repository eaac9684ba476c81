import { describe, expect, it } from 'vitest';
import { kyivInstant } from '../../../src/domain/kyiv-time.js';
import { plainDate } from '../../../src/domain/plain-date.js';
import {
  type Alarm,
  alarmFacts,
  alarmLongerThan,
  alarmMinutes,
  decisiveAlarm,
} from '../../../src/domain/reception/alarm.js';

const at = (day: string, time: string): Date => kyivInstant(plainDate(day), time);
const day = {
  heldOn: plainDate('2026-03-10'),
  beginsAt: '09:00',
  officeClosesAt: '18:00',
  openedAt: null,
  limit: { minutes: 120, entryMinutes: 15 },
};
const on = (time: string): Date => at('2026-03-10', time);
const alarm = (from: string, to: string | null, id = from): Alarm => ({
  id,
  startedAt: on(from),
  endedAt: to === null ? null : on(to),
  recordedAt: on(from),
});
const later = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);

describe('how long an alarm lasts', () => {
  const minutes = (ms: number): number =>
    alarmMinutes({ startedAt: on('10:00'), endedAt: later(on('10:00'), ms) }, on('23:00'));

  it.each([
    ['just announced', 0, 1],
    ['a second', 1_000, 1],
    ['1 h 59 min', 119 * 60_000, 119],
    ['1 h 59 min 1 s', 119 * 60_000 + 1_000, 120],
    ['2 h 00 min', 120 * 60_000, 120],
    ['2 h 00 min 1 s', 120 * 60_000 + 1_000, 121],
    ['2 h 01 min', 121 * 60_000, 121],
  ])('%s', (_words, ms, expected) => {
    expect(minutes(ms)).toBe(expected);
  });

  it('is counted till now while it sounds', () => {
    expect(alarmMinutes({ startedAt: on('10:00'), endedAt: null }, on('10:30'))).toBe(30);
  });

  it.each([
    ['forward in March, when clocks leap from 03:00 to 04:00', '2026-03-29', '02:30', '04:30', 60],
    ['back in October, when an hour comes twice', '2026-10-25', '02:30', '04:30', 180],
  ])('goes by real time when clocks change: %s', (_words, on_, from, to, expected) => {
    expect(alarmMinutes({ startedAt: at(on_, from), endedAt: at(on_, to) }, at(on_, '12:00'))).toBe(expected);
  });

  it('passes its limit one instant after the last whole minute', () => {
    const { startedAt } = alarm('10:00', null);
    const limit = alarmLongerThan({ startedAt }, 120);
    expect(alarmMinutes({ startedAt, endedAt: null }, limit)).toBe(121);
    expect(alarmMinutes({ startedAt, endedAt: null }, later(limit, -1))).toBe(120);
  });
});

describe('the alarm that a reception answers to', () => {
  const decisive = (alarms: readonly Alarm[], now = on('17:00'), settled: readonly string[] = []): string | null =>
    decisiveAlarm(alarms, day, settled, now)?.id ?? null;

  it('is none where there was none, or where it ended before citizens were to be received', () => {
    expect(decisive([])).toBeNull();
    expect(decisive([alarm('07:00', '08:59')])).toBeNull();
    expect(decisive([alarm('07:00', '09:00')])).toBeNull();
  });

  it('may have begun before the first visit, and is measured from its signal', () => {
    const early = alarm('07:30', '09:31');
    expect(decisive([early])).toBe('07:30');
    expect(alarmFacts(early, day, on('09:40')).minutes).toBe(121);
  });

  it('is none that ended before the day was opened, however late that was: it had stopped nothing', () => {
    const opened = { ...day, openedAt: on('10:30') };
    expect(decisiveAlarm([alarm('08:20', '10:29')], opened, [], on('10:30'))).toBeNull();
    expect(decisiveAlarm([alarm('08:20', '10:31')], opened, [], on('10:31'))?.id).toBe('08:20');
    expect(decisiveAlarm([alarm('08:20', '08:50')], { ...day, openedAt: on('08:30') }, [], on('09:00'))).toBeNull();
  });

  it('has kept nobody waiting until the hour of the reception has come', () => {
    expect(alarmFacts(alarm('06:00', null), day, on('08:59')).timeCome).toBe(false);
    expect(alarmFacts(alarm('06:00', null), day, on('09:00')).timeCome).toBe(true);
  });

  it('is not one that is still to come', () => {
    expect(decisive([alarm('12:00', null)], on('11:59'))).toBeNull();
  });

  it('is the one that sounds, else the longest that has not been settled', () => {
    const two = [alarm('09:10', '10:10'), alarm('11:00', '11:20')];
    expect(decisive(two)).toBe('09:10');
    expect(decisive(two, on('17:00'), ['09:10'])).toBe('11:00');
    expect(decisive(two, on('17:00'), ['09:10', '11:00'])).toBeNull();
    expect(decisive([...two, alarm('12:00', null)])).toBe('12:00');
  });
});

describe('an alarm written down late', () => {
  const sounding = (recordedAt: string): Alarm => ({ ...alarm('14:05', null), recordedAt: on(recordedAt) });

  it('is judged by when it ended: 14:05–16:00 is 115 minutes at 16:10 too', () => {
    const whole = { ...alarm('14:05', '16:00'), recordedAt: on('16:10') };
    expect(alarmFacts(whole, day, on('16:10'))).toMatchObject({ state: 'over', minutes: 115, timeLeftToday: true });
  });

  it.each([
    ['written down at once, two hours on', '14:05', '16:06', 120],
    ['written down at once, until the all-clear could have been', '14:05', '16:19', 120],
    ['written down at once, after that', '14:05', '16:21', 136],
    ['written down at 16:10', '16:10', '16:10', 120],
    ['written down at 16:10, until the all-clear could have been', '16:10', '16:24', 120],
    ['written down at 16:10, after that', '16:10', '16:25', 140],
  ])('and not yet as too long by the clock: %s', (_words, recordedAt, now, minutes) => {
    expect(alarmFacts(sounding(recordedAt), day, on(now))).toMatchObject({ state: 'sounding', minutes });
  });
});

describe('what the rules are told', () => {
  it('says that there is no alarm', () => {
    expect(alarmFacts(null, day, on('10:00'))).toEqual({
      state: 'none',
      minutes: 0,
      timeCome: true,
      timeLeftToday: true,
    });
  });

  it.each([
    ['within office hours', on('17:59'), true],
    ['at the end of office hours', on('18:00'), false],
    ['after midnight', at('2026-03-11', '00:01'), false],
    ['after midnight, within hours of the next day', at('2026-03-11', '09:30'), false],
  ])('leaves time that day when the all-clear came %s: %s', (_words, endedAt, expected) => {
    const over = { id: 'a', startedAt: on('17:30'), endedAt, recordedAt: null };
    expect(alarmFacts(over, day, later(endedAt, 60_000))).toMatchObject({ state: 'over', timeLeftToday: expected });
  });
});
