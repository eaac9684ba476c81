import { expect, test } from 'vitest';
import { defineStep } from '../../../src/workflow/contract/index.js';
import { EditionGate } from '../../../src/workflow/definitions/edition-gate.js';
import type { DiagramPublisher } from '../../../src/workflow/definitions/diagram-publisher.js';
import { Steps } from '../../../src/workflow/host/registries.js';
import { ProcessDefinitionRecord } from '../../../src/workflow/tables.js';
import { contractWith } from '../contract/small-contract.js';
import { diagram, end, service, start, task } from './diagram.js';
import { drawn, wordless } from './drawn.js';
import { anOffice, type Office, person } from './office.js';

const admin = person('admin', ['workflow-admin']);
const short = diagram('visit', { nodes: [start(), task('meet'), end()], flows: ['begun meet', 'meet done'] });
const long = diagram('visit', {
  nodes: [start(), task('meet'), task('write-down'), end()],
  flows: ['begun meet', 'meet write-down', 'write-down done'],
});

/** The same as an admin would hand them in. */
const [shortDrawn, longDrawn] = [
  drawn('visit', { nodes: [start(), task('meet'), end()], flows: ['begun meet', 'meet done'] }),
  drawn('visit', {
    nodes: [start(), task('meet'), task('write-down'), end()],
    flows: ['begun meet', 'meet write-down', 'write-down done'],
  }),
];
const worded = { forms: { [wordless]: [] } };

const begin = (businessKey: string) => ({ process: 'visit', businessKey });

test('the same content is the same version; an instance ends by the version it began with', async () => {
  const office = await (await anOffice()).publish(short);
  await office.workflow.start(admin, begin('visit-1'));
  await office.publish(short, long, short, long);
  const versions = await office.workflow.machinery.definitions.list('visit');
  expect(versions.map(({ version, active }) => [version, active])).toEqual([
    [2, true],
    [1, false],
  ]);
  await office.workflow.start(admin, begin('visit-2'));
  await office.neighbour().complete('visit-1', 'meet');
  await office.complete('visit-2', 'meet');
  expect([await office.stands('visit-1'), await office.stands('visit-2')]).toEqual([[], ['write-down']]);
});

test('an earlier version may be brought back', async () => {
  const office = await (await anOffice(worded)).publish(shortDrawn, longDrawn);
  const { definitions } = office.workflow.machinery;
  const publisher = await publisherOf(office);
  await publisher.activate('visit', 1, admin);
  expect((await definitions.active('visit')).version).toBe(1);
  const told = await office.workflow.machinery.journal.read('process:visit');
  expect(told.map(({ kind, by, payload }) => [kind, by.id, payload?.['version']])).toEqual([
    ['diagram-published', 'system', 1],
    ['diagram-published', 'system', 2],
    ['diagram-activated', admin.id, 1],
  ]);
  await expect(publisher.activate('visit', 9, admin)).rejects.toMatchObject({ code: 'PROCESS_UNKNOWN' });
  await expect(office.workflow.start(admin, { process: 'nothing', businessKey: 'x' })).rejects.toMatchObject({
    code: 'PROCESS_UNKNOWN',
  });
});

test('of two admins who publish at once one is told that another edition is in force', async () => {
  const office = await (await anOffice(worded)).publish(shortDrawn);
  const { definitions } = office.workflow.machinery;
  const [one, other] = [await publisherOf(office), await publisherOf(office.neighbour())];
  const outcomes = await Promise.allSettled([
    one.publish('visit', longDrawn, admin),
    other.publish('visit', longDrawn, admin),
  ]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'EDITION_MOVED' } });
  expect((await definitions.list('visit')).map(({ version, active }) => [version, active])).toEqual([
    [2, true],
    [1, false],
  ]);
});

function publisherOf(office: Office): Promise<DiagramPublisher> {
  const none = new Set<string>();
  const names = {
    forms: new Set([wordless]),
    decisions: none,
    topics: new Set(['known']),
    roles: new Set(['registrar']),
    units: none,
    posts: none,
    held: new Set(['registrar']),
    acts: new Map(),
  };
  const gate = new EditionGate(
    () => names,
    () => contractWith({ starts: { visit: {} }, forms: { [wordless]: {} } }),
  );
  return office.publisher(gate);
}

test('a diagram with faults is not published, and each fault is named', async () => {
  const office = await anOffice({
    steps: new Steps().define(defineStep({ topic: 'known', run: async () => undefined })),
  });
  const bad = diagram('visit', {
    nodes: [start(), service('print', 'unknown'), end()],
    flows: ['begun print', 'print done'],
  });
  const publisher = await publisherOf(office);
  const refused: unknown = await publisher.publish('visit', bad, admin).catch((error: unknown) => error);
  expect(refused).toMatchObject({
    code: 'DIAGRAM_INVALID',
    details: {
      errors: expect.arrayContaining([expect.objectContaining({ pointer: '/xml#print' })]),
      extra: { reports: expect.arrayContaining([expect.objectContaining({ rule: 'known-names', count: 1 })]) },
    },
  });
  expect(await office.dataSource.manager.count(ProcessDefinitionRecord)).toBe(0);
});
