import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { person } from './booking-office.js';
import { TimetableOffice } from './timetable-office.js';

interface Line {
  readonly id: string;
  readonly kind: string;
  readonly heldOn: string;
  readonly leader: string;
  readonly booking: string;
  readonly freePlaces: number | null;
  readonly place: string;
  readonly [key: string]: unknown;
}

let office: TimetableOffice;
beforeAll(async () => {
  office = await TimetableOffice.open();
  const leaderPost = 'deputy-mayor-housing';
  await office.adds({ leaderPost, recurrence: { every: 'week', weekday: 1 }, place: 'кімната <129> & "зал"' });
  await office.adds({ leaderPost, kind: 'video', beginsAt: '14:00', place: 'https://video.example/secret-room' });
  await office.adds({
    ...{ leaderPost, kind: 'direct-line', recurrence: { on: '2026-03-07' }, beginsAt: '15:00' },
    ...{ place: 'тел. 15-80', limited: false },
  });
  await office.books(await office.receptionOn(leaderPost, '2026-03-16'), { visitor: person(1) });
  const order = { orderNumber: '57-р', orderOn: '2026-03-02', from: '2026-03-23', until: '2026-03-23' };
  await office.head.post('/timetable/suspensions', { ...order, kinds: ['in-person'] }).expect(201);
  const { id, version } = await office.receptionOn(leaderPost, '2026-03-30');
  const to = { heldOn: '2026-03-31', beginsAt: '10:00', place: 'кімната 205', reason: 'Сесія ради.' };
  await office.head.post(`/receptions/${id}/move`, to, { ifMatch: version }).expect(200);
});
afterAll(() => office.close());

async function lines(weeks = 8): Promise<Line[]> {
  const { body } = await office.council.nobody().get(`/timetable?weeks=${weeks}`).expect(200);
  return body.items;
}

async function line(heldOn: string, kind = 'in-person'): Promise<Line> {
  const found = (await lines()).find((one) => one.heldOn === heldOn && one.kind === kind);
  if (!found) throw new Error(`Nothing is announced for ${heldOn}.`);
  return found;
}

async function events(): Promise<ICAL.Event[]> {
  const { text } = await office.council
    .nobody()
    .get('/timetable.ics?weeks=8')
    .expect(200)
    .expect('content-type', 'text/calendar; charset=utf-8');
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
}

describe('the timetable, for everybody', () => {
  it('tells who receives, when, where, and how many places are free', async () => {
    expect(await line('2026-03-16')).toMatchObject({
      leader: 'Заступник міського голови з питань житлово-комунального господарства',
      kindLabel: 'особисто',
      weekday: 'понеділок',
      beginsAt: '10:00',
      booking: 'open',
      freePlaces: 29,
      bookingClosesAt: '2026-03-13T13:00:00.000Z',
      movedFrom: null,
      suspension: null,
    });
  });

  it('tells that booking is closed, once it is', async () => {
    // Booking for today's reception ended on Friday.
    expect(await line('2026-03-02')).toMatchObject({ booking: 'closed', freePlaces: null });
  });

  it('tells the order that suspends, and the day and place that a move leads to', async () => {
    expect(await line('2026-03-23')).toMatchObject({
      booking: 'suspended',
      freePlaces: null,
      suspension: { orderNumber: '57-р', orderOn: '2026-03-02', from: '2026-03-23', until: '2026-03-23' },
    });
    expect(await line('2026-03-30')).toMatchObject({
      booking: 'moved',
      movedTo: { heldOn: '2026-03-31', beginsAt: '10:00', place: 'кімната 205' },
    });
  });

  it('tells that a direct line needs no booking, and from which day off it was moved', async () => {
    const onMonday = await line('2026-03-09', 'direct-line');
    expect(onMonday).toMatchObject({ booking: 'not-needed', place: 'тел. 15-80', movedFrom: '2026-03-07' });
  });

  it('keeps links of video receptions, and everything about citizens, to itself', async () => {
    const nobody = office.council.nobody();
    for (const path of ['/timetable?weeks=8', '/timetable/page?weeks=8', '/timetable.ics?weeks=8']) {
      const { text } = await nobody.at('get', path).expect(200);
      for (const secret of [
        'secret-room',
        'Прим',
        '067 000',
        '067000100',
        'Зразкова',
        'p-office-head',
        'p-registrar',
      ]) {
        expect([path, text.includes(secret)]).toEqual([path, false]);
      }
    }
    expect((await line('2026-03-19', 'video')).place).toBe('відеозв’язком; посилання надсилають записаним');
  });

  it('reaches as many weeks as one asks for, and no further than is planned', async () => {
    expect((await lines(1)).every(({ heldOn }) => heldOn <= '2026-03-08')).toBe(true);
    expect((await lines(1)).length).toBeLessThan((await lines(8)).length);
    await office.council.nobody().get('/timetable?weeks=9').expect(422);
    await office.council.nobody().get('/timetable?weeks=0').expect(422);
  });
});

