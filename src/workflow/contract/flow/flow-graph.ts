import { elementOf, elementsOf, type ModdleElement, textOf } from '../../engine/reading/moddle.js';
import type { ElementInfo } from '../../engine/reading/element.js';
import { describe } from '../../engine/reading/element-index.js';

/** What becomes of the data on the way from one node to the next. */
type Crossing =
  /** The node has done its work: what it writes is there. */
  | 'done'
  /** Something cut in while it was at work: only what held before is sure. */
  | 'interrupted'
  /** Into the inside of a sub-process, before any of its work. */
  | 'entered';

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly crossing: Crossing;
}

/** One place of a diagram, as the analysis walks it; a sub-process is its entry, and its own `…--left` place behind it. */
export interface FlowNode {
  readonly id: string;
  readonly element: ModdleElement;
  readonly info: ElementInfo;
  /** All of its incoming ways have been gone when it is left, not just one. */
  readonly joinsAll: boolean;
  /** Collections of the loops it is inside of, the innermost last. */
  readonly loops: readonly string[];
}

/** A diagram as the analysis of its data walks it (граф потоку даних). */
export interface FlowGraph {
  readonly process: string;
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly into: ReadonlyMap<string, readonly Edge[]>;
  readonly starts: readonly string[];
  /** Ends of the process itself, but for those to which only a way beside leads, such as a reminder. */
  readonly ends: readonly string[];
}

const leftOf = (id: string): string => `${id}--left`;

/** Reads the graph of a process that has passed the other checks. */
export function flowGraphOf(process: ModdleElement): FlowGraph {
  const nodes = new Map<string, FlowNode>();
  const edges: Edge[] = [];
  const starts = addScope(process, { nodes, edges, loops: [] });
  const into = new Map([...nodes.keys()].map((id) => [id, edges.filter(({ to }) => to === id)]));
  const ends = [...mainWay(starts, edges, nodes)].filter(
    (id) => nodes.get(id)?.info.type === 'EndEvent' && nodes.get(id)?.element.$parent?.$type === 'bpmn:Process',
  );
  return { process: process.id ?? '', nodes, into, starts, ends };
}

/** All places from which a case may still come to some others; whoever is inside a loop may go round it again. */
export function placesBefore({ nodes, into }: FlowGraph, places: Iterable<string>): ReadonlySet<string> {
  const before = new Set<string>();
  const passed = new Set(places);
  for (const at of passed) {
    const { type, collection } = nodes.get(at)?.info ?? {};
    const inside = type === 'SubProcess' && collection != null ? nodesWithin(at, nodes) : [];
    for (const from of [...(into.get(at) ?? []).map((edge) => edge.from), ...inside]) {
      before.add(from);
      passed.add(from);
    }
  }
  return before;
}

function nodesWithin(scope: string, nodes: FlowGraph['nodes']): readonly string[] {
  const children = [...nodes.values()].filter(({ info }) => info.parentId === scope).map(({ id }) => id);
  return children.flatMap((child) => [child, ...nodesWithin(child, nodes)]);
}

/** All places a case may come to without something beside it having begun. */
function mainWay(starts: readonly string[], edges: readonly Edge[], nodes: ReadonlyMap<string, FlowNode>): Set<string> {
  const isBeside = (id: string): boolean =>
    nodes.get(id)?.info.type === 'BoundaryEvent' && nodes.get(id)?.info.interrupting === false;
  const reached = new Set(starts);
  for (const at of reached) for (const { from, to } of edges) if (from === at && !isBeside(to)) reached.add(to);
  return reached;
}

interface Building {
  readonly nodes: Map<string, FlowNode>;
  readonly edges: Edge[];
  readonly loops: readonly string[];
}

function addScope(scope: ModdleElement, building: Building): string[] {
  const children = elementsOf(scope, 'flowElements').filter((element) => element.$instanceOf('bpmn:FlowNode'));
  for (const child of children) addNode(child, scope, building);
  for (const child of children) addWaysFrom(child, building);
  return children.filter(({ $type }) => $type === 'bpmn:StartEvent').map(({ id }) => id ?? '');
}

