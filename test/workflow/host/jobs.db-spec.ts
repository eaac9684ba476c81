import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { defineJob } from '../../../src/workflow/contract/index.js';
import type { JobContext } from '../../../src/workflow/host/contexts.js';
import { ProcessError } from '../../../src/workflow/host/step-fault.js';
import { Jobs } from '../../../src/workflow/host/registries.js';
import { Incidents } from '../../../src/workflow/incidents/incidents.js';
import { IncidentRecord, JobRecord } from '../../../src/workflow/tables.js';
import { boundaryError, boundaryMessage, boundaryTimer, diagram, end, service, start, task } from './diagram.js';
import { anOffice, morning, type Office, person } from './office.js';

const letter = diagram('letter', {
  messages: ['withdrawn'],
  errors: ['address-unknown'],
  nodes: [
    start(),
    service('send'),
    boundaryMessage('withdrew', 'send', 'withdrawn'),
    boundaryError('no-address', 'send', 'address-unknown'),
    task('file'),
    task('find-address'),
    end(),
    end('stopped'),
  ],
  flows: ['begun send', 'send file', 'file done', 'withdrew stopped', 'no-address find-address', 'find-address done'],
});

const admin = person('admin', ['workflow-admin']);
const begin = { process: 'letter', businessKey: 'appeal-1', data: { to: 'Марія' } };
const minutes = (count: number): Date => new Date(morning.getTime() + count * 60_000);

const sending = (run: (context: JobContext<object>) => Promise<void>): Jobs =>
  new Jobs().define(defineJob({ topic: 'send', run }));

const incidentsOf = (office: Office): Incidents =>
  new Incidents(
    office.dataSource,
    office.clock,
    office.workflow.machinery.wakeUp,
    office.workflow.machinery.journal,
  );

test('a job is done after the commit, knows its case, and moves it with what it gives', async () => {
  const seen: unknown[] = [];
  const jobs = new Jobs().define(
    defineJob({
      topic: 'send',
      reads: { to: z.string() },
      writes: { sent: z.boolean() },
      run: async ({ data, executionId, businessKey, attempt }) => {
        seen.push([data.to, businessKey, attempt, executionId.startsWith('send_')]);
        return { sent: true };
      },
    }),
  );
  const office = await (await anOffice({ jobs })).publish(letter);
  await office.workflow.start(person('olha'), begin);
  expect(seen).toEqual([]);
  expect(await office.worker.runDue()).toBe(1);
  expect(seen).toEqual([['Марія', 'appeal-1', 1, true]]);
  expect(await office.stands('appeal-1')).toEqual(['file']);
  expect(await office.dataSource.manager.count(JobRecord)).toBe(0);
});

test('a job that fails is tried again under the same key, becomes an incident, and goes on after a retry', async () => {
  const keys: string[] = [];
  let isDown = true;
  const jobs = sending(async ({ executionId }) => {
    keys.push(executionId);
    if (isDown) throw new Error('the post office is closed');
  });
  const office = await (await anOffice({ jobs })).publish(letter);
  await office.workflow.start(person('olha'), begin);
  await office.worker.advanceTo(office.clock, minutes(60));
  expect(keys).toHaveLength(3);
  const [incident] = await office.dataSource.manager.find(IncidentRecord);
  expect(incident).toMatchObject({ kind: 'job', elementId: 'send', attempts: 3, message: 'the post office is closed' });
  const id = incident?.id ?? '';

  isDown = false;
  expect(await office.worker.runDue()).toBe(0);
  const incidents = incidentsOf(office);
  await expect(incidents.resolve({ id, actor: admin, reason: 'само минуло' })).rejects.toMatchObject({
    code: 'INCIDENT_STANDS',
  });
  await incidents.retry({ id, actor: admin, version: 1 });
  await expect(incidents.retry({ id, actor: admin })).rejects.toMatchObject({ code: 'INCIDENT_CLOSED' });
  expect(await office.worker.runDue()).toBe(1);
  expect(new Set(keys).size).toBe(1);
  expect(await office.stands('appeal-1')).toEqual(['file']);
});

test('a business error of a job goes where the diagram sends it', async () => {
  const jobs = sending(async () => {
    throw new ProcessError('address-unknown', 'no such house');
  });
  const office = await (await anOffice({ jobs })).publish(letter);
  await office.workflow.start(person('olha'), begin);
  await office.worker.runDue();
  expect(await office.stands('appeal-1')).toEqual(['find-address']);
});

test('a case that was interrupted while a job was on its way hears no more of it', async () => {
  const jobs = new Jobs();
  const office = await (await anOffice({ jobs })).publish(letter);
  jobs.define(
    defineJob({
      topic: 'send',
      run: async () => {
        await office.workflow.message(person('olha'), { name: 'withdrawn', businessKey: 'appeal-1' });
      },
    }),
  );
  await office.workflow.start(person('olha'), begin);
  await office.worker.runDue();
  expect(await office.stands('appeal-1')).toEqual([]);
  expect(await office.dataSource.manager.count(IncidentRecord)).toBe(0);
});

test('two nodes share the jobs, and each is done once', async () => {
  const done: string[] = [];
  const jobs = sending(async ({ businessKey }) => {
    done.push(businessKey);
  });
  const office = await (await anOffice({ jobs })).publish(letter);
  const keys = Array.from({ length: 20 }, (_, index) => `appeal-${String(index).padStart(2, '0')}`);
  for (const businessKey of keys) await office.workflow.start(person('olha'), { ...begin, businessKey });
  await Promise.all([office.worker.runDue(), office.neighbour().worker.runDue()]);
  expect(done.sort()).toEqual(keys);
});

const reminder = diagram('reminder', {
  nodes: [start(), task('answer'), boundaryTimer('late', 'answer', 'remindAt'), task('remind'), end(), end('reminded')],
  flows: ['begun answer', 'answer done', 'late remind', 'remind reminded'],
});

const reminding = { process: 'reminder', businessKey: 'appeal-2', data: { remindAt: minutes(60).toISOString() } };
const never = new Promise<void>(() => undefined);

test('a job that never ends holds up neither the timers nor the end of the node, and is left to be done', async () => {
  let letGo = (): void => undefined;
  const begun = new Promise<void>((resolve) => (letGo = resolve));
  const jobs = sending(() => {
    letGo();
    return never;
  });
  const office = await (await anOffice({ jobs, queues: { graceMs: 20 } })).publish(letter, reminder);
  await office.workflow.start(person('olha'), begin);
  await office.workflow.start(person('olha'), reminding);
  office.worker.start();
  await begun;
  office.clock.moveTo(minutes(61));
  await vi.waitFor(async () => expect(await office.stands('appeal-2')).toEqual(['remind']));
  await office.worker.stop();
  const left = await office.dataSource.manager.findOneByOrFail(JobRecord, { businessKey: 'appeal-1' });
  expect(left).toMatchObject({ lockedBy: null, attempts: 0 });
});

test('a job that does not end in its time has failed, in words, and is tried again', async () => {
  let isSilent = true;
  const jobs = sending(() => (isSilent ? never : Promise.resolve()));
  const office = await (await anOffice({ jobs, queues: { jobMs: 20 } })).publish(letter);
  await office.workflow.start(person('olha'), begin);
  await office.worker.runDue();
  const [job] = await office.dataSource.manager.find(JobRecord);
  expect(job).toMatchObject({ attempts: 1, lastError: 'зовнішня дія не закінчилася за 1 с' });
  isSilent = false;
  await office.worker.advanceTo(office.clock, minutes(1));
  expect(await office.stands('appeal-1')).toEqual(['file']);
});
