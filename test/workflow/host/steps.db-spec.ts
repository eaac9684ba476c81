import { completeTask } from '../../../src/workflow/tasks/complete.js';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Problem } from '../../../src/domain/problem.js';
import { defineStep } from '../../../src/workflow/contract/index.js';
import type { StepContext } from '../../../src/workflow/host/contexts.js';
import { Steps } from '../../../src/workflow/host/registries.js';
import { IncidentRecord, ProcessInstanceRecord } from '../../../src/workflow/tables.js';
import { choice, diagram, end, service, start, task } from './diagram.js';
import { anOffice, person } from './office.js';

const numbering = (run: (context: StepContext<object, object>) => Promise<void>): Steps =>
  new Steps().define(defineStep({ topic: 'number', run }));

const oneStep = diagram('one-step', {
  nodes: [start(), task('register'), service('number'), task('prepare'), end()],
  flows: ['begun register', 'register number', 'number prepare', 'prepare done'],
});

test('a case goes from task to task through its steps, and ends', async () => {
  const steps = new Steps().define(
    defineStep({
      topic: 'number',
      reads: { count: z.number() },
      writes: { index: z.string() },
      run: async ({ data }) => ({ index: `К-${data.count}` }),
    }),
  );
  const office = await (await anOffice({ steps })).publish(oneStep);
  const { instanceId } = await office.workflow.start(person('olha'), {
    process: 'one-step',
    businessKey: 'appeal-1',
    data: { count: 127 },
  });
  expect(await office.stands('appeal-1')).toEqual(['register']);
  await office.complete('appeal-1', 'register');
  expect(await office.stands('appeal-1')).toEqual(['prepare']);
  await office.complete('appeal-1', 'prepare');
  expect(await office.dataSource.manager.findOneByOrFail(ProcessInstanceRecord, { id: instanceId })).toMatchObject({
    status: 'completed',
    endEvent: 'done',
    businessKey: 'appeal-1',
    version: 3,
  });
});

test('a step that throws leaves everything as it was, also in memory, and is put down as an incident', async () => {
  let isBroken = true;
  const steps = numbering(async ({ tx }) => {
    await tx.manager.insert(IncidentRecord, strayRow);
    if (isBroken) throw new TypeError('the printer is on fire');
  });
  const office = await (await anOffice({ steps })).publish(oneStep);
  await office.workflow.start(person('olha'), { process: 'one-step', businessKey: 'appeal-1' });
  const before = await office.openTasks('appeal-1');
  const { id } = await office.task('appeal-1', 'register');

  const refused = office.workflow.complete(person('olha'), id, { answer: {} });
  await expect(refused).rejects.toMatchObject({ code: 'STEP_FAILED' });
  expect(await office.openTasks('appeal-1')).toEqual(before);
  const incidents = await office.dataSource.manager.find(IncidentRecord);
  expect(incidents).toMatchObject([
    { kind: 'command', elementId: 'number', businessKey: 'appeal-1', isOpen: true, message: 'the printer is on fire' },
  ]);

  isBroken = false;
  await office.complete('appeal-1', 'register');
  expect(await office.stands('appeal-1')).toEqual(['prepare']);
  const closed = await office.dataSource.manager.findOneByOrFail(IncidentRecord, { id: incidents[0]?.id ?? '' });
  expect(closed).toMatchObject({ isOpen: false, resolvedBy: 'olha' });
});

test('a step whose rule refuses is a refusal, and no fault', async () => {
  const grounds = [
    { act: 'law-393-96', clause: '7', rule: 'own-complaint', text: 'оскаржене не дають тому, на кого скарга' },
  ];
  const steps = numbering(() => Promise.reject(new Problem('EXECUTOR_CONFLICT', { grounds })));
  const office = await (await anOffice({ steps })).publish(oneStep);
  await office.workflow.start(person('olha'), { process: 'one-step', businessKey: 'appeal-1' });
  await expect(office.complete('appeal-1', 'register')).rejects.toMatchObject({ code: 'EXECUTOR_CONFLICT' });
  expect(await office.dataSource.manager.count(IncidentRecord)).toBe(0);
});

const strayRow: IncidentRecord = {
  id: 'stray',
  instanceId: null,
  rootId: null,
  processKey: 'x',
  businessKey: 'x',
  elementId: null,
  kind: 'command',
  subjectId: null,
  message: '',
  detail: null,
  attempts: 1,
  isOpen: false,
  createdAt: new Date(0),
  createdBy: 'x',
  resolvedAt: null,
  resolvedBy: null,
  resolution: null,
  version: 1,
};

test('rows of a feature and steps of the process are one: an error after the step undoes both', async () => {
  const steps = numbering(async () => undefined);
  const office = await (await anOffice({ steps })).publish(oneStep);
  await office.workflow.start(person('olha'), { process: 'one-step', businessKey: 'appeal-1' });
  const { id } = await office.task('appeal-1', 'register');
  const work = office.workflow.transact(person('olha'), async (tx) => {
    await completeTask(tx, id, { answer: {} });
    throw new RangeError('second thoughts');
  });
  await expect(work).rejects.toThrow('second thoughts');
  expect(await office.stands('appeal-1')).toEqual(['register']);
  await office.complete('appeal-1', 'register');
  expect(await office.stands('appeal-1')).toEqual(['prepare']);
});

test('whoever swallows the failure of a command cannot commit the half of it', async () => {
  const steps = numbering(async () => {
    throw new Error('no');
  });
  const office = await (await anOffice({ steps })).publish(oneStep);
  await office.workflow.start(person('olha'), { process: 'one-step', businessKey: 'appeal-1' });
  const { id } = await office.task('appeal-1', 'register');
  const work = office.workflow.transact(person('olha'), async (tx) => {
    await completeTask(tx, id, { answer: {} }).catch(() => null);
  });
  await expect(work).rejects.toMatchObject({ code: 'STEP_FAILED' });
  expect(await office.stands('appeal-1')).toEqual(['register']);
});

test('a loop that nobody will leave is an incident, not a hang', async () => {
  const loop = diagram('loop', {
    nodes: [start(), task('begin'), service('turn'), choice('again', 'again--turn'), end()],
    flows: [
      'begun begin',
      'begin turn',
      'turn again',
      'again turn',
      'again done {"fact":"enough","operator":"equal","value":true}',
    ],
  });
  const office = await (
    await anOffice({
      steps: new Steps().define(defineStep({ topic: 'turn', run: async () => undefined })),
      mostServices: 20,
    })
  ).publish(loop);
  await office.workflow.start(person('olha'), { process: 'loop', businessKey: 'appeal-1' });
  await expect(office.complete('appeal-1', 'begin')).rejects.toMatchObject({ code: 'STEP_FAILED' });
  expect(await office.stands('appeal-1')).toEqual(['begin']);
  const [incident] = await office.dataSource.manager.find(IncidentRecord);
  expect(incident).toMatchObject({ elementId: 'turn', isOpen: true });
});
