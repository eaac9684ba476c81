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

function tracesOf(
  { nodes }: DrawnDiagram,
  rows: CaseRows,
  waiting: ReadonlyMap<string, number>,
  messages: OwnMessages,
): Traces {
  const { tasks, decided, fired, heard, called, instance } = rows;
  const heardHere = nodes.filter(({ id }) => {
    const message = messages.get(id);
    return message?.isOnlyHere === true && heard.has(message.name);
  });
  const ended = called.filter(({ status }) => status === 'completed');
  const done = new Set([
    ...tasks.filter(({ state }) => state === 'completed').map(({ elementId }) => elementId),
    ...[...decided, ...fired, ...heardHere.map(({ id }) => id)],
    ...ended.flatMap((child) => callerOf(child, nodes)),
    ...(instance.endEvent === null ? [] : [instance.endEvent]),
  ]);
  const begun = new Set([
    ...[...waiting.keys(), ...rows.incidents, ...tasks.map(({ elementId }) => elementId)],
    ...called.flatMap((child) => callerOf(child, nodes)),
  ]);
  const once = nodes.filter(({ repeats }) => repeats === null);
  const leavesRow = new Set(['UserTask', 'CallActivity', 'BusinessRuleTask']);
  const rowed = once.filter(({ type }) => leavesRow.has(type));
  const mayHaveHeard = ({ id }: DrawnNode): boolean => heard.has(messages.get(id)?.name ?? '');
  const catching = once.filter((node) => node.about === 'Timer' || (messages.has(node.id) && !mayHaveHeard(node)));
  const ids = (list: readonly DrawnNode[], but: ReadonlySet<string>): Set<string> =>
    new Set(list.map(({ id }) => id).filter((id) => !but.has(id)));
  return {
    ...{ begun, done, waiting: new Set(waiting.keys()) },
    neverBegun: ids(rowed, new Set([...begun, ...done])),
    neverDone: ids([...rowed, ...catching], done),
  };
}

/** Where an instance stands and which way it has come, as far as its rows tell. */
export function standingOf(diagram: DrawnDiagram, rows: CaseRows, messages: OwnMessages): Standing {
  const waiting = waitingOf(diagram, rows);
  const passed = passedElements(diagram, tracesOf(diagram, rows, waiting, messages));
  return { waiting, passed, incidents: new Set(rows.incidents) };
}
