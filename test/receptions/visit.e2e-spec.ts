import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import { BookingOffice, person } from './booking-office.js';

let office: Awaited<ReturnType<typeof BookingOffice.open>>;
beforeAll(async () => {
  office = await BookingOffice.open();
});
afterAll(() => office.close());

const said = {
  questions: [{ position: 1, decision: 'instruction', explanation: 'Обстежити дах і відповісти.' }],
  executors: [{ position: 1, executorId: 'housing' }],
};

describe('a citizen who comes', () => {
  it('came when the office says, in the past of that day and at no time to come', async () => {
    const { registrar } = office;
    const { id } = await office.plans();
    const { card } = await office.books(id, { visitor: person(1) });
    await office.writeReception(id, { status: 'under-way' });
    const now = new Date(card.bookedAt);
    const shifted = (minutes: number): string => new Date(now.getTime() + minutes * 60_000).toISOString();
    for (const arrivedAt of [shifted(1), shifted(-24 * 60)]) {
      const refused = await registrar.post(`/visits/${card.id}/arrival`, { arrivedAt }).expect(422);
      expect(refused.body.errors).toMatchObject([{ pointer: '/arrivedAt' }]);
    }
    const arrivedAt = shifted(-5);
    const arrived = await registrar.post(`/visits/${card.id}/arrival`, { arrivedAt }).expect(200);
    expect(arrived.body).toMatchObject({ status: 'arrived', arrivedAt });
  });

  it('is called in as it was, not as it was typed: whoever came afterwards did not wait yet', async () => {
    const { registrar } = office;
    const { id } = await office.plans();
    const [early, late] = [
      await office.books(id, { visitor: person(21) }),
      await office.books(id, { visitor: person(22) }),
    ];
    const now = new Date(late.card.bookedAt);
    const shifted = (minutes: number): string => new Date(now.getTime() + minutes * 60_000).toISOString();
    await office.writeReception(id, {
      status: 'under-way',
      heldOn: plainDate('2026-03-02'),
      openedAt: new Date(shifted(-60)),
    });
    // The first in the queue came last.
    await registrar.post(`/visits/${early.card.id}/arrival`, { arrivedAt: shifted(-2) }).expect(200);
    await registrar.post(`/visits/${late.card.id}/arrival`, { arrivedAt: shifted(-30) }).expect(200);
    const calls = (calledAt: string) => registrar.post(`/receptions/${id}/calls`, { calledAt });
    for (const amiss of [shifted(1), shifted(-61), shifted(-24 * 60)])
      expect((await calls(amiss).expect(422)).body.errors).toMatchObject([{ pointer: '/calledAt' }]);
    await calls(shifted(-45)).expect(409);
    expect((await calls(shifted(-10)).expect(200)).body.visitId).toBe(late.card.id);
    const { body } = await registrar.get(`/visits/${late.card.id}/history`).expect(200);
    const noted = body.items.find(({ kind }: { kind: string }) => kind === 'called-in');
    expect(noted.payload.calledAt).toBe(shifted(-10));
  });

  it('is let in, called, heard and promised an answer', async () => {
    const { registrar } = office;
    const { id } = await office.plans();
    const { card } = await office.books(id, { visitor: person(1) });
    const early = await registrar.post(`/visits/${card.id}/arrival`, {}).expect(409);
    expect(early.body).toMatchObject({ code: 'RECEPTION_STATUS_REFUSED' });
    await office.writeReception(id, { status: 'under-way' });

    const arrived = await registrar.post(`/visits/${card.id}/arrival`, { entry: { bag: [10, 30, 20] } }).expect(200);
    expect(arrived.body).toMatchObject({ status: 'arrived' });
    await registrar.post(`/visits/${card.id}/arrival`, {}).expect(409);
    await registrar.post(`/visits/${card.id}/result`, said).expect(409);
    await registrar.post(`/receptions/${id}/calls`, {}).expect(200);
    const pointers = async (answer: object) =>
      (await registrar.post(`/visits/${card.id}/result`, answer).expect(422)).body.errors.map(
        ({ pointer }: { pointer: string }) => pointer,
      );
    const unexplained = { questions: [{ position: 1, decision: 'settled' }] };
    expect(await pointers(unexplained)).toEqual(['/questions/0/explanation']);
    expect(await pointers({ ...said, executors: [] })).toEqual(['/executors']);
    const clerk = { ...said, executors: [{ position: 1, executorId: 'housing-clerk' }] };
    expect(await pointers(clerk)).toEqual(['/executors']);
    const heard = await registrar.post(`/visits/${card.id}/result`, said).expect(200);
    expect(heard.body).toMatchObject({ status: 'heard' });
    const { questions } = await office.visit(card.id);
    const appealId = questions[0]?.outcome?.appealId ?? '';
    const { body: appeal } = await registrar.get(`/appeals/${appealId}`).expect(200);
    expect(appeal).toMatchObject({ form: 'oral', formOfReceipt: '1.2', status: 'under-consideration' });
  });

  it('is heard out when the reception ends over them, and nobody else is let in then', async () => {
    const { registrar } = office;
    const { id } = await office.plans();
    const [inside, late] = [
      await office.books(id, { visitor: person(3) }),
      await office.books(id, { visitor: person(4) }),
    ];
    await office.writeReception(id, { status: 'under-way' });
    await registrar.post(`/visits/${inside.card.id}/arrival`, {}).expect(200);
    await registrar.post(`/receptions/${id}/calls`, {}).expect(200);
    // A reception that has begun is no booking to be given up: neither its place nor its right comes back.
    const given = { by: 'citizen', reason: 'Громадянин пішов.' };
    await registrar.post(`/visits/${inside.card.id}/cancellation`, given).expect(409);
    await office.writeReception(id, { status: 'held' });
    await registrar.post(`/visits/${late.card.id}/arrival`, {}).expect(409);
    const toEmployee = { ...said, executors: [{ position: 1, executorId: 'p-housing-executor-1' }] };
    const { body } = await registrar.post(`/visits/${inside.card.id}/result`, toEmployee).expect(200);
    expect(body).toMatchObject({ status: 'heard' });
    const appealId = body.questions[0].outcome.appealId;
    const search = { filter: { businessKey: appealId, elementId: 'prepare-reply', isOpen: true } };
    const { body: tasks } = await (await office.council.as('housing-executor-1')).post('/tasks/search', search);
    expect(tasks.items).toMatchObject([{ assignee: 'p-housing-executor-1', state: 'reserved' }]);
    const { text } = await registrar.get(`/visits/${inside.card.id}/card?format=text`).expect(200);
    expect(text).toContain('Спеціаліст');
  });

  it('is turned away with the ground on the card', async () => {
    const { registrar } = office;
    const { id } = await office.plans();
    const { card } = await office.books(id, { visitor: person(2) });
    await office.writeReception(id, { status: 'under-way' });
    await registrar.post(`/visits/${card.id}/arrival`, { entry: { bag: [10, 30] } }).expect(422);
    const instead = await registrar.post(`/visits/${card.id}/arrival`, { person: 'representative' }).expect(422);
    expect(instead.body).toMatchObject({ code: 'BODY_INVALID', errors: [{ pointer: '/representation' }] });
    const { body } = await registrar.post(`/visits/${card.id}/arrival`, { entry: { posters: true } }).expect(200);
    expect(body).toMatchObject({ status: 'not-admitted', grounds: ['2.23.5'] });
  });
});
