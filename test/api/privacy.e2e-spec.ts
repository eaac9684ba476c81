import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { type OpenCouncil, openCouncil } from './support/council.js';
import { aLetter } from './support/letters.js';

let service: OpenCouncil;
let appealId: string;
beforeAll(async () => {
  service = await openCouncil((config, log) => AppModule.forRoot(config, log));
  const registrar = await service.council.as('registrar');
  appealId = (await registrar.post('/appeals', aLetter()).expect(201)).body.id;
});
afterAll(() => service.close());

const views = ['', '/card', '/decisions', '/terms', '/history', '/diagram.svg'];

it('somebody of another unit finds nothing: not in lists, not by index, not on any page of the case', async () => {
  const stranger = await service.council.as('culture-executor-1');
  const { body: page } = await stranger.post('/appeals/search', { count: 'exact' }).expect(200);
  expect(page).toMatchObject({ items: [], count: 0 });
  const { body: byIndex } = await stranger.get(`/appeals?index=${encodeURIComponent('К-1')}`).expect(200);
  expect(byIndex.items).toEqual([]);
  for (const view of views) await stranger.get(`/appeals/${appealId}${view}`).expect(404);
  const { body: papers } = await stranger.get(`/documents?subject=${appealId}`);
  expect(papers.items ?? []).toEqual([]);
  const { body: tasks } = await stranger.post('/tasks/search', { filter: { businessKey: appealId } }).expect(200);
  expect(tasks.items).toEqual([]);
});

it('a filter cannot widen what may be seen', async () => {
  const stranger = await service.council.as('culture-executor-1');
  const wide = { $or: [{ status: 'awaiting-resolution' }, { onControl: false }] };
  const { body } = await stranger.post('/appeals/search', { filter: wide, count: 'exact' }).expect(200);
  expect(body.count).toBe(0);
  await stranger.post('/appeals/search', { filter: { applicant: 'Коваленко' } }).expect(422);
});

it('whoever mends processes or reviews rules has no business with the card', async () => {
  for (const login of ['workflow-admin', 'compliance-reviewer']) {
    const admin = await service.council.as(login);
    for (const view of views) {
      const { status } = await admin.get(`/appeals/${appealId}${view}`);
      expect([login, view, status >= 403]).toEqual([login, view, true]);
    }
  }
});

it('nothing personal may be kept on the way; the public timetable may', async () => {
  const registrar = await service.council.as('registrar');
  for (const path of ['', '/card', '/history', '/diagram.svg'])
    expect((await registrar.get(`/appeals/${appealId}${path}`)).headers['cache-control']).toBe('no-store');
  for (const path of ['/tasks', '/sessions/current', '/receptions', `/appeals/${crypto.randomUUID()}`])
    expect((await registrar.at('get', path)).headers['cache-control']).toBe('no-store');
  const login = { login: 'control-2', password: 'demo-council' };
  const opened = await service.council.nobody().post('/sessions', login).expect(201);
  expect(opened.headers['cache-control']).toBe('no-store');
  const timetable = await service.council.nobody().get('/timetable').expect(200);
  expect(timetable.headers['cache-control']).toBe('public, max-age=60');
});

it('a leader reads what is theirs or their units’, and who is above the office all of it', async () => {
  const seen: Record<string, number> = {};
  for (const login of ['deputy-mayor-housing', 'deputy-mayor-social', 'head-of-affairs', 'acting-mayor']) {
    const leader = await service.council.as(login);
    const { body } = await leader.post('/appeals/search', { count: 'exact' }).expect(200);
    seen[login] = body.count;
    for (const view of views) await leader.get(`/appeals/${appealId}${view}`).expect(body.count === 1 ? 200 : 404);
  }
  expect(seen).toEqual({
    'deputy-mayor-housing': 1,
    'deputy-mayor-social': 0,
    'head-of-affairs': 1,
    'acting-mayor': 1,
  });
});

it('the workflow admin cannot make himself anybody’s substitute, nor take a task, and begins nothing under a case', async () => {
  const admin = await service.council.as('workflow-admin');
  const self = {
    postId: 'deputy-mayor-housing',
    fromOn: '2026-03-02',
    toOn: '2026-03-09',
    substitutePersonId: 'p-workflow-admin',
    orderNo: '57-р',
  };
  await admin.post('/absences', self, { key: 'self' }).expect(403);
  const { body: list } = await admin.post('/tasks/search', { filter: { businessKey: appealId, isOpen: true } });
  const [task] = list.items;
  const grab = { assignee: 'p-workflow-admin' };
  await admin.put(`/tasks/${task.id}/assignee`, grab, { ifMatch: task.version }).expect(422);
  await admin.post('/processes/written-appeal/instances', { businessKey: appealId }, { key: 'again' }).expect(409);
});

it('a substitute ordered by the head of the office reads what the deputy does, and the letters no longer than that', async () => {
  const head = await service.council.as('office-head');
  const order = {
    postId: 'deputy-mayor-social',
    fromOn: '2026-03-02',
    toOn: '2026-03-09',
    substitutePersonId: 'p-workflow-admin',
    orderNo: '58-р',
  };
  const { body } = await head.post('/absences', order, { key: 'order' }).expect(201);
  const substitute = await service.council.as('workflow-admin');
  const { body: found } = await substitute.post('/appeals/search', { count: 'exact' }).expect(200);
  expect(found.count).toBe(0);
  await substitute.get(`/appeals/${appealId}`).expect(404);
  await head.delete(`/absences/${body.id}`).expect(204);
  await substitute.post('/appeals/search', {}).expect(403);
});

it('the unit that is named to act may read it from then on', async () => {
  const executor = await service.council.as('infrastructure-executor-1');
  await executor.get(`/appeals/${appealId}`).expect(404);
  const leader = await service.council.as('deputy-mayor-housing');
  const { body: list } = await leader
    .post('/tasks/search', { filter: { businessKey: appealId, isOpen: true } })
    .expect(200);
  const [task] = list.items;
  const answer = {
    executors: [{ executorId: 'infrastructure', instruction: 'Відновити.' }],
    control: true,
    needsStudy: 'yes',
  };
  await leader.post(`/tasks/${task.id}/completion`, { answer }, { ifMatch: task.version }).expect(200);
  const { body } = await executor.get(`/appeals/${appealId}`).expect(200);
  expect(body).toMatchObject({ status: 'under-consideration', mainExecutor: 'infrastructure' });
});

it('the journal of the case holds no name, address or text of the citizen', async () => {
  const control = await service.council.as('control');
  const { body } = await control.get(`/appeals/${appealId}/history`).expect(200);
  expect(body.items.length).toBeGreaterThan(10);
  expect(JSON.stringify(body)).not.toMatch(/Коваленк|Соборності|опаленн/iu);
});
