import { Temporal } from 'temporal-polyfill';
import { fromEpochDay, plainDate, type PlainDate } from './plain-date.js';
import { Problem } from './problem.js';

const zone = 'Europe/Kyiv';
const millisecondsInDay = 86_400_000;

/** A stretch of time with one distance from UTC: between a clock change of March and one of October. */
interface SteadyOffset {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

// A memory of answers of the time zone database, so that days of many appeals are read without asking it
// anew. It holds nothing of business: the same instants always give the same stretches.
const known: SteadyOffset[] = [];

/** The day it is in Kyiv at an instant: an e-mail of 23:30 UTC in winter has come on the next day. */
export function dayInKyiv(instant: Date): PlainDate {
  return fromEpochDay(Math.floor(localMilliseconds(instant) / millisecondsInDay));
}

/** The time of day in Kyiv at an instant, `HH:MM`. */
export function timeInKyiv(instant: Date): string {
  return new Date(localMilliseconds(instant)).toISOString().slice(11, 16);
}

/**
 * The instant at which clocks in Kyiv show a time of a day. A time skipped by the change of March is
 * taken an hour later; of the two equal times of October the first is meant.
 *
 * @throws BODY_INVALID when the time is not `HH:MM`
 */
export function kyivInstant(day: PlainDate, time: string): Date {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    throw new Problem('BODY_INVALID', { detail: `«${time}» не є часом доби: потрібно ГГ:ХХ.` });
  }
  const local = Date.parse(`${plainDate(day)}T${time}Z`);
  const [before, after] = [offsetAt(local - millisecondsInDay), offsetAt(local + millisecondsInDay)];
  const isPastChange = offsetAt(local - before) !== before && offsetAt(local - after) === after;
  return new Date(local - (isPastChange ? after : before));
}

function localMilliseconds(instant: Date): number {
  const at = instant.getTime();
  if (Number.isNaN(at)) throw new RangeError('An invalid Date has no day in Kyiv');
  return at + offsetAt(at);
}

function offsetAt(at: number): number {
  return (known.find((stretch) => at >= stretch.from && at < stretch.to) ?? learn(at)).offset;
}

function learn(at: number): SteadyOffset {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  // A transition asked "previous" is strictly before the moment, so a moment that is one must be moved past itself.
  const previous = moment.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const next = moment.getTimeZoneTransition('next');
  const stretch: SteadyOffset = {
    from: previous?.epochMilliseconds ?? -Infinity,
    to: next?.epochMilliseconds ?? Infinity,
    offset: moment.offsetNanoseconds / 1_000_000,
  };
  known.push(stretch);
  return stretch;
}
