import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '../../src/journal/index.js';
import { ReceptionStore } from '../../src/receptions/reception-store.js';
import { VisitRecord } from '../../src/receptions/tables.js';
import { Transfers } from '../../src/receptions/rebooking/transfers.js';
import { Directory } from '../../src/directory/index.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { InstanceReading, Workflow } from '../../src/workflow/index.js';
import { TaskRecord } from '../../src/workflow/tables.js';
import { BookingOffice, person, request } from './booking-office.js';
import { flawIn } from '../support/whole-story.js';

let office: Awaited<ReturnType<typeof BookingOffice.open>>;
beforeAll(async () => {
  office = await BookingOffice.open();
});
afterAll(() => office.close());

const mayor = { leaderPost: 'acting-mayor', closesOn: '2026-03-06', closesAt: '17:30' };

describe('what to ask while the clerk types', () => {
  const ask = async (receptionId: string, draft: object) => {
    const { body } = await office.registrar.post(`/receptions/${receptionId}/booking-questions`, draft).expect(200);
    return body;
  };
  const fields = (body: { ask: readonly { field: string }[] }) => body.ask.map(({ field }) => field).sort();

  it('is three things of the acting mayor, and one refusal spares the rest', async () => {
    const reception = await office.plans(mayor);
    const open = await ask(reception.id, {});
    expect(fields(open)).toEqual(['/answers/earlierReply', '/answers/earlierResolved', '/answers/leaderPowers']);
    expect(open.complete).toBe(false);
    expect(open.next.values.map(({ value }: { value: string }) => value)).toEqual(['yes', 'no', 'unknown']);
    const resolved = await ask(reception.id, { answers: { earlierResolved: 'yes' } });
    expect(resolved).toMatchObject({ complete: true, ask: [], possible: [{ outcome: 'refuse-resolved' }] });
    expect(resolved.doNotAsk.map(({ field }: { field: string }) => field).sort()).toEqual([
      '/answers/earlierReply',
      '/answers/leaderPowers',
    ]);
  });

  it('is only the powers of a deputy, and nothing once booking has closed', async () => {
    const reception = await office.plans();
    expect(fields(await ask(reception.id, { visitor: person(1) }))).toEqual(['/answers/leaderPowers']);
    // The form may be sent as it stands, with what decides nothing yet.
    const asItStands = {
      ...request({ visitor: { ...person(1), minor: true }, companions: [], waits: true }),
      answers: {},
    };
    expect(fields(await ask(reception.id, asItStands))).toEqual(['/answers/leaderPowers']);
    const closed = await office.plans({ closesOn: '2026-03-01' });
    expect(await ask(closed.id, {})).toMatchObject({ complete: true, possible: [{ outcome: 'closed' }] });
  });

  it('ends with the very outcome of the booking, whatever was answered in the order asked', async () => {
    const answers = ['yes', 'no', 'unknown'] as const;
    const reception = await office.plans({ ...mayor, heldOn: '2026-03-17', closesOn: '2026-03-13' });
    for (const [place, answer] of answers.entries()) {
      let given: Record<string, string> = {};
      let open = await ask(reception.id, { answers: given });
      while (open.next !== null) {
        given = { ...given, [String(open.next.field).replace('/answers/', '')]: answer };
        open = await ask(reception.id, { answers: given });
      }
      const [possible, ...others] = open.possible;
      expect(others).toEqual([]);
      const body = request({ visitor: person(50 + place), answers: given });
      const answered = await office.registrar.post(`/receptions/${reception.id}/visits`, body);
      expect(answered.body.outcome ?? 'clarify').toBe(possible.outcome);
      expect(answered.status).toBe(possible.outcome === 'clarify' ? 422 : 201);
    }
  });

  it('shows earlier visits from the surname and the given name on, and surely once more agrees', async () => {
    const { card } = await office.books((await office.plans()).id, { visitor: person(4) });
    const reception = await office.plans({ leaderPost: 'first-deputy-mayor' });
    const { surname, givenName, residence } = person(4);
    const hints = async (visitor: object) => (await ask(reception.id, { visitor })).earlierVisits;
    expect(await hints({ surname })).toEqual([]);
    expect(await hints({ surname, givenName })).toMatchObject([
      { visitId: card.id, sure: false, sureLabel: 'можливо, та сама особа' },
    ]);
    expect(await hints({ surname, givenName: 'Оксана' })).toEqual([]);
    expect(await hints({ surname, givenName, residence: 'м. Київ, вул. Інша, буд. 7' })).toEqual([]);
    expect(await hints({ ...person(4), residence })).toMatchObject([{ visitId: card.id, sureLabel: 'та сама особа' }]);
  });

  it('finds the card of a person behind a hundred newer ones of others who bear the surname', async () => {
    const { card } = await office.books((await office.plans()).id, { visitor: person(5) });
    const [record, { id: receptionId }] = [await office.visit(card.id), await office.plans()];
    const namesakes = Array.from({ length: 100 }, (_, place) => ({
      ...record,
      ...{ id: randomUUID(), serial: 1000 + place, receptionId, bookedAt: new Date(record.bookedAt.getTime() + place) },
      visitor: { ...record.visitor, givenName: 'Юхим', patronymic: 'Дмитрович', residence: 'вул. Нова, буд. 9' },
    }));
    for (const one of namesakes) await office.get(ReceptionStore).insertVisit(office.manager, one);
    const reception = await office.plans({ leaderPost: 'first-deputy-mayor' });
    const { earlierVisits } = await ask(reception.id, { visitor: person(5) });
    await office.manager.delete(
      VisitRecord,
      namesakes.map(({ id }) => id),
    );
    expect(earlierVisits).toMatchObject([{ visitId: card.id }]);
  });

  it.each<[string, object, object?]>([
    ['a new surname, with the same given names and telephone', { surname: 'Вишнева' }],
    ['a surname and a given name in each other’s place', { surname: 'Марія', givenName: person(6)['surname'] }],
    ['initials', { givenName: 'М.', patronymic: 'П.' }],
    ['two surnames, one of them the former', { surname: `${String(person(6)['surname'])}-Вишнева` }],
    ['the Latin of a passport', { surname: 'Prymienko', givenName: 'Mariia' }, { surname: 'Примєнко' }],
  ])('finds an earlier card under %s', async (_, now, then = {}) => {
    const phone = `067 000 ${String(3000 + Math.floor(Math.random() * 6000))}`;
    const { card } = await office.books((await office.plans()).id, { visitor: person(6, { phone, ...then }) });
    const reception = await office.plans({ leaderPost: 'first-deputy-mayor' });
    const { earlierVisits } = await ask(reception.id, { visitor: person(6, { phone, ...now }) });
    expect(earlierVisits.map(({ visitId }: { visitId: string }) => visitId)).toContain(card.id);
  });

  it('finds a corrected card by whoever is on it now, and no longer by whoever was', async () => {
    const { card } = await office.books((await office.plans()).id, { visitor: person(7) });
    const { version } = await office.visit(card.id);
    const { questions, companions } = await office.visit(card.id);
    const now = person(8, { givenName: 'Оксана', patronymic: 'Іванівна' });
    const asked = questions.map(({ topic, gist }) => ({ topic, gist }));
    await office.registrar
      .put(`/visits/${card.id}/card`, { visitor: now, questions: asked, companions }, { ifMatch: version })
      .expect(200);
    const reception = await office.plans({ leaderPost: 'first-deputy-mayor' });
    const found = async (visitor: object) =>
      (await ask(reception.id, { visitor })).earlierVisits.map(({ visitId }: { visitId: string }) => visitId);
    expect(await found(now)).toContain(card.id);
    expect(await found(person(7))).not.toContain(card.id);
  });

  it('refuses codes that the classifier does not have, as the booking does', async () => {
    const { id } = await office.plans();
    for (const draft of [
      { questions: [{ topic: '999', gist: 'Що це?' }] },
      { visitor: { surname: 'Приклад', categories: ['7.99'] } },
    ]) {
      const { body } = await office.registrar.post(`/receptions/${id}/booking-questions`, draft).expect(422);
      expect(body.code).toBe('CLASSIFIER_CODE_UNKNOWN');
    }
  });

  it('comes with earlier letters of the person on the question', async () => {
    const visitor = person(2);
    const { residence, surname, givenName, patronymic } = visitor;
    const letter = {
      applicant: { residence, surname, givenName, patronymic },
      gist: 'Протікає дах будинку після зливи.',
      questions: [{ topic: '090', gist: 'Протікає дах будинку після зливи.' }],
      assessment: { kind: 'statement' },
    };
    const { body: appeal } = await office.registrar.post('/appeals', letter).expect(201);
    const reception = await office.plans(mayor);
    const questions = [{ topic: '090', gist: 'Протікає дах будинку після зливи.' }];
    const { earlierAppeals } = await ask(reception.id, { visitor, questions });
    expect(earlierAppeals).toMatchObject([{ appealId: appeal.id, index: appeal.registrationIndex, repliedBy: null }]);
    expect((await ask(reception.id, { visitor: person(3), questions })).earlierAppeals).toEqual([]);
  });
});

