import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { expect, onTestFinished } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { AppealRequests } from '../../src/appeals/routes/appeal-requests.js';
import { takeIn } from '../../src/appeals/intake/take-in.dto.js';
import { Directory } from '../../src/directory/index.js';
import type { Actor } from '../../src/domain/actor.js';
import { dayInKyiv, kyivInstant, timeInKyiv } from '../../src/domain/kyiv-time.js';
import { addDays, type PlainDate } from '../../src/domain/plain-date.js';
import { Journal } from '../../src/journal/index.js';
import { Clock, ManualClock } from '../../src/platform/clock.js';
import { readConfig } from '../../src/platform/config.js';
import { Log } from '../../src/platform/log.js';
import { InstanceReading, type InstanceView, Worker, Workflow } from '../../src/workflow/index.js';
import { TaskRecord } from '../../src/workflow/tables.js';
import { freshDatabase } from './database.js';

type Data = Readonly<Record<string, unknown>>;

/** Processes that begin with a row of their feature: how each begins. The rest begin with their data. */
const beginnings: Readonly<Record<string, (walk: ProcessWalk, by: Actor, given: Data) => Promise<string>>> = {
  'written-appeal': async (walk, by, letter) => (await walk.ask(AppealRequests).takeIn(by, takeIn.parse(letter))).id,
};

interface WalkOptions {
  /** When the office opens; the walk begins then. */
  readonly opensAt?: string;
  /** Who begins the process; by default the first who may register. */
  readonly by?: string;
}

interface Completing {
  readonly by?: string;
  /** Which task, where several wait at one element. */
  readonly about?: (task: TaskRecord) => boolean;
}

/**
 * A walk through a process (прохід процесу): a script of what people do and how days pass, and where the case
 * must then stand. Everything is real: diagram, engine, rules, steps, database; only the clock is ours.
 *
 * ```ts
 * const walk = await aProcess('written-appeal', letter);
 * await walk.complete('write-resolution', { … });
 * await walk.daysPass(29);
 * await walk.standsAt('prepare-reply');
 * ```
 */
class ProcessWalk {
  businessKey = '';

  constructor(
    private readonly app: INestApplicationContext,
    readonly clock: ManualClock,
  ) {}

  /** A part of the service, to look behind the process. */
  ask<T>(part: new (...parts: never[]) => T): T {
    return this.app.get(part);
  }

  async begin(process: string, given: Data, by: Actor): Promise<void> {
    const beginning = beginnings[process];
    if (beginning) this.businessKey = await beginning(this, by, given);
    else {
      this.businessKey = randomUUID();
      await this.ask(Workflow).start(by, { process, businessKey: this.businessKey, data: given });
    }
  }

  /** Completes the task at an element, by whoever may: the assignee, or the first person of its group. */
  async complete(elementId: string, answer: Data = {}, { by, about = () => true }: Completing = {}): Promise<void> {
    const task = (await this.openTasks()).find((one) => one.elementId === elementId && about(one));
    if (!task) throw new Error(`No task waits at ${elementId}.\n${await this.story()}`);
    const actor = by === undefined ? this.whoMay(task) : this.person(by);
    try {
      await this.ask(Workflow).complete(actor, task.id, { answer });
    } catch (error) {
      throw new Error(`${elementId} could not be completed: ${told(error)}\n${await this.story()}`, { cause: error });
    }
  }

  /** Days go by to the same hour; whatever is due on the way happens at its own time. */
  daysPass(days: number): Promise<void> {
    const now = this.clock.now();
    return this.until(addDays(dayInKyiv(now), days), timeInKyiv(now));
  }

  async until(day: PlainDate, time = '09:00'): Promise<void> {
    await this.ask(Worker).advanceTo(this.clock, kyivInstant(day, time));
  }

  /** Jobs that are due are done: letters go out. */
  async work(): Promise<void> {
    await this.ask(Worker).runDue();
  }

  async message(name: string, data: Data = {}, by = this.anyone('registrar')): Promise<number> {
    return this.ask(Workflow).message(by, { name, businessKey: this.businessKey, data });
  }

