/** Small diagrams written down in the test that walks them. Nothing is drawn: the engine needs no picture. */

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

export const start = (id = 'begun'): string => `<bpmn:startEvent id="${id}"/>`;
export const end = (id = 'done'): string => `<bpmn:endEvent id="${id}"/>`;
export const parallel = (id: string): string => `<bpmn:parallelGateway id="${id}"/>`;
export const choice = (id: string, otherwise: string): string =>
  `<bpmn:exclusiveGateway id="${id}" default="${otherwise}"/>`;

interface TaskOptions {
  readonly group?: string;
  readonly form?: string;
  readonly due?: string;
  readonly each?: string;
}

const loop = (each?: string): string =>
  each === undefined
    ? ''
    : `<bpmn:multiInstanceLoopCharacteristics camunda:collection="\${variables.data.${each}}" camunda:elementVariable="item"/>`;

export function task(id: string, { group = 'registrar', form, due, each }: TaskOptions = {}): string {
  const attributes = [
    `camunda:candidateGroups="${group}"`,
    form === undefined ? '' : `camunda:formKey="${form}"`,
    due === undefined ? '' : `camunda:dueDate="${due}"`,
  ].join(' ');
  return `<bpmn:userTask id="${id}" name="${id}" ${attributes}>${loop(each)}</bpmn:userTask>`;
}

export const service = (id: string, topic = id, each?: string): string =>
  `<bpmn:serviceTask id="${id}" camunda:type="external" camunda:topic="${topic}">${loop(each)}</bpmn:serviceTask>`;

export const decision = (id: string, set: string): string =>
  `<bpmn:businessRuleTask id="${id}" camunda:decisionRef="${set}" camunda:resultVariable="${id}"/>`;

export function call(
  id: string,
  process: string,
  { outs = [], each }: { outs?: string[]; each?: string } = {},
): string {
  const bindings = [
    '<camunda:in variables="all"/>',
    ...outs.map((key) => `<camunda:out source="${key}" target="${key}"/>`),
  ];
  return `<bpmn:callActivity id="${id}" calledElement="${process}">
    <bpmn:extensionElements>${bindings.join('')}</bpmn:extensionElements>${loop(each)}</bpmn:callActivity>`;
}

const timerDefinition = (path: string): string =>
  `<bpmn:timerEventDefinition><bpmn:timeDate xsi:type="bpmn:tFormalExpression">\${variables.data.${path}}</bpmn:timeDate></bpmn:timerEventDefinition>`;

export const timer = (id: string, path: string): string =>
  `<bpmn:intermediateCatchEvent id="${id}">${timerDefinition(path)}</bpmn:intermediateCatchEvent>`;

export const boundaryTimer = (id: string, on: string, path: string, interrupting = true): string =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${on}" cancelActivity="${interrupting}">${timerDefinition(path)}</bpmn:boundaryEvent>`;

export const boundaryMessage = (id: string, on: string, name: string, interrupting = true): string =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${on}" cancelActivity="${interrupting}">
    <bpmn:messageEventDefinition messageRef="message-${name}"/></bpmn:boundaryEvent>`;

export const boundaryError = (id: string, on: string, code: string): string =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${on}"><bpmn:errorEventDefinition errorRef="error-${code}"/></bpmn:boundaryEvent>`;

/** `from to`, or `from to {condition}`; a flow is named `from--to`. */
function flow(text: string): string {
  const [from = '', to = '', ...condition] = text.split(' ');
  const body = condition.join(' ');
  const expression = body
    ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="json">${escape(body)}</bpmn:conditionExpression>`
    : '';
  return `<bpmn:sequenceFlow id="${from}--${to}" sourceRef="${from}" targetRef="${to}">${expression}</bpmn:sequenceFlow>`;
}

interface Diagram {
  readonly nodes: readonly string[];
  readonly flows: readonly string[];
  readonly messages?: readonly string[];
  readonly errors?: readonly string[];
}

export function diagram(key: string, { nodes, flows, messages = [], errors = [] }: Diagram): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions-${key}" targetNamespace="urn:test">
  ${messages.map((name) => `<bpmn:message id="message-${name}" name="${name}"/>`).join('\n  ')}
  ${errors.map((code) => `<bpmn:error id="error-${code}" name="${code}" errorCode="${code}"/>`).join('\n  ')}
  <bpmn:process id="${key}" name="${key}" isExecutable="true">
    ${[...nodes, ...flows.map(flow)].join('\n    ')}
  </bpmn:process>
</bpmn:definitions>`;
}
