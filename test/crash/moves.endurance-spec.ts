import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { JournalEntryRecord } from '../../src/journal/tables.js';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { schema } from '../../src/schema.js';
import { MovedCaseRecord, ProcessMoveRecord } from '../../src/workflow/moving/tables.js';
import { ProcessDefinitionRecord, ProcessInstanceRecord } from '../../src/workflow/tables.js';
import { freshDatabase } from '../support/database.js';
import { diagram, end, start, task } from '../workflow/host/diagram.js';
import { Office, person } from '../workflow/host/office.js';
import { ServiceNode } from './support/service-node.js';

const kills = Number(process.env['CRASH_KILLS'] ?? 6);
const cases = 1500;

const errand = (...tasks: readonly string[]): string =>
  diagram('errand', {
    nodes: [start(), ...tasks.map((id) => task(id)), end()],
    flows: ['begun', ...tasks].map((id, at) => `${id} ${[...tasks, 'done'][at]}`),
  });

it('cases that go over while the node is killed again and again: each is on exactly one version, told once', async () => {
  const database = await freshDatabase();
  const before = await openDataSource(database.config, schema);
  const office = await new Office(before).publish(errand('meet', 'sign'));
  const admin = person('p-workflow-admin', ['workflow-admin']);
  for (let at = 0; at < cases; at += 1)
    await office.workflow.start(admin, { process: 'errand', businessKey: `errand-${at}` });
  await office.publish(errand('meet', 'check', 'sign'));
  await before.destroy();

  const faults: string[] = [];
  const node = await ServiceNode.prepare('node', { ...database.env, LOG_LEVEL: 'error' }, (what) => faults.push(what));
  expect(await node.start(), node.complaints).toBe(true);
  const sent = { login: 'workflow-admin', password: 'demo-council' };
  const signedIn = await node.line.ask({ method: 'POST', path: '/api/v1/sessions', body: sent });
  const { token } = signedIn.body as { token: string };
  const body = { from: 1, to: 2, reason: 'Нова версія.' };
  const path = '/api/v1/processes/errand/moves';
  const begun = await node.line.ask({ method: 'POST', path, token, body, key: 'move-all-the-errands' });
  expect(begun.status, JSON.stringify(begun.body)).toBe(201);

  for (let killed = 0; killed < kills; killed += 1) {
    await pause(20 + ((killed * 137) % 400));
    node.kill();
    while (node.isRunning) await pause(5);
    expect(await node.start(), node.complaints).toBe(true);
  }
  const looking = await openDataSource(database.config, schema);
  const state = async () => (await looking.manager.findOneByOrFail(ProcessMoveRecord, { processKey: 'errand' })).state;
  while ((await state()) === 'running') await pause(200);
  await node.stop();
  const second = await looking.manager.findOneByOrFail(ProcessDefinitionRecord, { key: 'errand', version: 2 });
  expect(await looking.manager.countBy(ProcessInstanceRecord, { definitionId: second.id })).toBe(cases);
  expect(await looking.manager.countBy(MovedCaseRecord, { outcome: 'moved' })).toBe(cases);
  expect(await looking.manager.countBy(JournalEntryRecord, { kind: 'case-moved' })).toBe(cases);
  expect([await state(), faults]).toEqual(['done', []]);
  await looking.destroy();
  await database.drop();
}, 600_000);
