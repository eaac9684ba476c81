import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InstanceReading } from '../../src/workflow/index.js';
import { TaskRecord } from '../../src/workflow/tables.js';
import { BookingOffice, person, request } from './booking-office.js';
import { flawIn } from '../support/whole-story.js';

let office: Awaited<ReturnType<typeof BookingOffice.open>>;
beforeAll(async () => {
  office = await BookingOffice.open();
});
afterAll(() => office.close());

const cancels = (id: string) =>
  office.registrar.post(`/visits/${id}/cancellation`, { by: 'citizen', reason: 'Питання вирішено на місці.' });

const placeOf = async (id: string) => (await office.visit(id)).answers.place;

async function callOf(visitId: string): Promise<TaskRecord | null> {
  return office.manager.findOneBy(TaskRecord, { businessKey: visitId, elementId: 'offer-place', isOpen: true });
}

async function replies(visitId: string, reply: string, calledAt?: string): Promise<void> {
  const task = await callOf(visitId);
  expect(task, `${visitId} is being called`).not.toBeNull();
  const path = `/tasks/${task?.id ?? ''}` as const;
  await office.registrar
    .post(`${path}/completion`, { answer: { reply, calledAt } }, { ifMatch: task?.version ?? 0 })
    .expect(200);
}

describe('a booking given up', () => {
  it('frees its place, ends its process, and is given up once', async () => {
    const reception = await office.plans();
    const { card } = await office.books(reception.id, { visitor: person(1) });
    const { body } = await cancels(card.id).expect(201);
    expect([body.status, body.grounds]).toEqual(['cancelled', ['Питання вирішено на місці.']]);
    expect((await office.reception(reception.id)).booked).toBe(0);
    const [instance] = await office.get(InstanceReading).ofCase(card.id);
    expect(instance?.status).toBe('completed');
    const again = await cancels(card.id).expect(409);
    expect(again.body.code).toBe('RECEPTION_STATUS_REFUSED');
    expect((await office.reception(reception.id)).booked).toBe(0);
  });

  it('gives the place to those who wait, in the order of the queue, and holds it while they are called', async () => {
    const reception = await office.plans({ booked: 29 });
    const last = await office.books(reception.id, { visitor: person(10) });
    const asks = async (number: number, more: object = {}, waits = true): Promise<string> => {
      const { booked, card } = await office.books(reception.id, { visitor: person(number, { ...more }), waits });
      expect(booked).toBe(false);
      return card.id;
    };
    const earlier = await asks(11);
    const veteran = await asks(12, { categories: ['7.1'] });
    const indifferent = await asks(13, {}, false);
    // Whom no call would reach is told so now, and waits for nothing in vain.
    const unreachable = request({ visitor: person(14, { phone: null }), waits: true });
    const { body } = await office.registrar.post(`/receptions/${reception.id}/visits`, unreachable).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/visitor/phone' }]);
    await cancels(last.card.id).expect(201);
    expect(await Promise.all([earlier, veteran, indifferent].map(placeOf))).toEqual(['waits', 'offered', undefined]);
    const other = await office.books(reception.id, { visitor: person(15) });
    expect([other.outcome, other.reception.freePlaces]).toEqual(['offer-alternatives', 0]);

    await replies(veteran, 'declined');
    expect([await placeOf(veteran), await placeOf(earlier)]).toEqual(['declined', 'offered']);
    const task = `/tasks/${(await callOf(earlier))?.id ?? ''}` as const;
    const { body: amiss } = await office.registrar
      .post(
        `${task}/completion`,
        { answer: { reply: 'takes', calledAt: '2020-03-02T10:00+02:00' } },
        { ifMatch: (await callOf(earlier))?.version ?? 0 },
      )
      .expect(422);
    expect(amiss.errors).toMatchObject([{ pointer: '/answer/calledAt' }]);
    const offered = (await callOf(earlier))?.createdAt.toISOString() ?? '';
    const calledAt = `${offered.slice(0, 16)}Z`;
    await replies(earlier, 'takes', calledAt);
    const taken = await office.manager.query<{ id: string }[]>(
      'select id from reception_visit where previous_visit_id = ?',
      [earlier],
    );
    const visit = await office.visit(taken[0]?.id ?? '');
    expect([visit.status, visit.receptionId]).toEqual(['booked', reception.id]);
    expect(visit.bookedAt).toEqual(new Date(`${offered.slice(0, 16)}:00Z`));
    expect([await placeOf(earlier), (await office.reception(reception.id)).booked]).toEqual(['taken', 30]);

    await cancels(visit.id).expect(201);
    expect(await callOf(indifferent)).toBeNull();
    expect(await office.books(reception.id, { visitor: person(16) })).toMatchObject({ booked: true });
    expect(await flawIn(office, earlier)).toBeNull();
  });
});

