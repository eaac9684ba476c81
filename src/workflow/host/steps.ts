import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import type { Outcomes, Question, Ruled } from '../../policy/index.js';
import type {
  AnswerDefinition,
  FactsDefinition,
  JobDefinition,
  MessageDefinition,
  StartDefinition,
  StepDefinition,
} from '../contract/define.js';
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

/** What a service task does (крок): returned keys are merged, each as a whole, into the data of the process. */
export type Step = (context: StepContext) => Promise<Readonly<Record<string, unknown>> | void>;

/** What is registered under a name, once. */
class Registered<T> {
  private readonly byName = new Map<string, T>();

  constructor(private readonly what: string) {}

  put(name: string, value: T): void {
    if (this.byName.has(name)) throw new Error(`${this.what} ${name} is registered twice`);
    this.byName.set(name, value);
  }

  get(name: string): T | undefined {
    return this.byName.get(name);
  }

  names(): readonly string[] {
    return [...this.byName.keys()];
  }

  all(): readonly T[] {
    return [...this.byName.values()];
  }
}

/** The steps that features give to the processes, by the topic a diagram names. Run inline, in the transaction. */
export class Steps {
  private readonly registered = new Registered<{ readonly run: Step; readonly declared?: StepDefinition }>('The step');

  add(topic: string, run: Step): this {
    this.registered.put(topic, { run });
    return this;
  }

  define(...definitions: readonly StepDefinition[]): this {
    for (const declared of definitions) this.registered.put(declared.topic, { run: declared.run, declared });
    return this;
  }

  get(topic: string): Step | undefined {
    return this.registered.get(topic)?.run;
  }

  topics(): readonly string[] {
    return this.registered.names();
  }

  declared(): readonly StepDefinition[] {
    return this.registered.all().flatMap(({ declared }) => declared ?? []);
  }
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

export type JobHandler = (context: JobContext) => Promise<Readonly<Record<string, unknown>> | void>;

/** What leaves the process: done after the commit, at least once, repeated until it succeeds. */
export class Jobs {
  private readonly registered = new Registered<{ readonly run: JobHandler; readonly declared?: JobDefinition }>(
    'The job',
  );

  add(topic: string, run: JobHandler): this {
    this.registered.put(topic, { run });
    return this;
  }

  define(...definitions: readonly JobDefinition[]): this {
    for (const declared of definitions) this.registered.put(declared.topic, { run: declared.run, declared });
    return this;
  }

  get(topic: string): JobHandler | undefined {
    return this.registered.get(topic)?.run;
  }

  topics(): readonly string[] {
    return this.registered.names();
  }

  declared(): readonly JobDefinition[] {
    return this.registered.all().flatMap(({ declared }) => declared ?? []);
  }
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

export type AnswerHandler = (context: AnswerContext) => Promise<Readonly<Record<string, unknown>> | void>;

/**
 * What a completed task means, by its form: checks beyond the form and the rows of the feature, before the
 * process moves. A form without a handler merges its answer into the data as it is.
 */
export class Answers {
  private readonly registered = new Registered<{ readonly run: AnswerHandler; readonly declared?: AnswerDefinition }>(
    'The answer',
  );

  add(formKey: string, run: AnswerHandler): this {
    this.registered.put(formKey, { run });
    return this;
  }

  define(...definitions: readonly AnswerDefinition[]): this {
    for (const declared of definitions) this.registered.put(declared.form, { run: declared.run, declared });
    return this;
  }

  get(formKey: string): AnswerHandler | undefined {
    return this.registered.get(formKey)?.run;
  }

  forms(): readonly string[] {
    return this.registered.names();
  }

  declared(): readonly AnswerDefinition[] {
    return this.registered.all().flatMap(({ declared }) => declared ?? []);
  }
}

/** Facts of one group, under their full ids, such as `letter.signature`. */
export type FactSource = (context: StepContext) => Promise<Readonly<Record<string, unknown>>>;

/** Who knows the facts of a group: the group is the first part of a fact's id. */
export class FactSources {
  private readonly registered = new Registered<{ readonly source: FactSource; readonly declared?: FactsDefinition }>(
    'The fact source',
  );

  provide(group: string, source: FactSource): this {
    this.registered.put(group, { source });
    return this;
  }

  define(...definitions: readonly FactsDefinition[]): this {
    for (const declared of definitions) this.registered.put(declared.group, { source: declared.source, declared });
    return this;
  }

  get(group: string): FactSource | undefined {
    return this.registered.get(group)?.source;
  }

  groups(): readonly string[] {
    return this.registered.names();
  }

  declared(): readonly FactsDefinition[] {
    return this.registered.all().flatMap(({ declared }) => declared ?? []);
  }
}

/** How the service itself begins processes, and what it tells those that wait (початки й повідомлення). */
export class Openings {
  private readonly begun = new Registered<StartDefinition>('The start');
  private readonly told = new Registered<MessageDefinition>('The message');

  start(...definitions: readonly StartDefinition[]): this {
    for (const start of definitions) this.begun.put(start.process, start);
    return this;
  }

  message(...definitions: readonly MessageDefinition[]): this {
    for (const message of definitions) this.told.put(message.name, message);
    return this;
  }

  starts(): readonly StartDefinition[] {
    return this.begun.all();
  }

  messages(): readonly MessageDefinition[] {
    return this.told.all();
  }
}
