import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineStep } from '../../../src/workflow/contract/index.js';
import { ProcessError } from '../../../src/workflow/host/step-fault.js';
import { Steps } from '../../../src/workflow/host/registries.js';
import { MessageWaitRecord, ProcessInstanceRecord, TaskRecord } from '../../../src/workflow/tables.js';
import { boundaryError, boundaryMessage, call, diagram, end, parallel, service, start, task } from './diagram.js';
import { anOffice, person } from './office.js';

const child = diagram('consideration', {
  nodes: [start(), task('prepare', { group: 'executor@${variables.data.unit}' }), service('close'), end('considered')],
  flows: ['begun prepare', 'prepare close', 'close considered'],
});

const parent = diagram('appeal', {
  messages: ['withdrawn'],
  nodes: [
    start(),
    call('consider', 'consideration', { outs: ['result'] }),
    boundaryMessage('withdrew', 'consider', 'withdrawn'),
    task('file'),
    task('note-withdrawal'),
    end(),
    end('withdrawn-end'),
  ],
  flows: ['begun consider', 'consider file', 'file done', 'withdrew note-withdrawal', 'note-withdrawal withdrawn-end'],
});

const steps = new Steps().define(
  defineStep({
    topic: 'close',
    reads: { unit: z.string() },
    writes: { result: z.string(), inner: z.number() },
    run: async ({ data }) => ({ result: `done by ${data.unit}`, inner: 1 }),
  }),
);
const executor = person('petro', ['executor'], { unit: 'water' });
const begin = { process: 'appeal', businessKey: 'appeal-1', data: { unit: 'water' } };

async function instances(office: Awaited<ReturnType<typeof anOffice>>) {
  const rows = await office.dataSource.manager.find(ProcessInstanceRecord, { order: { processKey: 'ASC' } });
  return rows.map(({ processKey, status, endEvent }) => [processKey, status, endEvent]);
}

test('a called process runs as an instance of the same case, and its end moves the caller', async () => {
  const office = await (await anOffice({ steps })).publish(child, parent);
  const { instanceId } = await office.workflow.start(person('olha'), begin);
  expect(await office.task('appeal-1', 'prepare')).toMatchObject({ group: 'executor@water', rootId: instanceId });
  await office.complete('appeal-1', 'prepare', {}, executor);
  expect(await office.stands('appeal-1')).toEqual(['file']);
  await office.complete('appeal-1', 'file');
  expect(await instances(office)).toEqual([
    ['appeal', 'completed', 'done'],
    ['consideration', 'completed', 'considered'],
  ]);
});

test('an interruption of the caller ends what it has called, with its tasks', async () => {
  const office = await (await anOffice({ steps })).publish(child, parent);
  await office.workflow.start(person('olha'), begin);
  const { id } = await office.task('appeal-1', 'prepare');
  const received = await office.workflow.message(person('olha'), { name: 'withdrawn', businessKey: 'appeal-1' });
  expect(received).toBe(1);
  expect(await office.stands('appeal-1')).toEqual(['note-withdrawal']);
  expect(await office.dataSource.manager.findOneByOrFail(TaskRecord, { id })).toMatchObject({ state: 'terminated' });
  await expect(office.workflow.complete(executor, id, { answer: {} })).rejects.toMatchObject({ code: 'TASK_CLOSED' });
  expect(await office.dataSource.manager.count(MessageWaitRecord)).toBe(0);
  await office.complete('appeal-1', 'note-withdrawal');
  expect(await instances(office)).toEqual([
    ['appeal', 'completed', 'withdrawn-end'],
    ['consideration', 'terminated', null],
  ]);
});

test('a message that nobody waits for moves nothing', async () => {
  const office = await (await anOffice({ steps })).publish(child, parent);
  await office.workflow.start(person('olha'), begin);
  const tell = (name: string, businessKey: string) => office.workflow.message(person('olha'), { name, businessKey });
  expect(await tell('withdrawn', 'appeal-2')).toBe(0);
  expect(await tell('other-news', 'appeal-1')).toBe(0);
  expect(await office.stands('appeal-1')).toEqual(['prepare']);
});