describe('a call for a place', () => {
  async function calledFor(number: number): Promise<{ receptionId: string; called: string; next: string }> {
    const reception = await office.plans({ booked: 29 });
    const { card } = await office.books(reception.id, { visitor: person(number) });
    const called = await office.books(reception.id, { visitor: person(number + 1), waits: true });
    const next = await office.books(reception.id, { visitor: person(number + 2), waits: true });
    await cancels(card.id).expect(201);
    return { receptionId: reception.id, called: called.card.id, next: next.card.id };
  }

  it('goes on to the next when nobody answers, and frees the place when nobody is left', async () => {
    const { receptionId, called, next } = await calledFor(50);
    await replies(called, 'unreachable');
    expect([await placeOf(called), await placeOf(next)]).toEqual(['unreachable', 'offered']);
    await replies(next, 'unreachable');
    const { body } = await office.registrar.get(`/receptions/${receptionId}`).expect(200);
    expect([body.booked, body.freePlaces]).toEqual([29, 1]);
  });

  it('for a reception that has been moved since books nobody and calls nobody else', async () => {
    const { receptionId, called, next } = await calledFor(54);
    await office.writeReception(receptionId, { status: 'moved' });
    const task = await callOf(called);
    const answer = { answer: { reply: 'takes' } };
    const { body } = await office.registrar
      .post(`/tasks/${task?.id ?? ''}/completion`, answer, { ifMatch: task?.version ?? 0 })
      .expect(409);
    expect([body.code, await placeOf(called)]).toEqual(['RECEPTION_NOT_BOOKABLE', 'offered']);
    await replies(called, 'declined');
    expect([await placeOf(called), await placeOf(next)]).toEqual(['declined', 'waits']);
  });
});

describe('the right to be booked first', () => {
  async function declined(number: number, more: object = {}, leaderPost = 'first-deputy-mayor'): Promise<string> {
    const before = await office.plans({ leaderPost, heldOn: '2026-03-05', closesOn: '2026-03-04' });
    const { card } = await office.books(before.id, { visitor: person(number, { ...more }) });
    await office.write(card.id, { status: 'substitute-declined' });
    await office.writeReception(before.id, { booked: 0 });
    return card.id;
  }
  const full = () => office.plans({ leaderPost: 'first-deputy-mayor', booked: 30 });

  it('goes over the limit, before benefits, with that leader, once', async () => {
    const right = await declined(20);
    const elsewhere = await office.plans({ booked: 30 });
    expect((await office.books(elsewhere.id, { visitor: person(20) })).outcome).toBe('offer-alternatives');
    const reception = await full();
    const first = await office.books(reception.id, { visitor: person(20) });
    expect(first).toMatchObject({
      booked: true,
      outcome: 'book-first',
      grounds: [{ clause: '2.16' }],
      card: { queueGroup: 'first-by-right', firstPlaceRight: true, previousVisitId: right },
      reception: { booked: 31 },
    });
    expect((await office.visit(right)).rightUsed).toBe(true);
    const next = await full();
    expect((await office.books(next.id, { visitor: person(20) })).outcome).toBe('offer-alternatives');
  });

  it('is had again when the booking is given up', async () => {
    const right = await declined(21);
    const { card } = await office.books((await full()).id, { visitor: person(21) });
    await cancels(card.id).expect(201);
    expect((await office.visit(right)).rightUsed).toBe(false);
    expect((await office.books((await full()).id, { visitor: person(21) })).outcome).toBe('book-first');
  });

  it('of one whose address is not known is used only when a clerk recognises the person', async () => {
    const right = await declined(22, { residence: null, phone: null, email: null });
    const reception = await full();
    const visitor = person(22, { phone: null });
    const { body } = await office.registrar
      .post(`/receptions/${reception.id}/booking-questions`, { visitor })
      .expect(200);
    expect(body.earlierVisits).toMatchObject([{ visitId: right, firstPlaceRight: true, sure: false }]);
    expect((await office.books(reception.id, { visitor })).outcome).toBe('offer-alternatives');
    expect((await office.books(reception.id, { visitor, rightOf: right })).outcome).toBe('book-first');
  });

  it('is refused where the card named in rightOf gives none, and then nothing is booked', async () => {
    const reception = await full();
    const visitor = person(24);
    const why = async (rightOf: string, body: object = { visitor }): Promise<string> => {
      for (const [path, more] of [
        ['visits', { channel: 'room', questions: [{ topic: '090', gist: 'Дах.' }], answers: { leaderPowers: 'yes' } }],
        ['booking-questions', {}],
      ] as const) {
        const sent = { ...body, ...more, rightOf };
        const answer = await office.registrar.post(`/receptions/${reception.id}/${path}`, sent).expect(422);
        expect(answer.body).toMatchObject({ code: 'FIRST_PLACE_RIGHT_REFUSED', errors: [{ pointer: '/rightOf' }] });
        expect(answer.body.grounds).toMatchObject([{ act: 'kr-225-r-2023', clause: '2.16' }]);
        if (path === 'booking-questions') return answer.body.detail;
      }
      return '';
    };
    expect(await why(randomUUID())).toContain('Картки, названої в rightOf, немає.');
    expect(await why(await declined(25))).toContain('іншої особи');
    expect(await why(await declined(24, {}, 'deputy-mayor-social'))).toContain('інша посада');
    const own = await declined(24);
    await office.write(own, { rightUsed: true });
    expect(await why(own)).toContain('право вже використано');
    await office.write(own, { status: 'heard' });
    expect(await why(own)).toContain('«прийнято, розглядається»');
    expect((await office.reception(reception.id)).booked).toBe(30);
  });

  it('is not a namesake’s', async () => {
    await declined(23);
    const namesake = person(23, { residence: 'м. Кривий Ріг, вул. Інша, буд. 9', phone: '067 999 9999' });
    expect((await office.books((await full()).id, { visitor: namesake })).outcome).toBe('offer-alternatives');
  });
});

