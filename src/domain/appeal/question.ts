import type { AppealResult } from './result.js';

/**
 * One thing a citizen raises (питання звернення). An appeal may raise several, and control ends only when
 * every one has been resolved as the leader's resolution asks (KR-3.16).
 */
export interface Question {
  readonly id: string;
  readonly gist: string;
  /** A topic of the classifier, three digits. */
  readonly topic: string;
  /** The one topic the yearly form counts the appeal by. */
  readonly main: boolean;
  readonly resolved: boolean;
  /** Whether it was decided in substance (вирішено по суті): what a repeat refusal rests on. Null: nobody has said. */
  readonly decidedInSubstance: boolean | null;
  readonly result: AppealResult | null;
}

/** Whether another body answers it: a part of an appeal sent on by competence (переслане питання, art. 7). */
export const isSentOn = ({ result }: Pick<Question, 'result'>): boolean => result === '9.5';

/** Whether control may end: every question raised has been resolved, and there was one. */
export function everyQuestionResolved(questions: readonly Pick<Question, 'resolved'>[]): boolean {
  return questions.length > 0 && questions.every((question) => question.resolved);
}

/**
 * Whether a reply has decided a question in substance: what was satisfied or refused was; what was only explained nobody
 * has said, and a hint must not say it for them (KR-3.4).
 */
export function decidedBy(result: AppealResult | null): boolean | null {
  if (result === '9.1' || result === '9.2') return true;
  return result === null || result === '9.3' ? null : false;
}

/** The same of all questions of an appeal: one that was not decided is enough for «no», one unknown for «unknown». */
export function allDecidedInSubstance(questions: readonly Pick<Question, 'decidedInSubstance'>[]): boolean | null {
  const known = questions.map(({ decidedInSubstance }) => decidedInSubstance);
  if (known.includes(false)) return false;
  return known.length === 0 || known.includes(null) ? null : true;
}
