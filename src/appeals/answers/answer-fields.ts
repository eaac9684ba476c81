import { checkEntered } from '../../domain/reception/entered-instant.js';
import { inUkrainian, type PlainDate } from '../../domain/plain-date.js';
import { type Problem, refusedAt } from '../../domain/problem.js';

/** A refusal of one field, for what no form can check: whom the directory knows, which day is possible. */
export function refusedField(key: string, detail: string): Problem {
  return refusedAt(`/answer/${key}`, detail);
}

const minute = 60_000;

interface WrittenLater {
  readonly answer: Readonly<Record<string, unknown>>;
  readonly now: Date;
}

/**
 * When it happened, where a form lets somebody write that down later (docs/decisions/0097); an empty field: now. Forms
 * ask for minutes, so the minute of what it follows is not too early.
 *
 * @param words what it follows, and how to say so
 * @throws BODY_INVALID
 */
export function happenedAt({ answer, now }: WrittenLater, key: string, after: Date, words: string): Date {
  const entered = answer[key];
  if (typeof entered !== 'string') return now;
  const at = new Date(entered);
  const instant = new Date(after.getTime() - (after.getTime() % minute));
  checkEntered({ pointer: `/answer/${key}`, at, now, after: { instant, words } });
  return at;
}

interface Limits {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly why: string;
}

/** A day that a form asks for. @throws BODY_INVALID for a day that has not come yet, or that lies before what it follows */
export function refuseImpossible(key: string, entered: PlainDate, { from, to, why }: Limits): void {
  if (entered > to) throw refusedField(key, `Цей день ще не настав: сьогодні ${inUkrainian(to)}.`);
  if (entered < from) throw refusedField(key, `Не раніше ${inUkrainian(from)}: ${why}.`);
}
