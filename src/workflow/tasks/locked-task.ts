import { dayInKyiv } from '../../domain/kyiv-time.js';
import { Problem } from '../../domain/problem.js';
import { checkVersion } from '../../platform/http/if-match.js';
import type { OpenCase } from '../host/open-case.js';
import type { WorkflowTransaction } from '../host/transaction.js';
import { TaskRecord } from '../tables.js';
import { checkSees, type Viewer, viewerOf } from './task-access.js';
import { allowedActions, type TaskAction } from './task-view.js';

export interface LockedTask {
  readonly task: TaskRecord;
  readonly opened: OpenCase;
  readonly viewer: Viewer;
}

/**
 * An open task of a locked case, as the person who acts may see it. The row is read again under the lock:
 * somebody may have completed it while this command was waiting.
 *
 * @throws NOT_FOUND, TASK_CLOSED, VERSION_STALE
 */
export async function lockTask(tx: WorkflowTransaction, taskId: string, version?: number): Promise<LockedTask> {
  const viewer = await viewerOf(tx.machinery, tx.manager, tx.actor, dayInKyiv(tx.now));
  const found = await tx.manager.findOneBy(TaskRecord, { id: taskId });
  checkSees(viewer, found);
  const opened = await tx.case(found.rootId);
  const task = await tx.manager.findOneByOrFail(TaskRecord, { id: taskId });
  checkSees(viewer, task);
  if (!task.isOpen) throw new Problem('TASK_CLOSED', { extra: { state: task.state, allowed: [] } });
  if (version !== undefined) checkVersion(version, task.version);
  return { task, opened, viewer };
}

/** Refuses what the task does not allow now, and says what it does. @throws TASK_SUSPENDED, TASK_STATE_REFUSED */
export function checkAllowed({ task, viewer }: LockedTask, action: TaskAction): void {
  const allowed = allowedActions(viewer, task);
  if (allowed.includes(action)) return;
  const extra = { state: task.state, allowed };
  throw new Problem(task.state === 'suspended' ? 'TASK_SUSPENDED' : 'TASK_STATE_REFUSED', { extra });
}

/** Changes a task by compare-and-set and answers it as it is now. @throws VERSION_STALE */
export async function changeTask(
  tx: WorkflowTransaction,
  task: TaskRecord,
  change: Partial<Omit<TaskRecord, 'id' | 'version' | 'item'>>,
): Promise<TaskRecord> {
  const { id, version } = task;
  const changed = { ...task, ...change, version: version + 1 };
  const { answer, ...plain } = change;
  const set = { ...plain, ...(answer === undefined ? {} : { answer: () => ':answer' }), version: version + 1 };
  const update = tx.manager
    .createQueryBuilder()
    .update(TaskRecord)
    .set(set)
    .where('id = :id and version = :version', { id, version });
  if (answer !== undefined) update.setParameter('answer', JSON.stringify(answer));
  const done = await update.execute();
  if (done.affected !== 1) throw new Problem('VERSION_STALE');
  return changed;
}
