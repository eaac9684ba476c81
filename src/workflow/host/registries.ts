import type {
  AnswerDefinition,
  FactsDefinition,
  JobDefinition,
  MessageDefinition,
  StartDefinition,
  StepDefinition,
} from '../contract/define.js';
import { LastDays } from './last-days.js';
import type { WorkflowTransaction } from './transaction.js';

/** What features declare of one kind, each under the name that files use, once (оголошене). */
class Registry<D> {
  private readonly byName = new Map<string, D>();

  constructor(
    private readonly what: string,
    private readonly nameOf: (definition: D) => string,
  ) {}

  define(...definitions: readonly D[]): this {
    for (const definition of definitions) {
      const name = this.nameOf(definition);
      if (this.byName.has(name)) throw new Error(`${this.what} ${name} is declared twice`);
      this.byName.set(name, definition);
    }
    return this;
  }

  get(name: string): D | undefined {
    return this.byName.get(name);
  }

  names(): readonly string[] {
    return [...this.byName.keys()];
  }

  all(): readonly D[] {
    return [...this.byName.values()];
  }
}

/** The steps of the processes, by the topic a diagram names. Run inline, in the transaction. */
export class Steps extends Registry<StepDefinition> {
  constructor() {
    super('The step', ({ topic }) => topic);
  }
}

/** What leaves the process, by topic: done after the commit, at least once, repeated until it succeeds. */
export class Jobs extends Registry<JobDefinition> {
  constructor() {
    super('The job', ({ topic }) => topic);
  }
}

/**
 * What a completed task means, by its form: checks beyond the form and the rows of the feature, before the
 * process moves. A form without an answer of its own merges its fields into the data as they are.
 */
export class Answers extends Registry<AnswerDefinition> {
  constructor() {
    super('The answer', ({ form }) => form);
  }
}

/** Who knows the facts of a group: the group is the first part of a fact's id. */
export class FactSources extends Registry<FactsDefinition> {
  constructor() {
    super('The source of the facts', ({ group }) => group);
  }
}

/** How the service itself begins processes, and what it tells those that wait (початки й повідомлення). */
class Openings {
  private readonly begun = new Registry<StartDefinition>('The start of', ({ process }) => process);
  private readonly told = new Registry<MessageDefinition>('The message', ({ name }) => name);

  start(...definitions: readonly StartDefinition[]): this {
    this.begun.define(...definitions);
    return this;
  }

  message(...definitions: readonly MessageDefinition[]): this {
    this.told.define(...definitions);
    return this;
  }

  starts(): readonly StartDefinition[] {
    return this.begun.all();
  }

  messages(): readonly MessageDefinition[] {
    return this.told.all();
  }
}

/** A case that somebody has ended from outside, and what it held. */
export interface EndedCase {
  readonly businessKey: string;
  readonly processKey: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly reason: string;
}

type Aftermath = (tx: WorkflowTransaction, ended: EndedCase) => Promise<void>;

/**
 * What becomes of a feature's own matter when its case is ended from outside (що далі по припиненні): done in the same
 * transaction, so that nothing the law still wants is left without anybody's task.
 */
export class Aftermaths {
  private readonly all: Aftermath[] = [];

  define(...aftermaths: readonly Aftermath[]): this {
    this.all.push(...aftermaths);
    return this;
  }

  async of(tx: WorkflowTransaction, ended: EndedCase): Promise<void> {
    for (const aftermath of this.all) await aftermath(tx, ended);
  }
}

/** What features plug into, each in its `onModuleInit`, before the diagrams are read (реєстри рушія). */
export class Registries {
  readonly steps = new Steps();
  readonly answers = new Answers();
  readonly jobs = new Jobs();
  readonly facts = new FactSources();
  readonly openings = new Openings();
  readonly aftermaths = new Aftermaths();
  readonly lastDays = new LastDays();
}
