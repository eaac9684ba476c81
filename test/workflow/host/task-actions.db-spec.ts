import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Actor } from '../../../src/domain/actor.js';
import { Journal } from '../../../src/journal/index.js';
import { defineAnswer } from '../../../src/workflow/contract/index.js';
import type { WorkflowTransaction } from '../../../src/workflow/host/transaction.js';
import { resumeCase, suspendCase } from '../../../src/workflow/host/suspend-case.js';
import { Answers } from '../../../src/workflow/host/registries.js';
import * as actions from '../../../src/workflow/tasks/task-actions.js';
import { TaskLists } from '../../../src/workflow/tasks/task-lists.js';
import { diagram, end, start, task } from './diagram.js';
import { anOffice, type Office, type OfficeOptions, person } from './office.js';

const oneTask = diagram('one-task', {
  nodes: [
    start(),
    task('prepare', { group: 'executor@${variables.data.unit}', form: 'reply', due: '${variables.data.dueOn}' }),
    end(),
  ],
  flows: ['begun prepare', 'prepare done'],
});

const forms = {
  reply: [
    {
      type: 'textarea',
      key: 'text',
      label: 'Текст відповіді',
      validate: { required: true, minLength: 5, maxLength: 100 },
    },
    { type: 'select', key: 'result', label: 'Результат', values: [{ value: 'satisfied', label: 'задоволено' }] },
    { type: 'number', key: 'sheets', label: 'Аркушів', validate: { min: 1, max: 50 } },
    { type: 'datetime', subtype: 'date', key: 'signedOn', label: 'Підписано' },
    {
      type: 'dynamiclist',
      path: 'copies',
      label: 'Копії',
      components: [{ type: 'textfield', key: 'to', label: 'Кому', validate: { required: true } }],
    },
  ],
};

const water = { unit: 'water' };
const petro = person('petro', ['executor'], water);
const iryna = person('iryna', ['executor'], water);
const stranger = person('stepan', ['executor'], { unit: 'roads' });
const head = person('head', ['unit-head', 'executor'], water);
const control = person('control', ['control']);
const admin = person('admin', ['workflow-admin']);

async function anAppeal(options: OfficeOptions = {}): Promise<{ office: Office; taskId: string; instanceId: string }> {
  const office = await (await anOffice({ forms, people: [petro, iryna, stranger, head], ...options })).publish(oneTask);
  const data = { unit: 'water', dueOn: '2026-03-04' };
  const { instanceId } = await office.workflow.start(person('olha'), {
    process: 'one-task',
    businessKey: 'appeal-1',
    data,
  });
  return { office, taskId: (await office.task('appeal-1', 'prepare')).id, instanceId };
}

const by = <T>(office: Office, actor: Actor, work: (tx: WorkflowTransaction) => Promise<T>): Promise<T> =>
  office.workflow.transact(actor, work);

const lists = ({ dataSource, clock, workflow }: Office): TaskLists =>
  new TaskLists(dataSource, clock, workflow.machinery);

const good = {
  text: 'Опалення відновлено.',
  result: 'satisfied',
  sheets: 2,
  signedOn: '2026-03-03',
  copies: [{ to: 'архів' }],
};

test('one of the group takes a task; a colleague sees whose it is, a stranger sees nothing', async () => {
  const { office, taskId } = await anAppeal();
  const taken = await by(office, petro, (tx) => actions.claimTask(tx, { taskId, version: 1 }));
  expect(taken).toMatchObject({ state: 'reserved', assignee: 'petro', version: 2 });
  expect(taken.allowed).toEqual(['unclaim', 'start', 'complete', 'assign', 'delegate', 'suspend']);
  await expect(by(office, iryna, (tx) => actions.claimTask(tx, { taskId }))).rejects.toMatchObject({
    code: 'TASK_TAKEN',
    details: { extra: { assignee: 'petro' } },
  });
  await expect(by(office, stranger, (tx) => actions.claimTask(tx, { taskId }))).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(office.workflow.complete(iryna, taskId, { answer: good })).rejects.toMatchObject({ code: 'TASK_TAKEN' });
  await expect(office.workflow.complete(control, taskId, { answer: good })).rejects.toMatchObject({
    code: 'TASK_NOT_YOURS',
  });
  const back = await by(office, petro, (tx) => actions.unclaimTask(tx, { taskId, version: 2 }));
  expect(back).toMatchObject({ state: 'ready', assignee: null });
  await office.workflow.complete(iryna, taskId, { answer: good });
});

