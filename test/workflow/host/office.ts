import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { onTestFinished } from 'vitest';
import { type Actor, type Role, systemActor } from '../../../src/domain/actor.js';
import { type EditionFiles, EditionInForce, Editions } from '../../../src/edition/index.js';
import { Journal } from '../../../src/journal/index.js';
import { ManualClock } from '../../../src/platform/clock.js';
import { unitOfWork } from '../../../src/platform/database/transactions.js';
import { DecisionLog, PolicyService } from '../../../src/policy/index.js';
import { CasesUnderWay } from '../../../src/workflow/definitions/cases-under-way.js';
import type { EditionGate } from '../../../src/workflow/definitions/edition-gate.js';
import type { ComingEdition } from '../../../src/workflow/definitions/coming-edition.js';
import { DiagramPublisher } from '../../../src/workflow/definitions/diagram-publisher.js';
import { EditionHearing } from '../../../src/workflow/definitions/edition-hearing.js';
import { Versions } from '../../../src/workflow/definitions/versions.js';
import { Publisher } from '../../../src/workflow/definitions/publisher.js';
import { compile, type MotorName } from '../../../src/workflow/engine/index.js';
import { Answers, FactSources, Jobs, Steps } from '../../../src/workflow/host/registries.js';
import { openWorkflow } from '../../../src/workflow/open-workflow.js';
import { TaskRecord, TimerRecord } from '../../../src/workflow/tables.js';
import { Forms } from '../../../src/workflow/forms/forms.js';
import type { QueueSettings } from '../../../src/workflow/worker/work-queue.js';
import { Worker } from '../../../src/workflow/worker/worker.js';
import { emptyDataSource } from '../../support/empty-database.js';

export const morning = new Date('2026-03-02T09:00:00Z');

export function person(id: string, roles: readonly Role[] = ['registrar'], more: Partial<Actor> = {}): Actor {
  return { id, name: id, roles, unit: null, posts: [], ...more };
}

export interface OfficeOptions {
  readonly steps?: Steps;
  readonly jobs?: Jobs;
  readonly answers?: Answers;
  readonly facts?: FactSources;
  readonly policy?: PolicyService;
  readonly forms?: Readonly<Record<string, readonly object[]>>;
  readonly liveNodes?: number;
  readonly mostServices?: number;
  readonly motor?: MotorName;
  /** Whom the directory of this office knows. */
  readonly people?: readonly Actor[];
  readonly queues?: Partial<QueueSettings>;
}

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'pryimalnia-office-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A rules folder with nothing decided. */
function noRules(): PolicyService {
  const dir = folder();
  mkdirSync(join(dir, 'acts'));
  writeFileSync(join(dir, 'facts.json'), JSON.stringify({ facts: {}, invariants: [] }));
  writeFileSync(join(dir, 'parameters.json'), JSON.stringify({ parameters: [] }));
  return PolicyService.load(dir);
}

function formsOf(forms: OfficeOptions['forms'] = {}): Forms {
  const dir = folder();
  for (const [key, components] of Object.entries(forms)) {
    const labelled = components.map((one) => ({ label: key, ...one }));
    writeFileSync(join(dir, `${key}.form.json`), JSON.stringify({ id: key, type: 'default', components: labelled }));
  }
  return Forms.load(dir);
}

/** One node of the service over a database: real host, real engine, its own cache, a clock that we move. */
export class Office {
  readonly clock = new ManualClock(morning);
  readonly workflow;
  readonly worker;

  constructor(
    readonly dataSource: DataSource,
    readonly options: OfficeOptions = {},
    node = 'node-a',
  ) {
    const { steps = new Steps(), jobs = new Jobs(), answers = new Answers(), facts = new FactSources() } = options;
    const policy = options.policy ?? noRules();
    this.workflow = openWorkflow({
      dataSource,
      actorOf: (id) => options.people?.find((one) => one.id === id) ?? null,
      clock: this.clock,
      steps,
      jobs,
      answers,
      facts,
      policy,
      forms: formsOf(options.forms),
      journal: new Journal(dataSource),
      decisionLog: new DecisionLog(dataSource, policy),
      ...(options.liveNodes === undefined ? {} : { liveNodes: options.liveNodes }),
      ...(options.motor === undefined ? {} : { motor: options.motor }),
      ...(options.mostServices === undefined ? {} : { mostServices: options.mostServices }),
    });
    const usual = { leaseMs: 30_000, mostAttempts: 3, breadth: 4, jobMs: 30_000, graceMs: 5000 };
    const settings = { node, ...usual, ...options.queues };
    const parts = { workflow: this.workflow, dataSource, settings };
    const onFault = (error: unknown): never => {
      throw error;
    };
    this.worker = new Worker(parts, { pollMs: 20, onFault });
  }

