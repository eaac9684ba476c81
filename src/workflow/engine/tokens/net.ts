import type { Condition } from '../expressions/conditions.js';
import type { ElementInfo } from '../reading/element.js';
import { EngineFault } from '../fault.js';
import type { OpenKind } from '../motor.js';
import type { StoredContext, StoredNode } from '../reading/stored-context.js';

/**
 * What an element does with a case that comes to it: lets it `pass`, sends it along one way (`choose`), lets it
 * wait for the first of several events (`race`), ends a path (`end`, `terminate`, `throw`), or holds it:
 * for somebody outside (`wait`), for its own inside (`scope`), or beside another element (`boundary`).
 */
type NodeKind = 'pass' | 'choose' | 'race' | 'end' | 'terminate' | 'throw' | 'wait' | 'scope' | 'boundary';

export interface Way {
  readonly flowId: string;
  readonly target: string;
  readonly isDefault: boolean;
  readonly condition: Condition | null;
}

/** One element of a diagram as the case meets it (вузол). */
export interface NetNode {
  readonly id: string;
  readonly parentId: string;
  readonly kind: NodeKind;
  /** Its place in the order of the file. */
  readonly order: number;
  readonly waitsAs: OpenKind | null;
  /** How many different elements must send a token before a parallel join opens; 1 for anything else. */
  readonly joins: number;
  /** The ways out, the default one last. */
  readonly ways: readonly Way[];
  readonly boundaries: NetNode[];
  readonly loop: { readonly collection: string; readonly isSequential: boolean } | null;
  /** Path of the instant a timer waits for. */
  readonly timer: string | null;
  readonly interrupting: boolean;
  /** The error it throws or catches; a boundary without a `ref` catches any. */
  readonly error: { readonly ref: string | null; readonly code: string | null } | null;
}

/** A published version as a net of nodes and ways; shared by all its instances, never changed. */
export interface Net {
  readonly processId: string;
  readonly nodes: ReadonlyMap<string, NetNode>;
  /** Where the process and each of its sub-processes begin. */
  readonly starts: ReadonlyMap<string, readonly string[]>;
}

const kinds: Readonly<Record<string, NodeKind>> = {
  StartEvent: 'pass',
  IntermediateThrowEvent: 'pass',
  ParallelGateway: 'pass',
  ExclusiveGateway: 'choose',
  EventBasedGateway: 'race',
  EndEvent: 'end',
  IntermediateCatchEvent: 'wait',
  BoundaryEvent: 'boundary',
  UserTask: 'wait',
  ServiceTask: 'wait',
  SendTask: 'wait',
  BusinessRuleTask: 'wait',
  CallActivity: 'wait',
  SubProcess: 'scope',
};

function kindOf({ id, type }: ElementInfo, eventType: string | undefined): NodeKind {
  const kind = kinds[type];
  if (kind === undefined) throw new EngineFault('DIAGRAM_REFUSED', `${id}: ${type} is not supported`, id);
  if (eventType === 'bpmn:TerminateEventDefinition' && kind === 'end') return 'terminate';
  if (eventType === 'bpmn:ErrorEventDefinition' && kind === 'end') return 'throw';
  return kind;
}

function waitOf({ id, type }: ElementInfo, eventType: string | undefined): OpenKind | null {
  if (type === 'UserTask') return 'task';
  if (kinds[type] === 'wait' && type !== 'IntermediateCatchEvent') return 'service';
  if (type !== 'IntermediateCatchEvent' && type !== 'BoundaryEvent') return null;
  if (eventType === 'bpmn:TimerEventDefinition') return 'timer';
  if (eventType === 'bpmn:MessageEventDefinition') return 'message';
  if (eventType === 'bpmn:ErrorEventDefinition') return null;
  throw new EngineFault('DIAGRAM_REFUSED', `${id} waits for nothing`, id);
}

type Ways = ReadonlyMap<string, readonly Way[]>;

function waysOf({ sequenceFlows }: StoredContext, conditions: ReadonlyMap<string, Condition>): Ways {
  const ways = new Map<string, Way[]>();
  for (const { id, sourceId, targetId, isDefault } of sequenceFlows) {
    const way = { flowId: id, target: targetId, isDefault: isDefault === true, condition: conditions.get(id) ?? null };
    ways.set(sourceId, [...(ways.get(sourceId) ?? []), way]);
  }
  for (const list of ways.values()) list.sort((a, b) => Number(a.isDefault) - Number(b.isDefault));
  return ways;
}

function nodeOf(
  element: ElementInfo,
  order: number,
  stored: StoredNode | undefined,
  sources: number,
  ways: Ways,
): NetNode {
  const { id, parentId, type, collection, timer, interrupting } = element;
  const [event] = stored?.behaviour.eventDefinitions ?? [];
  const loop = stored?.behaviour.loopCharacteristics;
  const isError = event?.type === 'bpmn:ErrorEventDefinition';
  return {
    id,
    parentId,
    order,
    timer,
    interrupting,
    boundaries: [],
    kind: kindOf(element, event?.type),
    waitsAs: waitOf(element, event?.type),
    joins: type === 'ParallelGateway' ? Math.max(sources, 1) : 1,
    ways: ways.get(id) ?? [],
    loop: loop
      ? {
          collection: collection ?? '',
          isSequential: loop.behaviour?.isSequential === true,
        }
      : null,
    error: isError
      ? {
          ref: event.behaviour?.errorRef?.id ?? null,
          code: element.errorCode,
        }
      : null,
  };
}

function startsOf(nodes: Iterable<NetNode>, targets: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const starts = new Map<string, string[]>();
  for (const { id, parentId, kind } of nodes) {
    if (kind === 'boundary' || targets.has(id)) continue;
    starts.set(parentId, [...(starts.get(parentId) ?? []), id]);
  }
  return starts;
}

/** @throws EngineFault DIAGRAM_REFUSED for anything outside the supported subset */
export function readNet(
  processId: string,
  elements: readonly ElementInfo[],
  context: StoredContext,
  conditions: ReadonlyMap<string, Condition>,
): Net {
  const stored = new Map(context.activities.map((node) => [node.id, node]));
  const ways = waysOf(context, conditions);
  const sources = new Map<string, Set<string>>();
  for (const { sourceId, targetId } of context.sequenceFlows) {
    sources.set(targetId, (sources.get(targetId) ?? new Set()).add(sourceId));
  }
  const nodes = new Map(
    elements.map((element, order) => {
      const { id } = element;
      return [id, nodeOf(element, order, stored.get(id), sources.get(id)?.size ?? 0, ways)];
    }),
  );
  for (const { id, attachedTo } of elements) {
    const boundary = nodes.get(id);
    if (boundary && attachedTo !== null) nodes.get(attachedTo)?.boundaries.push(boundary);
  }
  return { processId, nodes, starts: startsOf(nodes.values(), new Set(sources.keys())) };
}
