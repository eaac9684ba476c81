import { entryAfter, lastOf, type TermAct, type TermCap, type TermLedger } from './term/ledger.js';
import { refuseExtension, refuseShortening, type Extension } from './term/refusals.js';
import { addTerm, type TermLength } from './term/length.js';
import { dayInKyiv } from './kyiv-time.js';
import { addDays, later, type PlainDate } from './plain-date.js';
import type { WorkingCalendar } from './working-calendar.js';

export type { TermAct, TermCap, TermEntry, TermLedger } from './term/ledger.js';
export { addTerm, lengthInWords, type TermLength } from './term/length.js';
export { explainTerm } from './term/explain.js';
export { lastDayToExtend, lawfulTermDueOn } from './term/refusals.js';

interface OpenTerm extends TermAct {
  /** Day zero: the day of registration, or the one on which it was due. */
  readonly registeredOn: PlainDate;
  /** The day of registration, where that was late. */
  readonly lateOn?: PlainDate | null;
  readonly length: TermLength;
  /** The longest a term may ever be, from the rules of the day of receipt. */
  readonly cap: TermCap;
}

/**
 * The term of an appeal opened at registration (початок строку). The day on which it was due is day zero:
 * fifteen days from 2 March end on 17 March, and a month from 31 January on the last of February. An end
 * on a day off moves to the next working day: a holiday never shortens a term.
 *
 * @see rules/term.rules.json for the length of the term
 */
export function openTerm(opening: OpenTerm, calendar: WorkingCalendar): TermLedger {
  const { registeredOn, length, cap, lateOn = null } = opening;
  const late = lateOn === null ? {} : { lateOn };
  const start = { kind: 'started', plannedOn: registeredOn, dueOn: registeredOn, ...late } as const;
  const started = entryAfter(opening, start, calendar);
  const ledger: TermLedger = { registeredOn, cap, entries: [started] };
  const end = addTerm(registeredOn, length);
  const set = append(ledger, opening, { kind: 'set', plannedOn: end, dueOn: end, length }, calendar);
  return cappedAndRolled(set, opening, calendar);
}

/**
 * A leader sets an earlier end (скорочення строку керівником).
 *
 * @throws TERM_ENDED, TERM_NOT_SHORTER, TERM_DAY_PAST
 */
export function shortenTerm(
  ledger: TermLedger,
  act: TermAct & { readonly to: PlainDate },
  calendar: WorkingCalendar,
): TermLedger {
  refuseShortening(ledger, act);
  const shorter = { kind: 'shortened', plannedOn: act.to, dueOn: act.to, because: 'leader' } as const;
  return cappedAndRolled(append(ledger, act, shorter, calendar), act, calendar);
}

/**
 * The Law gives a shorter term of its own to what turns out to need no study (скорочений строк за законом, art. 20): one that
 * has passed, or ends no earlier than what the Law gave before, changes nothing. Where a covering letter has an earlier day
 * still, that day stays, within the Law's term.
 *
 * @throws TERM_ENDED
 */
export function shortenByLaw(
  ledger: TermLedger,
  act: TermAct & { readonly length: TermLength },
  calendar: WorkingCalendar,
): TermLedger {
  refuseShortening(ledger, null);
  const { length } = act;
  const end = addTerm(ledger.registeredOn, length);
  const given = ledger.entries.findLast(({ kind }) => kind === 'set') ?? lastOf(ledger);
  if (end >= given.plannedOn || end < dayInKyiv(act.at)) return ledger;
  const set = cappedAndRolled(
    append(ledger, act, { kind: 'set', plannedOn: end, dueOn: end, length }, calendar),
    act,
    calendar,
  );
  const shorter = ledger.entries.findLast(({ kind }) => kind === 'shortened');
  if (shorter === undefined || shorter.plannedOn >= end) return set;
  return cappedAndRolled(append(set, { ...act, source: shorter.source }, shorter, calendar), act, calendar);
}

/**
 * The term that the covering letter of a higher body gives (строк за супровідним листом). The earlier of
 * the two terms wins: a later one changes nothing and the same ledger is returned; one that had passed
 * before the letter came ends the term on day zero, never before it.
 *
 * @throws TERM_ENDED
 */
