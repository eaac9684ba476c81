import { Versions } from '../../src/workflow/definitions/versions.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Response } from 'supertest';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../src/domain/actor.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { withoutWalks } from '../edition/edition-folder.js';
import { installation } from '../../src/platform/installation.js';
import { RouteRegister } from '../../src/platform/http/routes/route-register.js';
import { compile } from '../../src/workflow/engine/index.js';
import { Workflow } from '../../src/workflow/index.js';
import { person, request } from '../receptions/booking-office.js';
import { DayOffice } from '../receptions/day-office.js';
import { filed } from '../support/appeal-letters.js';
import { diagram, end, start, task } from '../workflow/host/diagram.js';
import { FaultyWrites, holdings } from './support/faulty-writes.js';
import { aLetter } from './support/letters.js';
import type { Manner, Speaker } from './support/speaker.js';

let office: DayOffice;
let registrar: Speaker;
let head: Speaker;
let dataSource: DataSource;
let writes: FaultyWrites;
beforeAll(async () => {
  office = await DayOffice.open({ WORKER: 'no' });
  registrar = office.registrar;
  head = await office.council.as('office-head');
  dataSource = office.get(DataSource);
  writes = new FaultyWrites(dataSource);
});
afterAll(() => office.close());

const tried = new Set<string>();

/**
 * Asks with one key, and fails at the first write, then at the second, and so on to the COMMIT: nothing may
 * be left behind. Then it is done once, and asked again it is the same.
 */
async function keeps(route: string, ask: (key: Manner) => PromiseLike<Response>): Promise<Response['body']> {
  tried.add(route);
  const key = { key: route.replaceAll(' ', '') };
  const before = await holdings(dataSource);
  for (let nth = 1; ; nth++) {
    writes.failAt(nth);
    const answer = await ask(key);
    writes.mend();
    // What is begun after the commit may meet a fault too, and then it is not the request that failed.
    if (answer.status < 300) return isDoneOnce(before, answer, await ask(key));
    expect([nth, answer.status, writes.hasFailed]).toEqual([nth, 500, true]);
    expect([nth, await holdings(dataSource)]).toEqual([nth, before]);
  }
}

async function isDoneOnce(before: unknown, answer: Response, again: Response): Promise<Response['body']> {
  expect([answer.status, answer.body]).toEqual([again.status, again.body]);
  expect([again.status < 300, again.headers['idempotency-replayed']]).toEqual([true, 'true']);
  const held = await holdings(dataSource);
  expect(held).not.toEqual(before);
  expect(await holdings(dataSource)).toEqual(held);
  return answer.body;
}

const posts =
  (by: Speaker, path: string, body: object, manner: Manner = {}) =>
  (key: Manner): PromiseLike<Response> =>
    by.at('post', path, body, { ...manner, ...key });

