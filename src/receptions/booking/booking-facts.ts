import type { Directory } from '../../directory/index.js';
import { Problem } from '../../domain/problem.js';
import { type LeaderKind, leaderOf } from '../leader-of.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import type { BookingAnswers } from '../values.js';

/** What the service and the clerk know of one who asks to be booked. */
export interface Known {
  readonly reception: ReceptionRecord;
  /** Places taken and places held for those who are being called. */
  readonly taken: number;
  readonly answers: BookingAnswers;
  /** An earlier reception of this citizen was stopped, and nobody has said that the cause is gone. */
  readonly stoppedBefore: boolean;
  readonly right: VisitRecord | null;
  readonly now: Date;
}

/** Facts of the set `booking-admission`; null for one that has not been asked. */
export function admissionFacts(known: Known, directory: Directory) {
  const { reception, taken, answers, stoppedBefore, right, now } = known;
  return {
    'reception.leader': leaderFact(reception, directory),
    'booking.closed': isClosed(reception, now),
    'booking.stopCause': answers.stopCause ?? (stoppedBefore ? null : 'none'),
    'booking.earlierResolved': answers.earlierResolved ?? null,
    'booking.leaderPowers': answers.leaderPowers ?? null,
    'booking.earlierReply': answers.earlierReply ?? null,
    'booking.firstPlaceRight': right !== null,
    'booking.limited': reception.capacity !== null,
    'booking.booked': taken,
  };
}

/** Where the clerk's answers stand in a booking, by the fact each settles. */
export const fieldOfFact: Readonly<Record<string, string>> = {
  'booking.stopCause': '/answers/stopCause',
  'booking.earlierResolved': '/answers/earlierResolved',
  'booking.leaderPowers': '/answers/leaderPowers',
  'booking.earlierReply': '/answers/earlierReply',
};

/**
 * The moment of closing itself is still in time (docs/decisions/0033), until the list of those booked is drawn up:
 * nobody may come onto the reception and not be on its list.
 */
export function isClosed({ bookingClosesAt, status }: ReceptionRecord, now: Date): boolean {
  return status !== 'booking' || (bookingClosesAt !== null && now > bookingClosesAt);
}

export function leaderFact({ leaderPost }: Pick<ReceptionRecord, 'leaderPost'>, directory: Directory): LeaderKind {
  const leader = leaderOf(directory.post(leaderPost));
  if (leader === null) throw new Problem('NOT_FOUND', { detail: 'За цією посадою особистого прийому немає.' });
  return leader;
}