describe('a card', () => {
  it('is corrected while the citizen waits, by whoever has read it last; a benefit moves the queue', async () => {
    const reception = await office.plans();
    const { card } = await office.books(reception.id, { visitor: person(10) });
    const corrected = {
      visitor: person(10, { categories: ['7.1'], residence: 'м. Кривий Ріг, вул. Інша, буд. 5' }),
      questions: [{ topic: '080', gist: 'Немає освітлення у дворі.' }],
    };
    const put = (ifMatch?: number) =>
      office.registrar.put(`/visits/${card.id}/card`, corrected, ifMatch === undefined ? {} : { ifMatch });
    expect((await put().expect(428)).body.code).toBe('PRECONDITION_REQUIRED');
    expect((await put(card.version + 5).expect(412)).body.code).toBe('VERSION_STALE');
    const { body } = await put(card.version).expect(200);
    expect(body).toMatchObject({ queueGroup: 'first-by-benefit', bookedAt: card.bookedAt, version: card.version + 1 });
    expect(body.questions).toMatchObject([{ topic: '080' }]);
    const noted = (await office.get(Journal).read(card.id)).find(({ kind }) => kind === 'card-corrected');
    expect(noted?.payload).toMatchObject({ fields: ['visitor.residence', 'visitor.categories', 'questions'] });
    await office.write(card.id, { status: 'no-show' });
    expect((await put(body.version).expect(409)).body.code).toBe('RECEPTION_STATUS_REFUSED');
  });

  it('asks other units at once when its questions are others, and those no longer asked no more', async () => {
    const reception = await office.plans();
    const visitor = person(13);
    const [dark, roof] = [
      { topic: '080', gist: 'Немає освітлення у дворі.' },
      { topic: '090', gist: 'Протікає дах.' },
    ];
    const { card } = await office.books(reception.id, { visitor, questions: [dark] });
    const preparing = async () => {
      const where = { businessKey: card.id, formKey: 'prepare-materials', isOpen: true };
      return (await office.manager.findBy(TaskRecord, where)).map(({ group }) => group).sort();
    };
    const corrects = async (...questions: object[]) => {
      const { version } = await office.visit(card.id);
      await office.registrar.put(`/visits/${card.id}/card`, { visitor, questions }, { ifMatch: version }).expect(200);
      return preparing();
    };
    const first = await preparing();
    expect(await corrects(dark)).toEqual(first);
    const both = await corrects(dark, roof);
    const second = await corrects(roof);
    expect(second).not.toEqual(first);
    expect(both).toEqual([...new Set([...first, ...second])].sort());
    expect(await corrects(dark)).toEqual(first);
    const told = await office.get(Journal).read(card.id, { kinds: ['told-units', 'units-asked'] });
    expect(told.map(({ kind }) => kind)).toEqual(['told-units', 'units-asked', 'units-asked', 'units-asked']);
    await office.registrar.post(`/visits/${card.id}/cancellation`, { by: 'citizen', reason: 'Вирішено.' }).expect(201);
    expect(await preparing()).toEqual([]);
    expect(await flawIn(office, card.id)).toBeNull();
  });

  it('is read by the office, the leader and the units it concerns, and by nobody else', async () => {
    const reception = await office.plans();
    const { card } = await office.books(reception.id, { visitor: person(11, { residence: 'Покровський район' }) });
    const statusFor = async (login: string) =>
      (await (await office.council.as(login)).get(`/visits/${card.id}`)).status;
    const readers = [
      'registrar-2',
      'control-1',
      'office-head',
      'deputy-mayor-housing',
      'housing-head',
      'housing-executor-1',
    ];
    for (const login of [...readers, 'district-pokrovskyi-head'])
      expect([login, await statusFor(login)]).toEqual([login, 200]);
    const others = ['deputy-mayor-social', 'education-head', 'district-inhuletskyi-head', 'finance-executor-1'];
    for (const login of others) expect([login, await statusFor(login)]).toEqual([login, 404]);
    for (const [login, found] of [
      ['deputy-mayor-housing', 1],
      ['deputy-mayor-social', 0],
      ['registrar-1', 1],
    ] as const) {
      const filter = { receptionId: reception.id };
      const { body } = await (await office.council.as(login)).post('/visits/search', { filter }).expect(200);
      expect([login, body.items.length]).toEqual([login, found]);
    }
  });

  it('of the acting mayor’s reception is read by the head of affairs, who studies the materials', async () => {
    const reception = await office.plans(mayor);
    const answers = { leaderPowers: 'yes', earlierReply: 'yes', earlierResolved: 'no' };
    const { card } = await office.books(reception.id, { visitor: person(12), answers });
    await (await office.council.as('head-of-affairs')).get(`/visits/${card.id}`).expect(200);
    await (await office.council.as('first-deputy-mayor')).get(`/visits/${card.id}`).expect(404);
  });

  it('is written by the office only', async () => {
    const reception = await office.plans();
    const clerk = await office.council.as('housing-clerk');
    const { body } = await clerk.post(`/receptions/${reception.id}/visits`, request()).expect(403);
    expect(body.code).toBe('ROLE_MISSING');
    await (await office.council.as('housing-head')).post(`/receptions/${reception.id}/visits`, request()).expect(403);
  });
});

