import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Documents, renderText } from '../../src/documents/index.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { Journal } from '../../src/journal/index.js';
import { Planning } from '../../src/receptions/timetable/planning.js';
import type { VisitRecord } from '../../src/receptions/tables.js';
import { person } from './booking-office.js';
import { TimetableOffice } from './timetable-office.js';
import { flawIn } from '../support/whole-story.js';

let office: TimetableOffice;
beforeAll(async () => {
  office = await TimetableOffice.open();
});
afterAll(() => office.close());

const thursdays = { recurrence: { every: 'week', weekday: 4 } };
const sessionDay = { heldOn: '2026-03-20', beginsAt: '11:00', place: 'кімната 205', reason: 'Сесія міської ради.' };

/** What was drawn up to tell the citizen of a card. */
async function noticeOf({ id }: VisitRecord): Promise<string> {
  const documents = office.get(Documents);
  const [notice] = await documents.ofSubject(office.get(DataSource).manager, id);
  if (!notice) throw new Error('Nobody has told the citizen.');
  return renderText(documents.face(notice));
}

describe('a reception that is moved', () => {
  it('takes along all who are booked, with the rights and the time of their booking, and each is told', async () => {
    const leaderPost = 'deputy-mayor-housing';
    await office.adds({ leaderPost });
    const from = await office.receptionOn(leaderPost, '2026-03-19');
    const first = await office.books(from, { visitor: person(1) });
    const veteran = await office.books(from, { visitor: person(2, { categories: ['7.1'], phone: undefined }) });

    const path = `/receptions/${from.id}/move` as const;
    await office.head.post(path, sessionDay).expect(428);
    // The head has read it before anybody was booked: a booking is no change of the reception.
    const read = { ifMatch: from.version };
    await office.registrar.post(path, sessionDay, read).expect(403);
    await office.head.post(path, sessionDay, { ifMatch: from.version + 2 }).expect(412);
    const { body } = await office.head.post(path, sessionDay, { ...read, key: 'move-1' }).expect(200);
    expect(body).toEqual({ movedFrom: from.id, reception: expect.any(String), booked: 2 });
    const again = await office.head.post(path, sessionDay, { ...read, key: 'move-1' }).expect(200);
    expect(again.body).toEqual(body);

    expect(await office.receptionOn(leaderPost, '2026-03-19')).toMatchObject({
      status: 'moved',
      movedTo: body.reception,
    });
    const to = await office.receptionOn(leaderPost, '2026-03-20');
    expect(to).toMatchObject({ id: body.reception, status: 'booking', beginsAt: '11:00', booked: 2, capacity: 30 });
    expect(to.bookingClosesAt).toEqual(new Date('2026-03-19T13:00:00Z'));
    const [newFirst, newVeteran] = await office.visitsOf(to.id);
    expect(newFirst).toMatchObject({ previousVisitId: first.id, bookedAt: first.bookedAt, queueGroup: 'by-time' });
    expect(newVeteran).toMatchObject({ previousVisitId: veteran.id, queueGroup: 'first-by-benefit' });
    expect((await office.visit(first.id)).status).toBe('transferred');
    expect(await office.processes(first.id)).toEqual(['completed']);
    expect(await office.processes(from.id)).toEqual(['completed']);
    expect(await office.processes(to.id)).toEqual(['running']);

    if (!newFirst || !newVeteran) throw new Error('They were lost on the way.');
    const notice = await noticeOf(newFirst);
    expect(notice).toContain('перенесено з такої причини:\n\nСесія міської ради.');
    expect(notice).toContain('Вас записано на 20.03.2026 о 11:00, кімната 205.');
    expect(await noticeOf(newVeteran)).toContain('20.03.2026');
    const told = (await office.get(Journal).read(newVeteran.id)).find(({ kind }) => kind === 'citizen-to-be-told');
    expect(told?.payload).toMatchObject({ about: 'moved', reachBy: 'post' });
    expect(await flawIn(office, from.id)).toBeNull();
  });

  it('may come back to its first day: the place is booked anew, and those booked go along again', async () => {
    const leaderPost = 'deputy-mayor-housing';
    const away = await office.receptionOn(leaderPost, '2026-03-20');
    const back = { heldOn: '2026-03-19', beginsAt: '10:00', place: 'кімната 129', reason: 'Сесію перенесено.' };
    await office.head.post(`/receptions/${away.id}/move`, back, { ifMatch: away.version }).expect(200);
    const home = await office.receptionOn(leaderPost, '2026-03-19');
    expect(home).toMatchObject({ status: 'booking', booked: 2, movedTo: null, place: 'кімната 129' });
    expect(await office.processes(home.id)).toEqual(['completed', 'running']);
    expect(await office.receptionOn(leaderPost, '2026-03-20')).toMatchObject({ status: 'moved', movedTo: home.id });
    const statuses = (await office.visitsOf(home.id)).map(({ status }) => status);
    expect(statuses.sort()).toEqual(['booked', 'booked', 'transferred', 'transferred']);
  });

  it.each([
    ['to a day off', { heldOn: '2026-03-21' }, '/heldOn'],
    ['into the past', { heldOn: '2026-02-27' }, '/heldOn'],
    ['to where it is', { heldOn: '2026-03-19', beginsAt: '10:00', place: 'кімната 129' }, '/beginsAt'],
    ['out of office hours', { beginsAt: '18:00' }, '/beginsAt'],
    ['to a day on which whoever is booked cannot be told any more', { heldOn: '2026-03-02' }, '/heldOn'],
  ])('is not moved %s', async (_what, change, pointer) => {
    const { id, version } = await office.receptionOn('deputy-mayor-housing', '2026-03-19');
    const place = { ...sessionDay, ...change };
    const { body } = await office.head.post(`/receptions/${id}/move`, place, { ifMatch: version }).expect(422);
    expect(body.errors).toMatchObject([{ pointer }]);
  });

  it('to another room at the same hour stays the same reception; whoever is booked is told', async () => {
    const leaderPost = 'deputy-mayor-housing';
    const before = await office.receptionOn(leaderPost, '2026-03-19');
    const room = { heldOn: '2026-03-19', beginsAt: '10:00', place: 'кімната 300', reason: 'Ремонт у кімнаті 129.' };
    const { body } = await office.head
      .post(`/receptions/${before.id}/move`, room, { ifMatch: before.version })
      .expect(200);
    expect(body).toEqual({ movedFrom: before.id, reception: before.id, booked: 2 });
    const after = await office.receptionOn(leaderPost, '2026-03-19');
    expect(after).toMatchObject({ id: before.id, status: 'booking', booked: 2, place: 'кімната 300' });
    for (const visit of await office.visitsOf(before.id)) {
      const told = (await office.get(Journal).read(visit.id)).filter(({ kind }) => kind === 'citizen-to-be-told');
      expect(told.some(({ payload }) => payload?.['to'] === before.id)).toBe(visit.status === 'booked');
    }
  });

  it('is not moved upon another, nor once it has gone', async () => {
    const leaderPost = 'deputy-mayor-housing';
    const { id, version } = await office.receptionOn(leaderPost, '2026-03-19');
    const upon = { ...sessionDay, heldOn: '2026-04-16', beginsAt: '10:00' };
    const { body } = await office.head.post(`/receptions/${id}/move`, upon, { ifMatch: version }).expect(409);
    expect(body.code).toBe('RECEPTION_SLOT_TAKEN');
    // Half an hour before another of the same leader, whatever its kind, he would have to be in two places.
    await office.adds({ leaderPost, ...thursdays, kind: 'direct-line', beginsAt: '15:00', place: 'тел. 15-80' });
    const near = { ...sessionDay, heldOn: '2026-03-26', beginsAt: '14:30' };
    const { body: line } = await office.head.post(`/receptions/${id}/move`, near, { ifMatch: version }).expect(409);
    expect(line).toMatchObject({ code: 'RECEPTION_SLOT_TAKEN', heldOn: '2026-03-26', beginsAt: '15:00' });
    const gone = await office.receptionOn(leaderPost, '2026-03-20');
    const refused = await office.head.post(`/receptions/${gone.id}/move`, upon, { ifMatch: gone.version }).expect(409);
    expect(refused.body.code).toBe('RECEPTION_STATUS_REFUSED');
  });
});

