import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineStep } from '../../../src/workflow/contract/index.js';
import { Steps } from '../../../src/workflow/host/registries.js';
import { ProcessInstanceRecord, TaskRecord } from '../../../src/workflow/tables.js';
import { diagram, end, service, start, task } from './diagram.js';
import { anOffice, person } from './office.js';

const threeTasks = diagram('three-tasks', {
  nodes: [start(), task('first'), service('count'), task('second'), task('third'), end()],
  flows: ['begun first', 'first count', 'count second', 'second third', 'third done'],
});

const steps = new Steps().define(
  defineStep({
    topic: 'count',
    reads: { counted: z.number().optional() },
    writes: { counted: z.number() },
    run: async ({ data }) => ({ counted: (data.counted ?? 0) + 1 }),
  }),
);
const begin = (businessKey: string) => ({ process: 'three-tasks', businessKey });

test('two complete one task at the same moment: exactly one wins', async () => {
  const office = await (await anOffice({ steps })).publish(threeTasks);
  const neighbour = office.neighbour();
  await office.workflow.start(person('olha'), begin('appeal-1'));
  const { id } = await office.task('appeal-1', 'first');
  const outcomes = await Promise.allSettled([
    office.workflow.complete(person('olha'), id, { answer: {} }),
    neighbour.workflow.complete(person('iryna'), id, { answer: {} }),
    office.workflow.complete(person('petro'), id, { answer: {} }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'TASK_CLOSED' });
  }
  expect(await office.stands('appeal-1')).toEqual(['second']);
});

test('fifty cases at once each go their own way', async () => {
  const office = await (await anOffice({ steps })).publish(threeTasks);
  const keys = Array.from({ length: 50 }, (_, index) => `appeal-${index}`);
  await Promise.all(keys.map((key) => office.workflow.start(person('olha'), begin(key))));
  await Promise.all(keys.map((key) => office.complete(key, 'first')));
  await Promise.all(keys.map((key) => office.complete(key, 'second')));
  for (const key of keys) expect(await office.stands(key)).toEqual(['third']);
  await Promise.all(keys.map((key) => office.complete(key, 'third')));
  const ended = await office.dataSource.manager.countBy(ProcessInstanceRecord, { status: 'completed', version: 4 });
  expect(ended).toBe(50);
});

test('what a node remembers of a case is no good after another node has moved it', async () => {
  const office = await (await anOffice({ steps })).publish(threeTasks);
  const neighbour = office.neighbour();
  await office.workflow.start(person('olha'), begin('appeal-1'));
  await neighbour.complete('appeal-1', 'first');
  await office.complete('appeal-1', 'second');
  expect(await neighbour.stands('appeal-1')).toEqual(['third']);
  await neighbour.complete('appeal-1', 'third');
  const [instance] = await office.dataSource.manager.find(ProcessInstanceRecord);
  expect(instance).toMatchObject({ status: 'completed', version: 4 });
});

test.each([0, 5, 2000])('a case goes the same way with %i nodes in memory', async (liveNodes) => {
  const office = await (await anOffice({ steps, liveNodes })).publish(threeTasks);
  for (const key of ['a', 'b', 'c']) await office.workflow.start(person('olha'), begin(key));
  for (const element of ['first', 'second', 'third'])
    for (const key of ['a', 'b', 'c']) await office.complete(key, element);
  expect(await office.dataSource.manager.countBy(ProcessInstanceRecord, { status: 'completed' })).toBe(3);
  expect(office.workflow.machinery.cache.nodes).toBe(0);
});

test('the memory of a node stays within its bound', async () => {
  const office = await (await anOffice({ steps, liveNodes: 14 })).publish(threeTasks);
  for (let index = 0; index < 5; index++) await office.workflow.start(person('olha'), begin(`appeal-${index}`));
  expect(office.workflow.machinery.cache.nodes).toBe(12);
});

test('a case goes on after a restart where it stood', async () => {
  const office = await (await anOffice({ steps })).publish(threeTasks);
  await office.workflow.start(person('olha'), begin('appeal-1'));
  await office.complete('appeal-1', 'first');
  const restarted = office.neighbour('node-a');
  await restarted.complete('appeal-1', 'second');
  expect(await restarted.stands('appeal-1')).toEqual(['third']);
  expect(await office.dataSource.manager.countBy(TaskRecord, { isOpen: false, state: 'completed' })).toBe(2);
});

test('a version that somebody else has moved on is refused with the current one', async () => {
  const office = await (await anOffice({ steps })).publish(threeTasks);
  await office.workflow.start(person('olha'), begin('appeal-1'));
  const { id } = await office.task('appeal-1', 'first');
  const stale = office.workflow.complete(person('olha'), id, { answer: {}, version: 7 });
  await expect(stale).rejects.toMatchObject({ code: 'VERSION_STALE', details: { extra: { version: 1 } } });
});
