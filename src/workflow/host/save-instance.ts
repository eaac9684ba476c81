import { In } from 'typeorm';
import { IncidentRecord, ProcessInstanceRecord } from '../tables.js';
import type { OpenInstance } from './open-instance.js';
import { pack } from '../pack.js';
import { at } from './step-fault.js';
import type { WorkflowTransaction } from './transaction.js';
import { insertRows } from '../../platform/database/insert-rows.js';

/** Somebody moved the case past the lock: cannot be, unless the database lost it. The command is undone. */
class VersionLost extends Error {
  constructor(instanceId: string) {
    super(`the instance ${instanceId} was saved by somebody else meanwhile`);
  }
}

/** Incidents that are over by themselves: the case has passed the place, or what failed is not wanted any more. */
async function closePassedIncidents(
  { manager, actor, now }: WorkflowTransaction,
  instance: OpenInstance,
): Promise<void> {
  const { row, passed, gone } = instance;
  if (row.incidents === 0) return;
  const mine = { instanceId: row.id, isOpen: true };
  const isOver = [
    ...(passed.size > 0 ? [{ ...mine, elementId: In([...passed]) }] : []),
    ...(gone.size > 0 ? [{ ...mine, subjectId: In([...gone]) }] : []),
  ];
  if (instance.isRunning && isOver.length === 0) return;
  const where = instance.isRunning ? isOver : mine;
  const over = await manager.find(IncidentRecord, { select: { id: true }, where });
  if (over.length === 0) return;
  const closed = { isOpen: false, resolvedAt: now, resolvedBy: actor.id, resolution: 'Процес пройшов це місце.' };
  const ids = over.map(({ id }) => id);
  await manager.update(IncidentRecord, { id: In(ids) }, { ...closed, version: () => 'version + 1' });
  await manager.decrement(ProcessInstanceRecord, { id: row.id }, 'incidents', ids.length);
}

/** Saves where an instance stands: version + 1 by compare-and-set, so no two steps can follow one state. */
export async function saveInstance(tx: WorkflowTransaction, instance: OpenInstance): Promise<void> {
  const { row, live } = instance;
  const { manager } = tx;
  await closePassedIncidents(tx, instance);
  const state = await at(instance.place(null), () => pack(live.state()));
  if (instance.isNew) {
    await insertRows(manager, ProcessInstanceRecord, { ...row, state });
    return;
  }
  const { id, version, status, endedAt, endEvent, definitionId } = row;
  const change = { state, definitionId, status, endedAt, endEvent, version: version + 1 };
  const saved = await manager
    .createQueryBuilder()
    .update(ProcessInstanceRecord)
    .set(change)
    .where('id = :id and version = :version', { id, version })
    .execute();
  if (saved.affected !== 1) throw new VersionLost(id);
  row.version = version + 1;
}
