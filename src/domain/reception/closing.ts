import { kyivInstant } from '../kyiv-time.js';
import { addDays, type PlainDate } from '../plain-date.js';
import type { WorkingCalendar } from '../working-calendar.js';

/** What the rules say of the end of booking (набір booking-closing): which working day before, at which hour. */
export type ClosingRule =
  | { readonly outcome: 'last-but-one-day' | 'last-day-hour'; readonly workingDay: number; readonly hour: string }
  /** A unit head receives by an order of his own, which is not at hand (KR-2.1.2). */
  | { readonly outcome: 'unit-order' };

/** A reception, as far as its moments hang on it; `beginsAt` is `HH:MM` in Kyiv. */
interface ReceptionStart {
  readonly heldOn: PlainDate;
  readonly beginsAt: string;
}

/** The moments of a reception (моменти прийому), in the order in which the council meets them. */
export interface ReceptionMoments {
  /** After this instant nobody is booked (KR-2.6, 2.12). */
  readonly closesAt: Date;
  /** When materials go to the head of affairs: the opening of the next working day (KR-2.6). */
  readonly materialsAt: Date;
  /** When the leader and the deputies are told, on the last working day before (KR-2.11, 2.14). */
  readonly eveAt: Date;
  /** When the office prepares the day: it opens, or the reception begins, whichever is first. */
  readonly opensAt: Date;
  /** When the first citizen is received. */
  readonly beginsAt: Date;
  /** When the office closes, or the day is over if it closed before: a reception nobody has opened by then was not held. */
  readonly endsAt: Date;
  /** Midnight after it: a reception that nobody has ended by then is ended. */
  readonly overAt: Date;
}

/** When the executive committee opens and closes on a day, `HH:MM`. */
type OfficeDay = (day: PlainDate) => { readonly opensAt: string; readonly closesAt: string };

/**
 * Working days are counted back from the day of the reception: the first is the last working day before it.
 * Hours are those of Kyiv clocks, also when the clocks change between closing and reception.
 *
 * Booking with a unit head, whose order is not at hand, is taken until the office prepares the day. On the eve
 * the leader is told once booking has closed, so that he is told of all who come.
 */
export function momentsOf(
  reception: ReceptionStart,
  rule: ClosingRule,
  calendar: WorkingCalendar,
  officeOn: OfficeDay,
): ReceptionMoments {
  const { heldOn } = reception;
  const beginsAt = kyivInstant(heldOn, reception.beginsAt);
  const office = officeOn(heldOn);
  const opensAt = earlierOf(kyivInstant(heldOn, office.opensAt), beginsAt);
  const closing = kyivInstant(heldOn, office.closesAt);
  const overAt = kyivInstant(addDays(heldOn, 1), '00:00');
  const endsAt = closing > beginsAt ? closing : overAt;
  const eve = calendar.addWorkingDays(heldOn, -1);
  const eveMorning = kyivInstant(eve, officeOn(eve).opensAt);
  if (rule.outcome === 'unit-order')
    return { closesAt: opensAt, materialsAt: opensAt, eveAt: eveMorning, opensAt, beginsAt, endsAt, overAt };

  const closingDay = calendar.addWorkingDays(heldOn, -rule.workingDay);
  const materialsDay = calendar.addWorkingDays(closingDay, 1);
  const closesAt = earlierOf(kyivInstant(closingDay, rule.hour), opensAt);
  return {
    closesAt,
    materialsAt: earlierOf(kyivInstant(materialsDay, officeOn(materialsDay).opensAt), opensAt),
    eveAt: closesAt > eveMorning ? closesAt : eveMorning,
    opensAt,
    beginsAt,
    endsAt,
    overAt,
  };
}

function earlierOf(a: Date, b: Date): Date {
  return a < b ? a : b;
}
