import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Board } from '../../src/receptions/board/board.js';
import { LiveBoard } from '../../src/receptions/board/live-board.js';
import { DayOffice, Watcher } from './day-office.js';

describe('the table of a reception over HTTP', () => {
  let office: DayOffice;
  let reception: string;
  let other: string;
  let monthly: string;
  let unreached: string;
  let held: string;
  let inTheRoom: string[];
  let visits: string[];

  beforeAll(async () => {
    office = await DayOffice.open();
    reception = await office.plans();
    other = await office.plans('deputy-mayor-economy');
    monthly = await office.plans('deputy-mayor-social', { every: 'month', nth: 2, weekday: 2 });
    await office.books(monthly, 1);
    [unreached = ''] = await office.books(other, 1);
    held = await office.plans('first-deputy-mayor', { every: 'month', nth: 2, weekday: 2 });
    inTheRoom = await office.books(held, 3);
    visits = await office.books(reception, 3);
    await office.opens(reception);
  });
  afterAll(() => office.close());

  const board = async () => (await office.registrar.get(`/receptions/${reception}/board`).expect(200)).body;
  const call = (body: object = {}) => office.registrar.post(`/receptions/${reception}/calls`, body);

  it('shows the queue in order, with no more of a citizen than a call needs', async () => {
    const { queue, counts, alarm, reception: shown } = await board();
    expect(queue.map(({ visitId, place, status }: Record<string, unknown>) => [visitId, place, status])).toEqual(
      visits.map((id, index) => [id, index + 1, 'booked']),
    );
    expect(queue[0].citizen).toMatch(/^Прим\S+ М\. П\.$/);
    expect(Object.keys(queue[0])).not.toContain('phone');
    expect(counts).toEqual({ booked: 3 });
    expect(alarm).toBeNull();
    expect(shown).toMatchObject({ status: 'under-way', receiverPost: 'deputy-mayor-housing' });
  });

  it('is for the office and whoever receives', async () => {
    const address = `/receptions/${reception}/board` as const;
    await (await office.council.as('deputy-mayor-housing')).get(address).expect(200);
    await (await office.council.as('office-head')).get(address).expect(200);
    const stranger = await (await office.council.as('deputy-mayor-economy')).get(address).expect(403);
    expect(stranger.body.code).toBe('ROLE_MISSING');
    await (await office.council.as('deputy-mayor-economy')).get(`${address}/events`).expect(403);
    await office.registrar.get('/receptions/0195a3d0-6f00-7000-8000-000000000099/board').expect(404);
  });

  it('lets citizens in by the queue, as many at once as there are tables', async () => {
    await call().expect(409);
    await office.arrives(visits[1] ?? '');
    await office.arrives(visits[0] ?? '');
    expect((await call().expect(200)).body).toMatchObject({ visitId: visits[0], status: 'with-leader' });
    expect((await call().expect(409)).body.code).toBe('RECEPTION_STATUS_REFUSED');
    expect((await call({ tables: 2 }).expect(200)).body.visitId).toBe(visits[1]);
    expect((await call({ tables: 3 }).expect(409)).body.detail).toContain('немає нікого');
    await call({ tables: 0 }).expect(422);
    expect((await board()).counts).toEqual({ booked: 1, 'with-leader': 2 });
  });

  it('does not end while somebody is being received', async () => {
    const answer = await office.registrar.post(`/receptions/${reception}/closing`, {}).expect(409);
    expect(answer.body.detail).toContain('ще приймають');
  });

  it('takes alarms one after another, and calls nobody until the leader has resumed', async () => {
    await office.goesTo('2026-03-10T10:00');
    const alarms = (body: object) => office.registrar.post('/alarms', body);
    await alarms({ startedAt: '2026-03-10T10:01:00+02:00' }).expect(422);
    await alarms({ startedAt: 'вчора' }).expect(422);
    const { body: alarm } = await alarms({ startedAt: '2026-03-10T09:50:00+02:00' }).expect(201);
    expect((await alarms({ startedAt: '2026-03-10T09:55:00+02:00' }).expect(409)).body.code).toBe('ALARM_RECORDED');
    expect((await board()).alarm).toEqual({ id: alarm.id, startedAt: '2026-03-10T07:50:00.000Z', endedAt: null });
    await office.arrives(visits[2] ?? '');
    expect((await call({ tables: 3 }).expect(409)).body.detail).toContain('тривога');

    const end = (endedAt: string) => office.registrar.post(`/alarms/${alarm.id}/end`, { endedAt });
    await end('2026-03-10T09:50:00+02:00').expect(422);
    await end('2026-03-10T10:00:00+02:00').expect(200);
    expect((await end('2026-03-10T10:00:00+02:00').expect(409)).body.code).toBe('ALARM_RECORDED');
    await alarms({ startedAt: '2026-03-10T09:59:00+02:00' }).expect(409);
    expect((await call({ tables: 3 }).expect(409)).body.detail).toContain('не вирішив');
    const leader = await office.council.as('deputy-mayor-housing');
    await office.completes(reception, 'resume-after-alarm', { decision: 'resume' }, leader);
    expect((await board()).reception.alarmEffect).toBe('resume-today');
    expect((await office.registrar.get('/alarms').expect(200)).body.items).toHaveLength(1);
    await (
      await office.council.as('deputy-mayor-social')
    )
      .post('/alarms', { startedAt: '2026-03-10T10:00:00+02:00' })
      .expect(403);
  });

  it('keeps the file of the day and of each visit: every decision with its clause, the story, the way on the diagram', async () => {
    const of = (path: string) => office.registrar.at('get', path).expect(200);
    const day = await of(`/receptions/${reception}/decisions?explain=true`);
    const visit = await of(`/visits/${visits[0]}/decisions?explain=true`);
    const sets = (body: { items: { ruleSet: string }[] }) => [...new Set(body.items.map(({ ruleSet }) => ruleSet))];
    expect(sets(day.body)).toEqual(['booking-closing', 'reception-order', 'substitution', 'alarm']);
    expect(sets(visit.body)).toEqual(expect.arrayContaining(['booking-admission', 'reception-admission']));
    for (const { clauses, cited, explanation, forCitizen } of [...day.body.items, ...visit.body.items]) {
      expect([clauses.length > 0, cited.length > 0, explanation.question.length > 0]).toEqual([true, true, true]);
      expect(forCitizen).toContain('Повідомляємо, що за результатами розгляду питання');
    }
    expect((await of(`/receptions/${reception}/decisions`)).body.items[0]).not.toHaveProperty('explanation');

    const kinds = (body: { items: { kind: string }[] }) => body.items.map(({ kind }) => kind);
    const story = kinds((await of(`/receptions/${reception}/history`)).body);
    const told = ['reception-planned', 'booking-closed', 'day-opened', 'reception-begun', 'reception-interrupted'];
    expect(story.filter((kind) => told.includes(kind))).toEqual(told);
    const first = (await of(`/visits/${visits[0]}/history?limit=1`)).body;
    expect([first.items.length, first.next]).toEqual([1, first.items[0].seq]);
    const rest = await of(`/visits/${visits[0]}/history?after=${first.next}`);
    expect(rest.body.next).toBeNull();
    expect(kinds(rest.body)).toEqual(expect.arrayContaining(['arrived', 'called-in']));
    for (const path of [`/receptions/${reception}`, `/visits/${visits[0]}`])
      expect((await of(`${path}/diagram.svg`)).headers['content-type']).toContain('image/svg+xml');
  });

  it('opens these files to whoever may read the card or the board, and to nobody else', async () => {
    const [stranger, control] = [await office.council.as('culture-executor-1'), await office.council.as('control')];
    for (const view of ['decisions', 'history', 'diagram.svg']) {
      await control.get(`/receptions/${reception}/${view}`).expect(200);
      await control.get(`/visits/${visits[0]}/${view}`).expect(200);
      await stranger.get(`/visits/${visits[0]}/${view}`).expect(404);
      await stranger.get(`/receptions/${reception}/${view}`).expect(403);
      await (await office.council.as('deputy-mayor-economy')).get(`/receptions/${reception}/${view}`).expect(403);
    }
  });

  it('under way when an order suspends it, carries over whoever waits and hears out whoever is at the table', async () => {
    const [atTable = '', waiting = '', expected = ''] = inTheRoom;
    await office.completes(held, 'open-day', { leaderAway: 'no' });
    await office.arrives(atTable);
    await office.arrives(waiting);
    await office.registrar.post(`/receptions/${held}/calls`, {}).expect(200);
    const head = await office.council.as('office-head');
    const leaderPost = 'first-deputy-mayor';
    const days = { orderOn: '2026-03-10', from: '2026-03-10', until: '2026-03-31' };
    const order = { orderNumber: '81-р', ...days, kinds: ['in-person'], leaderPost };
    const { body } = await head.post('/timetable/suspensions', order).expect(201);
    const cut = { reception: held, leaderPost, heldOn: '2026-03-10', carriedOver: 2, atTable: 1 };
    expect(body.underWay).toEqual([cut]);
    for (const id of [waiting, expected]) {
      const { body: left } = await office.registrar.get(`/visits/${id}`).expect(200);
      expect(left.status).toBe('transferred');
    }
    await office.registrar.post(`/receptions/${held}/calls`, {}).expect(409);
    const said = { questions: [{ position: 1, decision: 'settled', explanation: 'Дах полагодять до 1 квітня.' }] };
    const { body: heard } = await office.registrar.post(`/visits/${atTable}/result`, said).expect(200);
    expect(heard.status).toBe('settled');
    await office.registrar.post(`/receptions/${held}/closing`, {}).expect(200);
    const { body: day } = await office.registrar.get(`/receptions/${held}`).expect(200);
    expect(day.status).toBe('held');
  });

  it('ends when the office closes the day', async () => {
    await office.completes(other, 'open-day', { leaderAway: 'no' });
    await office.arrives(unreached);
    await office.registrar.post(`/receptions/${other}/closing`, { remarks: 'Часу забракло' }).expect(200);
    // There is no other reception of this leader: the office has to tell the citizen what can be done instead (2.10).
    const { body: left } = await office.registrar.get(`/visits/${unreached}`).expect(200);
    expect(left).toMatchObject({ status: 'cancelled', grounds: ['no-later-reception'] });
    const open = { businessKey: unreached, elementId: 'call-citizen', isOpen: true };
    const { body: tasks } = await office.registrar.post('/tasks/search', { filter: open }).expect(200);
    expect(tasks.items).toHaveLength(1);
    const { body: papers } = await office.registrar.get(`/documents?subject=${unreached}`).expect(200);
    const notice = await office.registrar.get(`/documents/${papers.items.at(-1).id}?format=text`).expect(200);
    expect(notice.text).toContain('письмове або електронне звернення');
    await office.registrar.post(`/receptions/${other}/closing`, {}).expect(409);
    await office.registrar.post(`/receptions/${other}/calls`, {}).expect(409);
  });

  it('sends everybody away once an alarm is longer than two hours, whoever is inside or waits', async () => {
    await office.completes(monthly, 'open-day', { leaderAway: 'no' });
    await office.goesTo('2026-03-10T10:10');
    await office.registrar.post('/alarms', { startedAt: '2026-03-10T10:10:00+02:00' }).expect(201);
    // Nobody has typed the all-clear a quarter of an hour after the two hours: it is taken to go on.
    await office.goesTo('2026-03-10T12:26');
    const ended = await board();
    expect(ended.reception).toMatchObject({ status: 'postponed', alarmEffect: 'next-reception' });
    // This leader has no other reception: one waited, two are inside until it is said what was decided of them.
    expect(ended.counts).toEqual({ cancelled: 1, 'with-leader': 2 });
    const [decided = '', nothing = ''] = visits;
    const questions = [{ position: 1, decision: 'settled', explanation: 'Дах полагодять до 1 квітня.' }];
    await office.completes(decided, 'note-decided', { questions });
    await office.completes(nothing, 'note-decided', { questions: [] });
    expect((await board()).counts).toEqual({ cancelled: 2, settled: 1 });
    const { body: carried } = await office.registrar.get(`/receptions/${monthly}/board`).expect(200);
    expect(carried.counts).toEqual({ transferred: 1 });
    await call().expect(409);
  });
});

