import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '../../src/journal/index.js';
import { VisitRecord } from '../../src/receptions/tables.js';
import { BookingOffice, person, request } from './booking-office.js';
import { flawIn } from '../support/whole-story.js';

let office: Awaited<ReturnType<typeof BookingOffice.open>>;
beforeAll(async () => {
  office = await BookingOffice.open();
});
afterAll(() => office.close());

const mayor = { leaderPost: 'acting-mayor', closesOn: '2026-03-06', closesAt: '17:30' };
const numbersOf = (cards: readonly { serial: number }[]): number[] => cards.map(({ serial }) => serial);

describe('a booking', () => {
  it('is registered, decided, counted, put in the queue, begun and journalled', async () => {
    const reception = await office.plans();
    const answer = await office.books(reception.id, { visitor: person(1) });
    expect(answer).toMatchObject({
      booked: true,
      outcome: 'book',
      grounds: [{ clause: '2.3.3' }],
      card: { status: 'booked', queueGroup: 'by-time', bookedBy: 'p-registrar-1', bookingOutcome: 'book' },
      reception: { booked: 1, freePlaces: 29 },
      alternatives: null,
    });
    const entries = await office.get(Journal).read(answer.card.id);
    const decided = entries.filter(({ kind }) => kind === 'decision').map(({ payload }) => payload?.['ruleSet']);
    expect(decided.slice(0, 2)).toEqual(['booking-admission', 'booking-order']);
    expect(entries.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['booked', 'process-started']));
    expect(await flawIn(office, answer.card.id)).toBeNull();
    expect(JSON.stringify(entries)).not.toContain('Прим');
  });

  it('is made once, however often the request is sent', async () => {
    const reception = await office.plans();
    const first = await office.books(reception.id, { visitor: person(2) }, 'booking-1');
    expect(await office.books(reception.id, { visitor: person(2) }, 'booking-1')).toEqual(first);
    expect((await office.reception(reception.id)).booked).toBe(1);
  });

  it('keeps nothing about the person that the card does not need', async () => {
    const reception = await office.plans();
    const visitor = person(3, { passport: 'АА 000000', religion: 'є' });
    const { body } = await office.registrar
      .post(`/receptions/${reception.id}/visits`, request({ visitor }))
      .expect(422);
    expect(body.code).toBe('BODY_INVALID');
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/visitor/passport',
      '/visitor/religion',
    ]);
    expect(body.grounds).toMatchObject([{ act: 'kr-225-r-2023', clause: '2.5' }]);
    expect((await office.reception(reception.id)).booked).toBe(0);
  });

  it('takes only a telephone by which somebody can be reached', async () => {
    const reception = await office.plans();
    const books = (phone: string) =>
      office.registrar.post(`/receptions/${reception.id}/visits`, request({ visitor: person(3, { phone }) }));
    for (const phone of ['абв', '112', '067 син', '+ ( ) -']) {
      const { body } = await books(phone).expect(422);
      expect(body.errors).toMatchObject([{ pointer: '/visitor/phone' }]);
    }
    expect((await books('+38 (067) 000-00-00').expect(201)).body.card.visitor.phone).toBe('+38 (067) 000-00-00');
  });

  it('puts benefits before time, by the classifier of the day asked', async () => {
    const reception = await office.plans();
    const ordinary = await office.books(reception.id, { visitor: person(4) });
    const veteran = await office.books(reception.id, { visitor: person(5, { categories: ['7.1'] }) });
    expect(veteran.card.queueGroup).toBe('first-by-benefit');
    const { body } = await office.registrar.get(`/receptions/${reception.id}/visits`).expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([veteran.card.id, ordinary.card.id]);
  });

  it('takes a minor and a representative without papers: who may speak is decided on the day', async () => {
    const reception = await office.plans();
    const companions = [{ role: 'representative', name: 'Зразок Петро Іванович', papers: false }];
    const { booked, card } = await office.books(reception.id, { visitor: person(6, { minor: true }), companions });
    expect([booked, card.visitor.minor, card.companions]).toEqual([true, true, companions]);
  });

  it('may be with two leaders on one question, and both cards show it', async () => {
    const [one, other] = [await office.plans(), await office.plans({ leaderPost: 'first-deputy-mayor' })];
    const first = await office.books(one.id, { visitor: person(7) });
    const second = await office.books(other.id, { visitor: person(7) });
    expect(second).toMatchObject({ booked: true, alsoBooked: [{ visitId: first.card.id, sameTopics: ['090'] }] });
    const { body } = await office.registrar.get(`/visits/${first.card.id}`).expect(200);
    expect(body.alsoBooked).toMatchObject([{ visitId: second.card.id, leaderPost: 'first-deputy-mayor' }]);
  });
});

