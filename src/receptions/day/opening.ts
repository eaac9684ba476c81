import { checkEnteredToday, type EnteredInstant } from '../../domain/reception/entered-instant.js';
import { kyivInstant } from '../../domain/kyiv-time.js';
import type { ReceptionRecord } from '../tables.js';

/** @throws BODY_INVALID for a call written down later that is of another day, to come, or before the reception began */
export function checkCalled(reception: ReceptionRecord, at: Date, now: Date): void {
  // Who lets somebody in at this moment enters no time at all.
  if (at.getTime() !== now.getTime()) checkEnteredToday({ pointer: '/calledAt', at, now, after: openingOf(reception) });
}

/**
 * What a call of a reception follows (відкриття прийому): its hour, or its opening where the leader began earlier. That
 * the office wrote the opening down late does not make a call too early.
 */
function openingOf({ heldOn, beginsAt, openedAt }: ReceptionRecord): EnteredInstant['after'] {
  const begins = kyivInstant(heldOn, beginsAt);
  const instant = openedAt !== null && openedAt < begins ? openedAt : begins;
  return { instant, words: 'Прийом тоді ще не почався.' };
}