  /** The open tasks of the case are at exactly these elements, in any order. */
  async standsAt(...elementIds: string[]): Promise<void> {
    const stands = (await this.openTasks()).map((task) => task.elementId).sort();
    expect(stands, await this.story()).toEqual([...elementIds].sort());
  }

  /** The case is over, by this end event. */
  async endsAt(endEvent: string): Promise<void> {
    const root = (await this.instances()).find(({ parentId }) => parentId === null);
    expect([root?.status, root?.endEvent], await this.story()).toEqual(['completed', endEvent]);
  }

  openTasks(): Promise<TaskRecord[]> {
    const order = { createdAt: 'ASC', elementId: 'ASC', id: 'ASC' } as const;
    const where = { businessKey: this.businessKey, isOpen: true };
    return this.ask(DataSource).manager.find(TaskRecord, { where, order });
  }

  instances(): Promise<InstanceView[]> {
    return this.ask(InstanceReading).ofCase(this.businessKey);
  }

  /** A person of the directory by id, as they act today. */
  person(id: string): Actor {
    return this.ask(Directory).actorOf(id, dayInKyiv(this.clock.now()));
  }

  /** The first person whose groups include this one. */
  anyone(group: string): Actor {
    const directory = this.ask(Directory);
    const people = directory.persons().map(({ id }) => this.person(id));
    const found = people.find((actor) => directory.groupsOf(actor).includes(group));
    if (!found) throw new Error(`Nobody at the council is in ${group}.`);
    return found;
  }

  /** What has happened and where the case stands, for a failure to tell. */
  async story(): Promise<string> {
    const entries = await this.ask(Journal).read(this.businessKey);
    const passed = entries.map(({ at, kind, by, payload }) => {
      const { elementId, ruleSet, outcome, name } = payload ?? {};
      const what = [elementId, ruleSet, outcome, name].filter((word) => typeof word === 'string');
      return `  ${dayInKyiv(at)} ${timeInKyiv(at)} ${kind} ${what.join(' ')} (${by.name})`;
    });
    const standing = (await this.instances()).flatMap(({ processKey, status, endEvent, stands }) => [
      `  ${processKey}: ${status}${endEvent === null ? '' : ` at ${endEvent}`}`,
      ...stands.map(({ kind, elementId, dueAt }) => `    ${kind} ${elementId} ${dueAt?.toISOString() ?? ''}`),
    ]);
    return ['Passed:', ...passed, `Stands on ${this.clock.now().toISOString()}:`, ...standing].join('\n');
  }

  private whoMay(task: TaskRecord): Actor {
    if (task.assignee !== null) return this.person(task.assignee);
    if (task.group === null) throw new Error(`${task.elementId} has neither an assignee nor a group.`);
    return this.anyone(task.group);
  }
}

function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const details = 'details' in error ? ` ${JSON.stringify(error.details)}` : '';
  const cause = error.cause instanceof Error ? `; because: ${error.cause.message}` : '';
  return `${error.message}${details}${cause}`;
}

/** The whole service on an empty database with its clock standing still, without its edge. */
async function anOpenOffice({ opensAt = '2026-03-02T09:00:00+02:00' }: WalkOptions = {}): Promise<ProcessWalk> {
  const database = await freshDatabase();
  const config = readConfig({ ...database.env, CLOCK: `manual:${opensAt}`, WORKER: 'no', LIVE_NODES: '2000' });
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config, new Log('silent')), {
    logger: false,
    abortOnError: false,
  });
  onTestFinished(async () => {
    await app.close();
    await database.drop();
  });
  const clock = app.get(Clock);
  if (!(clock instanceof ManualClock)) throw new Error('A walk needs the manual clock.');
  return new ProcessWalk(app, clock);
}

/** Begins a process in a freshly opened office. */
export async function aProcess(process: string, given: Data, options: WalkOptions = {}): Promise<ProcessWalk> {
  const walk = await anOpenOffice(options);
  await walk.begin(process, given, options.by === undefined ? walk.anyone('registrar') : walk.person(options.by));
  return walk;
}
