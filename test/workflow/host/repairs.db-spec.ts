import { expect, test } from 'vitest';
import { z } from 'zod';
import { JournalEntryRecord } from '../../../src/journal/tables.js';
import { defineJob } from '../../../src/workflow/contract/index.js';
import { EditionGate } from '../../../src/workflow/definitions/edition-gate.js';
import { Jobs } from '../../../src/workflow/host/registries.js';
import { InstanceReading } from '../../../src/workflow/instances/instance-reading.js';
import { Repairs } from '../../../src/workflow/repairs/repairs.js';
import type { RepairAct } from '../../../src/workflow/repairs/tables.js';
import { contractWith } from '../contract/small-contract.js';
import { choice, diagram, end, service, start, task } from './diagram.js';
import { anOffice, type Office, type OfficeOptions, person } from './office.js';

const [admin, other] = [person('admin', ['workflow-admin']), person('other', ['workflow-admin'])];
const reason = 'Так вирішено.';
const none = new Set<string>();
const names = {
  ...{ forms: none, decisions: none, topics: none, roles: none, units: none, posts: none, held: none },
  acts: new Map(),
};

type Small = Parameters<typeof contractWith>[0];

async function mending(xml: string, small: Small, options: OfficeOptions = {}, data: object = {}) {
  const office = await (await anOffice(options)).publish(xml);
  const { instanceId } = await office.workflow.start(admin, {
    process: 'visit',
    businessKey: 'visit-1',
    data: { ...data },
  });
  const contract = contractWith(small);
  const gate = new EditionGate(
    () => names,
    () => contract,
  );
  const repairs = new Repairs(office.dataSource, office.workflow, office.workflow.machinery.definitions, gate);
  const propose = (act: RepairAct) => repairs.propose(instanceId, act, reason, admin);
  return { office, repairs, propose, instanceId };
}

const told = async ({ dataSource }: Office): Promise<readonly string[]> => {
  const entries = await dataSource.manager.find(JournalEntryRecord, {
    where: { stream: 'visit-1' },
    order: { seq: 'ASC' },
  });
  return entries.filter(({ kind }) => kind.includes('repair')).map(({ kind, byId }) => `${kind} ${byId}`);
};

const chosen = diagram('visit', {
  nodes: [start(), task('meet'), choice('which', 'which--done'), task('sign'), end()],
  flows: [
    'begun meet',
    'meet which',
    'which done',
    'which sign {"fact":"said","operator":"equal","value":"yes"}',
    'sign done',
  ],
});
const ofChosen: Small = { starts: { visit: { said: z.enum(['yes', 'no']), by: z.iso.date().optional() } } };

test('a value is changed by one person where it is no term, and only to what somebody writes', async () => {
  const { office, propose } = await mending(chosen, ofChosen, {}, { said: 'no' });
  const wrong = { code: 'REPAIR_REFUSED' };
  await expect(propose({ kind: 'variable', key: 'said', value: 'maybe' })).rejects.toMatchObject(wrong);
  await expect(propose({ kind: 'variable', key: 'sayd', value: 'yes' })).rejects.toMatchObject(wrong);
  expect((await propose({ kind: 'variable', key: 'said', value: 'yes' })).state).toBe('done');
  await office.complete('visit-1', 'meet');
  expect(await office.stands('visit-1')).toEqual(['sign']);
  expect(await told(office)).toEqual(['case-repair-refused admin', 'case-repair-refused admin', 'case-repaired admin']);
});

test('what touches a term is proposed by one and confirmed by another', async () => {
  const xml = diagram('visit', {
    nodes: [start(), task('meet', { due: '${variables.data.by}' }), task('sign'), end()],
    flows: ['begun meet', 'meet sign', 'sign done'],
  });
  const { office, repairs, propose } = await mending(xml, ofChosen, {}, { said: 'no', by: '2026-03-10' });
  const day = await propose({ kind: 'variable', key: 'by', value: '2026-03-12' });
  expect([day.state, day.touches]).toEqual(['proposed', '«by» – це строк: meet']);
  await repairs.reject(day.id, 'Ні.', other);
  await expect(repairs.confirm(day.id, reason, other)).rejects.toMatchObject({ code: 'REPAIR_ENDED' });
  const token = await propose({ kind: 'token', from: 'meet', to: 'sign' });
  expect([token.state, await office.stands('visit-1')]).toEqual(['proposed', ['meet']]);
  await expect(repairs.confirm(token.id, reason, admin)).rejects.toMatchObject({ code: 'REPAIR_OWN' });
  expect((await repairs.confirm(token.id, reason, other)).state).toBe('done');
  expect(await office.stands('visit-1')).toEqual(['sign']);
  await office.neighbour().complete('visit-1', 'sign');
  expect(await office.stands('visit-1')).toEqual([]);
  expect(await told(office)).toEqual([
    'case-repair-proposed admin',
    'case-repair-rejected other',
    'case-repair-refused other',
    'case-repair-proposed admin',
    'case-repair-refused admin',
    'case-repaired other',
  ]);
});

test('a token goes to no place that the case cannot stand at', async () => {
  const { office, propose } = await mending(chosen, ofChosen, {}, { said: 'no' });
  for (const [from, to] of [
    ['sign', 'meet'],
    ['meet', 'which'],
    ['meet', 'nowhere'],
  ] as const)
    await expect(propose({ kind: 'token', from, to })).rejects.toMatchObject({ code: 'REPAIR_REFUSED' });
  expect((await propose({ kind: 'token', from: 'meet', to: 'sign' })).state).toBe('done');
  expect(await office.stands('visit-1')).toEqual(['sign']);
});

test('a job that failed is skipped with what it should have left; one that has not failed is not', async () => {
  const xml = diagram('visit', {
    nodes: [start(), service('post'), task('meet'), end()],
    flows: ['begun post', 'post meet', 'meet done'],
  });
  const jobs = new Jobs().define(
    defineJob({
      topic: 'post',
      writes: { letter: z.string() },
      run: async () => {
        throw new Error('поштовий сервер не відповідає');
      },
    }),
  );
  const small = { starts: { visit: {} }, topics: { post: { writes: { letter: z.string() } } } };
  const { office, propose, instanceId } = await mending(xml, small, { jobs, queues: { mostAttempts: 1 } });
  const skip = (data: Readonly<Record<string, unknown>>) => propose({ kind: 'skip', elementId: 'post', data });
  await expect(skip({ letter: 'л-1' })).rejects.toMatchObject({ code: 'REPAIR_REFUSED' });
  await office.worker.runDue();
  const reading = new InstanceReading(office.dataSource, office.workflow.machinery.definitions);
  const find = (filter: object, element?: string) =>
    reading.search({ filter: { ...filter }, limit: 10 }, { element }).then(({ items }) => items.map(({ id }) => id));
  expect(await find({ processKey: 'visit', version: 1, incidents: { $gt: 0 } }, 'post')).toEqual([instanceId]);
  await expect(skip({})).rejects.toMatchObject({ code: 'REPAIR_REFUSED' });
  expect((await skip({ letter: 'л-1' })).state).toBe('done');
  expect(await office.stands('visit-1')).toEqual(['meet']);
  expect([await find({ incidents: { $gt: 0 } }), await find({}, 'post'), await find({}, 'meet')]).toEqual([
    [],
    [],
    [instanceId],
  ]);
  expect(await reading.counts('visit')).toMatchObject({ version: 1, items: [{ elementId: 'meet', standing: 1 }] });
});
