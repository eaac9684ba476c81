import type { SharedContext } from '../reading/shared-context.js';
import type { ElementMap } from './move-state.js';

/**
 * The boundary events by which a version listens beside an element and the other one did not, by that element. One
 * that both have stands where it stands: it may have happened already.
 */
export function newBoundaries(
  from: SharedContext,
  to: SharedContext,
  elements: ElementMap,
): ReadonlyMap<string, readonly string[]> {
  const known = new Set(
    [...from.elements.values()].flatMap(({ id, attachedTo }) => {
      const [event, host] = [elements.get(id), attachedTo === null ? undefined : elements.get(attachedTo)];
      return event !== undefined && host !== undefined ? [`${event} ${host}`] : [];
    }),
  );
  const fresh = new Map<string, string[]>();
  for (const { id, boundaries } of to.net.nodes.values()) {
    const added = boundaries.filter((boundary) => boundary.waitsAs !== null && !known.has(`${boundary.id} ${id}`));
    if (added.length > 0)
      fresh.set(
        id,
        added.map((boundary) => boundary.id),
      );
  }
  return fresh;
}
