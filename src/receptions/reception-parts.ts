import type { AppealKind } from '../domain/appeal.js';
import type { PlainDate } from '../domain/plain-date.js';

/**
 * How the citizen asked to be booked (спосіб запису, KR-2.8). `walk-in`: came without a booking; `line-call`: called
 * the direct line.
 */
export const bookingChannels = ['room', 'telephone', 'email', 'walk-in', 'line-call'] as const;
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

/** How a citizen was met who is received at a distance (зв’язок із громадянином, docs/decisions/0041). */
export interface RemoteContact {
  /** Shown to the camera, or as said: no document can be shown to a telephone. Null before there was a connection. */
  readonly identity: 'shown' | 'as-said' | null;
  /** Every time the connection did not come about, in order; instants are ISO texts. */
  readonly unreached: readonly { readonly at: string; readonly why: Unreached }[];
  /** The citizen was told that the talk is recorded (KR-2.24). */
  readonly toldOfRecording: boolean;
  /** The talk broke off before every question had been answered. */
  readonly cutOff: boolean;
}

/** Why a connection did not come about: the citizen did not answer, or it failed on whosever side. */
export const unreached = ['no-answer', 'failed'] as const;
export type Unreached = (typeof unreached)[number];

/** That a reception is recorded (аудіо- чи відеозапис, KR-2.24). The service keeps no recording, only this. */
export interface Recording {
  readonly mode: 'audio' | 'video';
  /** A visible notice where citizens come, words to each of them where they do not. */
  readonly notice: 'hung' | 'told';
  readonly purpose: string;
  /** The person who has seen to the notice, and when; an ISO text. */
  readonly by: string;
  readonly at: string;
  /** To which day it is needed after the reception, and what for; null where it is not kept. */
  readonly keptUntil: PlainDate | null;
  readonly keptFor: string | null;
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
  moved: 'чекає на місце на іншому прийомі',
  over: 'прийом не відбудеться',
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

/** What free primary legal aid gives (безоплатна первинна правова допомога, KM-15). */
export const legalAids = {
  consultation: 'надано консультацію',
  explanation: 'роз’яснено законодавство',
  drafting: 'допомогли скласти заяву чи скаргу',
  referral: 'направлено до центру безоплатної правової допомоги',
} as const;
export type LegalAid = keyof typeof legalAids;

/** What was decided on a question at the reception (KR-2.28–2.32). */
export interface QuestionOutcome {
  readonly settled: boolean;
  /** What the leader said: the explanation, or the instruction. */
  readonly explanation: string;
  readonly refused: boolean;
  readonly complex: boolean;
  /** What a lawyer gave, where it was an hour of legal aid (KM-15). */
  readonly aid: LegalAid | null;
  /** `unanswered`: the day for it has passed, and the question counts as raised orally (docs/decisions/0042). */
  readonly writtenForm: 'not-offered' | 'submitted' | 'declined' | 'unanswered';
  /** Ids of units, posts or bodies in the order of the instruction; empty where it was settled. */
  readonly executors: readonly string[];
  /** What each of them is to do, in the same order; null where the instruction says it for all. */
  readonly tasks: readonly (string | null)[];
  readonly kind: AppealKind;
  /** Whom a complaint is about: a post, a unit or a body of the directory. */
  readonly complainedOf: string | null;
  /** The same in words, where the directory has none such. */
  readonly complainedOfOther: string | null;
  /** Sheets of the question put in writing. */
  readonly sheets: number | null;
  /** Whether the instruction sends it to other bodies or enterprises, and whether the citizen was told so (KR-2.31). */
  readonly sentToOthers: boolean;
  readonly toldOrally: 'yes' | 'no' | 'not-yet';
  readonly appealId: string | null;
  /** The written explanation of a question settled at the table, or the notice of where it was sent. */
  readonly letterId: string | null;
}

/** One entry of the queue as the rules put it: the group first, then the time of booking (KR-2.16, 2.17). */
export const queueGroups = ['first-by-right', 'first-by-benefit', 'by-time'] as const;
export type QueueGroup = (typeof queueGroups)[number];
