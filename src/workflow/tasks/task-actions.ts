import { dayInKyiv } from '../../domain/kyiv-time.js';
import { Problem, refusedAt } from '../../domain/problem.js';
import type { AtTask } from '../journal-entries.js';
import type { WorkflowTransaction } from '../host/transaction.js';
import type { TaskRecord } from '../tables.js';
import { changeTask, checkAllowed, type LockedTask, lockTask } from './locked-task.js';
import { checkWorks, mayAssign, maySee, viewerOf } from './task-access.js';
import { type TaskAction, type TaskView, viewTask } from './task-view.js';

type Change = Parameters<typeof changeTask>[2];

/** What a person wants of a task, and the version they have read. */
interface TaskCommand {
  readonly taskId: string;
  readonly version?: number | undefined;
}

interface TaskAct extends TaskCommand {
  readonly action: TaskAction;
  /** Writes the entry in the journal of the case. */
  readonly note: (businessKey: string, at: AtTask) => Promise<void>;
}

/** One change of hands: locked, checked, written and put into the journal. */
async function act(
  tx: WorkflowTransaction,
  { taskId, version, action, note }: TaskAct,
  change: (locked: LockedTask) => Change | Promise<Change>,
): Promise<TaskView> {
  const locked = await lockTask(tx, taskId, version);
  const { task, viewer, opened } = locked;
  await opened.running(task.instanceId);
  if (action === 'claim' || action === 'start') checkWorks(viewer, task);
  if (action === 'assign' && !mayAssign(viewer, task)) throw new Problem('TASK_NOT_YOURS');
  checkAllowed(locked, action);
  const changed = await changeTask(tx, task, await change(locked));
  await note(task.businessKey, { taskId, elementId: task.elementId });
  return viewTask(tx.manager, viewer, changed);
}

const freed: Change = { assignee: null, owner: null, claimedAt: null, claimedBy: null, startedAt: null };
const free = (task: TaskRecord): Change => ({ ...freed, state: task.group === null ? 'created' : 'ready' });

/**
 * A task goes only to whoever could have taken it: the group says whose act it is by law, and no hand may make
 * it somebody else's, least of all of the one a complaint is about (art. 7).
 */
async function checkCandidate(tx: WorkflowTransaction, task: TaskRecord, id: string, pointer: string): Promise<void> {
  const { machinery, now, actor } = tx;
  const person = machinery.actorOf(id, dayInKyiv(now));
  const refuse = (detail: string): never => {
    throw refusedAt(pointer, detail);
  };
  if (person === null) return refuse('Такої особи немає в довіднику.');
  if (task.group !== null && !machinery.groupsOf(person).includes(task.group)) {
    refuse('Ця особа не з тих, хто виконує такі завдання: оберіть працівника потрібного підрозділу чи посади.');
  }
  const viewer = await viewerOf(machinery, tx.manager, person, dayInKyiv(now));
  if (!maySee(viewer, { ...task, assignee: id }))
    refuse('Скаргу не дають тому, на кого скаржаться (ст. 7 Закону України «Про звернення громадян»): оберіть іншого.');
  // Whoever mends processes hands work on and never to themselves: what citizens wrote is not for them.
  if (id === actor.id && actor.roles.includes('workflow-admin') && task.assignee !== id)
    refuse('Адміністратор процесів не призначає завдання собі: оберіть працівника, який веде справу.');
}

/** Takes a task of one's group or post (взяти в роботу). @throws TASK_TAKEN, TASK_CLOSED, VERSION_STALE */
export function claimTask(tx: WorkflowTransaction, command: TaskCommand): Promise<TaskView> {
  const by = { claimedAt: tx.now, claimedBy: tx.actor.id };
  const taken: Change = { ...by, assignee: tx.actor.id, state: 'reserved' };
  return act(tx, { ...command, action: 'claim', note: (key, at) => tx.note(key, 'task-claimed', at) }, () => taken);
}

/** Gives one's task back to the group. */
export function unclaimTask(tx: WorkflowTransaction, command: TaskCommand): Promise<TaskView> {
  return act(tx, { ...command, action: 'unclaim', note: (key, at) => tx.note(key, 'task-unclaimed', at) }, ({ task }) =>
    free(task),
  );
}

/** Says that the work has begun. */
export function startTask(tx: WorkflowTransaction, command: TaskCommand): Promise<TaskView> {
  const begun: Change = { state: 'in-progress', startedAt: tx.now };
  return act(tx, { ...command, action: 'start', note: (key, at) => tx.note(key, 'task-started', at) }, () => begun);
}

/** Hands a task to a person, or takes it from whoever has it (призначити). @throws TASK_NOT_YOURS */
export function assignTask(
  tx: WorkflowTransaction,
  command: TaskCommand & { readonly assignee: string | null },
): Promise<TaskView> {
  const { assignee } = command;
  const note: TaskAct['note'] = (key, at) =>
    assignee === null
      ? tx.note(key, 'task-unassigned', { ...at, assignee })
      : tx.note(key, 'task-assigned', { ...at, assignee });
  const given: Change = { ...freed, assignee, state: 'reserved', claimedAt: tx.now, claimedBy: tx.actor.id };
  return act(tx, { ...command, action: 'assign', note }, async ({ task }) => {
    if (assignee === null) return free(task);
    await checkCandidate(tx, task, assignee, '/assignee');
    return given;
  });
}

/** Asks a colleague to do the work, and says what (доручити); the task stays one's own. */
export function delegateTask(
  tx: WorkflowTransaction,
  command: TaskCommand & { readonly to: string; readonly comment?: string | undefined },
): Promise<TaskView> {
  const { to, comment } = command;
  const handed: Change = { owner: tx.actor.id, assignee: to, state: 'reserved', startedAt: null };
  const note: TaskAct['note'] = (key, at) => tx.note(key, 'task-delegated', { ...at, to, comment });
  return act(tx, { ...command, action: 'delegate', note }, async ({ task }) => {
    await checkCandidate(tx, task, to, '/to');
    return handed;
  });
}

/** The delegate has done their part: the task goes back to its owner, who completes it. */
export function resolveTask(
  tx: WorkflowTransaction,
  command: TaskCommand & { readonly comment?: string | undefined },
): Promise<TaskView> {
  const { comment } = command;
  const note: TaskAct['note'] = (key, at) => tx.note(key, 'task-resolved', { ...at, comment });
  return act(tx, { ...command, action: 'resolve', note }, ({ task }) => ({
    assignee: task.owner,
    owner: null,
    state: 'in-progress',
  }));
}

/** Puts a task aside for a while; its term runs on (призупинити). */
export function suspendTask(
  tx: WorkflowTransaction,
  command: TaskCommand & { readonly reason: string },
): Promise<TaskView> {
  const { reason } = command;
  const note: TaskAct['note'] = (key, at) => tx.note(key, 'task-suspended', { ...at, reason });
  return act(tx, { ...command, action: 'suspend', note }, ({ task }) => ({
    state: 'suspended',
    stateBefore: task.state,
  }));
}

export function resumeTask(tx: WorkflowTransaction, command: TaskCommand): Promise<TaskView> {
  return act(tx, { ...command, action: 'resume', note: (key, at) => tx.note(key, 'task-resumed', at) }, ({ task }) => ({
    state: task.stateBefore ?? 'ready',
    stateBefore: null,
  }));
}
