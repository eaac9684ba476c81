import type { ElementInfo, Properties, ServiceInfo } from './reading/element.js';
import { EngineFault } from './fault.js';
import type { OpenExecution } from './motor.js';
import { fillTemplate, resolvePath, type PathScope } from './expressions/paths.js';

interface Wait {
  /** Names this one execution; the same before and after a reload. */
  readonly executionId: string;
  readonly elementId: string;
  readonly name: string | null;
}

/** A task that waits for an official (завдання). */
export interface WaitingTask extends Wait {
  readonly formKey: string | null;
  readonly candidateGroups: readonly string[];
  /** The person whom the case itself names for it. */
  readonly assignee: string | null;
  readonly dueDate: string | null;
  readonly priority: number | null;
  readonly properties: Properties;
  /** What whoever does it has to know first, in words: the property `note` of the diagram, filled in. */
  readonly note: string | null;
  readonly item: unknown;
}

/** A timer that waits for its instant (таймер). */
export interface WaitingTimer extends Wait {
  readonly dueAt: string;
  readonly interrupting: boolean;
  readonly attachedTo: string | null;
}

/** A message the case would hear now (очікуване повідомлення); `name` is the message's name. */
export interface WaitingMessage extends Wait {
  readonly name: string;
  readonly interrupting: boolean;
  readonly attachedTo: string | null;
}

/** Work the host has to do before the case goes on: a step, a decision, a called process. */
export interface WaitingService extends Wait, ServiceInfo {
  readonly properties: Properties;
  readonly item: unknown;
}

/** All a case waits for at one moment; two such lists can be compared by `executionId`. */
export interface Waiting {
  readonly tasks: readonly WaitingTask[];
  readonly timers: readonly WaitingTimer[];
  readonly messages: readonly WaitingMessage[];
  readonly services: readonly WaitingService[];
}

function groupsOf(text: string | null, scope: PathScope): readonly string[] {
  if (text === null) return [];
  const whole = text.includes(',') ? text : resolveList(text, scope);
  const parts = Array.isArray(whole) ? whole.map(String) : String(whole).split(',');
  return parts.map((part) => fillTemplate(part.trim(), scope)).filter((part) => part !== '');
}

function resolveList(text: string, scope: PathScope): unknown {
  if (!text.startsWith('${') || text.indexOf('}') !== text.length - 1) return text;
  const value = resolvePath(text, scope);
  return Array.isArray(value) ? value : text;
}

function optionalText(text: string | null, scope: PathScope): string | null {
  if (text === null) return null;
  const value = resolvePath(text, scope);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function describeTask(
  { executionId, item }: OpenExecution,
  element: ElementInfo,
  data: PathScope['data'],
): WaitingTask {
  const scope = { data, item };
  const { task } = element;
  const priority = Number(optionalText(task?.priority ?? null, scope) ?? Number.NaN);
  const formKey = task?.formKey ?? null;
  return {
    executionId,
    elementId: element.id,
    name: element.name,
    formKey: formKey === null ? null : fillTemplate(formKey, scope),
    candidateGroups: groupsOf(task?.candidateGroups ?? null, scope),
    assignee: optionalText(task?.assignee ?? null, scope) || null,
    dueDate: optionalText(task?.dueDate ?? null, scope),
    priority: Number.isFinite(priority) ? priority : null,
    properties: element.properties,
    note: optionalText(element.properties['note'] ?? null, scope),
    item,
  };
}

function describeService({ executionId, item }: OpenExecution, element: ElementInfo): WaitingService {
  const { service } = element;
  if (!service) throw new EngineFault('STATE_UNREADABLE', `${element.id} is no service`, element.id);
  return {
    executionId,
    elementId: element.id,
    name: element.name,
    ...service,
    properties: element.properties,
    item,
  };
}

function describeTimer(open: OpenExecution, element: ElementInfo, moved: string | undefined): WaitingTimer {
  const { executionId, dueAt } = open;
  const { id: elementId, name, interrupting, attachedTo } = element;
  return { executionId, elementId, name, dueAt: moved ?? dueAt ?? '', interrupting, attachedTo };
}

function describeMessage({ executionId }: OpenExecution, element: ElementInfo): WaitingMessage {
  const { id: elementId, interrupting, attachedTo } = element;
  return { executionId, elementId, name: element.message ?? '', interrupting, attachedTo };
}

function describeOne(
  open: OpenExecution,
  element: ElementInfo,
  data: PathScope['data'],
  moved: ReadonlyMap<string, string>,
): Partial<Waiting> {
  if (open.kind === 'task') return { tasks: [describeTask(open, element, data)] };
  if (open.kind === 'service') return { services: [describeService(open, element)] };
  if (open.kind === 'timer') return { timers: [describeTimer(open, element, moved.get(open.executionId))] };
  return { messages: [describeMessage(open, element)] };
}

function naming(element: ElementInfo, describe: () => Partial<Waiting>): Partial<Waiting> {
  try {
    return describe();
  } catch (cause) {
    if (!(cause instanceof EngineFault)) throw cause;
    throw new EngineFault(cause.code, `${element.id}: ${cause.message}`, element.id, { cause });
  }
}

/** Describes every open execution, in the order of the diagram. A fault names the element it stands at. */
export function describeWaiting(
  open: Iterable<OpenExecution>,
  elements: ReadonlyMap<string, ElementInfo>,
  data: PathScope['data'],
  moved: ReadonlyMap<string, string>,
): Waiting {
  const described = [...open].map((one) => {
    const element = elements.get(one.elementId);
    if (!element)
      throw new EngineFault('STATE_UNREADABLE', `no element ${one.elementId} in this version`, one.elementId);
    return naming(element, () => describeOne(one, element, data, moved));
  });
  return {
    tasks: described.flatMap(({ tasks = [] }) => tasks),
    timers: described.flatMap(({ timers = [] }) => timers),
    messages: described.flatMap(({ messages = [] }) => messages),
    services: described.flatMap(({ services = [] }) => services),
  };
}
