import type { Edge, FlowGraph, FlowNode } from './flow-graph.js';
import { type Keys, oneOfShapes, type Shape, textOfShape } from '../shape.js';

/** One key of the data at one place of a diagram. */
export interface Written {
  readonly shape: Shape;
  /** Whether it is there on every way that leads here. */
  readonly always: boolean;
}

/** The key under which stands that somebody may have written any key at all. */
export const anything = '*';

/** What the data of a case holds when it comes to a place (що вже записано). */
export type Held = ReadonlyMap<string, Written>;

export const heldOf = (keys: Keys): Held =>
  new Map(Object.entries(keys).map(([key, { shape, always }]) => [key, { shape, always }]));

/** What a place writes when it is left, and what it writes only sometimes, given what it finds. */
type WritesOf = (node: FlowNode, before: Held) => Held;

/** The data before each place, what the place itself writes, and the data after it. */
export interface Flow {
  readonly before: ReadonlyMap<string, Held>;
  readonly writes: ReadonlyMap<string, Held>;
  readonly after: ReadonlyMap<string, Held>;
}

/**
 * Follows the data over every way of a diagram (потік даних): what is written on all the ways to a place is sure
 * there, what is written on some may be there. Loops are gone round until nothing changes any more.
 */
export function follow(graph: FlowGraph, begun: Held, writesOf: WritesOf): Flow {
  const [before, writes, after] = [new Map<string, Held>(), new Map<string, Held>(), new Map<string, Held>()];
  for (let hasChanged = true; hasChanged;) {
    hasChanged = false;
    for (const node of graph.nodes.values()) {
      const incoming = graph.starts.includes(node.id) ? begun : meeting(node, graph, { before, writes, after });
      if (incoming === null) continue;
      if (isSame(before.get(node.id), incoming)) continue;
      before.set(node.id, incoming);
      const written = writesOf(node, incoming);
      writes.set(node.id, written);
      after.set(node.id, overwritten(incoming, written));
      hasChanged = true;
    }
  }
  return { before, writes, after };
}

/** A key is replaced whole: what was there before is there still only where the place may leave it alone. */
function overwritten(before: Held, writes: Held): Held {
  const held = new Map(before);
  for (const [key, { shape, always }] of writes) {
    const earlier = before.get(key);
    held.set(
      key,
      always || !earlier ? { shape, always } : { shape: oneOfShapes([shape, earlier.shape]), always: earlier.always },
    );
  }
  return held;
}

function meeting(node: FlowNode, graph: FlowGraph, { before, after }: Flow): Held | null {
  const arriving = (graph.into.get(node.id) ?? []).flatMap((edge) => {
    const held = carriedBy(edge, before, after);
    return held ? [held] : [];
  });
  return arriving.length === 0 ? null : arriving.reduce((one, other) => meet(one, other, node.joinsAll));
}

function carriedBy({ from, crossing }: Edge, before: Flow['before'], after: Flow['after']): Held | undefined {
  return (crossing === 'done' ? after : before).get(from);
}

function meet(one: Held, other: Held, joinsAll: boolean): Held {
  const met = new Map<string, Written>();
  for (const key of new Set([...one.keys(), ...other.keys()])) {
    const [left, right] = [one.get(key), other.get(key)];
    const [first, second] = [left ?? right, right ?? left];
    if (!first || !second) continue;
    const always = joinsAll
      ? (left?.always ?? false) || (right?.always ?? false)
      : (left?.always ?? false) && (right?.always ?? false);
    met.set(key, { shape: oneOfShapes([first.shape, second.shape]), always });
  }
  return met;
}

/** Whether nothing new has come to a place since it was last gone through. */
function isSame(earlier: Held | undefined, later: Held): boolean {
  if (earlier?.size !== later.size) return false;
  return [...later].every(([key, { shape, always }]) => {
    const known = earlier.get(key);
    return known?.always === always && textOfShape(known.shape) === textOfShape(shape);
  });
}

/** A way to a place on which a key is not written: the places it passes, from the start on. */
export function wayWithout(graph: FlowGraph, flow: Flow, key: string, place: string): readonly FlowNode[] {
  const way: FlowNode[] = [];
  const passed = new Set<string>();
  let at: string | undefined = place;
  while (at !== undefined && !passed.has(at)) {
    passed.add(at);
    const node = graph.nodes.get(at);
    if (node && at !== place && !at.endsWith('--left')) way.unshift(node);
    const lacking: Edge | undefined = (graph.into.get(at) ?? []).find((edge) => {
      const held = carriedBy(edge, flow.before, flow.after);
      return held !== undefined && held.get(key)?.always !== true && !passed.has(edge.from);
    });
    at = lacking?.from;
  }
  return way;
}
