import { deserialize } from 'moddle-context-serializer';
import { readCondition, type Condition } from './conditions.js';
import type { ElementInfo } from './element.js';
import { elementTypes } from './element-types.js';
import { EngineFault } from './fault.js';

/**
 * One published version of a process, ready to run (версія процесу). Revived once a version and shared by all its
 * instances: nothing in it changes.
 */
export interface SharedContext {
  readonly processId: string;
  readonly elements: ReadonlyMap<string, ElementInfo>;
  readonly conditions: ReadonlyMap<string, Condition>;
  readonly nodeCount: number;
  /** The library's own reading of the diagram. */
  readonly diagram: object;
}

interface Stored {
  readonly format: number;
  readonly processId: string;
  readonly elements: readonly ElementInfo[];
  readonly context: object;
}

function conditionsOf(
  flows: readonly { id?: string; behaviour: Readonly<Record<string, unknown>> }[],
): ReadonlyMap<string, Condition> {
  const conditions = new Map<string, Condition>();
  for (const { id, behaviour } of flows) {
    const expression: unknown = behaviour['conditionExpression'];
    if (id === undefined || typeof expression !== 'object' || expression === null) continue;
    const language: unknown = Reflect.get(expression, 'language');
    const body: unknown = Reflect.get(expression, 'body');
    conditions.set(id, readCondition(typeof language === 'string' ? language : undefined, String(body)));
  }
  return conditions;
}

/** Brings a compiled version back to life. */
export function revive(serialized: string): SharedContext {
  const stored: Stored = JSON.parse(serialized);
  if (stored.format !== 1) throw new EngineFault('STATE_UNREADABLE', `unknown format ${stored.format}`);
  const diagram = deserialize(stored.context, elementTypes);
  return {
    processId: stored.processId,
    elements: new Map(stored.elements.map((element) => [element.id, element])),
    conditions: conditionsOf(diagram.getSequenceFlows()),
    nodeCount: stored.elements.length,
    diagram,
  };
}
