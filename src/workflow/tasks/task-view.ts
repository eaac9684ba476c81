import type { TaskRecord } from '../tables.js';
import type { TaskState } from '../tables/task.js';
import { isCandidate, mayAssign, maySee, mayWork, seesAnswers, type Viewer } from './task-access.js';

export const taskActions = [
  'claim',
  'unclaim',
  'start',
  'complete',
  'assign',
  'delegate',
  'resolve',
  'suspend',
  'resume',
] as const;
export type TaskAction = (typeof taskActions)[number];

/** A task as a person is shown it. */
export interface TaskView {
  readonly id: string;
  readonly name: string;
  readonly state: TaskState;
  readonly businessKey: string;
  readonly processKey: string;
  readonly instanceId: string;
  readonly elementId: string;
  readonly formKey: string | null;
  readonly group: string | null;
  readonly assignee: string | null;
  readonly owner: string | null;
  readonly priority: number;
  readonly dueOn: string | null;
  /** Why nobody can take it today, in words; null where somebody can. */
  readonly nobodyHolds: string | null;
  readonly item: unknown;
  /** What whoever does it has to know first; null for whoever has no business with it. */
  readonly note: string | null;
  readonly createdAt: Date;
  readonly claimedAt: Date | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly completedBy: string | null;
  /** Absent for whoever mends processes and has no business with the answer. */
  readonly answer?: Readonly<Record<string, unknown>> | null;
  readonly allowed: readonly TaskAction[];
  readonly version: number;
}

/** What a person may do with a task as it is now. */
export function allowedActions(viewer: Viewer, task: TaskRecord): readonly TaskAction[] {
  if (!task.isOpen || !maySee(viewer, task)) return [];
  const mayRunIt = mayAssign(viewer, task);
  if (task.state === 'suspended') return mayRunIt || mayWork(viewer, task) ? ['resume'] : [];
  const isMine = task.assignee === viewer.actor.id;
  const isDelegated = task.owner !== null;
  const allowed: Readonly<Record<TaskAction, boolean>> = {
    claim: !isMine && (task.assignee === null ? isCandidate(viewer, task) : mayWork(viewer, task)),
    unclaim: isMine && !isDelegated && task.group !== null,
    start: isMine && task.state === 'reserved',
    complete: mayWork(viewer, task) && !isDelegated,
    assign: mayRunIt,
    delegate: isMine && !isDelegated,
    resolve: isMine && isDelegated,
    suspend: mayRunIt || isMine,
    resume: false,
  };
  return taskActions.filter((action) => allowed[action]);
}

export function viewTask(viewer: Viewer, task: TaskRecord): TaskView {
  const { id, name, state, businessKey, processKey, instanceId, elementId, formKey, group } = task;
  const { assignee, owner, priority, dueOn, item, note, version } = task;
  const { createdAt, claimedAt, startedAt, endedAt, completedBy } = task;
  return {
    id,
    name,
    state,
    businessKey,
    processKey,
    instanceId,
    elementId,
    formKey,
    group,
    assignee,
    owner,
    priority,
    dueOn,
    nobodyHolds: task.isOpen && group !== null ? viewer.whyUnheld(group) : null,
    createdAt,
    claimedAt,
    startedAt,
    endedAt,
    completedBy,
    ...(seesAnswers(viewer, task)
      ? {
          answer: task.answer,
          item,
          note,
        }
      : { item: null, note: null }),
    allowed: allowedActions(viewer, task),
    version,
  };
}
