import type { Binding, ElementInfo, Properties, ServiceInfo, UserTaskInfo } from './element.js';
import { elementOf, elementsOf, extensionsOf, textOf, type ModdleElement } from './moddle.js';

const serviceKinds: Readonly<Record<string, ServiceInfo['kind']>> = {
  'bpmn:ServiceTask': 'service',
  'bpmn:SendTask': 'service',
  'bpmn:BusinessRuleTask': 'decision',
  'bpmn:CallActivity': 'call',
};

function propertiesOf(element: ModdleElement): Properties {
  const entries = extensionsOf(element, 'camunda:Properties')
    .flatMap((list) => elementsOf(list, 'values'))
    .map((property) => [textOf(property, 'name') ?? '', textOf(property, 'value') ?? ''] as const);
  return Object.fromEntries(entries.filter(([name]) => name !== ''));
}

function bindingsOf(element: ModdleElement, type: string): readonly Binding[] {
  return extensionsOf(element, type).map((binding) => {
    if (textOf(binding, 'variables') === 'all') return { variables: 'all' };
    const source = textOf(binding, 'source') ?? '';
    return { source, target: textOf(binding, 'target') ?? source };
  });
}

function userTaskOf(element: ModdleElement): UserTaskInfo | null {
  if (element.$type !== 'bpmn:UserTask') return null;
  return {
    formKey: textOf(element, 'camunda:formKey') ?? null,
    candidateGroups: textOf(element, 'camunda:candidateGroups') ?? null,
    assignee: textOf(element, 'camunda:assignee') ?? null,
    dueDate: textOf(element, 'camunda:dueDate') ?? null,
    priority: textOf(element, 'camunda:priority') ?? null,
  };
}

function serviceOf(element: ModdleElement): ServiceInfo | null {
  const kind = serviceKinds[element.$type];
  if (kind === undefined) return null;
  const isCall = kind === 'call';
  return {
    kind,
    topic: isCall ? null : (textOf(element, 'camunda:topic') ?? null),
    decisionRef: kind === 'decision' ? (textOf(element, 'camunda:decisionRef') ?? null) : null,
    resultVariable: isCall ? null : (textOf(element, 'camunda:resultVariable') ?? null),
    calledElement: isCall ? (textOf(element, 'calledElement') ?? null) : null,
    ins: bindingsOf(element, 'camunda:In'),
    outs: bindingsOf(element, 'camunda:Out'),
  };
}

function eventDefinitionOf(element: ModdleElement, type: string): ModdleElement | undefined {
  if (!element.$instanceOf('bpmn:Event')) return undefined;
  return elementsOf(element, 'eventDefinitions').find(({ $type }) => $type === type);
}

export function describe(element: ModdleElement, parentId: string): ElementInfo {
  const isActivity = element.$instanceOf('bpmn:Activity');
  const isBoundary = element.$type === 'bpmn:BoundaryEvent';
  const loop = isActivity ? elementOf(element, 'loopCharacteristics') : undefined;
  const message = elementOf(eventDefinitionOf(element, 'bpmn:MessageEventDefinition'), 'messageRef');
  const timer = elementOf(eventDefinitionOf(element, 'bpmn:TimerEventDefinition'), 'timeDate');
  const error = elementOf(eventDefinitionOf(element, 'bpmn:ErrorEventDefinition'), 'errorRef');
  const documentation = elementsOf(element, 'documentation')
    .map((text) => textOf(text, 'text') ?? '')
    .join('\n');
  return {
    id: element.id ?? '',
    type: element.$type.replace('bpmn:', ''),
    name: textOf(element, 'name') ?? null,
    parentId,
    attachedTo: isBoundary ? (elementOf(element, 'attachedToRef')?.id ?? null) : null,
    interrupting: isBoundary && element.get('cancelActivity') !== false,
    collection: textOf(loop, 'camunda:collection') ?? null,
    task: userTaskOf(element),
    service: serviceOf(element),
    message: textOf(message, 'name') ?? null,
    timer: textOf(timer, 'body') ?? null,
    errorCode: textOf(error, 'errorCode') ?? null,
    properties: propertiesOf(element),
    documentation: documentation === '' ? null : documentation,
  };
}

/** All nodes of a process, also those inside sub-processes, in the order of the file. Flows are not nodes. */
export function indexElements(process: ModdleElement): readonly ElementInfo[] {
  return elementsOf(process, 'flowElements')
    .filter((element) => element.$instanceOf('bpmn:FlowNode'))
    .flatMap((element) => [
      describe(element, process.id ?? ''),
      ...(element.$instanceOf('bpmn:SubProcess') ? indexElements(element) : []),
    ]);
}
