import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { nextSerial } from '../../appeals/intake/register-of-appeals.js';
import type { Actor } from '../../domain/actor.js';
import { fullName } from '../../domain/appeal.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { yearOf } from '../../domain/plain-date.js';
import { orderedId } from '../../platform/database/ordered-id.js';
import { searchText } from '../../platform/search/search-text.js';
import { personKeyOf } from '../cards/earlier-visits.js';
import type { VisitRecord } from '../tables.js';
import type { Visitor, VisitQuestion } from '../values.js';
import type { BookingRequest } from './booking.dto.js';

type Told = Pick<BookingRequest, 'visitor' | 'companions' | 'questions' | 'answers'> &
  Pick<VisitRecord, 'channel' | 'receptionId'>;

/** Of a visit that is still ahead nothing is known yet. */
export const aheadOfIt = {
  arrivedAt: null,
  remote: null,
  grounds: [],
  stoppedOn: null,
  agreesToSubstitute: 'unknown',
  endedAt: null,
} as const satisfies Partial<VisitRecord>;

/** A card before anything is decided about it (картка особистого прийому). It has no number yet. */
export function cardOf({ visitor, companions, questions, answers, channel, receptionId }: Told, by: Actor, now: Date) {
  const card: Omit<VisitRecord, 'year' | 'serial'> = {
    id: orderedId(),
    version: 1,
    status: 'refused',
    receptionId,
    channel,
    ...personOn(visitor, questions),
    companions,
    questions: questions.map((question) => ({ id: randomUUID(), ...question, outcome: null })),
    answers,
    bookingOutcome: '',
    bookingClauses: [],
    queueGroup: 'by-time',
    firstPlaceRight: false,
    rightUsed: false,
    bookedAt: now,
    bookedBy: by.id,
    ...aheadOfIt,
    replyWish: 'unknown',
    previousVisitId: null,
  };
  return card;
}

/** Who comes, with the keys by which the card is found. */
export function personOn(visitor: Visitor, questions: readonly Pick<VisitQuestion, 'gist'>[]) {
  const words = [fullName(visitor), ...questions.map(({ gist }) => gist)];
  return { visitor, personKey: personKeyOf(visitor), searchText: searchText(...words) };
}

/**
 * The next number in the year's journal of receptions: refused bookings are numbered too, and none is skipped.
 * Its counter stays locked until the transaction ends, so a reception is always locked before it.
 */
export async function numbered(manager: EntityManager, now: Date): Promise<Pick<VisitRecord, 'year' | 'serial'>> {
  const year = yearOf(dayInKyiv(now));
  return { year, serial: await nextSerial(manager, `reception:${year}`) };
}
