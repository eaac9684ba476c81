import { addMonths, earlier, inUkrainian, type PlainDate } from '../plain-date.js';
import type { WorkingCalendar } from '../working-calendar.js';

/** When what is complained of was decided and when the citizen learned of it; null where unknown. */
interface ComplainedOf {
  readonly decidedOn: PlainDate | null;
  readonly learnedOn: PlainDate | null;
}

/** How long after these days a complaint may be made: the parameters `param.complaint.*` of the rules. */
interface ComplaintPeriods {
  readonly yearsSinceDecision: number;
  readonly monthsSinceAcquaintance: number;
}

/**
 * The last day a complaint is admissible (строк подання скарги): a year from the decision, but no later than
 * a month from the day the citizen learned of it; an end on a day off moves to the next working day. A bound
 * whose day is unknown does not bind, and with both unknown there is none: null, always timely.
 *
 * A late complaint may still be restored for a good reason: that is a person's decision. Source: art. 17.
 */
export function lastDayToComplain(
  { decidedOn, learnedOn }: ComplainedOf,
  { yearsSinceDecision, monthsSinceAcquaintance }: ComplaintPeriods,
  calendar: WorkingCalendar,
): PlainDate | null {
  const year = decidedOn === null ? null : addMonths(decidedOn, 12 * yearsSinceDecision);
  const month = learnedOn === null ? null : addMonths(learnedOn, monthsSinceAcquaintance);
  const last = year === null || month === null ? (year ?? month) : earlier(year, month);
  return last === null ? null : calendar.rollForward(last);
}

type DayOfComplaint = keyof ComplainedOf | 'postedOn';

/** A day that cannot be true: the field, and why. */
interface ImpossibleDay {
  readonly field: DayOfComplaint;
  readonly detail: string;
}

/** Nobody complains of what is still to be decided, or learns of it before: art. 17 counts from these days. */
export function impossibleDay(
  {
    decidedOn = null,
    learnedOn = null,
    postedOn = null,
  }: { readonly [day in DayOfComplaint]?: PlainDate | null | undefined },
  receivedOn: PlainDate,
): ImpossibleDay | null {
  const after = `Пізніше, ніж надійшла скарга (${inUkrainian(receivedOn)}).`;
  if (decidedOn !== null && decidedOn > receivedOn) return { field: 'decidedOn', detail: after };
  if (learnedOn !== null && learnedOn > receivedOn) return { field: 'learnedOn', detail: after };
  if (decidedOn !== null && learnedOn !== null && learnedOn < decidedOn)
    return { field: 'learnedOn', detail: `Раніше, ніж ухвалено рішення (${inUkrainian(decidedOn)}).` };
  if (postedOn !== null && postedOn > receivedOn) return { field: 'postedOn', detail: after };
  const known = learnedOn ?? decidedOn;
  if (postedOn !== null && known !== null && postedOn < known)
    return { field: 'postedOn', detail: `Раніше, ніж заявник міг скаржитися (${inUkrainian(known)}).` };
  return null;
}
