import { systemActor } from '../../../domain/actor.js';
import { addDays, type PlainDate } from '../../../domain/plain-date.js';
import { Problem } from '../../../domain/problem.js';
import { applyCoveringLetter, openTerm, termDueOn, type TermLength } from '../../../domain/term.js';
import type { WorkingCalendar } from '../../../domain/working-calendar.js';
import type { Facts, PolicyService } from '../../../policy/index.js';
import { type Becomes, isRefusal } from './verdict.js';

/** The rule set that answers how long a term is. */
export const termSet = 'term';

/** The days of a case from which its term is counted. */
interface TermDays {
  readonly receivedOn: PlainDate;
  readonly dayZero: PlainDate;
}

/** Facts that hold the number of days where the answer itself names none. */
const daysInFact: Readonly<Record<string, string>> = {
  'by-leader': 'resolution.termDays',
  'by-covering-letter': 'letter.coveringTermDays',
};

/**
 * The last day of the term that an answer of the set `term` gives (граничний день): reckoned as
 * `appeals/steps/term-steps.ts` does, from day zero by the calendar, under the cap of those rules. Null
 * where the answer or the facts do not tell.
 */
export function termDay(
  answer: Becomes,
  facts: Facts,
  { receivedOn, dayZero }: TermDays,
  { policy, calendar }: { readonly policy: PolicyService; readonly calendar: WorkingCalendar },
): PlainDate | null {
  if (isRefusal(answer)) return null;
  const length = lengthOf(answer.values) ?? months(parameter(policy, 'param.term.ordinary', receivedOn));
  const capDays = parameter(policy, 'param.term.cap', receivedOn);
  if (length === null || capDays === null) return null;
  const act = { by: systemActor, at: new Date(0), source: answer.clauses };
  const cap = { days: capDays, judged: 'rolled', source: answer.clauses } as const;
  const term = openTerm({ ...act, registeredOn: dayZero, length, cap }, calendar);
  const fact = daysInFact[answer.outcome];
  if (fact === undefined) return termDueOn(term);
  const days = facts[fact];
  if (typeof days !== 'number') return null;
  // The earlier of two ends wins, for a leader's term as for a covering letter's.
  return termDueOn(applyCoveringLetter(term, { ...act, to: addDays(dayZero, days) }, calendar));
}

function lengthOf({ days, months: count }: Readonly<Record<string, unknown>>): TermLength | null {
  if (typeof days === 'number') return { days };
  return typeof count === 'number' ? { months: count } : null;
}

function months(count: number | null): TermLength | null {
  return count === null ? null : { months: count };
}

function parameter(policy: PolicyService, id: string, on: PlainDate): number | null {
  try {
    const value = policy.parameter(id, on);
    return typeof value === 'number' ? value : null;
  } catch (error) {
    if (error instanceof Problem && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}
