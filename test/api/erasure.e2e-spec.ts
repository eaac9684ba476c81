import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { journalCommand } from '../../src/journal/command.js';
import { type OpenCouncil, openCouncil } from './support/council.js';
import { filed } from '../support/appeal-letters.js';
import { aLetter } from './support/letters.js';

let service: OpenCouncil;
let caseId: string;
const as = (login: string) => service.council.as(login);
beforeAll(async () => {
  service = await openCouncil((config, log) => AppModule.forRoot(config, log));
  caseId = (await (await as('registrar')).post('/appeals', aLetter()).expect(201)).body.id;
});
afterAll(() => service.close());

const order = { basis: 'court', document: 'Рішення суду № 212/1-24 від 12.03.2026' };
const erase = async (given: object, login = 'office-head', key = crypto.randomUUID()) => {
  const { status, body } = await (await as(login)).post('/journal/erasures', { caseId, ...order, ...given }, { key });
  return { status, ...body };
};

interface Entry {
  readonly seq: number;
  readonly kind: string;
  readonly by: { readonly id: string };
  readonly payload: Readonly<Record<string, unknown>> | null;
}
async function story(): Promise<readonly Entry[]> {
  return (await (await as('office-head')).get(`/appeals/${caseId}/history?limit=200`).expect(200)).body.items;
}

/** No daily round runs here: the code says that nothing is broken and that no seal proves it. */
async function verified(): Promise<readonly [number, string]> {
  const { DATABASE_URL, DATA_DIR } = service.config;
  const env = { DATA_DIR, ...(DATABASE_URL === undefined ? {} : { DATABASE_URL }) };
  const said: string[] = [];
  const code = await journalCommand(env, ['verify'], (line) => said.push(line), new Date('2026-03-02T10:00:00Z'));
  return [code, said.join('\n')];
}

it('nothing is erased while the case goes on, by whoever may not, or without a document', async () => {
  const before = await story();
  expect(await erase({})).toMatchObject({ status: 409, code: 'CASE_NOT_CLOSED' });
  for (const login of ['registrar', 'workflow-admin', 'deputy-mayor-housing'])
    expect(await erase({}, login)).toMatchObject({ status: 403 });
  expect(await erase({ document: '…' })).toMatchObject({ status: 422, errors: [{ pointer: '/document' }] });
  expect(await erase({ basis: 'wish' })).toMatchObject({ status: 422, errors: [{ pointer: '/basis' }] });
  expect(await erase({ caseId: '0b7cbe8e-6b1f-4b35-9a7e-0f5f1f7f6a11' })).toMatchObject({ status: 404 });
  expect(await erase({ caseId: 'post:office-head' })).toMatchObject({ status: 422, errors: [{ pointer: '/caseId' }] });
  expect(await story()).toEqual(before);
});

it('of a case that is over, what named entries say goes, and who did it and why stays', async () => {
  const registrar = await as('registrar');
  await registrar.post(`/appeals/${caseId}/withdrawal`, { reasons: 'Заява громадянки від 02.03.2026.' }).expect(201);
  const search = { filter: { businessKey: caseId, isOpen: true } };
  const { body } = await registrar.post('/tasks/search', search).expect(200);
  const [filing] = body.items;
  const ifMatch = filing.version;
  await registrar.post(`/tasks/${filing.id}/completion`, { answer: { ...filed } }, { ifMatch }).expect(200);
  const before = await story();
  const [first, second] = before;
  if (!first || !second) throw new Error('the story is empty');

  const absent = await erase({ entries: [first.seq, 9999] });
  expect(absent).toMatchObject({ status: 422, errors: [{ pointer: '/entries/1' }] });
  expect(await story()).toEqual(before);

  const key = crypto.randomUUID();
  expect(await erase({ entries: [first.seq] }, 'office-head', key)).toMatchObject({ status: 201, erased: [first.seq] });
  expect(await erase({ entries: [first.seq] }, 'office-head', key)).toMatchObject({ status: 201, erased: [first.seq] });
  const after = await story();
  expect(after[0]).toEqual({ ...first, payload: null });
  expect(after.slice(1, before.length)).toEqual(before.slice(1));
  expect(after.at(-1)).toMatchObject({
    kind: 'payloads-erased',
    by: { id: 'p-office-head' },
    payload: { ground: `${order.document} (п. 4 ч. 2 ст. 15 Закону № 2297-VI: рішення суду)` },
  });
  expect(await verified()).toEqual([3, expect.stringContaining('зі стертим змістом: 1.')]);
});

it('the term of keeping has not ended on the day of filing: five years, from the first day of the next', async () => {
  const before = await story();
  const kept = { status: 409, code: 'CASE_STILL_KEPT', keptUntil: '2032-01-01' };
  expect(await erase({ basis: 'term-ended' })).toMatchObject(kept);
  expect(await story()).toEqual(before);
});

it('the rest of the story goes too, once, and the journal is whole', async () => {
  const held = (await story()).filter(({ payload, kind }) => payload !== null && kind !== 'payloads-erased');
  const twice = await Promise.all([erase({ basis: 'relations-ended' }), erase({ basis: 'relations-ended' })]);
  expect(twice.map(({ status, code }) => `${status} ${code ?? ''}`).sort()).toEqual(['201 ', '409 NOTHING_TO_ERASE']);
  expect(twice.find(({ status }) => status === 201)).toMatchObject({ erased: held.map(({ seq }) => seq) });
  const left = (await story()).filter(({ payload }) => payload !== null);
  expect(new Set(left.map(({ kind }) => kind))).toEqual(new Set(['payloads-erased']));
  expect(await verified()).toEqual([3, expect.stringMatching(/порушених: 0\./)]);
});
