import type { FlowGraph, FlowNode } from '../flow/flow-graph.js';
import type { FlowFinding } from './flow-finding.js';

/**
 * Calls by which a process comes back to itself, directly or through another (виклики по колу): what it holds then
 * could not be followed, and a case without a way out would begin processes for ever.
 */
export function callsInCircle(graphs: ReadonlyMap<string, FlowGraph>): readonly FlowFinding[] {
  return [...graphs.values()].flatMap(({ process, nodes }) =>
    [...nodes.values()].flatMap((node): FlowFinding[] => {
      const way = wayTo(process, calledBy(node), graphs);
      if (way === null) return [];
      const circle = [process, ...way].map((one) => `«${one}»`).join(' → ');
      const message = `Процес не може викликати сам себе, ні прямо, ні через інший: ${circle}. Повторення малюють переходом назад.`;
      return [{ process, rule: 'calls-end', elementId: node.id, message }];
    }),
  );
}

const calledBy = ({ info }: FlowNode): string | null => info.service?.calledElement ?? null;

/** The processes passed from the one that is called to another; null where no call leads there. */
function wayTo(
  process: string,
  called: string | null,
  graphs: ReadonlyMap<string, FlowGraph>,
): readonly string[] | null {
  if (called === null) return null;
  const ways = new Map([[called, [called]]]);
  for (const [at, way] of ways) {
    if (at === process) return way;
    for (const node of graphs.get(at)?.nodes.values() ?? []) {
      const next = calledBy(node);
      if (next !== null && !ways.has(next)) ways.set(next, [...way, next]);
    }
  }
  return null;
}
