import type { EntityManager } from 'typeorm';
import type { Standing as Stand } from '../instances/instance-reading.js';
import { wayBehind } from '../passages/passage-reading.js';
import { IncidentRecord } from '../tables.js';
import type { DrawnDiagram } from './model.js';
import type { Standing } from './standing.js';

/** How many waits there are at each element; a boundary event only listens: the case stands at what it is attached to. */
function waitingOf({ nodes }: DrawnDiagram, stands: readonly Stand[]): Map<string, number> {
  const holding = new Set(nodes.filter(({ attachedTo }) => attachedTo === null).map(({ id }) => id));
  const waiting = new Map<string, number>();
  for (const { elementId } of stands)
    if (holding.has(elementId)) waiting.set(elementId, (waiting.get(elementId) ?? 0) + 1);
  return waiting;
}

/** Where an instance stands on its diagram, and which way it has come, by the rows kept of it. */
export async function readStanding(
  manager: EntityManager,
  diagram: DrawnDiagram,
  instanceId: string,
  stands: readonly Stand[],
): Promise<Standing> {
  const { passages, unrecorded } = await wayBehind(manager, instanceId);
  const passed = passages.filter(({ kind }) => kind !== 'cancelled').map(({ elementId }) => elementId);
  const where = { instanceId, isOpen: true };
  const incidents = await manager.find(IncidentRecord, { select: { id: true, elementId: true }, where });
  return {
    waiting: waitingOf(diagram, stands),
    passed: new Set(passed),
    incidents: new Set(incidents.flatMap(({ elementId }) => elementId ?? [])),
    unrecorded,
  };
}
