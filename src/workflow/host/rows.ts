import { randomUUID } from 'node:crypto';
import { isPlainDate, type PlainDate } from '../../domain/plain-date.js';
import {
  EngineFault,
  type WaitingMessage,
  type WaitingService,
  type WaitingTask,
  type WaitingTimer,
} from '../engine/index.js';
import type { JobRecord, MessageWaitRecord, PassageRecord, TaskRecord, TimerRecord } from '../tables.js';
import type { Machinery } from './machinery.js';
import type { OpenInstance } from './open-instance.js';

type GroupNamed = Machinery['groupNamed'];

/** Comes after every day there is: tasks without a term stand at the end of a list. */
export const beyondAllDays = '9999-12-31';

/** Before all time: a lease that nobody holds. */
export const unlocked = new Date(0);

function placeOf({ row }: OpenInstance, wait: { readonly executionId: string; readonly elementId: string }) {
  const { executionId, elementId } = wait;
  return { id: randomUUID(), instanceId: row.id, rootId: row.rootId, executionId, elementId };
}

function dayOf(task: WaitingTask): PlainDate | null {
  if (task.dueDate === null) return null;
  if (isPlainDate(task.dueDate)) return task.dueDate;
  throw new EngineFault(
    'EXPRESSION_EMPTY',
    `Строк завдання – не день РРРР-ММ-ДД, а «${task.dueDate}».`,
    task.elementId,
  );
}

function groupOf(task: WaitingTask, groupNamed: GroupNamed): string | null {
  if (task.candidateGroups.length > 1)
    throw new EngineFault('EXPRESSION_REFUSED', 'Завдання має одну групу виконавців, а не кілька.', task.elementId);
  const [group] = task.candidateGroups;
  return group === undefined ? null : groupNamed(group);
}

export function taskRow(instance: OpenInstance, task: WaitingTask, now: Date, groupNamed: GroupNamed): TaskRecord {
  const { processKey, businessKey } = instance.row;
  const dueOn = dayOf(task);
  const group = groupOf(task, groupNamed);
  const { assignee } = task;
  return {
    ...placeOf(instance, task),
    processKey,
    businessKey,
    name: task.name ?? task.elementId,
    formKey: task.formKey,
    group,
    assignee,
    owner: null,
    state: assignee !== null ? 'reserved' : group === null ? 'created' : 'ready',
    stateBefore: null,
    isOpen: true,
    priority: task.priority ?? 50,
    dueOn,
    sortOn: dueOn ?? beyondAllDays,
    item: task.item ?? null,
    note: task.note,
    createdAt: now,
    claimedAt: assignee === null ? null : now,
    claimedBy: null,
    startedAt: null,
    endedAt: null,
    completedBy: null,
    answer: null,
    version: 1,
  };
}

export function timerRow(instance: OpenInstance, timer: WaitingTimer): TimerRecord {
  const dueAt = new Date(timer.dueAt);
  return { ...placeOf(instance, timer), dueAt, lockedBy: null, lockedUntil: unlocked, attempts: 0 };
}

export function jobRow(instance: OpenInstance, service: WaitingService, now: Date): JobRecord {
  const { processKey, businessKey } = instance.row;
  return {
    ...placeOf(instance, service),
    processKey,
    businessKey,
    topic: service.topic ?? '',
    createdAt: now,
    dueAt: now,
    payload: {
      data: instance.live.data,
      properties: service.properties,
      item: service.item ?? null,
    },
    attempts: 0,
    lockedBy: null,
    lockedUntil: unlocked,
    lastError: null,
  };
}

export function waitRow(instance: OpenInstance, message: WaitingMessage): MessageWaitRecord {
  return { ...placeOf(instance, message), businessKey: instance.row.businessKey, name: message.name };
}

/** The way an instance has come in this transaction, of the step that is about to be saved. */
export function passageRows({ row, live, isNew }: OpenInstance, now: Date): PassageRecord[] {
  const step = isNew ? row.version : row.version + 1;
  return live.takePassages(now).map((passage, place) => ({ instanceId: row.id, step, place, ...passage }));
}
