import { afterAll, beforeAll, expect, it } from 'vitest';
import { aLetter } from '../api/support/letters.js';
import { openCouncil, type OpenCouncil } from '../api/support/council.js';
import { readableLog } from '../api/support/log-lines.js';
import { AppModule } from '../../src/app.module.js';
import { PolicyService } from '../../src/policy/index.js';

const { log, lines } = readableLog();
let service: OpenCouncil;
beforeAll(async () => {
  service = await openCouncil((config, into) => AppModule.forRoot(config, into), { log });
});
afterAll(() => service.close());

/** Everything of the letter that is nobody's business but the office's. */
const personal = ['Коваленко', 'Марія', 'Соборності', 'опалення'];

it('evaluators that differ in the running service: the registrar has a clear problem, the admin an incident with the facts', async () => {
  const registrar = await service.council.as('registrar');
  const admin = await service.council.as('workflow-admin');
  const editions = service.council.app.get(PolicyService, { strict: false }).allEditions('term');
  for (const edition of editions) Object.assign(edition, { heldByClosures: () => edition.rules.slice(0, 1) });

  const { body } = await registrar.post('/appeals', aLetter()).expect(500);
  expect(body).toMatchObject({ code: 'EVALUATORS_DISAGREE', ruleSet: 'term' });
  expect(body.detail).toBe('term: рушій: жодне; перевірка: 348-covering-letter');
  expect(body.advice).toContain('збій');
  expect(body).not.toHaveProperty('facts');
  const { body: list } = await registrar.post('/appeals/search', { count: 'exact' }).expect(200);
  expect(list.count).toBe(0);

  const { body: open } = await admin.get('/incidents').expect(200);
  expect(open.items.map(({ id }: { id: string }) => id)).toEqual([body.incident]);
  const { body: incident } = await admin.get(`/incidents/${body.incident}`).expect(200);
  expect(incident).toMatchObject({ kind: 'command', message: body.detail, createdBy: expect.any(String) });
  expect(incident.detail).toContain('"letter.coveringTermDays":0');
  expect(incident.detail).toContain('"question.needsStudy":"unknown"');
  const failures = lines.filter(({ event }) => event === 'request-failed');
  expect(failures).toMatchObject([{ code: 'EVALUATORS_DISAGREE', traceId: body.traceId }]);
  for (const word of personal) expect(JSON.stringify([body, incident, lines])).not.toContain(word);

  for (const edition of editions) Reflect.deleteProperty(edition, 'heldByClosures');
  await registrar.post('/appeals', aLetter()).expect(201);
});

it('over the interface of the rules it is a problem with the facts that were asked about', async () => {
  const reviewer = await service.council.as('compliance-reviewer');
  const [edition] = service.council.app.get(PolicyService, { strict: false }).allEditions('main-executor').slice(-1);
  Object.assign(edition ?? {}, { held: () => Promise.reject(new Error('втрачено правило')) });
  const facts = {
    'letter.addressee': 'council',
    'resolution.firstExecutorIsStaff': false,
    'case.fromReception': false,
    'resolution.firstExecutorIsDistrict': false,
    'resolution.anyStaffExecutor': true,
  };
  const { body } = await reviewer
    .post('/rule-sets/main-executor/decide', { facts, receivedOn: '2024-03-04' })
    .expect(500);
  expect(body).toMatchObject({ code: 'EVALUATORS_DISAGREE', facts });
  expect(body.detail).toBe('main-executor: Error: втрачено правило');
});
