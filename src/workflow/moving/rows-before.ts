import { type EntityManager, In } from 'typeorm';
import { endTasks } from '../host/sync-rows.js';
import { standsStill, heldBy } from '../host/suspend-case.js';
import { unlocked } from '../host/rows.js';
import { IncidentRecord, MessageWaitRecord, ProcessInstanceRecord, TaskRecord, TimerRecord } from '../tables.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import type { TaskSaid } from './prepare-move.js';

type Named = Pick<TimerRecord, 'id' | 'elementId' | 'executionId'>;

/** One process of a case as it was before it went over: its state, and of its rows what the move has changed. */
export interface RowsBefore {
  readonly instanceId: string;
  readonly definitionId: string;
  /** The state, packed. */
  readonly state: string;
  /** The version the instance has from the move on, as long as it has not gone on. */
  readonly version: number;
  readonly tasks: readonly (TaskSaid & { readonly id: string })[];
  readonly timers: readonly (Named & { readonly dueAt: number })[];
  readonly waits: readonly (Named & Pick<MessageWaitRecord, 'name' | 'businessKey'>)[];
  readonly children: readonly { readonly id: string; readonly parentExecutionId: string | null }[];
  readonly incidents: readonly { readonly id: string; readonly elementId: string | null }[];
}

/** The rows of an instance that mention its elements (рядки екземпляра). */
export interface Rows {
  readonly tasks: TaskRecord[];
  readonly timers: TimerRecord[];
  readonly waits: MessageWaitRecord[];
  readonly children: ProcessInstanceRecord[];
  readonly incidents: IncidentRecord[];
}

export async function rowsOf(manager: EntityManager, instanceId: string): Promise<Rows> {
  const open = { instanceId, isOpen: true };
  return {
    tasks: await manager.findBy(TaskRecord, open),
    timers: await manager.findBy(TimerRecord, { instanceId }),
    waits: await manager.findBy(MessageWaitRecord, { instanceId }),
    children: await manager.find(ProcessInstanceRecord, {
      select: { id: true, parentExecutionId: true },
      where: { parentId: instanceId, status: In(['running', 'suspended']) },
    }),
    incidents: await manager.find(IncidentRecord, { select: { id: true, elementId: true }, where: open }),
  };
}

const named = ({ id, elementId, executionId }: Named): Named => ({ id, elementId, executionId });

export function rowsBefore(
  { instanceId, definitionId, state, version }: Pick<RowsBefore, 'instanceId' | 'definitionId' | 'state' | 'version'>,
  rows: Rows,
): RowsBefore {
  return {
    ...{ instanceId, definitionId, state, version },
    tasks: rows.tasks.map(({ name, formKey, group, dueOn, sortOn, priority, note, ...task }) => {
      return { ...named(task), name, formKey, group, dueOn, sortOn, priority, note };
    }),
    timers: rows.timers.map(({ dueAt, ...timer }) => ({ ...named(timer), dueAt: dueAt.getTime() })),
    waits: rows.waits.map(({ name, businessKey, ...wait }) => ({ ...named(wait), name, businessKey })),
    children: rows.children.map(({ id, parentExecutionId }) => ({ id, parentExecutionId })),
    incidents: rows.incidents.map(({ id, elementId }) => ({ id, elementId })),
  };
}

/** Brings the rows back to what they were: whose a task is, and how often a job was tried, stays as it has become. */
export async function restoreRows(
  manager: EntityManager,
  before: RowsBefore,
  { rootId, isSuspended, now }: { readonly rootId: string; readonly isSuspended: boolean; readonly now: Date },
): Promise<void> {
  const { instanceId } = before;
  const present = await rowsOf(manager, instanceId);
  const isOf = (rows: readonly { readonly id: string }[]) => new Set(rows.map(({ id }) => id));
  const [tasks, timers, waits] = [isOf(before.tasks), isOf(before.timers), isOf(before.waits)];
  await endTasks(
    manager,
    present.tasks.filter(({ id }) => !tasks.has(id)).map(({ id }) => id),
    now,
  );
  for (const { id, ...said } of before.tasks)
    await manager.update(TaskRecord, { id, isOpen: true }, { ...said, version: () => 'version + 1' });
  const fresh = present.timers.filter(({ id }) => !timers.has(id)).map(({ id }) => id);
  if (fresh.length > 0) await manager.delete(TimerRecord, fresh);
  const here = isOf(present.timers);
  const lock = isSuspended ? { lockedBy: heldBy, lockedUntil: standsStill } : { lockedBy: null, lockedUntil: unlocked };
  for (const { id, dueAt, ...place } of before.timers) {
    if (here.has(id)) await manager.update(TimerRecord, { id }, { ...place, dueAt: new Date(dueAt) });
    else
      await insertRows(manager, TimerRecord, {
        ...{ id, instanceId, rootId, attempts: 0 },
        ...place,
        ...lock,
        dueAt: new Date(dueAt),
      });
  }
  const newWaits = present.waits.filter(({ id }) => !waits.has(id)).map(({ id }) => id);
  if (newWaits.length > 0) await manager.delete(MessageWaitRecord, newWaits);
  const waiting = isOf(present.waits);
  for (const wait of before.waits) {
    if (waiting.has(wait.id)) await manager.update(MessageWaitRecord, { id: wait.id }, wait);
    else await insertRows(manager, MessageWaitRecord, { ...wait, instanceId, rootId });
  }
  for (const { id, parentExecutionId } of before.children)
    await manager.update(ProcessInstanceRecord, { id }, { parentExecutionId });
  for (const { id, elementId } of before.incidents) await manager.update(IncidentRecord, { id }, { elementId });
}
