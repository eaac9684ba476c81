import { randomUUID } from 'node:crypto';
import { Problem } from '../../domain/problem.js';
import { dialect } from '../../platform/database/columns.js';
import type { Definition } from '../definitions/definitions.js';
import { LiveInstance } from '../engine/index.js';
import { PassageRecord, ProcessInstanceRecord } from '../tables.js';
import { drain } from './drain.js';
import { type KnownRows, readKnownRows } from './known-rows.js';
import { OpenInstance } from './open-instance.js';
import { saveInstance } from './save-instance.js';
import { at } from './step-fault.js';
import { passageRows } from './rows.js';
import { syncRows } from './sync-rows.js';
import { terminateInstance } from './terminate-instance.js';
import type { WorkflowTransaction } from './transaction.js';
import { unpack } from '../pack.js';
import { insertRows } from '../../platform/database/insert-rows.js';

/** What an instance is begun with. */
interface Beginning {
  readonly definition: Definition;
  readonly businessKey: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The call activity that asks for it; absent for the root of a case. */
  readonly caller?: { readonly instance: OpenInstance; readonly executionId: string };
}

const mostAtOnce = 1000;

type RowWithoutState = Omit<ProcessInstanceRecord, 'state'>;

const allButState = [
  'id',
  'rootId',
  'parentId',
  'parentExecutionId',
  'definitionId',
  'processKey',
  'businessKey',
  'status',
  'version',
  'incidents',
  'startedAt',
  'startedBy',
  'endedAt',
  'endEvent',
].map((column) => `instance.${column}`);

/**
 * One case within one transaction (справа в транзакції): its root's row is locked, so it moves one command
 * at a time over all nodes, and its instances are opened as they are needed.
 */
export class OpenCase {
  readonly instances = new Map<string, OpenInstance>();
  /** A step may send a command to its own case: the outer drain then carries on with what that has opened. */
  private isDraining = false;

  private constructor(
    readonly tx: WorkflowTransaction,
    readonly rootId: string,
  ) {}

  /** Locks the case. @throws NOT_FOUND */
  static async lock(tx: WorkflowTransaction, rootId: string): Promise<OpenCase> {
    const query = tx.manager
      .createQueryBuilder(ProcessInstanceRecord, 'instance')
      .select(['instance.id'])
      .where('instance.id = :rootId', { rootId });
    if (dialect === 'mysql') query.setLock('pessimistic_write');
    if ((await query.getOne()) === null) throw new Problem('NOT_FOUND');
    return new OpenCase(tx, rootId);
  }

  /** A case that begins in this transaction: nobody else can know of it. */
  static async begin(tx: WorkflowTransaction, beginning: Beginning): Promise<OpenCase> {
    const opened = new OpenCase(tx, randomUUID());
    await opened.begin(opened.rootId, beginning);
    return opened;
  }

  /** Opens an instance that may be moved. @throws CASE_CLOSED, CASE_SUSPENDED */
  async running(instanceId: string): Promise<OpenInstance> {
    const instance = await this.open(instanceId);
    if (instance.row.status === 'suspended') throw new Problem('CASE_SUSPENDED');
    if (!instance.isRunning) throw new Problem('CASE_CLOSED');
    return instance;
  }

  async open(instanceId: string): Promise<OpenInstance> {
    const known = this.instances.get(instanceId);
    if (known) return known;
    const { manager, machinery } = this.tx;
    const row = await manager
      .createQueryBuilder(ProcessInstanceRecord, 'instance')
      .select(allButState)
      .where('instance.id = :instanceId and instance.rootId = :rootId', { instanceId, rootId: this.rootId })
      .getOne();
    if (!row) throw new Problem('NOT_FOUND');
    const definition = await machinery.definitions.get(row.definitionId, manager);
    const kept = machinery.cache.take(row.id, row.version);
    const live = kept?.live ?? (await this.recover(row, definition));
    const rows = kept?.known ?? (await readKnownRows(manager, row.id));
    const instance = new OpenInstance(row, definition, live, rows, false);
    this.instances.set(instanceId, instance);
    return instance;
  }