describe('after a stopped reception', () => {
  it('a clerk is asked whether the cause is gone; while it remains, nobody is booked', async () => {
    const before = await office.plans({ heldOn: '2026-02-24', closesOn: '2026-03-20' });
    const { card } = await office.books(before.id, { visitor: person(30) });
    await office.write(card.id, {
      status: 'stopped',
      stoppedOn: before.heldOn,
      endedAt: new Date('2026-03-02T08:00:00Z'),
    });
    const reception = await office.plans();
    const visitor = person(30);
    const path = `/receptions/${reception.id}/booking-questions` as const;
    const { body } = await office.registrar.post(path, { visitor, answers: { leaderPowers: 'yes' } }).expect(200);
    expect(body.next.field).toBe('/answers/stopCause');
    const remains = { leaderPowers: 'yes', stopCause: 'remains' };
    const refused = await office.books(reception.id, { visitor, answers: remains });
    expect(refused).toMatchObject({ booked: false, outcome: 'refuse-cause-remains', grounds: [{ clause: '2.26' }] });
    const gone = { leaderPowers: 'yes', stopCause: 'gone' };
    expect(await office.books(reception.id, { visitor, answers: gone })).toMatchObject({ booked: true });
  });
});

describe('the moment of closing', () => {
  it('of the acting mayor’s reception is the end of the last but one working day', async () => {
    const leaderPost = 'acting-mayor';
    const reception = await office.plans({ leaderPost, closesOn: '2026-03-06', closesAt: '17:30' });
    const answers = { leaderPowers: 'yes', earlierReply: 'yes', earlierResolved: 'no' };
    const asks = (number: number) => office.books(reception.id, { visitor: person(number), answers });
    await office.council.clock.moveTo('2026-03-06T17:30:00');
    expect(await asks(45)).toMatchObject({ booked: true });
    await office.council.clock.moveTo('2026-03-06T17:30:01');
    expect(await asks(46)).toMatchObject({ booked: false, outcome: 'closed', grounds: [{ clause: '2.6' }] });
  });

  it('is still in time to the second; a second later neither place nor right opens it, and calls lapse', async () => {
    const reception = await office.plans({ booked: 29 });
    const called = await office.books(reception.id, { visitor: person(40) });
    const waits = await office.books(reception.id, { visitor: person(41), waits: true });
    await cancels(called.card.id).expect(201);
    expect(await placeOf(waits.card.id)).toBe('offered');
    const right = await office.plans({ heldOn: '2026-02-10' });
    const declined = await office.books(right.id, { visitor: person(42) });
    await office.write(declined.card.id, { status: 'substitute-declined' });
    const open = await office.plans();

    await office.council.clock.moveTo('2026-03-09T15:00:00');
    expect(await office.books(open.id, { visitor: person(43) })).toMatchObject({ booked: true });
    await office.council.clock.moveTo('2026-03-09T15:00:01');
    const late = await office.books(open.id, { visitor: person(44) });
    expect(late).toMatchObject({ booked: false, outcome: 'closed', grounds: [{ clause: '2.12' }] });
    const withRight = await office.books(open.id, { visitor: person(42) });
    expect(withRight.outcome).toBe('closed');
    expect((await office.visit(declined.card.id)).rightUsed).toBe(false);
    expect(await placeOf(waits.card.id)).toBe('late');
    expect(await callOf(waits.card.id)).toBeNull();
  });
});
