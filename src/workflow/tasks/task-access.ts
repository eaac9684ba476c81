import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import type { TaskRecord } from '../tables.js';

/** Who looks at or works on tasks: the person, and the groups whose tasks they may take. */
export interface Viewer {
  readonly actor: Actor;
  readonly groups: ReadonlySet<string>;
}

/** They see every task: control watches the terms, the head of the office runs the work (KR-1.1). */
export const seesAllTasks = (actor: Actor): boolean =>
  actor.roles.some((role) => role === 'control' || role === 'office-head' || role === 'workflow-admin');

/** A workflow admin mends processes; what citizens wrote and officials answered is not for them. */
export const seesAnswers = (viewer: Viewer, task: TaskRecord): boolean =>
  !viewer.actor.roles.includes('workflow-admin') || isTheirs(viewer, task);

export function isCandidate({ groups }: Viewer, task: Pick<TaskRecord, 'group'>): boolean {
  return task.group !== null && groups.has(task.group);
}

function isTheirs(viewer: Viewer, task: TaskRecord): boolean {
  const { id } = viewer.actor;
  return [task.assignee, task.owner, task.completedBy].includes(id) || isCandidate(viewer, task);
}

/** Whether a person sees a task at all: their own, of their group or post, or everything by their role. */
export function maySee(viewer: Viewer, task: TaskRecord): boolean {
  return isTheirs(viewer, task) || seesAllTasks(viewer.actor);
}

/** Hands work out to others: whoever runs the office or mends processes, and heads within their own groups. */
export function mayAssign(viewer: Viewer, task: TaskRecord): boolean {
  const { roles, id } = viewer.actor;
  if (roles.includes('workflow-admin') || roles.includes('office-head')) return true;
  if ((task.owner ?? task.assignee) === id) return true;
  return roles.includes('unit-head') && isCandidate(viewer, task);
}

/** Whoever stands in for a post does its work, also what its absent holder has taken. */
const actsForPost = (viewer: Viewer, task: TaskRecord): boolean =>
  task.group?.startsWith('post:') === true && isCandidate(viewer, task);

export function mayWork(viewer: Viewer, task: TaskRecord): boolean {
  if (task.assignee === null) return isCandidate(viewer, task);
  return task.assignee === viewer.actor.id || actsForPost(viewer, task);
}

/** @throws NOT_FOUND for whoever may not even know of the task */
export function checkSees(viewer: Viewer, task: TaskRecord | null): asserts task is TaskRecord {
  if (!task || !maySee(viewer, task)) throw new Problem('NOT_FOUND');
}

/** @throws TASK_TAKEN, TASK_NOT_YOURS */
export function checkWorks(viewer: Viewer, task: TaskRecord): void {
  if (mayWork(viewer, task)) return;
  if (isCandidate(viewer, task)) throw new Problem('TASK_TAKEN', { extra: { assignee: task.assignee } });
  throw new Problem('TASK_NOT_YOURS');
}
