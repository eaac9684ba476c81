import { dayInKyiv } from '../../domain/kyiv-time.js';
import { inUkrainian, type PlainDate } from '../../domain/plain-date.js';
import { EngineFault, executionUnder, type LiveInstance, placesOf, readState } from '../engine/index.js';
import { OpenInstance } from '../host/open-instance.js';
import { beyondAllDays, taskRow } from '../host/rows.js';
import type { Machinery } from '../host/machinery.js';
import type { TaskRecord, TimerRecord } from '../tables.js';
import type { Move } from './plan.js';
import { placeFaults } from './place-faults.js';
import type { PlanFault } from './plan-faults.js';

/** What of an open task its element says: the rest is whose it is and what was done with it, and stays. */
export type TaskSaid = Pick<
  TaskRecord,
  'elementId' | 'executionId' | 'name' | 'formKey' | 'group' | 'dueOn' | 'sortOn' | 'priority' | 'note'
>;

interface MovedTask {
  readonly task: TaskRecord;
  readonly said: TaskSaid;
}

interface MovedTimer {
  readonly timer: TimerRecord;
  /** Null where it goes. */
  readonly to: Pick<TimerRecord, 'elementId' | 'executionId' | 'dueAt'> | null;
}

/** One process of a case as it would stand in the other version, and all that speaks against it. */
export interface PreparedMove {
  readonly live: LiveInstance | null;
  readonly tasks: readonly MovedTask[];
  readonly timers: readonly MovedTimer[];
  /** Timers that only the new version has: the element and when each is due. */
  readonly added: readonly { readonly elementId: string; readonly dueAt: Date }[];
  readonly refusals: readonly PlanFault[];
}

/** What a move is prepared with: the rows the case is known by, and the law of its term. */
export interface Stand {
  readonly tasks: readonly TaskRecord[];
  readonly timers: readonly TimerRecord[];
  /** The last day that the law leaves the case; null where none runs. */
  readonly lastDay: PlainDate | null;
  readonly lacks: (places: readonly string[], keys: readonly string[]) => readonly PlanFault[];
  readonly now: Date;
}

const refused = (...refusals: readonly PlanFault[]): PreparedMove => ({
  live: null,
  tasks: [],
  timers: [],
  added: [],
  refusals,
});

/** Looks how one process of a case would go over to another version; nothing is written, and nothing moves. */
export async function prepareMove(
  move: Move,
  instance: OpenInstance,
  stand: Stand,
  { groupNamed }: Pick<Machinery, 'groupNamed'>,
): Promise<PreparedMove> {
  const places = placesOf(readState(instance.live.state()));
  const amiss = placeFaults(move.from.context, move.to.context, move.elements, places);
  if (amiss.length > 0) return refused(...amiss);
  const standing = [...new Set(places.runs.flatMap(({ elementId }) => move.elements.get(elementId) ?? []))];
  const lacking = stand.lacks(standing, Object.keys(instance.live.data));
  if (lacking.length > 0) return refused(...lacking);
  try {
    const live = await instance.live.movedTo(move.to.context, move.elements);
    const timers = movedTimers(move, stand.timers, live);
    const moved = new OpenInstance({ ...instance.row, definitionId: move.to.id }, move.to, live, new Map(), false);
    const tasks = stand.tasks.map((task) => movedTask(move, task, moved, { now: stand.now, groupNamed }));
    const known = new Set(timers.map(({ to }) => to?.executionId));
    const added = live.waiting.timers
      .filter(({ executionId }) => !known.has(executionId))
      .map(({ elementId, dueAt }) => ({ elementId, dueAt: new Date(dueAt) }));
    const refusals = [...unsaid(move, timers), ...termFaults({ tasks, timers }, stand.lastDay)];
    return { live, tasks, timers, added, refusals };
  } catch (error) {
    if (!(error instanceof EngineFault)) throw error;
    const elementId = error.elementId ?? move.to.key;
    return refused({ elementId, message: `Справа не стає на нову версію: ${error.message}.` });
  }
}

