import type { SharedContext } from '../engine/index.js';

/** How an element is repeated. */
function loopOf({ net }: SharedContext, id: string): string {
  const loop = net.nodes.get(id)?.loop;
  return loop ? (loop.isSequential ? 'one after another' : 'side by side') : 'once';
}

/**
 * What an element is to a case that stands there (вид елемента): two of one kind wait for the same, so that a case may
 * go over from one to the other. Of a step, a call and a message the name of what is waited for is part of it.
 */
export function kindOf(context: SharedContext, id: string): string | null {
  const [element, node] = [context.elements.get(id), context.net.nodes.get(id)];
  if (!element || !node) return null;
  const { service, message } = element;
  const awaited = service ? [service.kind, service.topic, service.decisionRef, service.calledElement] : [message];
  return [element.type, node.kind, node.waitsAs, loopOf(context, id), ...awaited].join(' | ');
}

/** The elements that lead to an element, and those it leads to. */
export function neighbours(
  { net }: SharedContext,
  id: string,
): { readonly before: string[]; readonly after: string[] } {
  const before = [...net.nodes.values()].filter(({ ways }) => ways.some(({ target }) => target === id));
  return {
    before: before.map((node) => node.id),
    after: net.nodes.get(id)?.ways.map(({ target }) => target) ?? [],
  };
}
