import type { JournalEntries, JournalKind } from '../../journal/index.js';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import { refuseBarred } from './bars.js';
import { MessageWaitRecord, ProcessInstanceRecord, TaskRecord } from '../tables.js';
import type { Machinery } from './machinery.js';
import { OpenCase } from './open-case.js';
import { at } from './step-fault.js';

type Data = Readonly<Record<string, unknown>>;

export interface StartProcess {
  readonly process: string;
  readonly businessKey: string;
  readonly data?: Data;
}

export interface NewsForCase {
  readonly name: string;
  readonly businessKey: string;
  readonly data?: Data;
}

/**
 * One sequence of commands in one database transaction: rows of features and steps of processes are saved
 * together or not at all. It lives as long as the work it is given to, and belongs to one actor.
 */
export class WorkflowTransaction {
  /** The instant of the whole transaction. */
  readonly now: Date;
  private readonly cases = new Map<string, OpenCase>();
  private failure: Error | null = null;
  private readonly afterCommit: (() => void)[] = [];

  constructor(
    readonly manager: EntityManager,
    readonly actor: Actor,
    readonly machinery: Machinery,
  ) {
    this.now = machinery.clock.now();
  }

  /** Begins a case by the version of the process that is active now. @throws PROCESS_UNKNOWN */
  async start({ process, businessKey, data = {} }: StartProcess): Promise<{ instanceId: string }> {
    const definition = await this.machinery.definitions.active(process, this.manager);
    return this.guard(async () => {
      const opened = await OpenCase.begin(this, { definition, businessKey, data });
      this.cases.set(opened.rootId, opened);
      const payload = { instanceId: opened.rootId, process, version: definition.version };
      await this.note(businessKey, 'process-started', payload);
      await opened.proceed();
      return { instanceId: opened.rootId };
    });
  }

  /**
   * Takes back a task that nobody needs any more: it ends undone, and its way goes on, knowing what is said here. Once it is
   * closed, nothing.
   */
  async withdraw(taskId: string, said: Data = {}): Promise<void> {
    const found = await this.manager.findOneByOrFail(TaskRecord, { id: taskId });
    const opened = await this.case(found.rootId);
    const task = await this.manager.findOneByOrFail(TaskRecord, { id: taskId });
    if (!task.isOpen) return;
    const { instanceId, executionId, elementId, name, businessKey } = task;
    const instance = await opened.running(instanceId);
    await this.guard(() => opened.move(instance, elementId, (live) => live.completeTask(executionId, said)));
    await this.note(businessKey, 'task-withdrawn', { taskId, elementId, name, instanceId });
  }

  /** Tells a case some news; answers how many places of it were waiting for that. */
  async message({ name, businessKey, data = {} }: NewsForCase): Promise<number> {
    await this.syncOpen();
    const waits = await this.manager.find(MessageWaitRecord, {
      where: { businessKey, name },
      order: { rootId: 'ASC' },
    });
    let received = 0;
    for (const rootId of new Set(waits.map((wait) => wait.rootId))) {
      const opened = await this.case(rootId);
      received += await this.guard(() => deliver(opened, { name, businessKey, data }));
    }
    return received;
  }

  /**
   * Ends a case from outside, whatever it waits for; what the feature still owes goes on by its own word.
   *
   * @throws NOT_FOUND, CASE_BARRED, CASE_CLOSED
   */
  async terminate(instanceId: string, reason: string): Promise<void> {
    const opened = await this.caseOf(instanceId);
    const root = await opened.open(opened.rootId);
    await refuseBarred(this.manager, this.actor, root.row.businessKey);
    if (root.row.status === 'completed' || root.row.status === 'terminated') throw new Problem('CASE_CLOSED');
    const { businessKey, processKey } = root.row;
    const { data } = root.live;
    await opened.terminate(opened.rootId);
    await this.note(businessKey, 'process-terminated', { instanceId: opened.rootId, reason });
    await this.machinery.aftermaths.of(this, { businessKey, processKey, data, reason });
  }

  /** The case of that root, locked until this transaction ends. @throws NOT_FOUND */
  async case(rootId: string): Promise<OpenCase> {
    const known = this.cases.get(rootId);
    if (known) return known;
    const opened = await OpenCase.lock(this, rootId);
    this.cases.set(rootId, opened);
    return opened;
  }

  /** Holds another case still until this transaction ends, without moving it: what is read of it stays so. */
  async holdCase(businessKey: string): Promise<void> {
    const roots = await this.manager.find(ProcessInstanceRecord, {
      select: { id: true },
      where: { businessKey, parentId: IsNull() },
      order: { id: 'ASC' },
    });
    for (const { id } of roots) await this.case(id);
  }

  /** The case that an instance belongs to, whether it is its root or not. @throws NOT_FOUND */
  async caseOf(instanceId: string): Promise<OpenCase> {
    for (const opened of this.cases.values()) if (opened.instances.has(instanceId)) return opened;
    const row = await this.manager.findOne(ProcessInstanceRecord, {
      select: { id: true, rootId: true },
      where: { id: instanceId },
    });
    if (!row) throw new Problem('NOT_FOUND');
    return this.case(row.rootId);
  }

  /** An entry in the journal of the case. */
  async note<K extends JournalKind>(businessKey: string, kind: K, payload: JournalEntries[K]): Promise<void> {
    const { manager, actor, now } = this;
    await this.machinery.journal.append(manager, { stream: businessKey, kind, by: actor, at: now, payload });
  }

  /** Work half done in memory cannot be taken back: after a failure in it nothing of this may be committed. */
  async guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }

  onCommit(act: () => void): void {
    this.afterCommit.push(act);
  }

  /** Before the commit. */
  async save(): Promise<void> {
    if (this.failure) throw this.failure;
    for (const opened of this.cases.values()) await opened.save();
  }

  /** After the commit. */
  committed(): void {
    for (const opened of this.cases.values()) opened.keep();
    for (const act of this.afterCommit) act();
  }

  private async syncOpen(): Promise<void> {
    for (const opened of this.cases.values()) await opened.sync();
  }
}

async function deliver(opened: OpenCase, { name, businessKey, data = {} }: NewsForCase): Promise<number> {
  const { manager } = opened.tx;
  const waits = await manager.findBy(MessageWaitRecord, { rootId: opened.rootId, businessKey, name });
  let received = 0;
  for (const wait of waits) {
    // What an earlier receiver did may have ended this wait.
    const instance = await opened.open(wait.instanceId);
    const isWaiting = await at(
      instance.place(wait.elementId),
      () => instance.isRunning && instance.live.waiting.messages.some((m) => m.executionId === wait.executionId),
    );
    if (!isWaiting) continue;
    if (received === 0) await opened.tx.note(businessKey, 'message-received', { name });
    await opened.move(instance, wait.elementId, (live) => live.receiveMessage(wait.executionId, data));
    received += 1;
  }
  return received;
}
