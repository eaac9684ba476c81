import { isChoice, passesAtOnce } from './steps-through.js';
import type { Traces } from './traces.js';
import { enter, leave, type WalkGraph } from './walk-graph.js';

/**
 * The points where a case has certainly never been: elements whose rows are missing, and what would have led to
 * them at once. A fork that would have begun such an element was never passed either.
 */
export function closedPoints(graph: WalkGraph, { neverBegun, neverDone, waiting }: Traces): Set<string> {
  const closed = new Set([...neverBegun].flatMap((id) => [enter(id), leave(id)]).concat([...neverDone].map(leave)));
  const leadsNowhere = (point: string): boolean => {
    const node = graph.nodeAt(point);
    const ways = graph.next(point);
    if (!node) return ways.some((way) => closed.has(way));
    if (point === enter(node.id)) return passesAtOnce(graph, node, waiting) && closed.has(leave(node.id));
    const flows = ways.filter((way) => graph.nodeAt(way) === undefined);
    if (flows.length === 0) return false;
    return isChoice(node) ? flows.every((flow) => closed.has(flow)) : flows.some((flow) => closed.has(flow));
  };
  for (let before = -1; before !== closed.size;) {
    before = closed.size;
    for (const point of graph.points) if (leadsNowhere(point)) closed.add(point);
  }
  return closed;
}