  async begin(id: string, { definition, businessKey, data, caller }: Beginning): Promise<OpenInstance> {
    const row: ProcessInstanceRecord = {
      id,
      rootId: this.rootId,
      definitionId: definition.id,
      processKey: definition.key,
      businessKey,
      parentId: caller?.instance.id ?? null,
      parentExecutionId: caller?.executionId ?? null,
      status: 'running',
      state: '',
      version: 1,
      incidents: 0,
      endedAt: null,
      endEvent: null,
      startedAt: this.tx.now,
      startedBy: this.tx.actor.id,
    };
    const place = { instanceId: id, rootId: this.rootId, processKey: definition.key, businessKey, elementId: null };
    const live = await at(place, () => LiveInstance.start(definition.context, data, this.tx.machinery.motor));
    const instance = new OpenInstance(row, definition, live, new Map(), true);
    instance.hasMoved = true;
    this.instances.set(id, instance);
    caller?.instance.known.set(caller.executionId, { kind: 'child', id });
    return instance;
  }

  /** An instance goes on by another version, from the very places where it stands. */
  goOver(instance: OpenInstance, definition: Definition, live: LiveInstance, known: KnownRows): OpenInstance {
    const moved = new OpenInstance({ ...instance.row, definitionId: definition.id }, definition, live, known, false);
    moved.hasMoved = true;
    this.instances.set(instance.id, moved);
    return moved;
  }

  /** Moves one instance by one engine command, and the case on from there until it waits again. */
  async move(instance: OpenInstance, elementId: string, command: (live: LiveInstance) => void): Promise<void> {
    await at(instance.place(elementId), () => command(instance.live));
    instance.hasMoved = true;
    await this.proceed();
  }

  /** Does all that the host itself has to do, then writes down what the case waits for. */
  async proceed(): Promise<void> {
    if (this.isDraining) return;
    this.isDraining = true;
    try {
      await drain(this);
    } finally {
      this.isDraining = false;
    }
    await this.sync();
  }

  /** Rows of everything that waits at this moment; it may be called while a step is still at work. */
  async sync(): Promise<void> {
    for (const instance of this.instances.values()) {
      if (!instance.hasMoved || instance.row.status === 'terminated') continue;
      const write = () => syncRows(this.tx, instance);
      const { orphans, due } = await at(instance.place(null), write);
      for (const child of orphans) await this.terminate(child);
      for (const dueAt of due) this.tx.onCommit(() => this.tx.machinery.wakeUp.ring(dueAt));
    }
  }

  async terminate(instanceId: string): Promise<void> {
    await terminateInstance(this, instanceId);
  }

  async save(): Promise<void> {
    const moved = [...this.instances.values()].filter(({ hasMoved }) => hasMoved);
    const passages = moved.flatMap((instance) => passageRows(instance, this.tx.now));
    for (const instance of moved) await saveInstance(this.tx, instance);
    // A row has eight values, and a statement of SQLite takes some thirty thousand.
    for (let at = 0; at < passages.length; at += mostAtOnce) {
      await insertRows(this.tx.manager, PassageRecord, passages.slice(at, at + mostAtOnce));
    }
  }

  /** After the commit: whatever still runs is kept ready for the next command. */
  keep(): void {
    const { cache } = this.tx.machinery;
    for (const { row, live, known, definition } of this.instances.values()) {
      if (row.status === 'running') cache.put(row.id, row.version, definition.nodeCount, { live, known });
      else cache.drop(row.id);
    }
  }

  private async recover(row: RowWithoutState, definition: Definition): Promise<LiveInstance> {
    const { id: instanceId, rootId, processKey, businessKey } = row;
    const found = await this.tx.manager
      .createQueryBuilder(ProcessInstanceRecord, 'instance')
      .select(['instance.id', 'instance.state'])
      .where('instance.id = :instanceId', { instanceId })
      .getOneOrFail();
    const place = { instanceId, rootId, processKey, businessKey, elementId: null };
    return at(place, () => LiveInstance.recover(definition.context, unpack(found.state)));
  }
}
