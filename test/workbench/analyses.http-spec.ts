import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { type OpenCouncil, openCouncil } from '../api/support/council.js';
import type { Speaker } from '../api/support/speaker.js';
import { heavyRules } from './heavy-rules.js';

let house: OpenCouncil;
let reviewer: Speaker;
beforeAll(async () => {
  house = await openCouncil((config, log) => AppModule.forRoot(config, log));
  reviewer = await house.council.as('compliance-reviewer');
});
afterAll(() => house.close());

/** Minutes of work, if nobody ended it. */
const files = heavyRules(900);

async function running(wanted: (items: readonly { id: string; progress: object | null }[]) => boolean) {
  for (;;) {
    const { body } = await reviewer.get('/workbench/analyses').expect(200);
    if (wanted(body.items)) return body.items;
    await pause(50);
  }
}

it('goes on beside the service, shows how far it is, and is ended by whoever answers for the rules', async () => {
  const waiting = reviewer.post('/workbench/mutations?set=admission', { files }).then((answer) => answer);
  const [one] = await running(([first]) => first !== undefined && first.progress !== null);
  expect(one).toMatchObject({ name: 'mutate', by: { name: expect.any(String) }, since: '2026-03-02T07:00:00.000Z' });
  expect(one.progress).toMatchObject({ done: 0, total: 1, step: expect.stringContaining('admission: видозмін – ') });
  const registrar = await house.council.as('registrar');
  await registrar.get('/tasks').expect(200);
  await registrar.delete(`/workbench/analyses/${one.id}`).expect(403);
  const admin = await house.council.as('workflow-admin');
  await admin.delete(`/workbench/analyses/${one.id}`).expect(204);
  const { status, body } = await waiting;
  expect([status, body.code]).toEqual([409, 'ANALYSIS_CANCELLED']);
  await admin.delete(`/workbench/analyses/${one.id}`).expect(404);
  await reviewer.get('/workbench/coverage?set=executor-conflict').expect(200);
});

it('is ended when whoever asked hangs up', async () => {
  const asked = reviewer.post('/workbench/mutations?set=admission', { files });
  const hungUp = asked.then(
    () => 'answered',
    () => 'hung up',
  );
  await running(({ length }) => length === 1);
  asked.abort();
  await running(({ length }) => length === 0);
  await reviewer.get('/workbench/coverage?set=executor-conflict').expect(200);
  expect(await Promise.race([hungUp, pause(10).then(() => 'hung up')])).toBe('hung up');
});