function addNode(element: ModdleElement, scope: ModdleElement, building: Building): void {
  const { nodes, edges } = building;
  const info = describe(element, scope.id ?? '');
  const incoming = elementsOf(element, 'incoming').length;
  const joinsAll = info.type === 'ParallelGateway' && incoming > 1;
  const loops = info.collection === null ? building.loops : [...building.loops, info.collection];
  nodes.set(info.id, { id: info.id, element, info, joinsAll, loops });
  if (info.type !== 'SubProcess') return;
  const left = leftOf(info.id);
  nodes.set(left, { id: left, element, info: { ...info, collection: null }, joinsAll: false, loops: building.loops });
  const inner = addScope(element, { nodes, edges, loops });
  for (const start of inner) edges.push({ from: info.id, to: start, crossing: 'entered' });
  // A loop over an empty list does nothing at all.
  if (info.collection !== null) edges.push({ from: info.id, to: left, crossing: 'entered' });
  else for (const end of normalEnds(element)) edges.push({ from: end, to: left, crossing: 'done' });
}

function normalEnds(scope: ModdleElement): string[] {
  return elementsOf(scope, 'flowElements')
    .filter(({ $type }) => $type === 'bpmn:EndEvent')
    .filter((end) => !elementsOf(end, 'eventDefinitions').some(({ $type }) => $type === 'bpmn:ErrorEventDefinition'))
    .map(({ id }) => id ?? '');
}

function addWaysFrom(element: ModdleElement, { edges }: Building): void {
  const id = element.id ?? '';
  if (element.$type === 'bpmn:BoundaryEvent') edges.push(...waysToBoundary(element, id));
  const from = element.$type === 'bpmn:SubProcess' ? leftOf(id) : id;
  for (const flow of elementsOf(element, 'outgoing')) {
    const to = elementOf(flow, 'targetRef')?.id;
    if (to !== undefined) edges.push({ from, to, crossing: 'done' });
  }
}

/** An error comes from where it is thrown; anything else may cut in at once. */
function waysToBoundary(boundary: ModdleElement, id: string): Edge[] {
  const host = elementOf(boundary, 'attachedToRef');
  const isError = elementsOf(boundary, 'eventDefinitions').some(({ $type }) => $type === 'bpmn:ErrorEventDefinition');
  const thrown = isError && host ? errorEnds(host) : [];
  if (thrown.length > 0) return thrown.map((from) => ({ from, to: id, crossing: 'done' }));
  const inside = host ? nodesInside(host) : [];
  return [
    { from: host?.id ?? '', to: id, crossing: 'interrupted' },
    ...inside.map((from): Edge => ({ from, to: id, crossing: 'done' })),
  ];
}

/** Whatever is done inside a scope may be done already when something cuts in. */
function nodesInside(scope: ModdleElement): string[] {
  const children = elementsOf(scope, 'flowElements').filter((element) => element.$instanceOf('bpmn:FlowNode'));
  return children.flatMap((child) => [child.id ?? '', ...nodesInside(child)]);
}

function errorEnds(scope: ModdleElement): string[] {
  return elementsOf(scope, 'flowElements').flatMap((element) => {
    const throws = elementsOf(element, 'eventDefinitions').some(({ $type }) => $type === 'bpmn:ErrorEventDefinition');
    if (element.$type === 'bpmn:EndEvent' && throws) return [element.id ?? ''];
    return element.$type === 'bpmn:SubProcess' ? errorEnds(element) : [];
  });
}

/** The condition of each way out of a gateway; a way without one is the default. */
export function conditionsOf(
  gateway: ModdleElement,
): readonly { readonly flow: ModdleElement; readonly body: string }[] {
  return elementsOf(gateway, 'outgoing').flatMap((flow) => {
    const body = textOf(elementOf(flow, 'conditionExpression'), 'body');
    return body === undefined ? [] : [{ flow, body }];
  });
}
