import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  compile,
  LiveInstance,
  revive,
  type MotorName,
  type SharedContext,
} from '../../../src/workflow/engine/index.js';
import { contextOf, passagesOf } from './walk.js';

const motors: readonly MotorName[] = ['library', 'tokens'];
const timers = { remindAt: '2024-03-04T15:00:00.000Z', limitAt: '2024-03-04T15:00:00.000Z' };
const executors = [{ unit: 'water' }, { unit: 'roads' }];

/** The next command of a case that the node has just read from its row. */
async function reloaded(context: SharedContext, instance: LiveInstance): Promise<LiveInstance> {
  return LiveInstance.recover(context, instance.state());
}

function complete(instance: LiveInstance, elementId: string, data = {}): void {
  const task = instance.waiting.tasks.find((one) => one.elementId === elementId);
  instance.completeTask(task?.executionId ?? '', data);
}

test.each(motors)('%s: an element is told once, when it is left, with the step that came to it', async (motor) => {
  const context = await contextOf('rework');
  let instance = await LiveInstance.start(context, {}, motor);
  expect(passagesOf(instance, 1).filter((one) => !one.includes('taken'))).toEqual(['start: left received 1']);
  instance = await reloaded(context, instance);
  complete(instance, 'prepare');
  expect(passagesOf(instance, 2)).toContain('task: left prepare 1');
  instance = await reloaded(context, instance);
  complete(instance, 'check', { verdict: { good: false } });
  expect(passagesOf(instance, 3).filter((one) => !one.includes('taken'))).toEqual([
    'task: left check 2',
    'task: left good 3',
  ]);
});

test.each(motors)('%s: a scope that is interrupted takes with it whatever stands inside', async (motor) => {
  const context = await contextOf('execution-of-resolution');
  const more = { unit: 'x', leader: 'y', executors, term: { dueOn: '2024-04-03' } };
  const instance = await LiveInstance.start(
    context,
    { ...more, timers: { ...timers, overdueAt: timers.limitAt } },
    motor,
  );
  passagesOf(instance, 1);
  complete(instance, 'prepare');
  passagesOf(instance, 2);
  const late = instance.waiting.timers.find(({ elementId }) => elementId === 'too-late');
  instance.fireTimer(late?.executionId ?? '');
  const cancelled = passagesOf(instance, 3).filter((one) => one.includes('cancelled'));
  expect(cancelled).toContain('timer: cancelled contribute 2');
  expect(cancelled).toContain('timer: cancelled remind 1');
  expect(new Set(cancelled).size).toBe(cancelled.length);
});

test.each(motors)('%s: a case closed from outside leaves everything it stood at', async (motor) => {
  const instance = await LiveInstance.start(await contextOf('parallel-join'), {}, motor);
  passagesOf(instance, 1);
  const open = instance.waiting.tasks.map(({ elementId }) => `cancel: cancelled ${elementId} 1`);
  await instance.cancel();
  expect(passagesOf(instance, 2).toSorted()).toEqual(open.toSorted());
});

test.each(motors)('%s: work that failed is cut off, and its boundary is passed', async (motor) => {
  const instance = await LiveInstance.start(await contextOf('failing-service'), {}, motor);
  passagesOf(instance, 1);
  const [service] = instance.waiting.services;
  instance.failService(service?.executionId ?? '', { code: 'REGISTER_UNAVAILABLE', message: 'no' });
  expect(passagesOf(instance, 2)[0]).toBe('service: cancelled ask-register 1');
});

test('what was asked once is not told again, and a command that fails tells nothing', async () => {
  const instance = await LiveInstance.start(await contextOf('no-way-out'), {});
  expect(passagesOf(instance, 1)).not.toEqual([]);
  expect(passagesOf(instance, 2)).toEqual([]);
  expect(() => complete(instance, 'look', { kind: 'c' })).toThrow();
  expect(passagesOf(instance, 3)).toEqual([]);
});

test('a case of a release that kept no way says so once, and does not guess when it came where it stands', async () => {
  const kept = readFileSync(new URL('./states/execution-of-resolution.state', import.meta.url), 'utf8');
  const context = await contextOf('execution-of-resolution');
  let instance = await LiveInstance.recover(context, kept);
  expect(instance.takePassages(new Date(1))).toEqual([]);
  instance = await reloaded(context, instance);
  complete(instance, 'contribute');
  const told = passagesOf(instance, 2);
  expect(told[0]).toBe('task: unrecorded execution-of-resolution of old');
  expect(told[1]).toBe('task: left contribute of old');
  instance = await reloaded(context, instance);
  complete(instance, 'sign');
  expect(passagesOf(instance, 3)).toContain('task: left sign 2');
});

test('a loop over a list is one passage, however many turns it has', async () => {
  const { serialized } = await compile(readFileSync(new URL('./diagrams/parallel-each.bpmn', import.meta.url), 'utf8'));
  for (const motor of motors) {
    const instance = await LiveInstance.start(revive(serialized), { executors }, motor);
    passagesOf(instance, 1);
    complete(instance, 'contribute');
    expect(passagesOf(instance, 2), motor).toEqual([]);
    complete(instance, 'contribute');
    expect(passagesOf(instance, 3)[0], motor).toBe('task: left contribute 1');
  }
});

const failingEach = [
  '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"',
  ' id="d" targetNamespace="urn:d"><process id="each" isExecutable="true"><startEvent id="s" />',
  '<serviceTask id="ask" camunda:type="external" camunda:topic="ask"><multiInstanceLoopCharacteristics',
  ' camunda:collection="${variables.data.executors}" camunda:elementVariable="item" /></serviceTask>',
  '<boundaryEvent id="failed" attachedToRef="ask"><errorEventDefinition errorRef="e" /></boundaryEvent>',
  '<userTask id="by-hand" /><sequenceFlow id="a" sourceRef="s" targetRef="ask" />',
  '<sequenceFlow id="b" sourceRef="failed" targetRef="by-hand" /></process><error id="e" errorCode="E" /></definitions>',
].join('');

test.each(motors)('%s: a turn that fails cuts off the loop, which is one passage', async (motor) => {
  const context = revive((await compile(failingEach)).serialized);
  const instance = await LiveInstance.start(context, { executors }, motor);
  passagesOf(instance, 1);
  const [, second] = instance.waiting.services;
  instance.failService(second?.executionId ?? '', { code: 'E', message: 'no' });
  expect(instance.waiting.tasks.map(({ elementId }) => elementId)).toEqual(['by-hand']);
  expect(passagesOf(instance, 2)).toEqual(['service: cancelled ask 1', 'service: left failed 2', 'service: taken b 2']);
});
