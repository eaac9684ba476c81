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
  /** Whether it was decided in substance (вирішено по суті): what a repeat refusal rests on. */
  readonly decidedInSubstance: boolean | null;
  readonly result: AppealResult | null;
}

/** Whether control may end: every question raised has been resolved, and there was one. */
export function everyQuestionResolved(questions: readonly Pick<Question, 'resolved'>[]): boolean {
  return questions.length > 0 && questions.every((question) => question.resolved);
}
