import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../src/domain/plain-date.js';
import { Journal } from '../../src/journal/index.js';
import { DemonstrationSetup } from '../../src/receptions/timetable/demonstration.js';
import { Planning } from '../../src/receptions/timetable/planning.js';
import { person } from './booking-office.js';
import { anEntry, TimetableOffice } from './timetable-office.js';
import { flawIn } from '../support/whole-story.js';

let office: TimetableOffice;
beforeAll(async () => {
  office = await TimetableOffice.open();
});
afterAll(() => office.close());

const mayors = { leaderPost: 'acting-mayor', recurrence: { every: 'month', nth: 2, weekday: 2 } };

describe('a line of the timetable', () => {
  it('is planned at once: each reception with its process, its closing by the rules and its story', async () => {
    const entry = await office.adds(mayors);
    expect(entry).toMatchObject({ version: 1, capacity: 30, recurrenceInWords: 'другий вівторок місяця' });
    expect(await office.days('acting-mayor')).toEqual(['2026-03-10 booking', '2026-04-14 booking']);
    const [first] = await office.receptions('acting-mayor');
    expect(first).toMatchObject({ timetableId: entry.id, capacity: 30, booked: 0, place: 'кімната 129' });
    expect(first?.bookingClosesAt).toEqual(new Date('2026-03-06T15:30:00Z'));
    expect(await office.processes(first?.id ?? '')).toEqual(['running']);
    const story = await office.get(Journal).read(first?.id ?? '');
    expect(story.map(({ kind }) => kind).slice(0, 3)).toEqual(['reception-planned', 'decision', 'process-started']);
    expect(story[1]?.payload).toMatchObject({ ruleSet: 'booking-closing', outcome: 'last-but-one-day' });
    expect(await flawIn(office, first?.id ?? '')).toBeNull();
  });

  it('is planned once, however often and by however many', async () => {
    const before = await office.days('acting-mayor');
    const planning = office.get(Planning);
    const plan = () => office.transact((tx) => planning.plan(tx, plainDate('2026-06-30')));
    const made = await Promise.all([plan(), plan(), plan()]);
    expect(made.flat().map(({ heldOn }) => heldOn)).toEqual(['2026-05-12', '2026-06-09']);
    expect(await office.days('acting-mayor')).toEqual([...before, '2026-05-12 booking', '2026-06-09 booking']);
  });

  it('gives a leader’s next reception, planned further where it has to be', async () => {
    await office.adds({ leaderPost: 'head-of-affairs', recurrence: { every: 'month', nth: 'last', weekday: 5 } });
    expect(await office.days('head-of-affairs')).toEqual(['2026-03-27 booking', '2026-04-24 booking']);
    const last = await office.receptionOn('head-of-affairs', '2026-04-24');
    const next = await office.transact((tx) => office.get(Planning).nextReception(tx, last));
    expect(next?.heldOn).toBe('2026-05-29');
    const one = { ...last, leaderPost: 'first-deputy-mayor' };
    expect(await office.transact((tx) => office.get(Planning).nextReception(tx, one))).toBeNull();
  });

  it('is added once for one key, and read by whoever has signed in', async () => {
    const entry = anEntry({ leaderPost: 'deputy-mayor-economy' });
    const first = await office.head.post('/timetable/entries', entry, { key: 'entry-1' }).expect(201);
    const again = await office.head.post('/timetable/entries', entry, { key: 'entry-1' }).expect(201);
    expect(again.body).toEqual(first.body);
    const { body } = await office.registrar.get('/timetable/entries').expect(200);
    expect(body.items.map(({ leaderPost }: { leaderPost: string }) => leaderPost)).toEqual([
      'acting-mayor',
      'deputy-mayor-economy',
      'head-of-affairs',
    ]);
    await office.registrar.post('/timetable/entries', anEntry()).expect(403);
    await office.council.nobody().get('/timetable/entries').expect(401);
  });

  it.each([
    ['before the office opens', { beginsAt: '07:30' }, '/beginsAt'],
    ['when the office has closed', { beginsAt: '17:30' }, '/beginsAt'],
    ['at no hour at all', { beginsAt: '25:00' }, '/beginsAt'],
    ['by the secretary, who receives as acting mayor only', { leaderPost: 'council-secretary' }, '/leaderPost'],
    ['by an officer', { leaderPost: 'control-1' }, '/leaderPost'],
    ['by video at no link', { kind: 'video', place: 'Zoom' }, '/place'],
    ['of legal aid by a leader', { kind: 'legal-aid' }, '/leaderPost'],
    ['that ends before it begins', { inForceTo: '2026-03-01' }, '/inForceTo'],
    ['that has ended', { inForceFrom: '2026-01-01', inForceTo: '2026-03-01' }, '/inForceTo'],
    ['of a day gone by', { recurrence: { on: '2026-02-27' }, inForceFrom: '2026-01-01' }, '/recurrence/on'],
    [
      'of a day out of its own force',
      { recurrence: { on: '2026-03-12' }, inForceFrom: '2026-03-13' },
      '/recurrence/on',
    ],
    ['that begins in more than a year', { inForceFrom: '2027-03-04' }, '/inForceFrom'],
  ])('is refused %s', async (_what, change, pointer) => {
    const { body } = await office.head.post('/timetable/entries', anEntry(change)).expect(422);
    expect(body.code).toBe('BODY_INVALID');
    expect(body.errors.map((one: { pointer: string }) => one.pointer)).toContain(pointer);
    expect(await office.days('deputy-mayor-housing')).toEqual([]);
  });

  it('is refused for days off, for posts there are not, and for an hour already taken', async () => {
    const sundays = anEntry({ recurrence: { every: 'week', weekday: 7 } });
    expect((await office.head.post('/timetable/entries', sundays)).body.code).toBe('BODY_INVALID');
    const nobody = anEntry({ leaderPost: 'dictator' });
    expect((await office.head.post('/timetable/entries', nobody)).body.code).toBe('NOT_FOUND');
    const taken = anEntry({ ...mayors, kind: 'video', place: 'https://video.example/1' });
    const { body } = await office.head.post('/timetable/entries', taken).expect(409);
    expect(body).toMatchObject({ code: 'RECEPTION_SLOT_TAKEN', heldOn: '2026-03-10' });
  });

  it('of a single day off is held on the next working day, and says so', async () => {
    await office.adds({ leaderPost: 'social-policy-head', recurrence: { on: '2026-03-07' }, limited: false });
    expect(await office.receptions('social-policy-head')).toMatchObject([
      { heldOn: '2026-03-09', movedFrom: '2026-03-07', capacity: null },
    ]);
  });

  it('that begins beyond the horizon is planned from its beginning', async () => {
    await office.adds({ leaderPost: 'culture-head', recurrence: { on: '2026-09-10' } });
    expect(await office.days('culture-head')).toEqual(['2026-09-10 booking']);
  });
});

