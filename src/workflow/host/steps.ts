import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import type { Decision } from '../../policy/index.js';
import type { WorkflowTransaction } from './transaction.js';

/** Where a case stands, and all that may be used there: what a step, a decision and an answer are given. */
export interface StepContext {
  readonly tx: WorkflowTransaction;
  /** The transaction of the step: rows written through it are saved with the case or not at all. */
  readonly manager: EntityManager;
  readonly instanceId: string;
  readonly rootId: string;
  readonly businessKey: string;
  readonly processKey: string;
  readonly elementId: string;
  readonly executionId: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, string>>;
  /** The element of the collection, inside a multi-instance. */
  readonly item?: unknown;
  readonly actor: Actor;
  readonly now: Date;
}

/** What a service task does (крок): returned keys are merged, each as a whole, into the data of the process. */
export type Step = (context: StepContext) => Promise<Readonly<Record<string, unknown>> | void>;

function addOnce<T>(map: Map<string, T>, name: string, value: T, what: string): void {
  if (map.has(name)) throw new Error(`${what} ${name} is registered twice`);
  map.set(name, value);
}

/** The steps that features give to the processes, by the topic a diagram names. Run inline, in the transaction. */
export class Steps {
  private readonly byTopic = new Map<string, Step>();

  add(topic: string, step: Step): this {
    addOnce(this.byTopic, topic, step, 'The step');
    return this;
  }

  get(topic: string): Step | undefined {
    return this.byTopic.get(topic);
  }

  topics(): readonly string[] {
    return [...this.byTopic.keys()];
  }
}

/** Given to a job: no transaction, because what it does cannot be undone. */
export interface JobContext {
  /** The same over all attempts: hand it to the far side as its idempotency key. */
  readonly executionId: string;
  readonly jobId: string;
  readonly attempt: number;
  readonly instanceId: string;
  readonly businessKey: string;
  readonly processKey: string;
  readonly elementId: string;
  /** As it was when the case came to the job. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, string>>;
  readonly item?: unknown;
  readonly now: Date;
}

export type JobHandler = (context: JobContext) => Promise<Readonly<Record<string, unknown>> | void>;

/** What leaves the process: done after the commit, at least once, repeated until it succeeds. */
export class Jobs {
  private readonly byTopic = new Map<string, JobHandler>();

  add(topic: string, handler: JobHandler): this {
    addOnce(this.byTopic, topic, handler, 'The job');
    return this;
  }

  get(topic: string): JobHandler | undefined {
    return this.byTopic.get(topic);
  }

  topics(): readonly string[] {
    return [...this.byTopic.keys()];
  }
}

/** Given to an answer: where the task stands and what was answered, checked against the form. */
export interface AnswerContext extends StepContext {
  readonly taskId: string;
  readonly answer: Readonly<Record<string, unknown>>;
  /**
   * Asks the rule set by which the diagram next decides what comes of this answer, before it is accepted: so whoever
   * answers is refused at once, and not by a decision they never see (docs/decisions/0065). The decision is kept
   * once, where the diagram asks for it.
   *
   * @param added what the answer will add to the data of the process
   */
  readonly foresee: (ruleSet: string, added?: Readonly<Record<string, unknown>>) => Promise<Decision>;
}

export type AnswerHandler = (context: AnswerContext) => Promise<Readonly<Record<string, unknown>> | void>;

/**
 * What a completed task means, by its form: checks beyond the form and the rows of the feature, before the
 * process moves. A form without a handler merges its answer into the data as it is.
 */
export class Answers {
  private readonly byForm = new Map<string, AnswerHandler>();

  add(formKey: string, handler: AnswerHandler): this {
    addOnce(this.byForm, formKey, handler, 'The answer');
    return this;
  }

  get(formKey: string): AnswerHandler | undefined {
    return this.byForm.get(formKey);
  }
}

/** Facts of one group, under their full ids, such as `letter.signature`. */
export type FactSource = (context: StepContext) => Promise<Readonly<Record<string, unknown>>>;

/** Who knows the facts of a group: the group is the first part of a fact's id. */
export class FactSources {
  private readonly byGroup = new Map<string, FactSource>();

  provide(group: string, source: FactSource): this {
    addOnce(this.byGroup, group, source, 'The fact source');
    return this;
  }

  get(group: string): FactSource | undefined {
    return this.byGroup.get(group);
  }

  groups(): readonly string[] {
    return [...this.byGroup.keys()];
  }
}
