import type { ClauseRef } from '../clause.js';
import type { PlainDate } from '../plain-date.js';
import type { WorkingCalendar } from '../working-calendar.js';
import type { TermLength } from './length.js';

/** Who did something to a term, when, and by which clause (підстава). Any `Actor` will do as `by`. */
export interface TermAct {
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
  readonly source: readonly ClauseRef[];
}

/**
 * The longest a term may be in all (граничні 45 днів). `judged: 'rolled'` lets a cap that ends on a day
 * off move forward like any end; `'planned'` never lets the end pass the cap itself.
 */
export interface TermCap {
  readonly days: number;
  readonly judged: 'rolled' | 'planned';
  readonly source: readonly ClauseRef[];
}

/** What happened to the end of the term at one entry. */
type TermChange = {
  /** The end before it is moved off a day off. */
  readonly plannedOn: PlainDate;
  /** The end that binds the council after this entry. */
  readonly dueOn: PlainDate;
} &
  /** `lateOn`: the day of registration, where that was later than day zero. */
  (
    | { readonly kind: 'started'; readonly lateOn?: PlainDate }
    | { readonly kind: 'set'; readonly length: TermLength }
    | { readonly kind: 'shortened'; readonly because: 'leader' | 'covering-letter' }
    | { readonly kind: 'extended' }
    | { readonly kind: 'rolled'; readonly dayOff: string }
    | { readonly kind: 'capped' }
    | { readonly kind: 'ended'; readonly endedOn: PlainDate }
  );

/** One line of the ledger: a change, its clause, who made it and when (ISO instant). */
export type TermEntry = TermChange & {
  readonly internalOn: PlainDate;
  readonly source: readonly ClauseRef[];
  readonly by: { readonly id: string; readonly name: string };
  readonly at: string;
};

/**
 * The term of one appeal as a ledger (облік строку), not a date: every entry says what moved the end, by
 * which clause and by whose hand; the last entry is what is in force. Plain JSON, never changed in place.
 */
export interface TermLedger {
  /** Day zero. */
  readonly registeredOn: PlainDate;
  readonly cap: TermCap;
  readonly entries: readonly TermEntry[];
}

export function entryAfter(act: TermAct, change: TermChange, calendar: WorkingCalendar): TermEntry {
  return {
    ...change,
    internalOn: change.kind === 'started' ? change.plannedOn : calendar.rollBack(change.plannedOn),
    source: act.source,
    by: { id: act.by.id, name: act.by.name },
    at: act.at.toISOString(),
  };
}

/** The entry in force. A ledger is never empty: it is opened with two. */
export function lastOf(ledger: TermLedger): TermEntry {
  const last = ledger.entries.at(-1);
  if (last === undefined) throw new RangeError('A term ledger without entries was never opened');
  return last;
}