it('the timetable of the demonstration is laid out once, and is one that the service takes', async () => {
  const demonstration = await TimetableOffice.open();
  try {
    const setup = demonstration.get(DemonstrationSetup);
    // Every start of the service asks for it.
    for (let start = 1; start <= 2; start++) await setup.layOut();
    expect(await demonstration.days('acting-mayor')).toEqual(['2026-03-10 booking', '2026-04-14 booking']);
    const { body } = await demonstration.council.nobody().get('/timetable?weeks=8').expect(200);
    const kinds = new Set(body.items.map(({ kind }: { kind: string }) => kind));
    expect(kinds).toEqual(new Set(['in-person', 'video', 'direct-line', 'legal-aid']));
  } finally {
    await demonstration.close();
  }
});

describe('a line of the timetable that ends', () => {
  it('withdraws what nobody is booked on and keeps what is promised; another line takes up the rest', async () => {
    const leaderPost = 'first-deputy-mayor';
    const entry = await office.adds({ leaderPost, recurrence: { every: 'week', weekday: 3 } });
    const promised = await office.receptionOn(leaderPost, '2026-03-18');
    await office.books(promised, { visitor: person(1) });

    const path = `/timetable/entries/${entry.id}/end` as const;
    await office.head.post(path, { lastDay: '2026-03-11' }).expect(428);
    await office.head.post(path, { lastDay: '2026-03-11' }, { ifMatch: 7 }).expect(412);
    const { body } = await office.head.post(path, { lastDay: '2026-03-11' }, { ifMatch: 1 }).expect(200);
    expect(body).toMatchObject({
      version: 2,
      inForceTo: '2026-03-11',
      kept: [{ reception: promised.id, heldOn: '2026-03-18', booked: 1 }],
    });
    const days = await office.days(leaderPost);
    expect(days.slice(0, 4)).toEqual([
      '2026-03-04 booking',
      '2026-03-11 booking',
      '2026-03-18 booking',
      '2026-03-25 moved',
    ]);
    const withdrawn = await office.receptionOn(leaderPost, '2026-03-25');
    expect(await office.processes(withdrawn.id)).toEqual(['completed']);

    await office.adds({
      leaderPost,
      recurrence: { every: 'week', weekday: 3 },
      place: 'кімната 200',
      inForceFrom: '2026-03-19',
    });
    expect(await office.receptionOn(leaderPost, '2026-03-25')).toMatchObject({
      id: withdrawn.id,
      status: 'booking',
      place: 'кімната 200',
    });
    expect(await office.receptionOn(leaderPost, '2026-03-18')).toMatchObject({ place: 'кімната 129', booked: 1 });
    expect(await office.processes(withdrawn.id)).toEqual(['completed', 'running']);
  });

  it('does not end outside its own force', async () => {
    const entry = await office.adds({
      leaderPost: 'transport-head',
      inForceFrom: '2026-03-10',
      inForceTo: '2026-04-30',
    });
    for (const lastDay of ['2026-03-08', '2026-05-01']) {
      const path = `/timetable/entries/${entry.id}/end` as const;
      const { body } = await office.head.post(path, { lastDay }, { ifMatch: 1 }).expect(422);
      expect(body.errors).toMatchObject([{ pointer: '/lastDay' }]);
    }
    await office.head.get(`/timetable/entries/${entry.id}`).expect(200).expect('etag', '"1"');
  });
});

it('the plan goes on with the clock: whoever ends a reception plans ahead', async () => {
  await office.adds({ leaderPost: 'health-head', recurrence: { every: 'week', weekday: 1 }, beginsAt: '15:00' });
  const horizon = addDays(plainDate('2026-03-02'), 62);
  const before = await office.receptions('health-head');
  expect(before[0]?.heldOn).toBe('2026-03-02');
  expect(before.at(-1)?.heldOn).toBe('2026-04-27');
  expect(before.every(({ heldOn }) => heldOn <= horizon)).toBe(true);
  await office.council.clock.moveTo('2026-03-04T09:00');
  await office.transact((tx) => office.get(Planning).planAhead(tx));
  expect((await office.receptions('health-head')).at(-1)?.heldOn).toBe('2026-05-04');
});
