import { z } from 'zod';
import { Problem } from '../../domain/problem.js';
import { view, type View } from '../../platform/http/index.js';
import { ruledAs } from '../../policy/index.js';
import { contextOf } from '../host/drain.js';
import { at } from '../host/step-fault.js';
import type { AnswerContext } from '../host/contexts.js';
import type { WorkflowTransaction } from '../host/transaction.js';
import { TaskRecord } from '../tables.js';
import { changeTask, checkAllowed, type LockedTask, lockTask } from './locked-task.js';
import { checkWorks, maySee } from './task-access.js';
import { TaskView, viewTask, viewTasks } from './task-view.js';

type Data = Readonly<Record<string, unknown>>;

export interface TaskAnswer {
  readonly answer: Data;
  /** The version the person has read; without it the task is completed as it is. */
  readonly version?: number | undefined;
}

export const Completion = view('TaskCompletion', 'Виконане завдання і що далі.', {
  task: TaskView,
  next: z.array(TaskView).describe('Що справа питає тепер від тієї самої людини'),
});
export type Completion = View<typeof Completion>;

/** What the answer adds to the data of the process: as the feature says, or as the form has it. */
async function meaningOf(tx: WorkflowTransaction, locked: LockedTask, answer: Data): Promise<Data> {
  const { task, opened } = locked;
  const declared = task.formKey === null ? undefined : tx.machinery.answers.get(task.formKey);
  if (!declared) return answer;
  const instance = await opened.running(task.instanceId);
  const properties = instance.definition.context.elements.get(task.elementId)?.properties ?? {};
  const { elementId, executionId, item } = task;
  const context = contextOf(opened, instance, { elementId, executionId, properties, item });
  const foresee: AnswerContext['foresee'] = async (question, added = {}) => {
    const place = { ...context, data: { ...context.data, ...added } };
    const decision = await tx.machinery.decisions.consider(question.set, place);
    instance.foreseen.set(question.set, decision);
    return ruledAs(question, decision);
  };
  return at(instance.place(elementId), () =>
    declared.run({ ...context, taskId: task.id, answer, begunAt: instance.row.startedAt, foresee }),
  );
}

/**
 * Completes a task with what its form asks for (виконати завдання).
 *
 * @throws NOT_FOUND, ROLE_MISSING, TASK_TAKEN, TASK_CLOSED, TASK_SUSPENDED, VERSION_STALE, BODY_INVALID
 */
export async function completeTask(tx: WorkflowTransaction, taskId: string, given: TaskAnswer): Promise<Completion> {
  const locked = await lockTask(tx, taskId, given.version);
  const { task, opened, viewer } = locked;
  checkWorks(viewer, task);
  checkAllowed(locked, 'complete');
  const instance = await opened.running(task.instanceId);
  const answer = instance.definition.forms.check(task.formKey, given.answer);
  if (!instance.known.has(task.executionId)) throw new Problem('TASK_CLOSED', { extra: { allowed: [] } });
  return tx.guard(async () => {
    const data = await meaningOf(tx, locked, answer);
    const done = await changeTask(tx, task, {
      state: 'completed',
      isOpen: false,
      endedAt: tx.now,
      completedBy: tx.actor.id,
      answer,
      assignee: task.assignee ?? tx.actor.id,
      claimedAt: task.claimedAt ?? tx.now,
      claimedBy: task.claimedBy ?? tx.actor.id,
    });
    instance.known.delete(task.executionId);
    const payload = { taskId, elementId: task.elementId, name: task.name, instanceId: task.instanceId };
    await tx.note(task.businessKey, 'task-completed', payload);
    await opened.move(instance, task.elementId, (live) => live.completeTask(task.executionId, data));
    instance.foreseen.clear();
    return { task: await viewTask(tx.manager, viewer, done), next: await nextTasks(tx, locked) };
  });
}

async function nextTasks(tx: WorkflowTransaction, { task, viewer }: LockedTask): Promise<TaskView[]> {
  const open = await tx.manager.find(TaskRecord, {
    where: { businessKey: task.businessKey, isOpen: true },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  const seen = open.filter((one) => maySee(viewer, one));
  const shown = await viewTasks(tx.manager, viewer, seen);
  return shown.filter(({ allowed }) => allowed.includes('claim') || allowed.includes('complete'));
}
