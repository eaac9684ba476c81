import type { AppealFeature, AppealKind, AppealResult, Executor, Regime, Resolution } from '../domain/appeal.js';
import type { ClauseRef } from '../domain/clause.js';
import type { PlainDate } from '../domain/plain-date.js';

export const addresseeKinds = [
  'leader',
  'unit',
  'council',
  'higher-authority',
  'councillor',
  'commission-head',
  'standing-commission',
] as const;

/** Whom the citizen wrote to (адресат), whoever sent the letter on. `id` is a post or a unit, where it is one. */
export interface Addressee {
  readonly kind: (typeof addresseeKinds)[number];
  readonly id: string | null;
}

export const powers = ['ours', 'others', 'both', 'unknown'] as const;
export const properBodies = ['known', 'unknown', 'complained-of'] as const;

/**
 * What the registrar saw when looking the letter through (попередній розгляд, KR-3.1). What is absent was not
 * asked, because it could not change what is decided (KR-2.5).
 */
export interface Assessment {
  readonly kind?: AppealKind;
  readonly regime?: Regime;
  readonly powers?: (typeof powers)[number];
  readonly properBody?: (typeof properBodies)[number];
  /** The council itself decides the question, at a session (KR-3.5). */
  readonly councilPowers?: boolean;
  readonly corruptionReport?: boolean;
  readonly threatToLife?: boolean;
  readonly signed?: boolean;
  readonly identifiable?: boolean;
  readonly substanceStated?: boolean;
  readonly dataSufficient?: boolean;
  /** A court has declared the author incapacitated, as far as the council knows. */
  readonly incapacitated?: 'yes' | 'no' | 'unknown';
  readonly complaint?: ComplaintFacts | null;
}

/** What a complaint is about (скарга): the decision, and the post or unit complained of. */
export interface ComplaintFacts {
  readonly about?: string | null;
  /** Whom else of the directory, where a complaint is about several. */
  readonly alsoAbout?: readonly string[];
  /** Whom or what else, in words, where the directory has none: outsiders, or nobody in particular. */
  readonly aboutOther?: string | null;
  /** A person said that these words mean nobody of the directory, though they may seem to. */
  readonly notListed?: boolean;
  readonly decidedOn?: PlainDate | null;
  readonly learnedOn?: PlainDate | null;
  /** The day it was given to the post, by the postmark (поштовий штемпель), where that is known: it is lodged then (art. 17). */
  readonly postedOn?: PlainDate | null;
  /** Whether the reason of a delay was found good (art. 17); absent where nobody had to decide it. */
  readonly restored?: boolean;
}

/** An earlier appeal that may be of the same person on the same question: proposed, never decided. */
export interface Match {
  readonly appealId: string;
  readonly index: string;
  readonly kind: AppealFeature | typeof joinEarlier;
  readonly score: number;
  readonly grounds: readonly string[];
}

/** What a clerk may say instead of a feature: the letter joins an earlier one that is still in its term. */
export const joinEarlier = 'join-earlier';

/** What a person said of the proposals (підтверджена ознака). */
export interface ConfirmedFeature {
  readonly feature: AppealFeature;
  readonly earlierAppealId: string | null;
  readonly resolvedInSubstance: 'yes' | 'no' | 'unknown';
  readonly earlierInTerm: boolean;
  readonly sameBody: boolean;
  readonly by: string;
  readonly note: string | null;
}

/** A resolution as the executive committee acts on it: the main executor and whether it is on control. */
export interface AppealResolution extends Resolution {
  readonly control: boolean;
  readonly needsStudy: 'yes' | 'no';
  readonly executors: readonly Executor[];
}

/** A reply that was signed before this one, while control was kept (проміжна відповідь). */
export interface EarlierReply {
  readonly index: string;
  readonly signedOn: PlainDate;
  readonly documentId: string;
  readonly final: boolean;
  readonly answers: AppealReply['answers'];
  readonly copies: readonly ReplyCopy[];
}

/** The same answer to another: the author of a letter that has joined it, or whoever sent a letter on; under its own number. */
export interface ReplyCopy {
  readonly letterId: string;
  readonly to: 'author' | 'sender';
  readonly index: string;
}

/** The reply in the making and as sent (відповідь). Earlier versions stand in the journal. */
export interface AppealReply {
  readonly final: boolean;
  readonly text: string;
  readonly preparedBy: string;
  readonly preparedOn: PlainDate;
  readonly answers: readonly { readonly position: number; readonly result: AppealResult }[];
  readonly refusalGrounds: string | null;
  readonly reasons: string | null;
  readonly objectiveReasons: boolean;
  readonly definiteDate: PlainDate | null;
  readonly promise: string | null;
  /** What a final answer rests on; a reply on the substance needs none. */
  readonly grounds?: readonly ClauseRef[];
  readonly signatoryPost: string | null;
  readonly signedBy: string | null;
  readonly signedOn: PlainDate | null;
  readonly index: string | null;
  readonly documentId: string | null;
  readonly copies?: readonly ReplyCopy[];
  readonly earlier?: readonly EarlierReply[];
  readonly source: readonly ClauseRef[];
}

/** Why the term was broken, as whoever answers for it said (пояснення порушення строку, KR-3.18). */
export interface BreachAccount {
  readonly reason: string;
  readonly measures: string | null;
  readonly by: string;
  readonly on: PlainDate;
}

/** What the Law gives a last day (art. 5, 7, 20): deciding an appeal, returning it, sending it on, telling of more time. */
export const lateActs = ['considering', 'returning', 'forwarding', 'telling-of-extension'] as const;

export type LateAct = (typeof lateActs)[number];

/** A term that was broken (порушення строку): by what, the day it showed, and why, once that is known. */
export interface Breach {
  readonly act: LateAct;
  readonly lastDay: PlainDate;
  readonly seenOn: PlainDate;
  readonly account: BreachAccount | null;
}

/** What a leader decided on a request for more time (рішення про продовження строку, art. 20). */
export interface ExtensionDecision {
  readonly granted: boolean;
  /** The post whose power it was, and who used it. */
  readonly post: string;
  readonly by: string;
  readonly on: PlainDate;
  /** The new planned end; null where it was refused. */
  readonly to: PlainDate | null;
  readonly grounds: string;
  readonly clauses: readonly ClauseRef[];
}

/** More time asked for and what came of it (клопотання про продовження строку). */
export interface TermExtension {
  readonly askedBy: string | null;
  /** Whose executor asked, and hears of a refusal. */
  readonly unit: string | null;
  readonly askedOn: PlainDate;
  readonly reasons: string;
  /** The day until which they ask, where they say. */
  readonly until?: PlainDate | null;
  /** Null while nobody has decided. */
  readonly decision: ExtensionDecision | null;
  /** The day the answer was signed, where nobody had decided by then. */
  readonly lapsedOn?: PlainDate;
}
