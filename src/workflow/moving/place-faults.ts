import type { ElementMap, SavedPlaces, SharedContext } from '../engine/index.js';
import type { PlanFault } from './plan-faults.js';

type Nodes = SharedContext['net']['nodes'];

/** Why a case cannot stand in another version where it stands in this one (чи стане справа). */
export function placeFaults(
  from: SharedContext,
  to: SharedContext,
  elements: ElementMap,
  places: SavedPlaces,
): readonly PlanFault[] {
  const name = (id: string): string => from.elements.get(id)?.name ?? id;
  const standing = new Set([...places.runs.map(({ elementId }) => elementId), ...places.turns]);
  const homeless = [...standing]
    .filter((id) => !elements.has(id) && from.elements.get(id)?.attachedTo === null)
    .map((elementId) => ({
      elementId,
      message: `Справа стоїть на «${name(elementId)}», а в новій версії такого місця немає.`,
    }));
  if (homeless.length > 0) return homeless;
  const outside = [...standing].filter(
    (id) => from.elements.get(id)?.service?.kind === 'service' && elements.get(id) !== id,
  );
  // Whoever is outside knows it by its execution: under another name it would be done twice.
  if (outside.length > 0)
    return outside.map((elementId) => ({
      elementId,
      message: `Зовнішня дія «${name(elementId)}» уже почалася: дочекайтеся її або не змінюйте її id у схемі.`,
    }));
  return [...raceFaults(from, to, elements, standing), ...joinFaults(from, to, elements, places)];
}

/** Behind an event gateway all events wait together: none may be missing in the other version, nor be new. */
function raceFaults(
  from: SharedContext,
  to: SharedContext,
  elements: ElementMap,
  standing: ReadonlySet<string>,
): readonly PlanFault[] {
  return [...standing].flatMap((elementId) => {
    if (from.net.nodes.get(elementId)?.kind !== 'race') return [];
    const events = new Set(from.net.nodes.get(elementId)?.ways.map(({ target }) => elements.get(target)));
    const there = to.net.nodes.get(elements.get(elementId) ?? '')?.ways ?? [];
    if (there.length === events.size && there.every(({ target }) => events.has(target))) return [];
    return [{ elementId, message: `За шлюзом подій «${elementId}» у новій версії чекають на інші події.` }];
  });
}

/** From which elements a parallel join waits for a token each. */
function sourcesOf(nodes: Nodes, join: string): ReadonlySet<string> {
  const leading = [...nodes.values()].filter(({ ways }) => ways.some(({ target }) => target === join));
  return new Set(leading.map(({ id }) => id));
}

/**
 * A join that the case is on its way to, between its fork and itself, must wait for the same branches as before: a
 * branch that is new carries no token, and one that is gone has left its token nowhere.
 */
function joinFaults(
  from: SharedContext,
  to: SharedContext,
  elements: ElementMap,
  { runs, arrivals }: SavedPlaces,
): readonly PlanFault[] {
  const { nodes } = to.net;
  const standing = runs.flatMap(({ elementId }) => elements.get(elementId) ?? []);
  const arrived = new Set(arrivals.map(({ join }) => elements.get(join)));
  const sources = new Map([...elements].map(([one, other]) => [other, one]));
  const lost = arrivals.filter(({ join }) => !elements.has(join)).map(({ join }) => join);
  const changed = [...nodes.values()].filter(({ id, joins }) => {
    if (joins < 2) return false;
    const before = sources.get(id);
    const same = before !== undefined && isSame(sourcesOf(from.net.nodes, before), sourcesOf(nodes, id), elements);
    return !same && (arrived.has(id) || isInside(nodes, standing, id));
  });
  return [...lost, ...changed.map(({ id }) => id)].map((elementId) => ({
    elementId,
    message: `Справа вже між розгалуженням і з’єднанням «${elementId}», а в новій версії воно чекає на інші гілки.`,
  }));
}

const isSame = (before: ReadonlySet<string>, after: ReadonlySet<string>, elements: ElementMap): boolean =>
  before.size === after.size && [...before].every((id) => after.has(elements.get(id) ?? ''));

/** Whether a token comes to a join without passing a fork that sends one into each of its branches. */
function isInside(nodes: Nodes, standing: readonly string[], join: string): boolean {
  const branches = sourcesOf(nodes, join);
  const feedsAll = (id: string): boolean => {
    const reached = reachedFrom(nodes, [id], () => false);
    return [...branches].every((branch) => reached.has(branch));
  };
  const isFork = (id: string): boolean => {
    const node = nodes.get(id);
    return node !== undefined && node.kind === 'pass' && node.ways.length > 1 && feedsAll(id);
  };
  return reachedFrom(nodes, standing, isFork).has(join);
}

function reachedFrom(nodes: Nodes, from: readonly string[], isBarred: (id: string) => boolean): ReadonlySet<string> {
  const reached = new Set(from);
  for (const id of reached) {
    const node = nodes.get(id);
    if (!node || (isBarred(id) && !from.includes(id))) continue;
    for (const { target } of node.ways) reached.add(target);
    for (const boundary of node.boundaries) reached.add(boundary.id);
  }
  return reached;
}
