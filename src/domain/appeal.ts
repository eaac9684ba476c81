export { fullName, type Applicant, type Cosigner } from './appeal/applicant.js';
export { impossibleDay, lastDayToComplain } from './appeal/complaint.js';
export { type CoveringLetter } from './appeal/covering-letter.js';
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
export { allDecidedInSubstance, decidedBy, everyQuestionResolved, isSentOn, type Question } from './appeal/question.js';
export { mainExecutorOf, type Executor, type Resolution } from './appeal/resolution.js';
export {
  appealEnds,
  appealResults,
  isPartly,
  resultOf,
  resultOfQuestions,
  type AppealEnd,
  type AppealResult,
} from './appeal/result.js';
export { appealStatuses, isEnd, moveTo, type AppealStatus } from './appeal/status.js';

/** How the paper is kept after control (справа): file, volume, sheets. */
export interface ArchivePlace {
  readonly file: string;
  readonly volume: string | null;
  readonly sheets: string | null;
}
