import { addMonths, earlier, type PlainDate } from '../plain-date.js';
import type { WorkingCalendar } from '../working-calendar.js';

/** When what is complained of was decided and when the citizen learned of it; null where unknown. */
export interface ComplainedOf {
  readonly decidedOn: PlainDate | null;
  readonly learnedOn: PlainDate | null;
}

/**
 * The last day a complaint is admissible (строк подання скарги): a year from the decision, but no later than
 * a month from the day the citizen learned of it; an end on a day off moves to the next working day. A bound
 * whose day is unknown does not bind, and with both unknown there is none: null, always timely.
 *
 * A late complaint may still be restored for a good reason: that is a person's decision. Source: art. 17.
 */
export function lastDayToComplain({ decidedOn, learnedOn }: ComplainedOf, calendar: WorkingCalendar): PlainDate | null {
  const year = decidedOn === null ? null : addMonths(decidedOn, 12);
  const month = learnedOn === null ? null : addMonths(learnedOn, 1);
  const last = year === null || month === null ? (year ?? month) : earlier(year, month);
  return last === null ? null : calendar.rollForward(last);
}