  /** Another node over the same database, or the same one after a restart. */
  neighbour(node = 'node-b'): Office {
    return new Office(this.dataSource, this.options, node);
  }

  get versions(): Versions {
    return new Versions(this.dataSource, this.clock, this.workflow.machinery.journal);
  }

  async publish(...diagrams: readonly string[]): Promise<this> {
    for (const xml of diagrams) {
      const coming = { xml, compiled: await compile(xml), forms: this.workflow.machinery.forms };
      await unitOfWork(this.dataSource, (manager) => this.versions.bring(manager, coming, systemActor));
    }
    return this;
  }

  /** The way of one diagram into force, past the rules of an edition: this office has none. */
  async publisher(gate: EditionGate): Promise<DiagramPublisher> {
    const { definitions } = this.workflow.machinery;
    const { publisher, ...editions } = await this.publishing(gate);
    return new DiagramPublisher({ publisher, definitions, ...editions, takesTwo: false });
  }

  private async publishing(gate: EditionGate) {
    const { dataSource, clock, versions } = this;
    const { definitions, journal, forms } = this.workflow.machinery;
    const editions = new Editions(dataSource);
    const inForce = await EditionInForce.open(editions, { top: folder(), kept: folder() });
    const diagram = /^processes\/(.+)\.bpmn$/;
    const read = (files: EditionFiles): ComingEdition => {
      const diagrams = [...files].map(([path, xml]) => [diagram.exec(path)?.[1] ?? '', xml] as const);
      return { files, diagrams: new Map(diagrams.filter(([key]) => key !== '')), forms, gate };
    };
    const cases = new CasesUnderWay(dataSource);
    const hearing = new EditionHearing({ definitions, cases, read });
    const parts = { dataSource, definitions, versions, editions, inForce, journal, clock };
    return { publisher: new Publisher(hearing, parts), editions, inForce };
  }

  /** A release starts: these diagrams come into force beside what is. @throws FileFaults */
  async release(gate: EditionGate, diagrams: Readonly<Record<string, string>>): Promise<void> {
    const { publisher } = await this.publishing(gate);
    const { definitions, forms } = this.workflow.machinery;
    const all = new Map([...(await definitions.inForce()).diagrams, ...Object.entries(diagrams)]);
    const files = new Map([...all].map(([key, xml]) => [`processes/${key}.bpmn`, xml]));
    const coming = { files, diagrams: all, forms, gate };
    const { digest: replaces } = await new Editions(this.dataSource).now();
    const order = { kind: 'start', by: systemActor, reason: 'release', title: 'release', replaces } as const;
    await publisher.bring(coming, await publisher.hearing.judge(coming), order);
  }

  openTasks(businessKey: string): Promise<TaskRecord[]> {
    const order = { elementId: 'ASC', id: 'ASC' } as const;
    return this.dataSource.manager.find(TaskRecord, { where: { businessKey, isOpen: true }, order });
  }

  async stands(businessKey: string): Promise<string[]> {
    return (await this.openTasks(businessKey)).map(({ elementId }) => elementId);
  }

  async task(businessKey: string, elementId: string): Promise<TaskRecord> {
    const found = (await this.openTasks(businessKey)).find((one) => one.elementId === elementId);
    if (!found) throw new Error(`${businessKey} does not stand at ${elementId}`);
    return found;
  }

  async complete(businessKey: string, elementId: string, answer: object = {}, actor = person('olha')): Promise<void> {
    const { id } = await this.task(businessKey, elementId);
    await this.workflow.complete(actor, id, { answer: { ...answer } });
  }

  timers(): Promise<TimerRecord[]> {
    return this.dataSource.manager.find(TimerRecord, { order: { dueAt: 'ASC' } });
  }
}

export async function anOffice(options: OfficeOptions = {}): Promise<Office> {
  return new Office(await emptyDataSource(), options);
}
