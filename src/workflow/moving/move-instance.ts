import { executionUnder, type LiveInstance, readState, renamedExecutions } from '../engine/index.js';
import type { OpenCase } from '../host/open-case.js';
import type { OpenInstance } from '../host/open-instance.js';
import { pack } from '../pack.js';
import { heldBy, standsStill } from '../host/suspend-case.js';
import { IncidentRecord, MessageWaitRecord, ProcessInstanceRecord, TaskRecord, TimerRecord } from '../tables.js';
import type { Move } from './plan.js';
import type { PreparedMove } from './prepare-move.js';
import { type Rows, rowsBefore, type RowsBefore } from './rows-before.js';

/** Writes down that one process of a locked case goes on by the other version; answers what would bring it back. */
export async function moveInstance(
  opened: OpenCase,
  instance: OpenInstance,
  move: Move,
  { prepared, live, rows }: { readonly prepared: PreparedMove; readonly live: LiveInstance; readonly rows: Rows },
): Promise<RowsBefore> {
  const { manager } = opened.tx;
  const { id: instanceId, row } = instance;
  const state = instance.live.state();
  const renamed = renamedExecutions(readState(state), move.elements);
  const kept = { instanceId, definitionId: row.definitionId, state: pack(state), version: row.version + 1 };
  const before = rowsBefore(kept, rows);
  for (const { task, said } of prepared.tasks)
    await manager.update(TaskRecord, { id: task.id }, { ...said, version: () => 'version + 1' });
  for (const { timer, to } of prepared.timers) if (to) await manager.update(TimerRecord, { id: timer.id }, to);
  await renameRows(opened, move, rows);
  for (const { id, parentExecutionId } of rows.children) {
    const under = renamed(parentExecutionId ?? '');
    if (under !== parentExecutionId) await manager.update(ProcessInstanceRecord, { id }, { parentExecutionId: under });
  }
  const known = new Map([...instance.known].map(([executionId, one]) => [renamed(executionId), one] as const));
  opened.goOver(instance, move.to, live, known);
  await opened.sync();
  if (row.status === 'suspended')
    await manager.update(TimerRecord, { instanceId }, { lockedBy: heldBy, lockedUntil: standsStill });
  return before;
}

/** Messages waited for and incidents stand where they stood, under the new names. */
async function renameRows(
  { tx: { manager } }: OpenCase,
  { elements }: Move,
  { waits, incidents }: Rows,
): Promise<void> {
  for (const { id, elementId, executionId } of waits) {
    const to = elements.get(elementId);
    if (to === undefined || to === elementId) continue;
    const under = executionUnder(executionId, elementId, elements);
    await manager.update(MessageWaitRecord, { id }, { elementId: to, executionId: under });
  }
  for (const { id, elementId } of incidents) {
    const to = elementId === null ? undefined : elements.get(elementId);
    if (to !== undefined && to !== elementId) await manager.update(IncidentRecord, { id }, { elementId: to });
  }
}
