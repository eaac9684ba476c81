import { readCondition } from '../expressions/conditions.js';
import { EngineFault } from '../fault.js';
import { elementOf, elementsOf, textOf, type ModdleElement } from './moddle.js';
import { isPath, isTemplate } from '../expressions/paths.js';
import { supportedEvents, supportedNodes } from './subset.js';

function refuse(element: ModdleElement, reason: string): never {
  throw new EngineFault('DIAGRAM_REFUSED', `${element.id ?? element.$type}: ${reason}`, element.id ?? null);
}

function checkFlow(flow: ModdleElement): void {
  if (!elementOf(flow, 'sourceRef') || !elementOf(flow, 'targetRef')) refuse(flow, 'leads from or to nowhere');
  const condition = elementOf(flow, 'conditionExpression');
  if (condition) readCondition(textOf(condition, 'language'), textOf(condition, 'body') ?? '');
}

function checkTimer(event: ModdleElement, definition: ModdleElement): void {
  if (elementOf(definition, 'timeDuration') || elementOf(definition, 'timeCycle')) {
    refuse(event, 'durations and cycles are computed by a step, a timer takes a date');
  }
  const date = textOf(elementOf(definition, 'timeDate'), 'body');
  if (date === undefined || !isPath(date)) refuse(event, 'a timer takes one path to an instant');
}

function checkEvent(event: ModdleElement): void {
  const definitions = elementsOf(event, 'eventDefinitions');
  if (definitions.length > 1) refuse(event, 'an event waits for one thing');
  const [definition] = definitions;
  const caught = event.$type === 'bpmn:IntermediateCatchEvent' || event.$type === 'bpmn:BoundaryEvent';
  if (!definition) {
    if (caught) refuse(event, 'the event waits for nothing');
    return;
  }
  if (!supportedEvents[event.$type]?.includes(definition.$type)) {
    refuse(event, `${definition.$type} is not supported on ${event.$type}`);
  }
  if (definition.$type === 'bpmn:TimerEventDefinition') checkTimer(event, definition);
  if (definition.$type === 'bpmn:MessageEventDefinition' && !textOf(elementOf(definition, 'messageRef'), 'name')) {
    refuse(event, 'the message has no name');
  }
}

function checkLoop(activity: ModdleElement): void {
  const loop = elementOf(activity, 'loopCharacteristics');
  if (!loop) return;
  const collection = textOf(loop, 'camunda:collection');
  if (collection === undefined || !isPath(collection)) refuse(activity, 'a loop takes one path to a list');
  if (elementOf(loop, 'loopCardinality') || elementOf(loop, 'completionCondition')) {
    refuse(activity, 'a loop runs over a list and to its end');
  }
  const variable = textOf(loop, 'camunda:elementVariable');
  if (variable !== undefined && variable !== 'item') refuse(activity, 'the element variable is called item');
}

function checkActivity(activity: ModdleElement): void {
  checkLoop(activity);
  if (activity.get('isForCompensation') === true) refuse(activity, 'compensation is not supported');
  for (const name of ['implementation', 'camunda:class', 'camunda:expression', 'camunda:delegateExpression']) {
    const declared = Object.hasOwn(activity, name.replace('camunda:', '')) ? activity.get(name) : undefined;
    if (declared !== undefined) refuse(activity, `${name} would be code inside a diagram`);
  }
  if (activity.$type === 'bpmn:SubProcess' && activity.get('triggeredByEvent') === true) {
    refuse(activity, 'event sub-processes hear nothing from outside');
  }
  const called = activity.$type === 'bpmn:CallActivity' ? textOf(activity, 'calledElement') : undefined;
  if (called?.includes('${')) refuse(activity, 'a called process is named, not computed');
  if (activity.$type !== 'bpmn:UserTask') return;
  for (const name of [
    'camunda:candidateGroups',
    'camunda:assignee',
    'camunda:dueDate',
    'camunda:priority',
    'camunda:formKey',
  ]) {
    if (!isTemplate(textOf(activity, name) ?? '')) refuse(activity, `${name} may only name paths`);
  }
}

function checkNode(element: ModdleElement): void {
  if (element.$type === 'bpmn:SequenceFlow') return checkFlow(element);
  if (!supportedNodes.has(element.$type)) refuse(element, `${element.$type} is not supported`);
  if (element.$instanceOf('bpmn:Event')) checkEvent(element);
  if (element.$instanceOf('bpmn:Activity')) checkActivity(element);
  if (element.$type === 'bpmn:BoundaryEvent' && !elementOf(element, 'attachedToRef')) {
    refuse(element, 'is attached to nothing');
  }
  if (element.$type === 'bpmn:SubProcess') checkScope(element);
}

function checkScope(scope: ModdleElement): void {
  const elements = elementsOf(scope, 'flowElements');
  if (!elements.some(({ $type }) => $type === 'bpmn:StartEvent')) refuse(scope, 'has no start event');
  elements.forEach(checkNode);
}

/**
 * The last gate before a diagram is compiled. The linter explains the same things kindly and in Ukrainian; this
 * gate only makes sure that nothing outside the supported subset ever reaches the engine, whoever forgot to lint.
 */
export function checkSubset(process: ModdleElement): void {
  checkScope(process);
}
