import { defineStep, type StepDefinition } from '../../workflow/contract/index.js';
import type { StepContext } from '../../workflow/index.js';
import { alarmsSettled, resumption, timers, timersUnderAlarm } from '../processes/day-data.js';
import { alarmSentAway } from '../processes/visit-data.js';
import type { DayService } from './day-service.js';

/** What an air-raid alarm does to a reception (повітряна тривога, KR-2.34). */
export const alarmSteps = (day: DayService): readonly StepDefinition[] => [
  // Sets the instant after which the alarm is too long for today: the case then goes on by itself.
  defineStep({
    topic: 'take-shelter',
    reads: { timers, alarmsSettled: alarmsSettled.optional() },
    writes: { timers: timersUnderAlarm },
    async run(context) {
      const { manager, businessKey, now, tx, data } = context;
      const reception = await day.locked(context);
      const alarm = await day.alarms.decisive(manager, reception, data.alarmsSettled ?? [], now);
      if (alarm === null) throw new Error(`No alarm sounds over ${businessKey}`);
      const alarmLimitAt = day.alarms.limitOf(alarm, reception).toISOString();
      await tx.note(businessKey, 'reception-interrupted', { alarmId: alarm.id, alarmLimitAt });
      return { timers: { ...data.timers, alarmLimitAt } };
    },
  }),
  defineStep({
    topic: 'resume-today',
    writes: { alarmsSettled, resumption },
    async run(context) {
      const { manager, businessKey, now, tx } = context;
      const reception = await day.locked(context);
      const touching = await day.alarms.touching(manager, reception, now);
      const settled = touching.filter(({ endedAt }) => endedAt !== null).map(({ id }) => id);
      await day.store.changeReception(manager, businessKey, { alarmEffect: 'resume-today' });
      await tx.note(businessKey, 'reception-resumed', { alarms: settled });
      return { alarmsSettled: settled, resumption: null };
    },
  }),
  defineStep({ topic: 'send-away', run: (context) => sendAway(day, context) }),
];

/**
 * The reception ends: everybody who waits or is being received is told, and their visits decide what comes of it.
 * Whoever still waits then goes over to the next reception with their rights.
 */
async function sendAway(day: DayService, context: Pick<StepContext, 'manager' | 'businessKey' | 'now' | 'tx'>) {
  const { manager, businessKey, now, tx } = context;
  const reception = await day.locked(context);
  const next = await day.planning.nextReception(tx, reception);
  const received = await day.store.visitsOf(businessKey, ['heard', 'settled', 'stopped'], manager);
  const ended = { status: received.length > 0 ? 'held' : 'postponed', endedAt: now } as const;
  const change = { ...ended, alarmEffect: 'next-reception', movedTo: next?.id ?? null } as const;
  await day.store.changeReception(manager, businessKey, change);
  const waiting = await day.store.visitsOf(businessKey, ['booked', 'arrived', 'with-leader'], manager);
  for (const { id } of waiting) await tx.message(alarmSentAway.to(id));
  const news = { kind: 'moved', reason: 'прийом перервала повітряна тривога' } as const;
  await day.rebooking.rebook(tx, reception, next, news, 'no-later-reception');
  await tx.note(businessKey, 'reception-not-resumed', { waiting: waiting.length, to: next?.id ?? null });
  await day.planning.planAhead(tx);
}
