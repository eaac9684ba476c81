import { describe, expect } from 'vitest';
import { dayWalk, opened } from '../support/reception-day-walk.js';

const atTheTable = ['acquaint', 'run-reception'];

describe('a reception under an air-raid alarm', () => {
  dayWalk('is resumed by the leader after a short alarm, twice a day', async (day) => {
    await opened(day);
    await day.standsAt(...atTheTable);
    const first = await day.siren('09:30');
    await day.standsAt(...atTheTable);
    expect(await day.noted('reception-interrupted')).toMatchObject([{ alarmId: first }]);
    await day.allClear(first, '2026-03-10T10:29');
    await day.standsAt(...atTheTable, 'resume-after-alarm');

    // A second siren before the leader has answered: the question waits for the all-clear.
    const second = await day.siren('10:35');
    await day.standsAt(...atTheTable);
    await day.allClear(second, '2026-03-10T12:35');
    await day.standsAt(...atTheTable, 'resume-after-alarm');
    await day.complete('resume-after-alarm', { decision: 'resume' });
    await day.standsAt(...atTheTable);
    expect((await day.reception()).alarmEffect).toBe('resume-today');

    const third = await day.siren('14:00');
    await day.allClear(third, '2026-03-10T14:10');
    await day.complete('resume-after-alarm', { decision: 'resume' });
    const once = ['shelter', 'ask-leader', 'resume-today'];
    expect(await day.decided('alarm')).toEqual(['go-on', 'shelter', 'ask-leader', ...once, ...once]);
    await day.complete('run-reception');
    await day.ends('day-over');
  });

  dayWalk(
    'stops a reception that was under way, though its opening is written down after the all-clear',
    async (day) => {
      await day.goesTo('2026-03-10T09:02');
      const alarm = await day.siren('09:05');
      await day.allClear(alarm, '2026-03-10T09:15');
      await day.goesTo('2026-03-10T09:20');
      const said = { leaderAway: 'no' };
      const refuses = (openedAt: string) =>
        expect(day.complete('open-day', { ...said, openedAt })).rejects.toMatchObject({ code: 'BODY_INVALID' });
      await refuses('2026-03-09T09:00+02:00');
      await refuses('2026-03-10T09:21+02:00');
      await day.complete('open-day', { ...said, openedAt: '2026-03-10T09:01+02:00' });
      expect((await day.reception()).openedAt).toEqual(new Date('2026-03-10T07:01:00Z'));
      await day.standsAt(...atTheTable, 'resume-after-alarm');
    },
  );

  dayWalk('ends while the alarm sounds once it is longer than two hours', async (day) => {
    const waiting = await day.comes();
    const later = await day.another({ leaderPost: 'deputy-mayor-economy', beginsAt: '10:00' });
    const afternoon = await day.another({ leaderPost: 'deputy-mayor-social', beginsAt: '15:00' });
    const heard = await later.comes({ status: 'heard' });
    await opened(day);
    await later.complete('open-day', { leaderAway: 'no' });
    await afternoon.complete('open-day', { leaderAway: 'no' });
    const siren = await day.siren('08:40');
    await day.goesTo('2026-03-10T10:40');
    await day.standsAt('acquaint', 'acquaint', 'acquaint', 'acquaint', 'run-reception');
    // The all-clear may have come in time and not be written down yet.
    await day.goesTo('2026-03-10T10:55');
    await day.standsAt('acquaint', 'acquaint', 'acquaint', 'acquaint', 'run-reception');
    await day.goesTo('2026-03-10T10:56');
    await day.ends('day-over');
    expect(await day.decided('alarm')).toEqual(['go-on', 'shelter', 'next-reception']);
    const { movedTo, ...reception } = await day.reception();
    expect(reception).toMatchObject({ status: 'postponed', alarmEffect: 'next-reception' });
    expect((await day.visit(waiting)).status).toBe('transferred');
    expect(await day.following(waiting)).toMatchObject({ receptionId: movedTo, status: 'booked' });

    expect((await later.reception()).status).toBe('held');
    expect((await later.visit(heard)).status).toBe('heard');
    await day.allClear(siren, '2026-03-10T11:00');
    // Its hour had not come: there is still time for it.
    expect(await afternoon.decided('alarm')).toEqual(['go-on', 'shelter', 'go-on']);
  });

  dayWalk('is not resumed where the leader says so, and stays held if somebody was heard', async (day) => {
    await opened(day);
    const heard = await day.comes({ status: 'heard' });
    const waiting = await day.comes({ status: 'arrived' });
    const siren = await day.siren('10:00');
    await day.allClear(siren, '2026-03-10T12:00');
    await day.complete('resume-after-alarm', { decision: 'next' });
    await day.ends('day-over');
    expect(await day.decided('alarm')).toEqual(['go-on', 'shelter', 'ask-leader', 'next-reception']);
    expect((await day.reception()).status).toBe('held');
    expect((await day.visit(heard)).status).toBe('heard');
    expect((await day.following(waiting))?.status).toBe('booked');
  });

  dayWalk('is not resumed when the all-clear comes after office hours', async (day) => {
    await opened(day);
    const siren = await day.siren('17:30');
    await day.allClear(siren, '2026-03-10T18:30');
    await day.ends('day-over');
    expect(await day.decided('alarm')).toEqual(['go-on', 'shelter', 'next-reception']);
  });

  dayWalk(
    'that was not open yet is not stopped by it: only an alarm still on at opening holds the day',
    async (day) => {
      const late = await day.another({ leaderPost: 'deputy-mayor-economy' });
      const untouched = await day.another({ leaderPost: 'deputy-mayor-social', beginsAt: '14:00' });
      await day.goesTo('2026-03-10T08:00');
      const siren = await day.siren('08:20');
      await opened(day);
      expect(await day.decided('alarm')).toEqual(['shelter']);
      await day.allClear(siren, '2026-03-10T10:21');
      expect(await day.decided('alarm')).toEqual(['shelter', 'next-reception']);
      await day.ends('day-over');

      // Two hours and a minute, but over when the office opened: there is nothing to resume.
      await late.complete('open-day', { leaderAway: 'no' });
      expect(await late.decided('alarm')).toEqual(['go-on']);
      await untouched.complete('open-day', { leaderAway: 'no' });
      expect(await untouched.decided('alarm')).toEqual(['go-on']);
    },
  );

  dayWalk('begun under one of less than two hours, it asks the leader after the all-clear', async (day) => {
    await day.goesTo('2026-03-10T08:00');
    const siren = await day.siren('08:20');
    await opened(day);
    await day.allClear(siren, '2026-03-10T10:19');
    await day.standsAt('acquaint', 'resume-after-alarm', 'run-reception');
  });

  dayWalk('waits for its hour under an alarm that began on the eve, and is then not held', async (day) => {
    await day.goesTo('2026-03-09T22:00');
    const siren = await day.siren('23:50');
    const spared = await day.another({ leaderPost: 'deputy-mayor-economy', beginsAt: '11:00' });
    await opened(day);
    await spared.complete('open-day', { leaderAway: 'no' });
    await day.goesTo('2026-03-10T09:00');
    await day.ends('day-over');
    expect(await day.decided('alarm')).toEqual(['shelter', 'next-reception']);
    await day.allClear(siren, '2026-03-10T10:30');
    expect(await spared.decided('alarm')).toEqual(['shelter', 'go-on']);
  });

  describe('written down late, is judged by when it ended', () => {
    dayWalk('where the all-clear of 16:00 is typed at 16:10', async (day) => {
      await opened(day);
      const waiting = await day.comes({ status: 'arrived' });
      const siren = await day.siren('14:05');
      await day.goesTo('2026-03-10T16:10');
      await day.allClearWas(siren, '16:00');
      await day.standsAt(...atTheTable, 'resume-after-alarm');
      await day.complete('resume-after-alarm', { decision: 'resume' });
      expect(await day.decided('alarm')).toEqual(['go-on', 'shelter', 'ask-leader', 'resume-today']);
      expect((await day.visit(waiting)).status).toBe('arrived');
    });

    dayWalk('where the whole of it, or first its signal, is typed at 16:10', async (day) => {
      const other = await day.another({ leaderPost: 'deputy-mayor-economy' });
      await opened(day);
      await other.complete('open-day', { leaderAway: 'no' });
      await day.goesTo('2026-03-10T16:10');
      await day.alarmWas('14:05', '16:00');
      expect(await day.decided('alarm')).toEqual(['go-on', 'ask-leader']);
      await day.complete('resume-after-alarm', { decision: 'resume' });
      expect(await day.decided('alarm')).toEqual(['go-on', 'ask-leader', 'resume-today']);
      expect(await other.decided('alarm')).toEqual(['go-on', 'ask-leader']);
      await day.alarmWas('12:00', '14:04');
      expect(await day.decided('alarm')).toEqual(['go-on', 'ask-leader', 'resume-today', 'next-reception']);
    });

    dayWalk('and refused for a time to come, out of order or covered already', async (day) => {
      await opened(day);
      await day.goesTo('2026-03-10T16:10');
      for (const [from, to] of [
        ['16:11', '16:20'],
        ['14:05', '16:11'],
        ['14:05', '14:05'],
        ['14:05', '14:04'],
      ] as const)
        await expect(day.alarmWas(from, to)).rejects.toMatchObject({ code: 'BODY_INVALID' });
      await day.alarmWas('14:05', '14:20');
      await expect(day.alarmWas('14:19', '14:30')).rejects.toMatchObject({ code: 'ALARM_RECORDED' });
      await day.alarmWas('13:00', '13:10');
      expect(await day.decided('alarm')).toEqual(['go-on', 'ask-leader', 'ask-leader']);
    });
  });
});
