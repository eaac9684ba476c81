import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import type { Outcomes, Question, Ruled } from '../../policy/index.js';
import type { WorkflowTransaction } from './transaction.js';

type Data = Readonly<Record<string, unknown>>;

/** Where a case stands, and all that may be used there: what a step, a decision and an answer are given. */
export interface StepContext<Read = Data, Told = Readonly<Record<string, string>>> {
  readonly tx: WorkflowTransaction;
  /** The transaction of the step: rows written through it are saved with the case or not at all. */
  readonly manager: EntityManager;
  readonly instanceId: string;
  readonly rootId: string;
  readonly businessKey: string;
  readonly processKey: string;
  readonly elementId: string;
  readonly executionId: string;
  /** Of the data of the case, what is declared as read. */
  readonly data: Read;
  readonly properties: Told;
  /** The element of the collection, inside a multi-instance. */
  readonly item?: unknown;
  readonly actor: Actor;
  readonly now: Date;
}

/** Given to a job: no transaction, because what it does cannot be undone. */
export interface JobContext<Read = Data> {
  /** The same over all attempts: hand it to the far side as its idempotency key. */
  readonly executionId: string;
  readonly jobId: string;
  readonly attempt: number;
  readonly instanceId: string;
  readonly businessKey: string;
  readonly processKey: string;
  readonly elementId: string;
  /** As it was when the case came to the job. */
  readonly data: Read;
  readonly properties: Readonly<Record<string, string>>;
  readonly item?: unknown;
  readonly now: Date;
}

/** Given to an answer: where the task stands and what was answered, checked against the form. */
export interface AnswerContext<Read = Data, Asked = Data> extends StepContext<Read> {
  readonly taskId: string;
  readonly answer: Asked;
  /** When the process that asks it began: what is written down later did not happen before. */
  readonly begunAt: Date;
  /**
   * Asks the rule set by which the diagram next decides what comes of this answer, before it is accepted: so whoever
   * answers is refused at once, and not by a decision they never see (docs/decisions/0065). The decision is kept
   * once, where the diagram asks for it.
   *
   * @param added what the answer will add to the data of the process
   */
  readonly foresee: <Ways extends Outcomes | null>(
    question: Question<null, Ways>,
    added?: Readonly<Record<string, unknown>>,
  ) => Promise<Ruled<Ways>>;
}
