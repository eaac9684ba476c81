import { expect, test } from 'vitest';
import { compile, EngineFault, LiveInstance, revive, type SharedContext } from '../../../src/workflow/engine/index.js';
import { contextOf } from './walk.js';

const head = [
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:d">',
  '<bpmn:process id="drawn" isExecutable="true">',
].join('');

const flow = (sourceRef: string, targetRef: string): string =>
  `<bpmn:sequenceFlow id="${sourceRef}--${targetRef}" sourceRef="${sourceRef}" targetRef="${targetRef}" />`;

async function drawn(body: string) {
  return revive(
    (await compile(`${head}${body}</bpmn:process><bpmn:error id="e" errorCode="E" /></bpmn:definitions>`)).serialized,
  );
}

const branch = (id: string, event: string): string => `<bpmn:endEvent id="${id}"><bpmn:${event} /></bpmn:endEvent>`;

function faultOf(act: () => void): string {
  try {
    act();
  } catch (fault) {
    if (fault instanceof EngineFault) return `${fault.code}: ${fault.message}`;
    throw fault;
  }
  return 'none';
}

const byTokens = (context: SharedContext): LiveInstance => LiveInstance.start(context, {}, 'tokens');

test('two cases never give one name to two executions', async () => {
  const context = await contextOf('parallel-join');
  const ids = Array.from({ length: 50 }, () => byTokens(context))
    .flatMap(({ waiting }) => waiting.tasks)
    .map(({ executionId }) => executionId);
  expect(new Set(ids).size).toBe(100);
});

test('a round never gives one name twice, not even over reloads', async () => {
  const context = await contextOf('rework');
  const seen = new Set<string>();
  let instance = byTokens(context);
  for (let step = 0; step < 20; step += 1) {
    instance = LiveInstance.recover(context, instance.state());
    const [task] = instance.waiting.tasks;
    seen.add(task?.executionId ?? '');
    instance.completeTask(task?.executionId ?? '', { verdict: { good: false } });
  }
  expect(seen.size).toBe(20);
});

test('a circle in which nothing waits is a fault, not a hanging server', async () => {
  const context = await drawn(
    `<bpmn:startEvent id="s" /><bpmn:exclusiveGateway id="a" /><bpmn:exclusiveGateway id="b" />
     ${flow('s', 'a')}${flow('a', 'b')}${flow('b', 'a')}`,
  );
  expect(faultOf(() => byTokens(context))).toMatch(/^STEP_FAILED: the case goes round/);
});

test('a state that stands at an element this version does not have is refused', async () => {
  const state = byTokens(await contextOf('rework')).state();
  const other = await contextOf('parallel-join');
  expect(faultOf(() => LiveInstance.recover(other, state))).toBe(
    'STATE_UNREADABLE: no element prepare in this version',
  );
});

test('a terminate end also stops what was only on its way', async () => {
  const context = await drawn(
    `<bpmn:startEvent id="s" /><bpmn:parallelGateway id="fork" />${branch('stop', 'terminateEventDefinition')}
     <bpmn:userTask id="late" />${flow('s', 'fork')}${flow('fork', 'stop')}${flow('fork', 'late')}`,
  );
  const instance = byTokens(context);
  expect([instance.status, instance.endEvents, instance.waiting.tasks]).toEqual(['completed', ['stop'], []]);
});

test('an error is heard by what is around it, not by a neighbour that would also listen', async () => {
  const inside = (name: string, body: string): string =>
    `<bpmn:subProcess id="${name}"><bpmn:startEvent id="${name}-s" /><bpmn:userTask id="${name}-t" />${body}
     ${flow(`${name}-s`, `${name}-t`)}${flow(`${name}-t`, `${name}-e`)}</bpmn:subProcess>
     <bpmn:boundaryEvent id="${name}-caught" attachedToRef="${name}">
     <bpmn:errorEventDefinition errorRef="e" /></bpmn:boundaryEvent>
     <bpmn:userTask id="${name}-after" />${flow(`${name}-caught`, `${name}-after`)}`;
  const context = await drawn(
    `<bpmn:startEvent id="s" /><bpmn:parallelGateway id="fork" />${flow('s', 'fork')}${flow('fork', 'x')}${flow('fork', 'y')}
     ${inside('x', '<bpmn:endEvent id="x-e"><bpmn:errorEventDefinition errorRef="e" /></bpmn:endEvent>')}
     ${inside('y', '<bpmn:endEvent id="y-e" />')}`,
  );
  const instance = byTokens(context);
  const task = instance.waiting.tasks.find(({ elementId }) => elementId === 'x-t');
  instance.completeTask(task?.executionId ?? '');
  expect(instance.waiting.tasks.map(({ elementId }) => elementId)).toEqual(['x-after', 'y-t']);
});

test('a case begun by the library goes on with it', async () => {
  const context = await contextOf('rework');
  const old = LiveInstance.start(context, {}, 'library');
  const instance = LiveInstance.recover(context, old.state());
  instance.completeTask(instance.waiting.tasks[0]?.executionId ?? '', {});
  expect(instance.waiting.tasks.map(({ elementId }) => elementId)).toEqual(['check']);
  expect(JSON.parse(instance.state())).toMatchObject({ format: 1 });
});
