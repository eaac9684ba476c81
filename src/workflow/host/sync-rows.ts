import { type EntityManager, In } from 'typeorm';
import { JobRecord, MessageWaitRecord, TaskRecord, TimerRecord } from '../tables.js';
import type { KnownRow, RowKind } from './known-rows.js';
import type { OpenInstance } from './open-instance.js';
import { jobRow, taskRow, timerRow, waitRow } from './rows.js';
import type { WorkflowTransaction } from './transaction.js';
import { insertRows } from '../../platform/database/insert-rows.js';

interface NewRows {
  readonly tasks: TaskRecord[];
  readonly timers: TimerRecord[];
  readonly jobs: JobRecord[];
  readonly waits: MessageWaitRecord[];
}

/** What an instance waits for now and had no row for before; it is known by these rows from here on. */
function newRows(instance: OpenInstance, { now, machinery }: WorkflowTransaction): NewRows {
  const { live, known, parked } = instance;
  const waiting = live.waiting;
  const isNew = (wait: { readonly executionId: string }) => !known.has(wait.executionId);
  const jobs = [...parked.values()].filter((service) => service.kind === 'service' && isNew(service));
  const rows: NewRows = {
    tasks: waiting.tasks.filter(isNew).map((task) => taskRow(instance, task, now, machinery.groupNamed)),
    timers: waiting.timers.filter(isNew).map((timer) => timerRow(instance, timer)),
    jobs: jobs.map((service) => jobRow(instance, service, now)),
    waits: waiting.messages.filter(isNew).map((message) => waitRow(instance, message)),
  };
  const know = (kind: RowKind, list: readonly { readonly id: string; readonly executionId: string }[]): void =>
    list.forEach(({ id, executionId }) => known.set(executionId, { kind, id }));
  know('task', rows.tasks);
  know('timer', rows.timers);
  know('job', rows.jobs);
  know('wait', rows.waits);
  return rows;
}

/** The rows of waits that are over: their scope was left, or interrupted. */
function goneRows({ live, known, parked }: OpenInstance): KnownRow[] {
  const { tasks, timers, messages, services } = live.waiting;
  const open = new Set([tasks, timers, messages, services].flat().map(({ executionId }) => executionId));
  const gone = [...known].filter(([executionId]) => !open.has(executionId));
  for (const executionId of parked.keys()) if (!open.has(executionId)) parked.delete(executionId);
  for (const [executionId] of gone) known.delete(executionId);
  return gone.map(([, row]) => row);
}

/** Tasks whose scope was left are nobody's work any more; they stay as history. */
export async function endTasks(manager: EntityManager, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await manager
    .createQueryBuilder()
    .update(TaskRecord)
    .set({ state: 'terminated', isOpen: false, endedAt: now, version: () => 'version + 1' })
    .where({ id: In(ids) })
    .execute();
}

interface Synced {
  /** Called instances that nobody waits for any more. */
  readonly orphans: readonly string[];
  /** When the new timers and jobs are due. */
  readonly due: readonly Date[];
}

/**
 * Brings the rows of an instance to where it stands: inserts what it waits for anew, ends what it no longer
 * waits for, always by primary key.
 */
export async function syncRows(tx: WorkflowTransaction, instance: OpenInstance): Promise<Synced> {
  const { manager, now } = tx;
  const gone = goneRows(instance);
  const idsOf = (kind: RowKind): string[] => gone.filter((row) => row.kind === kind).map(({ id }) => id);
  await endTasks(manager, idsOf('task'), now);
  for (const [table, kind] of [
    [TimerRecord, 'timer'],
    [JobRecord, 'job'],
    [MessageWaitRecord, 'wait'],
  ] as const) {
    const ids = idsOf(kind);
    if (ids.length > 0) await manager.delete(table, ids);
    for (const id of ids) instance.gone.add(id);
  }
  const rows = newRows(instance, tx);
  await insertRows(manager, TaskRecord, rows.tasks);
  await insertRows(manager, TimerRecord, rows.timers);
  await insertRows(manager, JobRecord, rows.jobs);
  await insertRows(manager, MessageWaitRecord, rows.waits);
  const due = [...rows.timers, ...rows.jobs].map(({ dueAt }) => dueAt);
  return { orphans: idsOf('child'), due };
}
