type Json = Readonly<Record<string, unknown>>;

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pick(source: unknown, keys: readonly string[]): Json {
  if (!isJson(source)) return {};
  return Object.fromEntries(keys.filter((key) => source[key] !== undefined).map((key) => [key, source[key]]));
}

function list(source: Json, key: string): readonly Json[] {
  const value = source[key];
  return Array.isArray(value) ? value.filter(isJson) : [];
}

const nodeKeys = ['attachedTo', 'cancelActivity', 'isExecutable', 'errorCode'];

function trimNode(node: Json): Json {
  const behaviour = isJson(node['behaviour']) ? node['behaviour'] : {};
  const loop = behaviour['loopCharacteristics'];
  const events = list(behaviour, 'eventDefinitions').map((definition) => ({
    ...pick(definition, ['id', 'type']),
    behaviour: pick(definition['behaviour'], ['timeDate', 'messageRef', 'errorRef']),
  }));
  const trimmedLoop = isJson(loop) && {
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

function trimFlow(flow: Json): Json {
  const behaviour = isJson(flow['behaviour']) ? flow['behaviour'] : {};
  const condition = behaviour['conditionExpression'];
  return {
    ...pick(flow, ['id', 'type', 'name', 'parent', 'isDefault', 'targetId', 'sourceId']),
    behaviour: isJson(condition) ? { conditionExpression: pick(condition, ['language', 'body']) } : {},
  };
}

const drawnOnly = new Set(['bpmn:TextAnnotation', 'bpmn:Group', 'bpmn:Category']);

/**
 * Leaves in a compiled context only what moves a case: no implementations, scripts, listeners, extensions and
 * notes, which the engine must never see, and none of the copies of nested elements that would only weigh.
 */
export function trimContext(serialized: string): Json {
  const context: unknown = JSON.parse(serialized);
  if (!isJson(context)) return {};
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
