import { addDays, type PlainDate } from '../../../domain/plain-date.js';
import type { Basis } from '../../catalogue/catalogue.js';
import type { Days } from '../../editions/rule-set-editions.js';

/** A span of days of receipt with a span of days of decision. */
export type DaySpan = Readonly<Record<Basis, Days>>;

/** The first day of the calendar of editions: before it nothing begins. */
export const beginning = '1000-01-01';

/** The days that are in both spans; null when there are none, or when a decision would come before its receipt. */
export function commonDays(a: DaySpan, b: DaySpan): DaySpan | null {
  const receivedOn = common(a.receivedOn, b.receivedOn);
  const decidedOn = common(a.decidedOn, b.decidedOn);
  if (!receivedOn || !decidedOn) return null;
  return decidedOn.to !== null && decidedOn.to < receivedOn.from ? null : { receivedOn, decidedOn };
}

function common(a: Days, b: Days): Days | null {
  const from = a.from > b.from ? a.from : b.from;
  const ends = [a.to, b.to].filter((day) => day !== null).sort();
  const [to = null] = ends;
  return to !== null && to < from ? null : { from, to };
}

/** The same days in fewer spans: neighbours joined as far as they go. */
export function joined(spans: readonly DaySpan[], first: PlainDate): DaySpan[] {
  const rest = spans.map((span) => plain(span, first));
  for (let i = 0; i < rest.length; i++) {
    for (let j = 0; j < rest.length; j++) {
      const [one, other] = [rest[i], rest[j]];
      const both = one && other && i !== j ? together(one, other) : null;
      if (!both) continue;
      rest[i] = plain(both, first);
      rest.splice(j, 1);
      i = -1;
      break;
    }
  }
  return rest;
}

/** Without the ends that say nothing, since no letter is decided before it is received. */
function plain({ receivedOn, decidedOn }: DaySpan, first: PlainDate): DaySpan {
  return {
    receivedOn:
      decidedOn.to !== null && receivedOn.to !== null && receivedOn.to >= decidedOn.to
        ? { ...receivedOn, to: null }
        : receivedOn,
    decidedOn: decidedOn.from <= receivedOn.from ? { ...decidedOn, from: first } : decidedOn,
  };
}

/** One span for two neighbours, where an end that only one of them has lies beyond the days that can be. */
function together(a: DaySpan, b: DaySpan): DaySpan | null {
  const [before, after] = [a.decidedOn, b.decidedOn];
  if (follows(a.receivedOn, b.receivedOn) && before.to === after.to) {
    const start = b.receivedOn.from;
    if (before.from !== after.from && (before.from > start || after.from > start)) return null;
    return { receivedOn: { from: a.receivedOn.from, to: b.receivedOn.to }, decidedOn: before };
  }
  if (follows(before, after) && a.receivedOn.from === b.receivedOn.from) {
    const reaches = ({ to }: Days): boolean => to === null || (before.to !== null && to >= before.to);
    if (a.receivedOn.to !== b.receivedOn.to && !(reaches(a.receivedOn) && reaches(b.receivedOn))) return null;
    return { receivedOn: b.receivedOn, decidedOn: { from: before.from, to: after.to } };
  }
  return null;
}

const follows = (a: Days, b: Days): boolean => a.to !== null && addDays(a.to, 1) === b.from;
