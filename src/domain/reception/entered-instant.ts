import { dayInKyiv, kyivInstant } from '../kyiv-time.js';
import type { PlainDate } from '../plain-date.js';
import { refusedAt } from '../problem.js';

/** What an instant that a person enters after the fact must not contradict (час, записаний згодом). */
interface EnteredInstant {
  /** Where it stands in the body, as a JSON Pointer. */
  readonly pointer: string;
  readonly at: Date;
  readonly now: Date;
  /** What it follows, and how to say so; null where it follows nothing that is known. */
  readonly after: { readonly instant: Date; readonly words: string } | null;
}

/** An instant may lie in the past, never in the future, and never before what it follows. @throws BODY_INVALID */
export function checkEntered({ pointer, at, now, after }: EnteredInstant): void {
  if (at > now) throw refusedAt(pointer, 'Цей час ще не настав.');
  if (after !== null && at < after.instant) throw refusedAt(pointer, after.words);
}

/** The same of what happens on the day of a reception: it is written down that very day. @throws BODY_INVALID */
export function checkEnteredToday(entered: EnteredInstant): void {
  checkEntered(entered);
  if (dayInKyiv(entered.at) !== dayInKyiv(entered.now)) throw refusedAt(entered.pointer, 'Це час іншого дня.');
}

interface Begun {
  readonly heldOn: PlainDate;
  readonly beginsAt: string;
  readonly openedAt: Date | null;
}

/** @throws BODY_INVALID for a call written down later that is of another day, to come, or before the reception began */
export function checkCalled(reception: Begun, at: Date, now: Date): void {
  // Who lets somebody in at this moment enters no time at all.
  if (at.getTime() !== now.getTime()) checkEnteredToday({ pointer: '/calledAt', at, now, after: openingOf(reception) });
}

/**
 * What a call of a reception follows (відкриття прийому): its hour, or its opening where the leader began earlier. That
 * the office wrote the opening down late does not make a call too early.
 */
function openingOf({ heldOn, beginsAt, openedAt }: Begun): EnteredInstant['after'] {
  const begins = kyivInstant(heldOn, beginsAt);
  const instant = openedAt !== null && openedAt < begins ? openedAt : begins;
  return { instant, words: 'Прийом тоді ще не почався.' };
}
