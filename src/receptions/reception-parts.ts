import type { AppealKind } from '../domain/appeal.js';

/** How the citizen asked to be booked (спосіб запису, KR-2.8). `walk-in`: came without a booking. */
export const bookingChannels = ['room', 'telephone', 'email', 'walk-in'] as const;
export type BookingChannel = (typeof bookingChannels)[number];

/** Who comes (заявник), no more than the card needs (KR-2.4, 2.5). */
export interface Visitor {
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  readonly residence: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** Codes 7.x of the classifier as declared; they decide who goes first (KR-2.17). */
  readonly categories: readonly string[];
  readonly minor: boolean;
}

/** Who comes instead of the citizen or with them (KR-2.19). */
export interface Companion {
  readonly role: 'representative' | 'relative' | 'invited' | 'stranger';
  readonly name: string;
  readonly papers: boolean;
  /** Whether the rules let them be present; absent until the citizen has come. */
  readonly present?: boolean;
}

/** What the clerk has found out about one booking: answers to what the rules ask, absent where not asked. */
export interface BookingAnswers {
  readonly leaderPowers?: 'yes' | 'no' | 'unknown';
  readonly earlierReply?: 'yes' | 'no' | 'unknown';
  readonly earlierResolved?: 'yes' | 'no' | 'unknown';
  readonly stopCause?: 'none' | 'gone' | 'remains' | 'unknown';
  /** Why the same citizen takes a second place on one reception for one question (docs/decisions/0036). */
  readonly again?: string;
  /** Of one refused for want of places, who asked to be called if a place becomes free. */
  readonly place?: PlaceWait;
}

/** How a citizen without a place stands to one (черга на місце): waits, is being called, and what came of it. */
export const placeWaits = {
  waits: 'чекає на місце',
  offered: 'місце пропонують',
  taken: 'місце отримано',
  declined: 'від місця відмовився',
  unreachable: 'не додзвонилися',
  late: 'запис закінчився',
} as const;
export type PlaceWait = keyof typeof placeWaits;

/** One question a citizen brings (питання), and what became of it. */
export interface VisitQuestion {
  readonly id: string;
  readonly topic: string;
  readonly gist: string;
  /** Set when the reception of the citizen ends. */
  readonly outcome: QuestionOutcome | null;
}

/** What was decided on a question at the reception (KR-2.28–2.32). */
export interface QuestionOutcome {
  readonly settled: boolean;
  /** What the leader said: the explanation, or the instruction. */
  readonly explanation: string;
  readonly refused: boolean;
  readonly complex: boolean;
  readonly writtenForm: 'not-offered' | 'submitted' | 'declined';
  /** Ids of units, posts or bodies in the order of the instruction; empty where it was settled. */
  readonly executors: readonly string[];
  /** What each of them is to do, in the same order; null where the instruction says it for all. */
  readonly tasks: readonly (string | null)[];
  readonly kind: AppealKind;
  /** Whom a complaint is about: a post, a unit or a body of the directory. */
  readonly complainedOf: string | null;
  /** Sheets of the question put in writing. */
  readonly sheets: number | null;
  readonly appealId: string | null;
}

/** One entry of the queue as the rules put it: the group first, then the time of booking (KR-2.16, 2.17). */
export const queueGroups = ['first-by-right', 'first-by-benefit', 'by-time'] as const;
export type QueueGroup = (typeof queueGroups)[number];