test('a task goes from hand to hand: begun, delegated, resolved, completed, and all of it is in the journal', async () => {
  const { office, taskId } = await anAppeal();
  await by(office, petro, (tx) => actions.claimTask(tx, { taskId }));
  await by(office, petro, (tx) => actions.startTask(tx, { taskId }));
  await by(office, petro, (tx) => actions.delegateTask(tx, { taskId, to: 'iryna' }));
  await expect(office.workflow.complete(iryna, taskId, { answer: good })).rejects.toMatchObject({
    code: 'TASK_STATE_REFUSED',
    details: { extra: { allowed: ['start', 'resolve', 'suspend'] } },
  });
  const resolved = await by(office, iryna, (tx) => actions.resolveTask(tx, { taskId, comment: 'довідку додано' }));
  expect(resolved).toMatchObject({ assignee: 'petro', owner: null, state: 'in-progress' });
  await office.workflow.complete(petro, taskId, { answer: good });
  const story = await new Journal(office.dataSource).read('appeal-1');
  expect(story.map(({ kind, by: who }) => `${kind} ${who.id}`)).toEqual([
    'process-started olha',
    'task-claimed petro',
    'task-started petro',
    'task-delegated petro',
    'task-resolved iryna',
    'task-completed petro',
    'process-ended petro',
  ]);
});

test('nobody hands a task to one whose group it is not, nor to one whom the directory does not know', async () => {
  const { office, taskId } = await anAppeal();
  for (const assignee of ['stepan', 'nobody']) {
    await expect(by(office, admin, (tx) => actions.assignTask(tx, { taskId, assignee }))).rejects.toMatchObject({
      code: 'BODY_INVALID',
      details: { errors: [{ pointer: '/assignee' }] },
    });
  }
});

test('a head and an admin hand work out; an admin neither completes it nor reads the answer', async () => {
  const { office, taskId } = await anAppeal();
  await by(office, head, (tx) => actions.assignTask(tx, { taskId, assignee: 'petro' }));
  await by(office, admin, (tx) => actions.assignTask(tx, { taskId, assignee: 'iryna' }));
  await expect(by(office, stranger, (tx) => actions.assignTask(tx, { taskId, assignee: 'x' }))).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(office.workflow.complete(admin, taskId, { answer: good })).rejects.toMatchObject({
    code: 'TASK_NOT_YOURS',
  });
  await office.workflow.complete(iryna, taskId, { answer: good });
  expect(await lists(office).find(admin, taskId)).not.toHaveProperty('answer');
  expect(await lists(office).find(control, taskId)).toMatchObject({
    answer: good,
    completedBy: 'iryna',
    state: 'completed',
  });
});

test('a task that is put aside waits; so does a case that is stopped, timers and all', async () => {
  const { office, taskId, instanceId } = await anAppeal();
  await by(office, petro, (tx) => actions.claimTask(tx, { taskId }));
  await by(office, petro, (tx) => actions.suspendTask(tx, { taskId, reason: 'чекаємо на довідку' }));
  await expect(office.workflow.complete(petro, taskId, { answer: good })).rejects.toMatchObject({
    code: 'TASK_SUSPENDED',
  });
  expect(await by(office, petro, (tx) => actions.resumeTask(tx, { taskId }))).toMatchObject({ state: 'reserved' });
  await by(office, admin, (tx) => suspendCase(tx, instanceId, 'виправляємо схему'));
  await expect(office.workflow.complete(petro, taskId, { answer: good })).rejects.toMatchObject({
    code: 'CASE_SUSPENDED',
  });
  await by(office, admin, (tx) => resumeCase(tx, instanceId));
  await office.workflow.complete(petro, taskId, { answer: good });
});

