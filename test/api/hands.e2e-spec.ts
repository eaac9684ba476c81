import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { type OpenCouncil, openCouncil } from './support/council.js';
import { aLetter } from './support/letters.js';

let service: OpenCouncil;
beforeAll(async () => {
  service = await openCouncil((config, log) => AppModule.forRoot(config, log));
});
afterAll(() => service.close());

async function resolveTaskOfNewAppeal() {
  const registrar = await service.council.as('registrar');
  const { body: appeal } = await registrar.post('/appeals', aLetter()).expect(201);
  const leader = await service.council.as('deputy-mayor-housing');
  const { body } = await leader.post('/tasks/search', { filter: { businessKey: appeal.id, isOpen: true } }).expect(200);
  return body.items[0] as { readonly id: string; readonly version: number };
}

it('nobody hands a leader’s resolution to somebody who does not fill that post', async () => {
  const task = await resolveTaskOfNewAppeal();
  const hands = [
    ['workflow-admin', 'p-workflow-admin'],
    ['office-head', 'p-compliance-reviewer'],
    ['office-head', 'p-deputy-mayor-social'],
  ] as const;
  for (const [who, assignee] of hands) {
    const speaker = await service.council.as(who);
    const { body } = await speaker
      .put(`/tasks/${task.id}/assignee`, { assignee }, { ifMatch: task.version })
      .expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/assignee' }]);
  }
});

it('a leader delegates to nobody outside the post, and an unknown person is refused', async () => {
  const task = await resolveTaskOfNewAppeal();
  const leader = await service.council.as('deputy-mayor-housing');
  const claimed = await leader.post(`/tasks/${task.id}/claim`, undefined, { ifMatch: task.version }).expect(200);
  const asked = (to: string) => leader.post(`/tasks/${task.id}/delegations`, { to }, { ifMatch: claimed.body.version });
  expect((await asked('p-registrar-1')).status).toBe(422);
  expect((await asked('p-nobody')).status).toBe(422);
});

it('a filter’s operator is one of ours and not a word every object knows', async () => {
  const registrar = await service.council.as('registrar');
  for (const operator of ['toString', 'valueOf', 'hasOwnProperty']) {
    const { body } = await registrar.post('/tasks/search', { filter: { state: { [operator]: 'x' } } }).expect(422);
    expect(body.code).toBe('BODY_INVALID');
  }
});

it('a process that works on a case is not begun by hand', async () => {
  const admin = await service.council.as('workflow-admin');
  for (const key of ['reply', 'written-appeal', 'consideration', 'obligation', 'letter-dispatch']) {
    const { body } = await admin.post(`/processes/${key}/instances`, { businessKey: 'by-hand' }).expect(409);
    expect(body.code).toBe('PROCESS_NOT_BY_HAND');
  }
});

it('a letter of invisible signs is an empty one', async () => {
  const registrar = await service.council.as('registrar');
  for (const gist of ['\u200b\u2060', '…', '\u0000']) await registrar.post('/appeals', aLetter({ gist })).expect(422);
});
