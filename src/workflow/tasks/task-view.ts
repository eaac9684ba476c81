import { z } from 'zod';
import {
  choice,
  day,
  id,
  instant,
  open,
  shownAs,
  text,
  type View,
  version,
  view,
  whole,
} from '../../platform/http/index.js';
import type { EntityManager } from 'typeorm';
import { type TaskRecord, taskStates } from '../tables.js';
import { barsOf, nobody } from '../host/bars.js';
import { isCandidate, mayAssign, maySee, mayWork, seesAnswers, type Viewer } from './task-access.js';

const taskActions = [
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
export const TaskView = view('Task', 'Завдання: робота, що чекає на людину.', {
  id: id('Ідентифікатор завдання'),
  name: text('Що зробити').meta({ examples: ['Погодити відповідь'] }),
  state: choice('TaskState', 'Стан завдання.', taskStates),
  businessKey: text('Справа: ідентифікатор звернення чи візиту'),
  processKey: text('Процес').meta({ examples: ['reply'] }),
  instanceId: id('Перебіг процесу'),
  elementId: text('Елемент схеми').meta({ examples: ['agree-reply'] }),
  formKey: text('Форма відповіді; null, якщо відповідь порожня').nullable(),
  group: text('Хто може взяти: роль, роль@підрозділ чи post:посада')
    .nullable()
    .meta({ examples: ['unit-head@water'] }),
  assignee: text('Хто працює зараз').nullable(),
  owner: text('Чиїм завдання лишається, доки працює той, кому доручено').nullable(),
  priority: whole('Пріоритет: більше – важливіше'),
  dueOn: day('Останній день').nullable(),
  nobodyHolds: text('Чому сьогодні нікому взяти, словами; null, якщо є кому').nullable(),
  item: z.unknown().describe('Частина справи, якої стосується це завдання, якщо їх кілька'),
  note: text('Що слід знати перед роботою').nullable(),
  createdAt: instant('Коли виникло'),
  claimedAt: instant('Коли взято').nullable(),
  startedAt: instant('Коли розпочато роботу').nullable(),
  endedAt: instant('Коли завершено чи припинено').nullable(),
  completedBy: text('Хто виконав').nullable(),
  answer: open('Відповідь за формою; немає поля – вам її не видно').nullable().optional(),
  allowed: z.array(choice('TaskAction', 'Дія із завданням.', taskActions)).describe('Що ви можете зробити з ним зараз'),
  version,
});
export type TaskView = View<typeof TaskView>;

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

/** Tasks as the viewer is shown them, in their order. */
export async function viewTasks(
  manager: EntityManager,
  viewer: Viewer,
  tasks: readonly TaskRecord[],
): Promise<TaskView[]> {
  const bars = await barsOf(
    manager,
    tasks.flatMap(({ isOpen, businessKey }) => (isOpen ? [businessKey] : [])),
  );
  return tasks.map((task) => shown(viewer, task, bars.get(task.businessKey) ?? nobody));
}

export async function viewTask(manager: EntityManager, viewer: Viewer, task: TaskRecord): Promise<TaskView> {
  const [view] = await viewTasks(manager, viewer, [task]);
  if (view === undefined) throw new Error('a task that is there is shown');
  return view;
}

const shown = (viewer: Viewer, task: TaskRecord, barred: ReadonlySet<string>): TaskView =>
  shownAs(TaskView, {
    ...task,
    nobodyHolds: task.isOpen && task.group !== null ? viewer.whyUnheld(task.group, barred) : null,
    allowed: allowedActions(viewer, task),
    ...(seesAnswers(viewer, task) ? {} : { answer: undefined, item: null, note: null }),
  });