test('an answer is what the form has: faults are named, nothing else is let in, nothing is changed', async () => {
  const { office, taskId } = await anAppeal();
  const answer = { text: 'а', result: 'maybe', sheets: 1.5, signedOn: '2026-02-30', copies: [{}], age: 40 };
  const refused: unknown = await office.workflow.complete(petro, taskId, { answer }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'BODY_INVALID' });
  const pointers = (refused as { details: { errors: { pointer: string }[] } }).details.errors.map(
    ({ pointer }) => pointer,
  );
  expect(pointers.sort()).toEqual([
    '/answer/age',
    '/answer/copies/0/to',
    '/answer/result',
    '/answer/sheets',
    '/answer/signedOn',
    '/answer/text',
  ]);
  expect(await office.task('appeal-1', 'prepare')).toMatchObject({ version: 1, state: 'ready' });
});

test('a feature makes of an answer what it means, in the same transaction', async () => {
  const answers = new Answers().define(
    defineAnswer({
      form: 'reply',
      answer: { text: z.string(), sheets: z.number().optional() },
      reads: { unit: z.string() },
      writes: { replied: z.array(z.string()) },
      run: async ({ answer, data, taskId, actor }) => {
        if (answer.sheets === 13) throw new RangeError('unlucky');
        return { replied: [answer.text, data.unit, taskId, actor.id] };
      },
    }),
  );
  const { office, taskId } = await anAppeal({ answers });
  await expect(office.workflow.complete(petro, taskId, { answer: { ...good, sheets: 13 } })).rejects.toMatchObject({
    code: 'STEP_FAILED',
  });
  expect(await office.stands('appeal-1')).toEqual(['prepare']);
  const { task: done, next } = await office.workflow.complete(petro, taskId, { answer: good });
  expect([done.state, done.answer, next]).toEqual(['completed', good, []]);
});

test('the daily lists hold what is each person’s own, nearest day first', async () => {
  const { office, taskId } = await anAppeal();
  const later = { process: 'one-task', businessKey: 'appeal-2', data: { unit: 'water', dueOn: '2026-03-20' } };
  await office.workflow.start(person('olha'), later);
  const keys = async (actor: Actor, view: 'mine' | 'group' | 'overdue' | 'due-soon') =>
    (await lists(office).view(actor, view, { limit: 10 })).items.map(({ businessKey }) => businessKey);
  expect(await keys(petro, 'group')).toEqual(['appeal-1', 'appeal-2']);
  expect(await keys(stranger, 'group')).toEqual([]);
  expect(await keys(petro, 'due-soon')).toEqual(['appeal-1']);
  await by(office, petro, (tx) => actions.claimTask(tx, { taskId }));
  expect([await keys(petro, 'mine'), await keys(iryna, 'mine'), await keys(iryna, 'group')]).toEqual([
    ['appeal-1'],
    [],
    ['appeal-2'],
  ]);
  office.clock.moveTo(new Date('2026-03-10T09:00:00Z'));
  expect([await keys(control, 'overdue'), await keys(stranger, 'overdue')]).toEqual([['appeal-1'], []]);
  const found = await lists(office).search(control, {
    filter: { dueOn: { $gt: '2026-03-05' } },
    limit: 1,
    count: 'exact',
  });
  expect([found.count, found.items[0]?.businessKey]).toEqual([1, 'appeal-2']);
  const page = await lists(office).view(petro, 'group', { limit: 1 });
  expect(page.next).toBeNull();
});