describe('receptions', () => {
  it('are listed by leader and day with the places left, and name nobody', async () => {
    const leaderPost = 'deputy-mayor-economy';
    const one = await office.plans({ leaderPost, heldOn: '2026-06-02', booked: 12 });
    await office.plans({ leaderPost, heldOn: '2026-07-07' });
    const path = `/receptions?leaderPost=${leaderPost}&from=2026-06-01&to=2026-06-30`;
    const { body } = await office.registrar.get(path).expect(200);
    expect(body.items).toMatchObject([{ id: one.id, booked: 12, freePlaces: 18, leaderTitle: expect.any(String) }]);
    const filter = { leaderPost, heldOn: { $gte: '2026-06-15' } };
    const found = await office.registrar.post('/receptions/search', { filter }).expect(200);
    expect(found.body.items).toMatchObject([{ heldOn: '2026-07-07', freePlaces: 30 }]);
    await office.registrar.get(`/receptions/${one.id}`).expect(200);
  });
});

describe('without a booking', () => {
  const comes = (receptionId: string, number: number, leaderAgrees = true) => {
    const { visitor, questions } = request({ visitor: person(number) }) as Record<string, unknown>;
    return office.registrar.post(`/receptions/${receptionId}/walk-ins`, { visitor, questions, leaderAgrees });
  };

  it('a citizen is received where places are left, the booked are received and the leader agrees', async () => {
    const reception = await office.plans({ status: 'under-way' });
    const { body } = await comes(reception.id, 60).expect(201);
    expect(body).toMatchObject({
      booked: true,
      outcome: 'receive',
      card: { channel: 'walk-in', queueGroup: 'by-time' },
    });
    expect((await office.reception(reception.id)).booked).toBe(1);
    await office.write(body.card.id, { status: 'arrived' });
    const meanwhile = await comes(reception.id, 61).expect(201);
    expect(meanwhile.body).toMatchObject({ booked: false, outcome: 'offer-booking', card: { status: 'refused' } });
    await office.write(body.card.id, { status: 'with-leader' });
    expect((await comes(reception.id, 62, false).expect(201)).body.outcome).toBe('offer-booking');
    expect((await comes(reception.id, 62).expect(201)).body.outcome).toBe('receive');
  });

  it('not a second time while the first card waits: the card is named', async () => {
    const reception = await office.plans({ status: 'under-way' });
    const { body } = await comes(reception.id, 66).expect(201);
    const twice = await comes(reception.id, 66).expect(409);
    expect(twice.body).toMatchObject({ code: 'ALREADY_BOOKED', visitId: body.card.id });
    expect((await office.reception(reception.id)).booked).toBe(1);
  });

  it('not where thirty are booked, not who was stopped today, and not before the reception is under way', async () => {
    const full = await office.plans({ status: 'under-way', booked: 30 });
    expect((await comes(full.id, 63).expect(201)).body.outcome).toBe('offer-booking');
    const reception = await office.plans({ status: 'under-way' });
    const { body } = await comes(reception.id, 64).expect(201);
    await office.write(body.card.id, { status: 'stopped', stoppedOn: plainDate('2026-03-02') });
    const again = await comes(reception.id, 64).expect(201);
    expect(again.body).toMatchObject({ outcome: 'not-today', grounds: [{ clause: '2.26' }] });
    const mayors = await office.plans({ leaderPost: 'acting-mayor', status: 'under-way' });
    expect((await comes(mayors.id, 67).expect(201)).body).toMatchObject({
      outcome: 'offer-booking',
      grounds: [{ clause: '2.6' }, { clause: '2.7' }],
    });
    const closed = await office.plans({ status: 'closed' });
    expect((await comes(closed.id, 65).expect(409)).body.code).toBe('RECEPTION_NOT_BOOKABLE');
  });
});

