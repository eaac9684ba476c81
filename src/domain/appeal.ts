import type { Applicant, Cosigner } from './appeal/applicant.js';
import type { CoveringLetter } from './appeal/covering-letter.js';
import type { AppealFeature } from './appeal/feature.js';
import type { AppealForm, AppealKind, AppealSubject, Regime } from './appeal/kind.js';
import type { Question } from './appeal/question.js';
import type { InterimReply, Reply } from './appeal/reply.js';
import type { Resolution } from './appeal/resolution.js';
import type { AppealResult } from './appeal/result.js';
import type { AppealStatus } from './appeal/status.js';
import type { PlainDate } from './plain-date.js';
import type { TermLedger } from './term.js';

export { fullName, type Applicant, type Cosigner } from './appeal/applicant.js';
export { isIncomplete, lacksOf, type Lack, type LetterSeen } from './appeal/article-5.js';
export { isComplaintTimely, lastDayToComplain, type ComplainedOf } from './appeal/complaint.js';
export type { CoveringLetter } from './appeal/covering-letter.js';
export { appealFeatures, type AppealFeature, type RepeatKind } from './appeal/feature.js';
export {
  appealForms,
  appealKinds,
  appealSubjects,
  carrierOf,
  regimes,
  type AppealForm,
  type AppealKind,
  type AppealSubject,
  type Regime,
} from './appeal/kind.js';
export { everyQuestionResolved, type Question } from './appeal/question.js';
export type { InterimReply, Reply } from './appeal/reply.js';
export { indexOfMainExecutor, namesOutsiders, type Executor, type Resolution } from './appeal/resolution.js';
export { appealEnds, resultOf, resultOfQuestions, type AppealEnd, type AppealResult } from './appeal/result.js';
export { appealStatuses, isEnd, moveTo, nextStatuses, type AppealStatus } from './appeal/status.js';

/** How the paper came (надходження): what the registrar stamps. */
export interface AppealReceipt {
  /** A code 1.x of the classifier. */
  readonly formOfReceipt: string;
  readonly form: AppealForm;
  /** The date the author put on it; null when there is none. */
  readonly writtenOn: PlainDate | null;
  readonly receivedOn: PlainDate;
  readonly registeredOn: PlainDate | null;
  readonly registrationIndex: string | null;
  readonly previousIndexes: readonly string[];
  readonly coveringLetter: CoveringLetter | null;
  readonly sheets: number | null;
}

/** How the paper is kept after control (справа): file, volume, sheets. */
export interface ArchivePlace {
  readonly file: string;
  readonly volume: string | null;
  readonly sheets: string | null;
}

/**
 * An appeal as its card holds it (звернення громадянина; реєстраційно-контрольна картка of CMU 348/1997).
 * Plain data: a row of the database that has these fields is one.
 */
export interface Appeal extends AppealReceipt {
  readonly id: string;
  readonly regime: Regime;
  readonly status: AppealStatus;
  /** The mark «К»: whether a leader has put the appeal on control. */
  readonly onControl: boolean;
  readonly kind: AppealKind;
  readonly subject: AppealSubject;
  readonly feature: AppealFeature;
  readonly applicant: Applicant;
  /** Who else signed, as many as are named; null for a letter of one person. */
  readonly cosigners: readonly Cosigner[] | null;
  /** How many signed in all, those not named included; null when they could not be counted. */
  readonly signers: number | null;
  readonly gist: string;
  readonly questions: readonly Question[];
  readonly resolution: Resolution | null;
  readonly term: TermLedger | null;
  readonly interimReplies: readonly InterimReply[];
  readonly reply: Reply | null;
  readonly result: AppealResult | null;
  readonly controlEndedOn: PlainDate | null;
  readonly controlEndedBy: string | null;
  readonly archive: ArchivePlace | null;
}