describe('whatever fails on the way, one key is one effect', { timeout: 300_000 }, () => {
  it('of written appeals', async () => {
    const { id } = await keeps('POST /appeals', posts(registrar, '/appeals', aLetter()));
    const reasons = { reasons: 'Потрібне обстеження будинку разом з обленерго.' };
    const leader = await office.council.as('deputy-mayor-housing');
    const executors = [{ executorId: 'housing', instruction: 'Відновити опалення.' }];
    const resolution = { executors, control: true, needsStudy: 'yes', text: 'Розглянути та надати відповідь.' };
    await office.completes(id, 'resolve', resolution, leader);
    const executor = await office.council.as('housing-head');
    const asks = posts(executor, `/appeals/${id}/extension-requests`, reasons);
    await keeps('POST /appeals/:id/extension-requests', asks);
    const withdraws = posts(registrar, `/appeals/${id}/withdrawal`, { reasons: 'Заява громадянки від 02.03.2026.' });
    await keeps('POST /appeals/:id/withdrawal', withdraws);
    await office.completes(id, 'file-away', { ...filed }, registrar);
    const order = { basis: 'court', document: 'Рішення суду № 212/1-24 від 12.03.2026' };
    await keeps('POST /journal/erasures', posts(head, '/journal/erasures', { caseId: id, ...order }));
  });

  it('of a letter whose COMMIT was done and never answered', async () => {
    writes.loseCommit();
    const letter = aLetter({ gist: 'Просимо полагодити дах.' });
    const first = await registrar.post('/appeals', letter, { key: 'doubtful' }).expect(201);
    expect(writes.hasFailed).toBe(true);
    const again = await registrar.post('/appeals', letter, { key: 'doubtful' }).expect(201);
    expect(again.body).toEqual(first.body);
  });

  it('of the timetable and its bookings', async () => {
    const once = { recurrence: { on: '2026-03-19' }, beginsAt: '10:00', place: 'кімната 129' };
    const leaderPost = 'deputy-mayor-economy';
    const entry = { leaderPost, kind: 'in-person', ...once, inForceFrom: '2026-03-02' };
    const { id: timetableId } = await keeps('POST /timetable/entries', posts(head, '/timetable/entries', entry));
    const { body: found } = await head.post('/receptions/search', { filter: { leaderPost }, sort: ['heldOn'] });
    const [{ id, version }] = found.items;
    expect(timetableId).toBeTruthy();
    const books = posts(registrar, `/receptions/${id}/visits`, request({ visitor: person(40) }));
    const { card } = await keeps('POST /receptions/:id/visits', books);
    const cancels = posts(registrar, `/visits/${card.id}/cancellation`, { by: 'citizen', reason: 'Вирішено.' });
    await keeps('POST /visits/:id/cancellation', cancels);
    await registrar.post(`/receptions/${id}/visits`, request({ visitor: person(41) })).expect(201);
    const to = { heldOn: '2026-03-20', beginsAt: '11:00', place: 'кімната 205', reason: 'Сесія міської ради.' };
    await keeps('POST /receptions/:id/move', posts(head, `/receptions/${id}/move`, to, { ifMatch: version }));
    const days = { orderOn: '2026-03-02', from: '2026-03-16', until: '2026-04-30' };
    const order = { orderNumber: '57-р', ...days, kinds: ['in-person'], leaderPost };
    await keeps('POST /timetable/suspensions', posts(head, '/timetable/suspensions', order));
  });

  it('of an absence and of a process begun by hand', async () => {
    const days = { fromOn: '2026-07-01', toOn: '2026-07-15' };
    const absence = {
      postId: 'transport-head',
      ...days,
      substitutePersonId: 'p-transport-executor-1',
      orderNo: '57-р',
    };
    await keeps('POST /absences', posts(head, '/absences', absence));
    const xml = diagram('trial', { nodes: [start(), task('wait'), end()], flows: ['begun wait', 'wait done'] });
    const [versions, { forms }] = [office.get(Versions), office.get(Workflow).machinery];
    const coming = { xml, compiled: await compile(xml), forms };
    await office.get(DataSource).transaction((manager) => versions.bring(manager, coming, systemActor));
    const admin = await office.council.as('workflow-admin');
    const begins = posts(admin, '/processes/trial/instances', { businessKey: 'trial-1', data: {} });
    await keeps('POST /processes/:key/instances', begins);
    const flows = ['begun wait', 'wait see', 'see done'];
    const next = diagram('trial', { nodes: [start(), task('wait'), task('see'), end()], flows });
    const second = { xml: next, compiled: await compile(next), forms };
    await office.get(DataSource).transaction((manager) => versions.bring(manager, second, systemActor));
    const moves = posts(admin, '/processes/trial/moves', { from: 1, to: 2, reason: 'Схему виправлено.' });
    await keeps('POST /processes/:key/moves', moves);
  });

  const replayed = async (reviewer: Speaker, id: string) => {
    for (;;) {
      const { body } = await reviewer.get(`/workbench/replays/${id}`).expect(200);
      if (body.status !== 'running') return body;
      await pause(20);
    }
  };

  it('of an edition drawn up, signed and put into force', async () => {
    const [admin, reviewer] = [
      await office.council.as('workflow-admin'),
      await office.council.as('compliance-reviewer'),
    ];
    const file = 'rules/term.rules.json';
    const text = readFileSync(join(installation, file), 'utf8').replace('"Строк розгляду"', '"Строк"');
    const draft = { title: 'Коротша назва набору', files: { ...withoutWalks, [file]: text } };
    const { digest } = await keeps('POST /editions', posts(admin, '/editions', draft));
    const replay = (await reviewer.post('/workbench/replays', { edition: digest }).expect(201)).body.id;
    await replayed(reviewer, replay);
    const signs = posts(reviewer, `/editions/${digest}/signatures`, { comment: 'Звірено з таблицями.', replay });
    await keeps('POST /editions/:digest/signatures', signs);
    const { body } = await admin.get('/editions').expect(200);
    const order = { digest, replaces: body.inForce, reason: 'За розпорядженням' };
    await keeps('POST /editions/force', posts(admin, '/editions/force', order));
  });

  it('of a replay and the signature under it', async () => {
    const reviewer = await office.council.as('compliance-reviewer');
    const { id } = await keeps('POST /workbench/replays', posts(reviewer, '/workbench/replays', { ruleSet: 'leader' }));
    const [digest] = (await replayed(reviewer, id)).editions.leader;
    const signing = { ruleSet: 'leader', digest, replay: id, comment: 'Перевірено.' };
    await keeps('POST /workbench/sign-offs', posts(reviewer, '/workbench/sign-offs', signing));
  });

  it('of a day of receptions', async () => {
    const day = await office.plans();
    const onTheDay = { on: plainDate('2026-03-10') };
    const line = await office.plans('deputy-mayor-social', onTheDay, { kind: 'direct-line', place: 'телефон 15-15' });
    const [visit = ''] = await office.books(day, 1);
    await office.opens(day);
    const { visitor, questions } = request({ visitor: person(50) }) as Record<string, unknown>;
    await keeps('POST /visits/:id/arrival', posts(registrar, `/visits/${visit}/arrival`, {}));
    await keeps('POST /receptions/:id/calls', posts(registrar, `/receptions/${day}/calls`, {}));
    const said = { questions: [{ position: 1, decision: 'settled', explanation: 'Дах полагодять до 1 квітня.' }] };
    await keeps('POST /visits/:id/result', posts(registrar, `/visits/${visit}/result`, said));
    const walksIn = { visitor, questions, leaderAgrees: true };
    await keeps('POST /receptions/:id/walk-ins', posts(registrar, `/receptions/${day}/walk-ins`, walksIn));
    await office.completes(line, 'open-day', { leaderAway: 'no', recording: 'none' });
    const calls = posts(registrar, `/receptions/${line}/line-calls`, { visitor: person(51), questions });
    await keeps('POST /receptions/:id/line-calls', calls);
    const sounded = { startedAt: '2026-03-10T09:04:00+02:00' };
    const { id: alarm } = await keeps('POST /alarms', posts(registrar, '/alarms', sounded));
    await office.goesTo('2026-03-10T09:20');
    const over = { endedAt: '2026-03-10T09:20:00+02:00' };
    await keeps('POST /alarms/:id/end', posts(registrar, `/alarms/${alarm}/end`, over));
    await keeps('POST /receptions/:id/closing', posts(registrar, `/receptions/${day}/closing`, {}));
  });

  it('on every route that takes a key', () => {
    const keyed = office
      .get(RouteRegister)
      .routes()
      .filter((route) => route.idempotent);
    expect([...tried].sort()).toEqual(keyed.map(({ method, path }) => `${method} ${path}`).sort());
  });
});