describe('the timetable as a page', () => {
  it('loads nothing, runs nothing, and is made to be read aloud and printed', async () => {
    const { text } = await office.council
      .nobody()
      .get('/timetable/page')
      .expect(200)
      .expect('content-type', 'text/html; charset=utf-8');
    expect(text).toMatch(/^<!doctype html>\n<html lang="uk">/);
    expect(text).not.toMatch(/<script|<link|<img|src=|url\(|@import|https?:/);
    expect(text.match(/<th scope="col">/g)).toHaveLength(7);
    expect(text).toContain('<th scope="row" class="when">16.03.2026, понеділок</th>');
    expect(text).toContain('@page');
  });

  it('shows every word as text, and says in words what it strikes out', async () => {
    const { text } = await office.council.nobody().get('/timetable/page?weeks=8').expect(200);
    expect(text).toContain('кімната &lt;129&gt; &amp; &quot;зал&quot;');
    expect(text).toContain('Зупинено розпорядженням від 02.03.2026 № 57-р до 23.03.2026 включно.');
    expect(text).toContain('Перенесено на 31.03.2026 о 10:00, кімната 205.');
    expect(text).toContain('замість 07.03.2026, вихідного дня');
  });
});

describe('the timetable as a calendar', () => {
  it('gives the same hour of Kyiv in winter and in summer', async () => {
    const all = await events();
    const startOf = async (heldOn: string) => {
      const { id } = await office.receptionOn('deputy-mayor-housing', heldOn);
      return all
        .find(({ uid }) => uid === `${id}@pryimalnia`)
        ?.startDate.toJSDate()
        .toISOString();
    };
    // Clocks go forward on 29 March 2026.
    expect(await startOf('2026-03-16')).toBe('2026-03-16T08:00:00.000Z');
    expect(await startOf('2026-04-06')).toBe('2026-04-06T07:00:00.000Z');
  });

  it('has one event for each announced reception, under an id that stays', async () => {
    const ids = (all: readonly ICAL.Event[]) => all.map(({ uid }) => uid).sort();
    const all = await events();
    expect(ids(all)).toEqual((await lines()).map(({ id }) => `${id}@pryimalnia`).sort());
    expect(ids(await events())).toEqual(ids(all));
  });

  it('cancels what is suspended or moved, and raises its sequence so that calendars notice', async () => {
    const all = await events();
    const statusOf = async (heldOn: string) => {
      const { id } = await line(heldOn);
      const event = all.find(({ uid }) => uid === `${id}@pryimalnia`);
      return [event?.component.getFirstPropertyValue('status'), (event?.sequence ?? 0) > 1];
    };
    expect(await statusOf('2026-03-23')).toEqual(['CANCELLED', true]);
    expect(await statusOf('2026-03-30')).toEqual(['CANCELLED', true]);
    expect(await statusOf('2026-03-31')).toEqual(['CONFIRMED', false]);
    const { id } = await line('2026-03-23');
    expect(all.find(({ uid }) => uid === `${id}@pryimalnia`)?.description).toContain('№ 57-р');
  });
});
