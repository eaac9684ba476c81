import { isJsonObject, type JsonObject } from '../../../domain/json.js';
function pick(source: unknown, keys: readonly string[]): JsonObject {
  if (!isJsonObject(source)) return {};
  return Object.fromEntries(keys.filter((key) => source[key] !== undefined).map((key) => [key, source[key]]));
}

function list(source: JsonObject, key: string): readonly JsonObject[] {
  const value = source[key];
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

const nodeKeys = ['attachedTo', 'cancelActivity', 'isExecutable', 'errorCode'];

function trimNode(node: JsonObject): JsonObject {
  const behaviour = isJsonObject(node['behaviour']) ? node['behaviour'] : {};
  const loop = behaviour['loopCharacteristics'];
  const events = list(behaviour, 'eventDefinitions').map((definition) => ({
    ...pick(definition, ['id', 'type']),
    behaviour: pick(definition['behaviour'], ['timeDate', 'messageRef', 'errorRef']),
  }));
  const trimmedLoop = isJsonObject(loop) && {
    ...pick(loop, ['type']),
    behaviour: { ...pick(loop['behaviour'], ['isSequential', 'collection']), elementVariable: 'item' },
  };
  return {
    ...pick(node, ['id', 'type', 'name', 'parent']),
    behaviour: {
      ...pick(behaviour, nodeKeys),
      ...(events.length > 0 && { eventDefinitions: events }),
      ...(trimmedLoop && { loopCharacteristics: trimmedLoop }),
    },
  };
}

function trimFlow(flow: JsonObject): JsonObject {
  const behaviour = isJsonObject(flow['behaviour']) ? flow['behaviour'] : {};
  const condition = behaviour['conditionExpression'];
  return {
    ...pick(flow, ['id', 'type', 'name', 'parent', 'isDefault', 'targetId', 'sourceId']),
    behaviour: isJsonObject(condition) ? { conditionExpression: pick(condition, ['language', 'body']) } : {},
  };
}

const drawnOnly = new Set(['bpmn:TextAnnotation', 'bpmn:Group', 'bpmn:Category']);

/**
 * Leaves in a compiled context only what moves a case: no implementations, scripts, listeners, extensions and
 * notes, which the engine must never see, and none of the copies of nested elements that would only weigh.
 */
export function trimContext(serialized: string): JsonObject {
  const context: unknown = JSON.parse(serialized);
  if (!isJsonObject(context)) return {};
  return {
    ...pick(context, ['id', 'type', 'name']),
    definition: pick(context['definition'], ['id', 'type', 'name']),
    processes: list(context, 'processes').map(trimNode),
    activities: list(context, 'activities')
      .filter((node) => !drawnOnly.has(String(node['type'])))
      .map(trimNode),
    sequenceFlows: list(context, 'sequenceFlows').map(trimFlow),
    associations: [],
    messageFlows: [],
    participants: [],
    dataObjects: [],
    dataStores: [],
    scripts: [],
    timers: [],
  };
}
