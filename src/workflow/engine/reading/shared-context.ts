import { deserialize, type SerializableContext } from 'moddle-context-serializer';
import { readCondition, type Condition } from '../expressions/conditions.js';
import type { ElementInfo } from './element.js';
import { elementTypes } from '../library/element-types.js';
import { EngineFault } from '../fault.js';
import type { StoredContext } from './stored-context.js';
import { readNet, type Net } from '../tokens/net.js';

/**
 * One published version of a process, ready to run (версія процесу). Revived once a version and shared by all its
 * instances: nothing in it changes.
 */
export interface SharedContext {
  readonly processId: string;
  readonly elements: ReadonlyMap<string, ElementInfo>;
  /** The place of each element in the order of the file. */
  readonly order: ReadonlyMap<string, number>;
  readonly conditions: ReadonlyMap<string, Condition>;
  readonly nodeCount: number;
  readonly net: Net;
  /** The library's own reading of the diagram, made when a case asks for it. */
  readonly diagram: SerializableContext;
}

interface Stored {
  readonly format: number;
  readonly processId: string;
  readonly elements: readonly ElementInfo[];
  readonly context: StoredContext;
}

function conditionsOf({ sequenceFlows }: StoredContext): ReadonlyMap<string, Condition> {
  const conditions = new Map<string, Condition>();
  for (const { id, behaviour } of sequenceFlows) {
    const expression = behaviour.conditionExpression;
    if (expression) conditions.set(id, readCondition(expression.language, String(expression.body)));
  }
  return conditions;
}

/** Brings a compiled version back to life. */
export function revive(serialized: string): SharedContext {
  const { format, processId, elements, context }: Stored = JSON.parse(serialized);
  if (format !== 1) throw new EngineFault('STATE_UNREADABLE', `unknown format ${format}`);
  const conditions = conditionsOf(context);
  let diagram: SerializableContext | null = null;
  return {
    processId,
    conditions,
    nodeCount: elements.length,
    elements: new Map(elements.map((element) => [element.id, element])),
    order: new Map(elements.map(({ id }, index) => [id, index])),
    net: readNet(processId, elements, context, conditions),
    get diagram() {
      diagram ??= deserialize(context, elementTypes);
      return diagram;
    },
  };
}
