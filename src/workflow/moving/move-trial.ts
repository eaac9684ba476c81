import { z } from 'zod';
import { choice, day, id, instant, text, texts, type View, view } from '../../platform/http/index.js';
import { isPlainDate } from '../../domain/plain-date.js';
import { formChange, PlanFaultView } from './move-plan.js';
import type { PreparedMove } from './prepare-move.js';
import type { Between } from './versions-between.js';

const TrialTask = view('MoveTrialTask', 'Відкрите завдання: чиє воно є, тим і лишається.', {
  taskId: id('Завдання'),
  from: text('Елемент давнішої версії'),
  to: text('Елемент нової версії'),
  name: text('Назва завдання в новій версії'),
  assignee: text('Хто його тримає').nullable(),
  dueBefore: day('Строк тепер').nullable(),
  dueAfter: day('Строк після переведення').nullable(),
  form: text('Як змінилася форма; null, якщо ніяк').nullable(),
});

const TrialTimer = view('MoveTrialTimer', 'Таймер, що чекає свого часу.', {
  from: text('Елемент давнішої версії; null, якщо його там не було').nullable(),
  to: text('Елемент нової версії; null, якщо його там немає').nullable(),
  dueBefore: instant('Коли спрацює тепер').nullable(),
  dueAfter: instant('Коли спрацює після переведення').nullable(),
});

export const TrialCase = view('MoveTrialCase', 'Як перейшла б одна справа.', {
  rootId: id('Головний процес справи'),
  businessKey: text('Справа'),
  outcome: choice('MoveTrialOutcome', 'Чи перейшла б: moves, refused; gone – уже не за цією версією.', [
    'moves',
    'refused',
    'gone',
  ]),
  refusals: z.array(PlanFaultView).describe('Чому не перейшла б'),
  stands: texts('Місця нової версії, на яких стояла б'),
  tasks: z.array(TrialTask).describe('Її відкриті завдання'),
  timers: z.array(TrialTimer).describe('Її таймери'),
});
export type TrialCase = View<typeof TrialCase>;

/** One case as it would go over, in the words of the interface. */
export function trialOf(
  root: { readonly rootId: string; readonly businessKey: string },
  between: Between,
  instances: readonly { readonly id: string; readonly prepared: PreparedMove }[],
): TrialCase {
  const all = instances.map(({ prepared }) => prepared);
  const refusals = all.flatMap((one) => [...one.refusals]);
  const asDay = (value: string | null) => (isPlainDate(value) ? value : null);
  return {
    ...root,
    refusals,
    outcome: all.length === 0 ? 'gone' : refusals.length > 0 ? 'refused' : 'moves',
    stands: [...new Set(all.flatMap(({ live }) => placesIn(live)))],
    tasks: all.flatMap(({ tasks }) =>
      tasks.map(({ task, said }) => ({
        taskId: task.id,
        from: task.elementId,
        to: said.elementId,
        name: said.name,
        assignee: task.assignee,
        dueBefore: asDay(task.dueOn),
        dueAfter: asDay(said.dueOn),
        form: formChange(between, task.elementId, said.elementId),
      })),
    ),
    timers: all.flatMap(({ timers, added }) => [
      ...timers.map(({ timer, to }) => ({
        from: timer.elementId,
        to: to?.elementId ?? null,
        dueBefore: timer.dueAt,
        dueAfter: to?.dueAt ?? null,
      })),
      ...added.map(({ elementId, dueAt }) => ({ from: null, to: elementId, dueBefore: null, dueAfter: dueAt })),
    ]),
  };
}

function placesIn(live: PreparedMove['live']): readonly string[] {
  if (!live) return [];
  const { tasks, timers, messages, services } = live.waiting;
  return [...tasks, ...timers, ...messages, ...services].map(({ elementId }) => elementId);
}