describe('receptions suspended by an order', () => {
  const leaderPost = 'deputy-mayor-social';
  const order = {
    orderNumber: '57-р',
    orderOn: '2026-03-02',
    from: '2026-03-05',
    until: '2026-03-19',
    kinds: ['in-person'],
    leaderPost,
  };
  let orderId = '';

  it('are not held; who is booked goes over to the next that is, and is told of the order', async () => {
    await office.adds({ leaderPost, ...thursdays });
    await office.adds({ leaderPost, ...thursdays, kind: 'direct-line', beginsAt: '14:00', place: 'тел. 15-80' });
    const from = await office.receptionOn(leaderPost, '2026-03-12');
    const visit = await office.books(from, { visitor: person(3) });
    const { body } = await office.head.post('/timetable/suspensions', order, { key: 'order-1' }).expect(201);
    orderId = body.id;
    // Entered again, as by a second click: the record there is is named, and lifting it will be enough.
    const again = { ...order, until: null, kinds: ['in-person', 'video'], leaderPost: null };
    for (const twin of [order, again]) {
      const refused = await office.head.post('/timetable/suspensions', twin).expect(409);
      expect(refused.body).toMatchObject({ code: 'SUSPENSION_RECORDED', suspensionId: orderId });
    }
    const inPerson = (await office.receptions(leaderPost)).filter(({ kind }) => kind === 'in-person');
    expect(inPerson.slice(0, 4).map(({ heldOn, status }) => `${heldOn} ${status}`)).toEqual([
      '2026-03-05 suspended',
      '2026-03-12 suspended',
      '2026-03-19 suspended',
      '2026-03-26 booking',
    ]);
    const byPhone = (await office.receptions(leaderPost)).filter(({ kind }) => kind === 'direct-line');
    expect(new Set(byPhone.map(({ status }) => status))).toEqual(new Set(['booking']));
    const [moved] = await office.visitsOf(inPerson[3]?.id ?? '');
    if (!moved) throw new Error('The booking is lost.');
    expect(moved).toMatchObject({ previousVisitId: visit.id, bookedAt: visit.bookedAt, status: 'booked' });
    expect(await noticeOf(moved)).toContain(
      'розпорядженням від 02.03.2026 № 57-р такі прийоми зупинено до 19.03.2026 включно',
    );
    expect(await office.processes(from.id)).toEqual(['completed']);
    const refused = await office.registrar.post(`/receptions/${from.id}/visits`, {
      channel: 'telephone',
      visitor: person(4),
      questions: [{ topic: '090', gist: 'Дах' }],
      answers: { leaderPowers: 'yes' },
    });
    expect(refused.body.code).toBe('RECEPTION_NOT_BOOKABLE');
  });

  it('are booked anew when a later order lifts the first, from its day on', async () => {
    const path = `/timetable/suspensions/${orderId}/lift` as const;
    await office.head.post(path, { orderNumber: '60-р', from: '2026-03-12' }).expect(428);
    await office.head.post(path, { orderNumber: '60-р', from: '2026-03-12' }, { ifMatch: 9 }).expect(412);
    const late = await office.head.post(path, { orderNumber: '60-р', from: '2026-03-20' }, { ifMatch: 1 }).expect(422);
    expect(late.body.errors).toMatchObject([{ pointer: '/from' }]);
    const { body } = await office.head
      .post(path, { orderNumber: '60-р', from: '2026-03-12' }, { ifMatch: 1 })
      .expect(200);
    expect(body).toMatchObject({ version: 2, liftedFrom: '2026-03-12', liftedByOrder: '60-р' });
    const inPerson = (await office.receptions(leaderPost)).filter(({ kind }) => kind === 'in-person');
    expect(inPerson.slice(0, 3).map(({ heldOn, status, booked }) => `${heldOn} ${status} ${booked}`)).toEqual([
      '2026-03-05 suspended 0',
      '2026-03-12 booking 0',
      '2026-03-19 booking 0',
    ]);
    const { body: announced } = await office.registrar.get('/timetable').expect(200);
    const off = announced.items.find((one: { id: string }) => one.id === inPerson[0]?.id);
    expect(off.suspension).toEqual({
      orderNumber: '57-р',
      orderOn: '2026-03-02',
      from: '2026-03-05',
      until: '2026-03-11',
    });
    await office.books(await office.receptionOn(leaderPost, '2026-03-12'), { visitor: person(5) });
    await office.head.post(path, { orderNumber: '61-р', from: '2026-03-12' }, { ifMatch: 2 }).expect(422);
  });

  it('until further notice: who is booked is told that there is no other, and new ones are planned suspended', async () => {
    const head = 'head-of-affairs';
    await office.adds({ leaderPost: head, recurrence: { every: 'month', nth: 'last', weekday: 5 } });
    const visit = await office.books(await office.receptionOn(head, '2026-03-27'), { visitor: person(6) });
    const forAll = { ...order, orderNumber: '58-р', from: '2026-03-20', until: null, leaderPost: head };
    await office.head.post('/timetable/suspensions', forAll).expect(201);
    expect(await office.visit(visit.id)).toMatchObject({ status: 'cancelled', grounds: ['suspended'] });
    // The visit is over; the office still has to tell the citizen.
    expect(await office.processes(visit.id)).toEqual(['completed', 'running']);
    expect(await noticeOf(visit)).toContain('Іншого прийому цієї посадової особи поки не призначено.');
    expect(new Set((await office.receptions(head)).map(({ status }) => status))).toEqual(new Set(['suspended']));
    await office.transact((tx) => office.get(Planning).plan(tx, plainDate('2026-05-31')));
    const planned = await office.receptionOn(head, '2026-05-29');
    expect(planned.status).toBe('suspended');
    expect(await office.processes(planned.id)).toEqual([]);
  });

  it('under two orders stay suspended when one is lifted', async () => {
    const post = 'deputy-mayor-economy';
    await office.adds({ leaderPost: post, ...thursdays });
    const both = { ...order, leaderPost: post, until: '2026-03-05' };
    const one = await office.head.post('/timetable/suspensions', { ...both, orderNumber: '70-р' }).expect(201);
    const two = await office.head.post('/timetable/suspensions', { ...both, orderNumber: '71-р' }).expect(201);
    const lift = { orderNumber: '72-р', from: '2026-03-05' };
    await office.head.post(`/timetable/suspensions/${one.body.id}/lift`, lift, { ifMatch: 1 }).expect(200);
    expect(await office.receptionOn(post, '2026-03-05')).toMatchObject({
      status: 'suspended',
      suspensionId: two.body.id,
    });
    await office.head.post(`/timetable/suspensions/${two.body.id}/lift`, lift, { ifMatch: 1 }).expect(200);
    expect(await office.receptionOn(post, '2026-03-05')).toMatchObject({ status: 'booking', suspensionId: null });
  });

  it('lose nobody who is being booked at that very moment', async () => {
    const post = 'first-deputy-mayor';
    await office.adds({ leaderPost: post, ...thursdays });
    const { id } = await office.receptionOn(post, '2026-03-12');
    const booking = (number: number) =>
      office.registrar.post(`/receptions/${id}/visits`, {
        channel: 'telephone',
        visitor: person(number),
        questions: [{ topic: '090', gist: 'Протікає дах.' }],
        answers: { leaderPowers: 'yes' },
      });
    const terms = { ...order, leaderPost: post, orderNumber: '75-р', from: '2026-03-12', until: '2026-03-12' };
    const [, ...answers] = await Promise.all([
      office.head.post('/timetable/suspensions', terms).expect(201),
      ...[20, 21, 22, 23, 24, 25].map((number) => booking(number)),
    ]);
    const booked = answers.filter(({ status }) => status === 201);
    const codes = answers.flatMap(({ status, body }) => (status === 201 ? [] : [body.code]));
    expect(codes.every((code) => code === 'RECEPTION_NOT_BOOKABLE')).toBe(true);
    expect((await office.visitsOf(id)).every(({ status }) => status === 'transferred')).toBe(true);
    const next = await office.receptionOn(post, '2026-03-19');
    expect(next.booked).toBe(booked.length);
    expect(await office.visitsOf(next.id)).toHaveLength(booked.length);
  });

  it('are not moved into by another reception', async () => {
    const { id, version } = await office.receptionOn('deputy-mayor-housing', '2026-04-16');
    await office.head
      .post('/timetable/suspensions', {
        ...order,
        leaderPost: null,
        from: '2026-04-13',
        until: '2026-04-15',
        orderNumber: '80-р',
      })
      .expect(201);
    const into = { ...sessionDay, heldOn: '2026-04-14' };
    const { body } = await office.head.post(`/receptions/${id}/move`, into, { ifMatch: version }).expect(422);
    expect(body.errors[0].detail).toContain('№ 80-р');
  });

  it.each([
    ['no kind', { kinds: [] }, '/kinds'],
    ['a beginning that has passed', { from: '2026-03-01' }, '/from'],
    ['an end before the beginning', { until: '2026-03-04' }, '/until'],
    ['an unknown field', { reason: 'воєнний стан' }, '/reason'],
  ])('are not suspended by an order with %s', async (_what, change, pointer) => {
    const { body } = await office.head.post('/timetable/suspensions', { ...order, ...change }).expect(422);
    expect(body.errors.map((one: { pointer: string }) => one.pointer)).toContain(pointer);
  });

  it('are suspended by the head of the office only, by an order that there is', async () => {
    await office.registrar.post('/timetable/suspensions', order).expect(403);
    const ahead = { ...order, orderOn: '2026-12-01', from: '2026-12-01', until: null };
    const early = await office.head.post('/timetable/suspensions', ahead).expect(422);
    expect(early.body.errors).toMatchObject([{ pointer: '/orderOn' }]);
    const { body } = await office.registrar.get('/timetable/suspensions').expect(200);
    expect(body.items.map(({ orderNumber }: { orderNumber: string }) => orderNumber)).toContain('57-р');
  });
});
