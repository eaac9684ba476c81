import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BookingOffice, person, request } from './booking-office.js';
import { anEntry, TimetableOffice } from './timetable-office.js';

describe('the timetable changed by two at one moment', () => {
  let office: TimetableOffice;
  beforeAll(async () => {
    office = await TimetableOffice.open();
  });
  afterAll(() => office.close());

  const onThursdays = { recurrence: { every: 'week', weekday: 4 } };

  it('never gives one leader two receptions at one hour', async () => {
    const leaderPost = 'deputy-mayor-housing';
    const lines = ['in-person', 'direct-line'].map((kind) =>
      anEntry({ leaderPost, kind, place: '0564 92-00-00', ...onThursdays }),
    );
    const answers = await Promise.all(lines.map((line) => office.head.post('/timetable/entries', line)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it('suspends a reception that is being planned, in whichever order they come', async () => {
    const leaderPost = 'first-deputy-mayor';
    const order = {
      orderNumber: '17-р',
      orderOn: '2026-03-02',
      from: '2026-03-03',
      until: '2026-05-31',
      kinds: ['in-person'],
    };
    const answers = await Promise.all([
      office.head.post('/timetable/entries', anEntry({ leaderPost, ...onThursdays })),
      office.head.post('/timetable/suspensions', { ...order, leaderPost }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const planned = await office.days(leaderPost);
    expect(planned.length).toBeGreaterThan(5);
    expect(planned.filter((day) => !day.endsWith(' suspended'))).toEqual([]);
  });
});

describe('one citizen booked by two clerks at one moment', () => {
  let office: Awaited<ReturnType<typeof BookingOffice.open>>;
  beforeAll(async () => {
    office = await BookingOffice.open();
  });
  afterAll(() => office.close());

  it('has one booking on a reception', async () => {
    const { id } = await office.plans();
    const asked = [1, 2, 3].map(() =>
      office.registrar.post(`/receptions/${id}/visits`, request({ visitor: person(1) })),
    );
    const answers = await Promise.all(asked);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect((await office.reception(id)).booked).toBe(1);
  });

  it('uses the right to be first once, on whichever reception (KR-2.16)', async () => {
    const visitor = person(2);
    const before = await office.plans({ heldOn: '2026-03-03', closesOn: '2026-03-02' });
    const { card } = await office.books(before.id, { visitor });
    await office.write(card.id, { status: 'substitute-declined' });
    const [one, other] = [await office.plans(), await office.plans({ heldOn: '2026-03-17', closesOn: '2026-03-16' })];
    const asked = [one, other].map(({ id }) =>
      office.registrar.post(`/receptions/${id}/visits`, request({ visitor, rightOf: card.id })),
    );
    const answers = await Promise.all(asked);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422]);
  });
});
