import { dayInKyiv, kyivInstant } from '../kyiv-time.js';
import type { PlainDate } from '../plain-date.js';

/** An air-raid alarm in the city (повітряна тривога): from the signal to the all-clear, null while it sounds. */
export interface Alarm {
  readonly id: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** When the signal was written down, which may be long after it; null where that was not kept. */
  readonly recordedAt: Date | null;
}

/** How long an alarm may last for a reception to be resumed, and how long the all-clear may take to be written down. */
export interface AlarmLimit {
  readonly minutes: number;
  readonly entryMinutes: number;
}

/** What the rules ask of an alarm (факти `alarm.*`). */
export interface AlarmFacts {
  readonly state: 'none' | 'sounding' | 'over';
  readonly minutes: number;
  /** The hour at which citizens were to be received has come. */
  readonly timeCome: boolean;
  /** The all-clear came on the day of the reception, within office hours. */
  readonly timeLeftToday: boolean;
}

/** The day of a reception, as far as alarms are measured against it; hours are `HH:MM` in Kyiv. */
export interface AlarmedDay {
  readonly heldOn: PlainDate;
  readonly beginsAt: string;
  readonly officeClosesAt: string;
  /** When the office opened the day; null before. */
  readonly openedAt: Date | null;
  readonly limit: AlarmLimit;
}

const minute = 60_000;

/**
 * How long an alarm has lasted, in minutes: a begun minute counts as whole, so two hours and a second are 121,
 * and one just announced is 1. Real time is measured, whatever clocks show (docs/decisions/0032).
 */
export function alarmMinutes({ startedAt, endedAt }: Pick<Alarm, 'startedAt' | 'endedAt'>, now: Date): number {
  const lasted = (endedAt ?? now).getTime() - startedAt.getTime();
  return Math.max(1, Math.ceil(lasted / minute));
}

/** The first instant at which an alarm is longer than so many whole minutes. */
export function alarmLongerThan({ startedAt }: Pick<Alarm, 'startedAt'>, minutes: number): Date {
  return new Date(startedAt.getTime() + minutes * minute + 1);
}

/**
 * From this instant an alarm that nobody has said is over counts as longer than its limit. It is judged by when it
 * ended, not by when that was typed, so whoever writes down the all-clear, or the whole alarm late, is given time to.
 */
export function tooLongFrom(
  { startedAt, recordedAt }: Pick<Alarm, 'startedAt' | 'recordedAt'>,
  limit: AlarmLimit,
): Date {
  const passed = alarmLongerThan({ startedAt }, limit.minutes);
  const known = recordedAt !== null && recordedAt > passed ? recordedAt : passed;
  return new Date(known.getTime() + limit.entryMinutes * minute);
}

/** From this instant on an alarm that is over has stopped the reception: it was open, and its hour had come. */
export function begunAt({ heldOn, beginsAt, openedAt }: Pick<AlarmedDay, 'heldOn' | 'beginsAt' | 'openedAt'>): Date {
  const planned = kyivInstant(heldOn, beginsAt);
  return openedAt !== null && openedAt > planned ? openedAt : planned;
}

/**
 * The alarm that a reception has to answer to now; null when there is none. One that sounds goes before any that
 * is over; of those over the longest is decisive. An alarm that ended before the reception had begun has stopped
 * nothing, so there is nothing to resume; one that began before and goes on is measured from its signal.
 *
 * @param settled ids of alarms after which the reception was resumed
 */
export function decisiveAlarm<A extends Alarm>(
  alarms: readonly A[],
  day: AlarmedDay,
  settled: readonly string[],
  now: Date,
): A | null {
  const begun = begunAt(day);
  const open = alarms.filter(
    ({ id, startedAt, endedAt }) => startedAt <= now && !settled.includes(id) && (endedAt === null || endedAt > begun),
  );
  const sounding = open.find(({ endedAt }) => endedAt === null);
  if (sounding) return sounding;
  return open.toSorted((a, b) => alarmMinutes(b, now) - alarmMinutes(a, now))[0] ?? null;
}

/** What the rules are told of that alarm. */
export function alarmFacts(
  alarm: Alarm | null,
  { heldOn, beginsAt, officeClosesAt, limit }: AlarmedDay,
  now: Date,
): AlarmFacts {
  const timeCome = now >= kyivInstant(heldOn, beginsAt);
  if (alarm === null) return { state: 'none', minutes: 0, timeCome, timeLeftToday: true };
  const end = alarm.endedAt ?? now;
  const lasted = alarmMinutes(alarm, now);
  const mayHaveEnded = alarm.endedAt === null && now < tooLongFrom(alarm, limit);
  return {
    state: alarm.endedAt === null ? 'sounding' : 'over',
    minutes: mayHaveEnded ? Math.min(lasted, limit.minutes) : lasted,
    timeCome,
    timeLeftToday: dayInKyiv(end) === heldOn && end < kyivInstant(heldOn, officeClosesAt),
  };
}
