import { expect, test } from 'vitest';
import { flowGraphOf } from '../../../src/workflow/contract/flow/flow-graph.js';
import { follow, type Held } from '../../../src/workflow/contract/flow/written.js';
import { elementsOf, parseDiagram } from '../../../src/workflow/engine/reading/moddle.js';
import { boundaryMessage, diagram, end, start } from '../host/diagram.js';

/** A scope in which a citizen goes in and is then heard, and news that may cut in at any moment of it. */
const visit = diagram('visit', {
  nodes: [
    start(),
    `<bpmn:subProcess id="visiting">
      <bpmn:startEvent id="come"/>
      <bpmn:serviceTask id="go-in"/>
      <bpmn:subProcess id="talking">
        <bpmn:startEvent id="greeted"/>
        <bpmn:serviceTask id="hear"/>
        <bpmn:endEvent id="said"/>
        <bpmn:sequenceFlow id="greeted--hear" sourceRef="greeted" targetRef="hear"/>
        <bpmn:sequenceFlow id="hear--said" sourceRef="hear" targetRef="said"/>
      </bpmn:subProcess>
      <bpmn:endEvent id="gone"/>
      <bpmn:sequenceFlow id="come--go-in" sourceRef="come" targetRef="go-in"/>
      <bpmn:sequenceFlow id="go-in--talking" sourceRef="go-in" targetRef="talking"/>
      <bpmn:sequenceFlow id="talking--gone" sourceRef="talking" targetRef="gone"/>
    </bpmn:subProcess>`,
    boundaryMessage('alarm', 'visiting', 'alarm'),
    end(),
    end('sent-away'),
  ],
  flows: ['begun visiting', 'visiting done', 'alarm sent-away'],
  messages: ['alarm'],
});

const text = (word: string) => ({ const: word });
const writes: Readonly<Record<string, Held>> = {
  'go-in': new Map([['place', { shape: text('inside'), always: true }]]),
  hear: new Map([['outcome', { shape: text('heard'), always: true }]]),
};

test('what cuts into a scope finds it before its first deed or after any, however deep', async () => {
  const { rootElement } = await parseDiagram(visit);
  const process = elementsOf(rootElement, 'rootElements').find(({ id }) => id === 'visit');
  if (!process) throw new Error('no process');
  const begun: Held = new Map([['place', { shape: text('outside'), always: true }]]);
  const { before } = follow(flowGraphOf(process), begun, ({ id }) => writes[id] ?? new Map());
  const found = Object.fromEntries(before.get('alarm') ?? []);
  expect(found).toEqual({
    place: { shape: { anyOf: [text('inside'), text('outside')] }, always: true },
    outcome: { shape: text('heard'), always: false },
  });
});
