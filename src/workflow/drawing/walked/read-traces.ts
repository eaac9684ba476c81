import type { DrawnDiagram, DrawnNode } from '../model.js';
import type { Standing } from '../standing.js';
import type { CaseInstance, CaseRows } from './case-rows.js';
import { passedElements } from './passed-elements.js';
import type { Traces } from './traces.js';

/** The names of the messages that elements of one diagram wait for, and which no other diagram of the case does. */
export type OwnMessages = ReadonlyMap<string, { readonly name: string; readonly isOnlyHere: boolean }>;

const isLive = ({ status }: CaseInstance): boolean => status === 'running' || status === 'suspended';

/** The call activity an instance was begun by: an execution is named after its element. */
function callerOf({ parentExecutionId }: CaseInstance, nodes: readonly DrawnNode[]): string[] {
  const callers = nodes.filter(({ id, type }) => type === 'CallActivity' && parentExecutionId?.startsWith(`${id}_`));
  return callers
    .map(({ id }) => id)
    .sort((a, b) => b.length - a.length)
    .slice(0, 1);
}

function waitingOf({ nodes }: DrawnDiagram, rows: CaseRows): Map<string, number> {
  const waiting = new Map<string, number>();
  const shown = new Map(nodes.map((node) => [node.id, node]));
  const places = [
    ...rows.tasks.filter(({ isOpen }) => isOpen).map(({ elementId }) => elementId),
    ...[rows.timers, rows.jobs, rows.waits].flat(),
    ...rows.called.filter(isLive).flatMap((child) => callerOf(child, nodes)),
  ];
  for (const place of places) {
    // A boundary event only listens: the case stands at what it is attached to.
    if (shown.get(place)?.attachedTo !== null) continue;
    waiting.set(place, (waiting.get(place) ?? 0) + 1);
  }
  return waiting;
}

/** Work that leaves a row for each time it is begun: tasks and called processes. */
interface Work {
  readonly elementId: string;
  readonly isDone: boolean;
}

function worksOf(nodes: readonly DrawnNode[], { tasks, called }: CaseRows): Work[] {
  const calls = called.map((child) =>
    callerOf(child, nodes).map((id) => ({ elementId: id, isDone: child.status === 'completed' })),
  );
  return [...tasks.map(({ elementId, state }) => ({ elementId, isDone: state === 'completed' })), ...calls.flat()];
}

/** Work done for each of a list is done when none of it is left; any other, when it was done once. */
function doneOf(nodes: readonly DrawnNode[], works: readonly Work[]): string[] {
  const repeated = new Set(nodes.filter(({ repeats }) => repeats !== null).map(({ id }) => id));
  const left = new Set(works.filter(({ isDone }) => !isDone).map(({ elementId }) => elementId));
  return works
    .filter(({ elementId, isDone }) => isDone && !(repeated.has(elementId) && left.has(elementId)))
    .map(({ elementId }) => elementId);
}

const leavesRow = new Set(['UserTask', 'CallActivity', 'BusinessRuleTask']);

function tracesOf(
  { nodes }: DrawnDiagram,
  rows: CaseRows,
  waiting: ReadonlySet<string>,
  messages: OwnMessages,
): Traces {
  const { decided, fired, heard, instance } = rows;
  const works = worksOf(nodes, rows);
  const wasHeard = ({ id }: DrawnNode): boolean => heard.has(messages.get(id)?.name ?? '');
  const heardHere = nodes.filter((node) => messages.get(node.id)?.isOnlyHere === true && wasHeard(node));
  const ends = instance.endEvent === null ? [] : [instance.endEvent];
  const done = new Set([...doneOf(nodes, works), ...decided, ...fired, ...heardHere.map(({ id }) => id), ...ends]);
  const begun = new Set([...waiting, ...rows.incidents, ...works.map(({ elementId }) => elementId), ...done]);
  const once = nodes.filter(({ repeats }) => repeats === null);
  const rowed = once.filter(({ type }) => leavesRow.has(type));
  const catching = once.filter((node) => node.about === 'Timer' || (messages.has(node.id) && !wasHeard(node)));
  const idsBut = (list: readonly DrawnNode[], but: ReadonlySet<string>): Set<string> =>
    new Set(list.map(({ id }) => id).filter((id) => !but.has(id)));
  return { begun, done, waiting, neverBegun: idsBut(rowed, begun), neverDone: idsBut([...rowed, ...catching], done) };
}

/** Where an instance stands and which way it has come, as far as its rows tell. */
export function standingOf(diagram: DrawnDiagram, rows: CaseRows, messages: OwnMessages): Standing {
  const waiting = waitingOf(diagram, rows);
  const passed = passedElements(diagram, tracesOf(diagram, rows, new Set(waiting.keys()), messages));
  return { waiting, passed, incidents: new Set(rows.incidents) };
}