export function applyCoveringLetter(
  ledger: TermLedger,
  act: TermAct & { readonly to: PlainDate },
  calendar: WorkingCalendar,
): TermLedger {
  refuseShortening(ledger, null);
  const to = later(act.to, ledger.registeredOn);
  if (to >= termPlannedOn(ledger)) return ledger;
  const shorter = { kind: 'shortened', plannedOn: to, dueOn: to, because: 'covering-letter' } as const;
  return cappedAndRolled(append(ledger, act, shorter, calendar), act, calendar);
}

/**
 * The term is extended (продовження строку) where that was asked for while it ran, though it be for a second time, and to no
 * later than the cap, which is counted from registration and compared unrolled.
 *
 * @throws TERM_ENDED, TERM_EXPIRED, TERM_DAY_PAST, TERM_NOT_LONGER, TERM_OVER_CAP
 */
export function extendTerm(ledger: TermLedger, act: Extension, calendar: WorkingCalendar): TermLedger {
  refuseExtension(ledger, act);
  const extended = { kind: 'extended', plannedOn: act.to, dueOn: act.to } as const;
  return cappedAndRolled(append(ledger, act, extended, calendar), act, calendar);
}

/** The term is over: the appeal was answered, sent on, returned … (закінчення строку). @throws TERM_ENDED */
export function endTerm(
  ledger: TermLedger,
  act: TermAct & { readonly endedOn: PlainDate },
  calendar: WorkingCalendar,
): TermLedger {
  refuseShortening(ledger, null);
  const last = lastOf(ledger);
  const ended = { kind: 'ended', plannedOn: last.plannedOn, dueOn: last.dueOn, endedOn: act.endedOn } as const;
  return append(ledger, act, ended, calendar);
}

/** The last day on which the council may answer (граничний день). */
export function termDueOn(ledger: TermLedger): PlainDate {
  return lastOf(ledger).dueOn;
}

/** The end before it is moved off a day off: what extensions and the cap are planned by. */
export function termPlannedOn(ledger: TermLedger): PlainDate {
  return lastOf(ledger).plannedOn;
}

/** The earlier date shown to staff (внутрішній строк): the last working day on or before the planned end. */
export function termInternalDueOn(ledger: TermLedger): PlainDate {
  return lastOf(ledger).internalOn;
}

/** The last day any extension may plan, counted from registration (45 днів). */
export function capOn(ledger: TermLedger): PlainDate {
  return addDays(ledger.registeredOn, ledger.cap.days);
}

/** The day the term was ended, or null while it runs. */
export function termEndedOn(ledger: TermLedger): PlainDate | null {
  const last = lastOf(ledger);
  return last.kind === 'ended' ? last.endedOn : null;
}

/** Whether the term was broken (порушення строку): ended after its last day, or still running past it. */
export function isTermBroken(ledger: TermLedger, today: PlainDate): boolean {
  return (termEndedOn(ledger) ?? today) > termDueOn(ledger);
}

function append(
  ledger: TermLedger,
  act: TermAct,
  change: Parameters<typeof entryAfter>[1],
  calendar: WorkingCalendar,
): TermLedger {
  return { ...ledger, entries: [...ledger.entries, entryAfter(act, change, calendar)] };
}

/** Brings the planned end under the cap and then off a day off, an entry for each. */
function cappedAndRolled(ledger: TermLedger, act: TermAct, calendar: WorkingCalendar): TermLedger {
  const cap = capOn(ledger);
  const capAct: TermAct = { ...act, source: ledger.cap.source };
  const over = termPlannedOn(ledger) > cap;
  const capped = over ? append(ledger, capAct, { kind: 'capped', plannedOn: cap, dueOn: cap }, calendar) : ledger;
  const planned = termPlannedOn(capped);
  const rolled = calendar.rollForward(planned);
  if (rolled === termDueOn(capped)) return capped;
  if (ledger.cap.judged === 'planned' && rolled > cap) {
    const back = calendar.rollBack(cap);
    return append(capped, capAct, { kind: 'capped', plannedOn: planned, dueOn: back }, calendar);
  }
  const dayOff = calendar.explainDay(planned);
  return append(capped, act, { kind: 'rolled', plannedOn: planned, dueOn: rolled, dayOff }, calendar);
}