test('a called process that ends at once lets the caller go on in the same step', async () => {
  const quick = diagram('consideration', {
    nodes: [start(), service('close'), end('considered')],
    flows: ['begun close', 'close considered'],
  });
  const office = await (await anOffice({ steps })).publish(quick, parent);
  await office.workflow.start(person('olha'), begin);
  expect(await office.stands('appeal-1')).toEqual(['file']);
});

test('one called process for each, each completed by its own execution', async () => {
  const each = diagram('appeal', {
    nodes: [start(), call('consider', 'consideration', { each: 'questions' }), task('sum-up'), end()],
    flows: ['begun consider', 'consider sum-up', 'sum-up done'],
  });
  const office = await (await anOffice({ steps })).publish(child, each);
  const data = { unit: 'water', questions: ['pipes', 'roads', 'heat'] };
  await office.workflow.start(person('olha'), { ...begin, data });
  expect(await office.stands('appeal-1')).toEqual(['prepare', 'prepare', 'prepare']);
  await office.complete('appeal-1', 'prepare', {}, executor);
  await office.neighbour().complete('appeal-1', 'prepare', {}, executor);
  expect(await office.stands('appeal-1')).toEqual(['prepare']);
  await office.complete('appeal-1', 'prepare', {}, executor);
  expect(await office.stands('appeal-1')).toEqual(['sum-up']);
});

test('a task for each of a list, completed one by one, each with its item', async () => {
  const each = diagram('contributions', {
    nodes: [start(), task('contribute', { group: 'executor@${item.unit}', each: 'executors' }), task('sum-up'), end()],
    flows: ['begun contribute', 'contribute sum-up', 'sum-up done'],
  });
  const office = await (await anOffice()).publish(each);
  const data = { executors: [{ unit: 'water' }, { unit: 'roads' }] };
  await office.workflow.start(person('olha'), { process: 'contributions', businessKey: 'appeal-1', data });
  const tasks = await office.openTasks('appeal-1');
  expect(tasks.map(({ group }) => group).sort()).toEqual(['executor@roads', 'executor@water']);
  const mine = tasks.find(({ group }) => group === 'executor@water');
  await office.workflow.complete(executor, mine?.id ?? '', { answer: {} });
  expect((await office.openTasks('appeal-1')).map(({ item }) => item)).toEqual([{ unit: 'roads' }]);
});

test('a business error of a step goes where the diagram sends it', async () => {
  const caught = diagram('caught', {
    errors: ['no-powers'],
    nodes: [
      start(),
      service('check'),
      boundaryError('not-ours', 'check', 'no-powers'),
      task('consider'),
      task('forward'),
      end(),
    ],
    flows: ['begun check', 'check consider', 'not-ours forward', 'consider done', 'forward done'],
  });
  const failing = new Steps().define(
    defineStep({
      topic: 'check',
      run: () => Promise.reject(new ProcessError('no-powers', 'beyond the powers of the committee')),
    }),
  );
  const office = await (await anOffice({ steps: failing })).publish(caught);
  await office.workflow.start(person('olha'), { process: 'caught', businessKey: 'appeal-1' });
  expect(await office.stands('appeal-1')).toEqual(['forward']);
});

test('a step may tell its own case some news, even such as interrupts it', async () => {
  const own = diagram('own-news', {
    messages: ['stop'],
    nodes: [
      start(),
      parallel('fork'),
      service('tell'),
      boundaryMessage('stopped', 'wait', 'stop'),
      task('wait'),
      task('after'),
      task('told'),
      end('end-1'),
      end('end-2'),
      end('end-3'),
    ],
    flows: [
      'begun fork',
      'fork wait',
      'fork tell',
      'tell told',
      'wait end-1',
      'stopped after',
      'after end-2',
      'told end-3',
    ],
  });
  const telling = new Steps().define(
    defineStep({
      topic: 'tell',
      writes: { receivers: z.number() },
      run: async ({ tx, businessKey }) => ({ receivers: await tx.message({ name: 'stop', businessKey }) }),
    }),
  );
  const office = await (await anOffice({ steps: telling })).publish(own);
  await office.workflow.start(person('olha'), { process: 'own-news', businessKey: 'appeal-1' });
  expect(await office.stands('appeal-1')).toEqual(['after', 'told']);
});
