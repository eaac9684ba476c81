import { readFileSync } from 'node:fs';
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

async function faultOf(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
  } catch (fault) {
    if (fault instanceof EngineFault) return `${fault.code}: ${fault.message}`;
    throw fault;
  }
  return 'none';
}

const byTokens = (context: SharedContext): Promise<LiveInstance> => LiveInstance.start(context, {}, 'tokens');

test('two cases never give one name to two executions', async () => {
  const context = await contextOf('parallel-join');
  const ids = (await Promise.all(Array.from({ length: 50 }, () => byTokens(context))))
    .flatMap(({ waiting }) => waiting.tasks)
    .map(({ executionId }) => executionId);
  expect(new Set(ids).size).toBe(100);
});

test('a round never gives one name twice, not even over reloads', async () => {
  const context = await contextOf('rework');
  const seen = new Set<string>();
  let instance = await byTokens(context);
  for (let step = 0; step < 20; step += 1) {
    instance = await LiveInstance.recover(context, instance.state());
    const [task] = instance.waiting.tasks;
    seen.add(task?.executionId ?? '');
    instance.completeTask(task?.executionId ?? '', { verdict: { good: false } });
  }
  expect(seen.size).toBe(20);
});

test('a state that stands at an element this version does not have is refused', async () => {
  const state = (await byTokens(await contextOf('rework'))).state();
  const other = await contextOf('parallel-join');
  expect(await faultOf(() => LiveInstance.recover(other, state))).toBe(
    'STATE_UNREADABLE: no element prepare in this version',
  );
});

test('a terminate end also stops what was only on its way', async () => {
  const context = await drawn(
    `<bpmn:startEvent id="s" /><bpmn:parallelGateway id="fork" />${branch('stop', 'terminateEventDefinition')}
     <bpmn:userTask id="late" />${flow('s', 'fork')}${flow('fork', 'stop')}${flow('fork', 'late')}`,
  );
  const instance = await byTokens(context);
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
  const instance = await byTokens(context);
  const task = instance.waiting.tasks.find(({ elementId }) => elementId === 'x-t');
  instance.completeTask(task?.executionId ?? '');
  expect(instance.waiting.tasks.map(({ elementId }) => elementId)).toEqual(['x-after', 'y-t']);
});

test('a case that the elements carried before there was an engine around them goes on', async () => {
  const kept = readFileSync(new URL('./states/execution-of-resolution.state', import.meta.url), 'utf8');
  const context = await contextOf('execution-of-resolution');
  const instance = await LiveInstance.recover(context, kept);
  const places = () => instance.waiting.tasks.map(({ elementId, item }) => [elementId, item]);
  expect(places()).toEqual([['contribute', { unit: 'roads' }]]);
  expect(instance.waiting.timers.map(({ elementId }) => elementId)).toEqual(['remind', 'too-late']);
  instance.completeTask(instance.waiting.tasks[0]?.executionId ?? '');
  expect(places()).toEqual([['sign', undefined]]);
  expect(Object.keys(JSON.parse(instance.state()).engine).toSorted()).toEqual(
    Object.keys(JSON.parse(kept).engine).toSorted(),
  );
});

test('a case begun by the library goes on with it', async () => {
  const context = await contextOf('rework');
  const old = await LiveInstance.start(context, {}, 'library');
  const instance = await LiveInstance.recover(context, old.state());
  instance.completeTask(instance.waiting.tasks[0]?.executionId ?? '', {});
  expect(instance.waiting.tasks.map(({ elementId }) => elementId)).toEqual(['check']);
  expect(JSON.parse(instance.state())).toMatchObject({ format: 1 });
});