describe('a booking that the council moves', () => {
  const actor = () => office.get(Directory).actorOf('p-office-head', plainDate('2026-03-02'));

  it('keeps its time, its group and its right, over the limit, and ends the old visit', async () => {
    const from = await office.plans();
    const veteran = await office.books(from.id, { visitor: person(70, { categories: ['7.1'] }) });
    const to = await office.plans({ heldOn: '2026-03-24', booked: 30 });
    const moved = await office.get(Workflow).transact(actor(), async (tx) => {
      const visit = await office.visit(veteran.card.id, tx.manager);
      return office.get(Transfers).transfer(tx, visit, to);
    });
    const [old, now] = [await office.visit(veteran.card.id), await office.visit(moved.id)];
    expect([old.status, now.status, now.previousVisitId]).toEqual(['transferred', 'booked', old.id]);
    expect([now.queueGroup, now.bookedAt]).toEqual([old.queueGroup, old.bookedAt]);
    expect([(await office.reception(from.id)).booked, (await office.reception(to.id)).booked]).toEqual([0, 31]);
    expect((await office.get(InstanceReading).ofCase(old.id))[0]?.status).toBe('completed');
    expect((await office.get(InstanceReading).ofCase(now.id))[0]?.status).toBe('running');
  });

  it('is released where it cannot be kept, and its place is free', async () => {
    const from = await office.plans();
    const { card } = await office.books(from.id, { visitor: person(72) });
    await office.get(Workflow).transact(actor(), async (tx) => {
      await office.get(Transfers).release(tx, await office.visit(card.id, tx.manager), 'suspended');
    });
    expect(await office.visit(card.id)).toMatchObject({ status: 'cancelled', grounds: ['suspended'] });
    expect((await office.reception(from.id)).booked).toBe(0);
  });
});

describe('the journal of receptions', () => {
  it('holds every card under a number of its own, without a hole', async () => {
    const cards = await office.manager.find(VisitRecord, { order: { serial: 'ASC' } });
    expect(cards.map(({ serial, year }) => [year, serial])).toEqual(cards.map((_, place) => [2026, place + 1]));
  });
});