describe('a live board', () => {
  it('tells every change to all who watch from one look at the database, and lets them go when the service stops', async () => {
    const office = await DayOffice.open({ STREAMS_PER_PERSON: '0' });
    const reception = await office.plans();
    const [first = '', second = ''] = await office.books(reception, 2);
    await office.opens(reception);
    await office.council.app.listen(0, '127.0.0.1');
    const address = `${await office.council.app.getUrl()}/api/v1/receptions/${reception}/board/events` as const;
    const token = office.registrar.token ?? '';
    const looks = vi.spyOn(office.get(Board), 'view');
    const watch = (lastEventId?: number) => Watcher.watch(address, token, lastEventId);

    const watchers = await Promise.all(Array.from({ length: 200 }, () => watch()));
    await Promise.all(watchers.map((one) => one.until(() => one.told.length > 0)));
    expect(office.get(LiveBoard).watching(reception)).toBe(200);
    expect(watchers[0]?.status).toBe(200);
    expect(watchers[0]?.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    await office.arrives(first);
    const isTold = (one: Watcher) => one.until(() => one.told.at(-1)?.board.queue[0]?.status === 'arrived');
    await Promise.all(watchers.map(isTold));
    for (const { told } of watchers) {
      const ids = told.map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
      expect(told.every(({ id, board }) => board.version === id)).toBe(true);
    }
    // One look for those who came, one for what changed; a change of several rows may be seen in two.
    expect(looks.mock.calls.length).toBeLessThanOrEqual(4);

    // Whoever comes back with what was seen last is told what came since, and not the same again.
    const seen = watchers[0]?.told.at(-1)?.id ?? 0;
    const back = await watch(seen);
    await office.arrives(second);
    await back.until(() => back.told.at(-1)?.board.queue[1]?.status === 'arrived');
    expect(back.told.every(({ id }) => id > seen)).toBe(true);

    // Another node starts while an alarm sounds: it knows of it, and whoever watches there is told what the first one does.
    const alarm = await office.registrar.post('/alarms', { startedAt: '2026-03-10T09:05:00+02:00' }).expect(201);
    const node = await office.anotherNode();
    await node.app.listen(0, '127.0.0.1');
    const [leader, registrar] = [await node.as('deputy-mayor-housing'), await node.as('registrar-2')];
    const there = `${await node.app.getUrl()}/api/v1/receptions/${reception}/board/events`;
    const [afar, leaving] = [
      await Watcher.watch(there, leader.token ?? ''),
      await Watcher.watch(there, registrar.token ?? ''),
    ];
    const sounds = (one: Watcher) => one.told.at(-1)?.board.alarm?.endedAt === null;
    for (const one of [afar, leaving]) await one.until(() => sounds(one));
    // Who has signed out is told nothing more.
    await registrar.delete('/sessions/current').expect(204);
    const toldBefore = leaving.told.length;
    await office.goesTo('2026-03-10T09:20');
    await office.registrar.post(`/alarms/${alarm.body.id}/end`, { endedAt: '2026-03-10T09:20:00+02:00' }).expect(200);
    await afar.until(() => afar.told.at(-1)?.board.alarm?.endedAt === '2026-03-10T07:20:00.000Z');
    expect(sounds(afar)).toBe(false);
    await leaving.until(() => false);
    expect(leaving.told).toHaveLength(toldBefore);
    await node.close();
    await afar.until(() => false);

    back.leaves();
    const left = watchers.pop();
    left?.leaves();
    while (office.get(LiveBoard).watching() > 199) await new Promise(setImmediate);
    await office.close();
    await Promise.all(watchers.map((one) => one.until(() => false)));
    expect(watchers.every(({ isOver }) => isOver)).toBe(true);
  });
});
