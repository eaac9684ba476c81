import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { at, isObject, readDocument } from '../support/document.js';
import { type OpenCouncil, openCouncil } from './support/council.js';
import { aLetter } from './support/letters.js';
import type { Verb } from './support/speaker.js';

let service: OpenCouncil;
let appealId: string;
const as = (login: string) => service.council.as(login);
const complaintAbout = (complaint: object, gist: string) =>
  aLetter({
    gist,
    receiptAsked: true,
    assessment: { kind: 'complaint', complaint: { learnedOn: '2026-02-20', ...complaint } },
  });

/** Whom the complaint is about: people whose roles open every route of a case. */
const concerned = ['registrar-1', 'control-1', 'office-head', 'infrastructure-executor-1', 'deputy-mayor-housing'];
const others = ['registrar-2', 'control-2'];

beforeAll(async () => {
  service = await openCouncil((config, log) => AppModule.forRoot(config, log));
  const [about, ...alsoAbout] = concerned;
  const letter = complaintAbout({ about, alsoAbout }, 'Скаржуся на посадових осіб.');
  appealId = (await (await as('registrar-2')).post('/appeals', letter).expect(201)).body.id;
});
afterAll(() => service.close());

interface Route {
  readonly verb: Verb;
  readonly path: string;
  readonly body: object | undefined;
}

/** Every route of the interface under an address, with the example that its document gives. */
function routesOf(address: string): Route[] {
  const paths = at(readDocument(), 'paths');
  if (!isObject(paths)) throw new Error('the interface has no routes');
  const verbs = ['get', 'post', 'put', 'patch', 'delete'] as const;
  return Object.entries(paths).flatMap(([path, operations]) =>
    path !== address && !path.startsWith(`${address}/`)
      ? []
      : verbs.flatMap((verb) => {
          const operation = at(operations, verb);
          const example = at(operation, 'requestBody', 'content', 'application/json', 'example');
          return operation === undefined ? [] : [{ verb, path, body: isObject(example) ? example : undefined }];
        }),
  );
}

/** What each of them hears at a route. */
async function heard({ verb, path, body }: Route, id: string, who: readonly string[]): Promise<[number, string][]> {
  const answers: [number, string][] = [];
  for (const login of who) {
    const manner = { ifMatch: 1, key: crypto.randomUUID() };
    const { status, body: told } = await (await as(login)).at(verb, path.replace('{id}', id), body, manner);
    answers.push([status, isObject(told) && typeof told['code'] === 'string' ? told['code'] : '']);
  }
  return answers;
}

it('no route of a case answers whom its complaint is about, whatever their role', async () => {
  const routes = routesOf('/api/v1/appeals/{id}');
  expect(routes.length).toBeGreaterThan(8);
  for (const route of routes) {
    const answers = await heard(route, appealId, concerned);
    const place = `${route.verb} ${route.path}`;
    expect([place, answers.filter(([status]) => status < 403)]).toEqual([place, []]);
    // Somebody of them could do it on any other case.
    expect([place, answers.some(([, code]) => code === 'NOT_FOUND')]).toEqual([place, true]);
    if (route.verb === 'get' && !route.path.endsWith('draft-reply'))
      for (const [status] of await heard(route, appealId, others)) expect([place, status]).toEqual([place, 200]);
  }
});

it('nor is it in their lists, nor its papers, nor do they say that it is withdrawn', async () => {
  const registrar = await as('registrar-2');
  const { body: papers } = await registrar.get(`/documents?subject=${appealId}`).expect(200);
  const { id } = papers.items[0];
  await registrar.get(`/documents/${id}`).expect(200);
  for (const login of concerned) {
    const speaker = await as(login);
    const { body } = await speaker.post('/appeals/search', { count: 'exact' }).expect(200);
    expect([login, body.count]).toEqual([login, 0]);
    await speaker.get(`/documents?subject=${appealId}`).expect(404);
    await speaker.get(`/documents/${id}`).expect(404);
  }
  expect((await registrar.get(`/appeals/${appealId}`).expect(200)).body.status).toBe('awaiting-resolution');
});

it('no route of its tasks answers them', async () => {
  const { body } = await (
    await as('control-2')
  )
    .post('/tasks/search', { filter: { businessKey: appealId } })
    .expect(200);
  expect(body.items.length).toBeGreaterThan(0);
  for (const { id } of body.items)
    for (const route of routesOf('/api/v1/tasks/{id}'))
      for (const [status] of await heard(route, id, concerned))
        expect([route.path, status >= 403]).toEqual([route.path, true]);
});

it('the registrar complained of does not take the complaint in, another does', async () => {
  const letter = complaintAbout({ about: 'registrar-1' }, 'Реєстратор не прийняв документів.');
  const { body } = await (await as('registrar-1')).post('/appeals', letter).expect(403);
  expect(body.code).toBe('CASE_BARRED');
  await (await as('registrar-2')).post('/appeals', letter).expect(201);
});

it('who answers for the office erases nothing of a complaint about themselves, nor does the admin end one', async () => {
  const admin = await as('workflow-admin');
  const { body } = await admin.post('/tasks/search', { filter: { businessKey: appealId, isOpen: true } }).expect(200);
  const reason = { reason: 'Заявниця відкликала звернення.' };
  const own = complaintAbout({ about: 'workflow-admin' }, 'Скаржуся на адміністратора.');
  const { id: ownId } = (await (await as('registrar-2')).post('/appeals', own).expect(201)).body;
  const seen = await (await as('control-2')).post('/tasks/search', { filter: { businessKey: ownId } }).expect(200);
  const { instanceId } = seen.body.items[0];
  const refused = [
    await admin.put(`/instances/${instanceId}/suspension`, reason),
    await admin.post(`/instances/${instanceId}/termination`, reason),
  ];
  expect(refused.map(({ status, body: told }) => [status, told.code])).toEqual([
    [403, 'CASE_BARRED'],
    [403, 'CASE_BARRED'],
  ]);
  await admin.post(`/instances/${body.items[0].instanceId}/termination`, reason).expect(200);
  const order = { caseId: appealId, basis: 'court', document: 'Рішення суду № 212/1-24 від 12.03.2026' };
  const erased = await (await as('office-head')).post('/journal/erasures', order, { key: crypto.randomUUID() });
  expect([erased.status, erased.body.code]).toEqual([403, 'CASE_BARRED']);
});
