import type { Directory } from '../../directory/index.js';
import { addMonths, type PlainDate } from '../../domain/plain-date.js';
import type { WorkingCalendar } from '../../domain/working-calendar.js';
import type { ComplaintFacts } from '../appeal-parts.js';
import { complainedOf, isAboutKnown } from '../complaints/complained-of.js';
import { isHead } from '../complaints/relations.js';
import type { Office } from '../office.js';
import type { AppealRecord } from '../tables.js';
import { type FactValues, seen } from './fact-values.js';

/**
 * How many periods of some months had begun by a day (розпочаті періоди): the least number of them whose
 * end, moved off a day off, is no earlier than that day. A rule then needs no calendar to compare.
 */
export function periodsBegun(from: PlainDate, until: PlainDate, months: number, calendar: WorkingCalendar): number {
  let count = 0;
  while (calendar.rollForward(addMonths(from, count * months)) < until) count += 1;
  return count;
}

/** Whom a complaint is about (ст. 7) and whether it came in time (ст. 17); without a complaint there is nothing to count. */
export function complaintFacts(appeal: AppealRecord, office: Pick<Office, 'calendar' | 'directory'>) {
  const complaint = complaintOf(appeal);
  const { decidedOn, learnedOn, postedOn } = complaint;
  // What is posted in time is lodged in time, whenever it comes.
  const lodgedOn = postedOn ?? appeal.receivedOn;
  const begun = (from: PlainDate | null | undefined, months: number): number | null => {
    if (from === undefined) return null;
    return from === null ? 0 : periodsBegun(from, lodgedOn, months, office.calendar);
  };
  return {
    'complaint.aboutKnown': aboutKnown(complaint),
    'complaint.aboutHead': aboutHead(complaint, office.directory),
    'complaint.startedYearsSinceDecision': begun(decidedOn, 12),
    'complaint.startedMonthsSinceAcquaintance': begun(learnedOn, 1),
  } as const satisfies FactValues;
}

/** Null while it is unknown whom the complaint is about. */
function aboutHead(complaint: ComplaintFacts, directory: Directory): boolean | null {
  if (complaint === noComplaint) return false;
  const said = complainedOf(complaint);
  if (!isAboutKnown(said)) return null;
  return said.about.some((one) => isHead(directory, one));
}

/** Null where it was not asked; asked and not answered, it is known to be unknown. */
function aboutKnown(complaint: ComplaintFacts): boolean | null {
  if (complaint.about === undefined && complaint.aboutOther === undefined) return null;
  return isAboutKnown(complainedOf(complaint));
}

const noComplaint: ComplaintFacts = { about: null, decidedOn: null, learnedOn: null };

/** What is known of the complaint; nothing where it was not asked whether it is one, or about it. */
function complaintOf(appeal: AppealRecord): ComplaintFacts {
  const kind = seen(appeal, 'kind', appeal.kind);
  if (kind !== 'complaint') return kind === null ? {} : noComplaint;
  const { complaint } = appeal.assessment ?? { complaint: null };
  return complaint === undefined ? {} : (complaint ?? noComplaint);
}