function movedTimers({ elements, terms }: Move, timers: readonly TimerRecord[], live: LiveInstance): MovedTimer[] {
  const under = ({ executionId, elementId }: TimerRecord): string => executionUnder(executionId, elementId, elements);
  for (const timer of timers)
    if (elements.has(timer.elementId) && terms.get(timer.elementId) === 'reset') live.resetTimer(under(timer));
  const due = new Map(live.waiting.timers.map(({ executionId, dueAt }) => [executionId, new Date(dueAt)]));
  return timers.map((timer) => {
    const [elementId, executionId] = [elements.get(timer.elementId), under(timer)];
    const dueAt = due.get(executionId);
    return { timer, to: elementId === undefined || !dueAt ? null : { elementId, executionId, dueAt } };
  });
}

/** What the new diagram says of the task; the last day is reckoned anew only by word, and whose it is stays. */
function movedTask(
  { elements, terms }: Move,
  task: TaskRecord,
  moved: OpenInstance,
  { now, groupNamed }: { readonly now: Date } & Pick<Machinery, 'groupNamed'>,
): MovedTask {
  const executionId = executionUnder(task.executionId, task.elementId, elements);
  const waits = moved.live.waiting.tasks.find((one) => one.executionId === executionId);
  if (!waits) throw new EngineFault('STATE_UNREADABLE', 'завдання загубилося', task.elementId);
  const { elementId, name, formKey, group, dueOn, priority, note } = taskRow(moved, waits, now, groupNamed);
  const day = terms.get(task.elementId) === 'reset' ? dueOn : task.dueOn;
  const isHeld = task.assignee !== null;
  return {
    task,
    said: {
      ...{ elementId, executionId, name, formKey, priority, note },
      group: isHeld ? task.group : group,
      dueOn: day,
      sortOn: day ?? beyondAllDays,
    },
  };
}

/** A timer goes only where the plan says so: what nobody decided is not lost by the way. */
function unsaid({ terms, from }: Move, timers: readonly MovedTimer[]): readonly PlanFault[] {
  const lost = timers.filter(({ timer, to }) => to === null && terms.get(timer.elementId) !== 'drop');
  return lost.map(({ timer: { elementId } }) => ({
    elementId,
    message: `Таймера «${from.context.elements.get(elementId)?.name ?? elementId}» у новій версії немає: скажіть у плані, на що він переходить, або «drop».`,
  }));
}

/** Days that would pass the last one the law leaves, and did not before; a task in term that would lose its day. */
function termFaults(
  { tasks, timers }: Pick<PreparedMove, 'tasks' | 'timers'>,
  lastDay: PlainDate | null,
): readonly PlanFault[] {
  if (lastDay === null) return [];
  const last = inUkrainian(lastDay);
  const ofTasks = tasks.flatMap(({ task, said: { dueOn } }) => {
    if (task.dueOn === null || task.dueOn === dueOn || task.dueOn > lastDay) return [];
    if (dueOn !== null && dueOn <= lastDay) return [];
    const told = dueOn === null ? 'не мало б строку' : `мало б строк ${inUkrainian(dueOn)}`;
    return [
      { elementId: task.elementId, message: `Завдання «${task.name}» ${told}, а за законом строк справи – ${last}.` },
    ];
  });
  const ofTimers = timers.flatMap(({ timer, to }) => {
    if (to === null || to.dueAt <= timer.dueAt) return [];
    const [before, after] = [dayInKyiv(timer.dueAt), dayInKyiv(to.dueAt)];
    if (before > lastDay || after <= lastDay) return [];
    return [
      {
        elementId: timer.elementId,
        message: `Таймер спрацював би ${inUkrainian(after)}, а за законом строк справи – ${last}.`,
      },
    ];
  });
  return [...ofTasks, ...ofTimers];
}
