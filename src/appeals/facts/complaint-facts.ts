import { addMonths, type PlainDate } from '../../domain/plain-date.js';
import type { WorkingCalendar } from '../../domain/working-calendar.js';
import type { AppealRecord } from '../tables.js';
import type { FactValues } from './fact-values.js';

/**
 * How many periods of some months had begun by a day (розпочаті періоди): the least number of them whose
 * end, moved off a day off, is no earlier than that day. A rule then needs no calendar to compare.
 */
export function periodsBegun(from: PlainDate, until: PlainDate, months: number, calendar: WorkingCalendar): number {
  let count = 0;
  while (calendar.rollForward(addMonths(from, count * months)) < until) count += 1;
  return count;
}

/** Whether a complaint came in time (ст. 17); without a complaint there is nothing to count. */
export function complaintFacts(appeal: AppealRecord, calendar: WorkingCalendar): FactValues {
  const complaint = appeal.kind === 'complaint' ? (appeal.assessment?.complaint ?? null) : null;
  const { decidedOn = null, learnedOn = null } = complaint ?? {};
  const begun = (from: PlainDate | null, months: number): number =>
    from === null ? 0 : periodsBegun(from, appeal.receivedOn, months, calendar);
  return {
    'complaint.acquaintanceKnown': learnedOn !== null,
    'complaint.startedYearsSinceDecision': begun(decidedOn, 12),
    'complaint.startedMonthsSinceAcquaintance': begun(learnedOn, 1),
    'complaint.restored': complaint?.restored ?? false,
  };
}