describe('one question of one citizen on one reception', () => {
  it('takes one place, even entered by two clerks at once, unless a clerk says why it takes another', async () => {
    const reception = await office.plans();
    const enters = (more: object = {}) =>
      office.registrar.post(`/receptions/${reception.id}/visits`, request({ visitor: person(8), ...more }));
    const both = await Promise.all([enters(), enters()]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [first, refused] = both[0]?.status === 201 ? both : both.toReversed();
    const visitId = first?.body.card.id;
    expect(refused?.body).toMatchObject({ code: 'ALREADY_BOOKED', visitId, number: first?.body.card.number });
    const homeless = { visitor: person(8, { residence: null }) };
    expect((await enters(homeless).expect(409)).body.visitId).toBe(visitId);
    expect((await office.reception(reception.id)).booked).toBe(1);

    const other = await enters({ questions: [{ topic: '080', gist: 'Немає опалення.' }] }).expect(201);
    expect(other.body.alsoBooked).toMatchObject([{ visitId, sameTopics: [], sure: true }]);
    await enters({ again: { reason: '' } }).expect(422);
    const again = await enters({ again: { reason: 'Прийде окремо з другим власником.' } }).expect(201);
    expect(again.body.card.answers.again).toBe('Прийде окремо з другим власником.');
    const noted = (await office.get(Journal).read(again.body.card.id)).find(({ kind }) => kind === 'asked-again');
    expect(noted?.payload).toEqual({ besides: visitId });
    expect((await office.reception(reception.id)).booked).toBe(3);
  });

  it('waits for one place, and for none once it has one', async () => {
    const reception = await office.plans({ booked: 30 });
    const waits = { visitor: person(9), waits: true };
    const { card } = await office.books(reception.id, waits);
    const path = `/receptions/${reception.id}/visits` as const;
    const { body } = await office.registrar.post(path, request(waits)).expect(409);
    expect([body.code, body.visitId]).toEqual(['ALREADY_BOOKED', card.id]);
    expect(await office.books(reception.id, { visitor: person(9) })).toMatchObject({ booked: false });
  });

  it('is shown beside a card that may be a namesake’s, and refused to nobody for that', async () => {
    const [one, other] = [await office.plans(), await office.plans({ leaderPost: 'first-deputy-mayor' })];
    const bare = { visitor: person(10, { residence: null, phone: null }) };
    const first = await office.books(one.id, bare);
    expect((await office.books(other.id, bare)).alsoBooked).toMatchObject([{ visitId: first.card.id, sure: false }]);
    expect(await office.books(one.id, bare)).toMatchObject({ booked: true });
  });
});

describe('a refusal', () => {
  it.each([
    ['refuse-powers', {}, { leaderPowers: 'no' }, '2.13'],
    ['refuse-powers', mayor, { leaderPowers: 'no', earlierReply: 'yes', earlierResolved: 'no' }, '2.7'],
    ['refuse-no-reply', mayor, { leaderPowers: 'yes', earlierReply: 'no', earlierResolved: 'no' }, '2.7'],
    ['refuse-resolved', mayor, { leaderPowers: 'yes', earlierReply: 'yes', earlierResolved: 'yes' }, '2.9'],
  ])('%s is a card with a number and grounds, and takes no place', async (outcome, planned, answers, clause) => {
    const reception = await office.plans(planned);
    const answer = await office.books(reception.id, { visitor: person(20), answers });
    expect(answer).toMatchObject({ booked: false, outcome, card: { status: 'refused', bookingOutcome: outcome } });
    expect(answer.grounds.map((ground: { clause: string }) => ground.clause)).toContain(clause);
    expect(answer.card.bookingClauses).toContainEqual({ act: 'kr-225-r-2023', clause });
    expect(answer.alternatives.appeal.forms).toEqual(['letter', 'electronic']);
    expect(answer.alternatives.responsible).toMatchObject([{ post: 'deputy-mayor-housing' }]);
    expect((await office.reception(reception.id)).booked).toBe(0);
  });

  it('offers the next reception of the leader, and the next with a place', async () => {
    const leaderPost = 'deputy-mayor-social';
    const full = await office.plans({ leaderPost, booked: 30 });
    const alsoFull = await office.plans({ leaderPost, heldOn: '2026-03-17', closesOn: '2026-03-16', booked: 30 });
    // However many full ones lie between.
    for (let week = 0; week < 14; week += 1)
      await office.plans({ leaderPost, heldOn: '2026-03-18', closesOn: '2026-03-17', booked: 30 });
    const free = await office.plans({ leaderPost, heldOn: '2026-03-24', closesOn: '2026-03-23', booked: 28 });
    await office.plans({ leaderPost, heldOn: '2026-03-31', closesOn: '2026-03-30', status: 'suspended' });
    const answer = await office.books(full.id, { visitor: person(21) });
    expect(answer).toMatchObject({ booked: false, outcome: 'offer-alternatives', grounds: [{ clause: '2.10' }] });
    expect(answer.alternatives).toMatchObject({
      nextReception: { id: alsoFull.id, freePlaces: 0 },
      nextFree: { id: free.id, freePlaces: 2 },
    });
  });

  it('is none where a reception is not limited', async () => {
    const reception = await office.plans({ leaderPost: 'head-of-affairs', capacity: null, booked: 45 });
    const answer = await office.books(reception.id, { visitor: person(22) });
    expect(answer).toMatchObject({ booked: true, reception: { booked: 46, freePlaces: null } });
  });

  it('of a reception that is moved, suspended or held names its state, and registers nothing', async () => {
    const before = await office.manager.count(VisitRecord);
    for (const status of ['moved', 'suspended', 'held', 'postponed', 'under-way'] as const) {
      const reception = await office.plans({ status, leaderPost: 'deputy-mayor-economy' });
      const { body } = await office.registrar.post(`/receptions/${reception.id}/visits`, request()).expect(409);
      expect([body.code]).toEqual(['RECEPTION_NOT_BOOKABLE']);
    }
    const line = await office.plans({ kind: 'direct-line' });
    await office.registrar.post(`/receptions/${line.id}/visits`, request()).expect(409);
    expect(await office.manager.count(VisitRecord)).toBe(before);
  });
});

describe('what has to be found out first', () => {
  it('is named, with nothing registered: not asked, or asked and not known', async () => {
    const reception = await office.plans({ ...mayor, heldOn: '2026-04-14', closesOn: '2026-04-10' });
    const before = await office.manager.count(VisitRecord);
    const send = (answers: object) =>
      office.registrar.post(`/receptions/${reception.id}/visits`, request({ answers })).expect(422);
    const pointers = (body: { errors: readonly { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer);
    const unasked = await send({});
    expect(unasked.body.code).toBe('QUESTIONS_OPEN');
    expect(pointers(unasked.body).sort()).toEqual([
      '/answers/earlierReply',
      '/answers/earlierResolved',
      '/answers/leaderPowers',
    ]);
    const unknown = await send({ leaderPowers: 'unknown', earlierReply: 'yes', earlierResolved: 'unknown' });
    expect(pointers(unknown.body)).toEqual(['/answers/leaderPowers']);
    expect(unknown.body.grounds).toMatchObject([{ clause: '2.3.1' }]);
    expect(await office.manager.count(VisitRecord)).toBe(before);
  });
});

describe('the last place', () => {
  it('goes to one of thirty clerks; the others are offered something else, and nothing is miscounted', async () => {
    const reception = await office.plans({ leaderPost: 'first-deputy-mayor', heldOn: '2026-05-05', booked: 29 });
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, clerk) => office.books(reception.id, { visitor: person(100 + clerk) })),
    );
    const outcomes = answers.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(['book', ...Array.from({ length: 29 }, () => 'offer-alternatives')]);
    expect((await office.reception(reception.id)).booked).toBe(30);
    const cards = await office.manager.findBy(VisitRecord, { receptionId: reception.id });
    expect(cards.filter(({ status }) => status === 'booked')).toHaveLength(1);
    expect(cards.filter(({ status }) => status === 'refused')).toHaveLength(29);
  });

  it('is counted rightly while some are cancelled and others ask', async () => {
    const reception = await office.plans({ leaderPost: 'deputy-mayor-economy', heldOn: '2026-05-06', booked: 20 });
    const early = [];
    for (const number of [200, 201, 202, 203, 204, 205, 206, 207]) {
      early.push(await office.books(reception.id, { visitor: person(number) }));
    }
    const cancelled = early.slice(0, 4).map(({ card }) => {
      const giveUp = { by: 'citizen', reason: 'Не зможе прийти.' };
      return office.registrar.post(`/visits/${card.id}/cancellation`, giveUp).expect(201);
    });
    const asking = Array.from({ length: 12 }, (_, n) => office.books(reception.id, { visitor: person(220 + n) }));
    await Promise.all([...cancelled, ...asking]);
    const { booked } = await office.reception(reception.id);
    const taking = await office.manager.countBy(VisitRecord, { receptionId: reception.id, status: 'booked' });
    expect(booked).toBe(20 + taking);
    expect(booked).toBeLessThanOrEqual(30);
    expect(booked).toBeGreaterThanOrEqual(26);
  });

  it('leaves the numbers of the journal without a hole', async () => {
    const cards = await office.manager.find(VisitRecord, { order: { serial: 'ASC' } });
    expect(numbersOf(cards)).toEqual(cards.map((_, place) => place + 1));
  });
});
