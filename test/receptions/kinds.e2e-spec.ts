import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import { person, request } from './booking-office.js';
import { DayOffice } from './day-office.js';

type Fields = Readonly<Record<string, unknown>>;

const onTheDay = { on: plainDate('2026-03-10') };
const link = 'https://video.example/reception-social';
const questions = [{ topic: '090', gist: 'Протікає дах будинку після зливи.' }];
const said = (decision: string) => [{ position: 1, decision, explanation: 'Обстеження призначено на 12 березня.' }];

describe('receptions at a distance and of lawyers over HTTP', () => {
  let office: DayOffice;
  let video: string;
  let line: string;
  let legal: string;
  let booked: readonly string[];

  beforeAll(async () => {
    office = await DayOffice.open();
    video = await office.plans('deputy-mayor-social', onTheDay, { kind: 'video', place: link });
    line = await office.plans('deputy-mayor-housing', onTheDay, {
      kind: 'direct-line',
      place: 'телефон 0 800 000 000',
    });
    legal = await office.plans('legal-head', onTheDay, { kind: 'legal-aid', place: 'кімната 131' });
  });
  afterAll(() => office.close());

  const post = (path: string, body: object, key?: string) =>
    office.registrar.at('post', path, body, key === undefined ? {} : { key });
  const reception = async (id: string): Promise<Fields> => (await office.registrar.get(`/receptions/${id}`)).body;
  const board = async (id: string) => (await office.registrar.get(`/receptions/${id}/board`).expect(200)).body;
  const arrive = (id: string | undefined, body: object) => post(`/visits/${id}/arrival`, body);
  const cardText = async (id: string | undefined): Promise<string> =>
    (await office.registrar.get(`/visits/${id}/card?format=text`).expect(200)).text;

  it('books by video only whom the link reaches, and sends it to them alone', async () => {
    const book = (visitor: Fields) => post(`/receptions/${video}/visits`, request({ visitor }));
    const unreachable = await book(person(1, { phone: null })).expect(422);
    expect(unreachable.body).toMatchObject({ code: 'BODY_INVALID', errors: [{ pointer: '/visitor/email' }] });
    const written = await book(person(1, { email: 'prym1@example.invalid' })).expect(201);
    const called = await book(person(2)).expect(201);
    booked = [written.body.card.id, called.body.card.id];
    const { version, visitor, companions } = written.body.card;
    const correction = { visitor: { ...visitor, email: null, phone: null }, companions, questions };
    await office.registrar.put(`/visits/${booked[0]}/card`, correction, { ifMatch: version }).expect(422);
    const { body: papers } = await office.registrar.get(`/documents?subject=${booked[0]}`).expect(200);
    expect(papers.items.map(({ kind, channel }: Fields) => [kind, channel])).toEqual([['video-invitation', 'email']]);
    const page = await office.registrar.get('/timetable').expect(200);
    expect(page.text).not.toContain(link);
    const there = { heldOn: '2026-03-10', beginsAt: '14:00', place: 'Zoom', reason: 'Інша програма.' };
    const head = await office.council.as('office-head');
    const now = Number((await reception(video))['version']);
    const moved = await head.post(`/receptions/${video}/move`, there, { ifMatch: now }).expect(422);
    expect(moved.body).toMatchObject({ code: 'BODY_INVALID', errors: [{ pointer: '/place' }] });
  });

  it('does not open a day that is recorded without a word of it (KR-2.24)', async () => {
    await office.goesTo('2026-03-10T09:05');
    const { body } = await post('/tasks/search', { filter: { businessKey: video, elementId: 'open-day' } });
    const [{ id, version }] = body.items;
    const open = (answer: Fields) =>
      office.registrar.post(
        `/tasks/${id}/completion`,
        { answer: { leaderAway: 'no', ...answer } },
        { ifMatch: version },
      );
    const silent = await open({ recording: 'video', recordingNotice: 'hung', recordingPurpose: 'Безпека' }).expect(422);
    expect(silent.body).toMatchObject({
      code: 'RECORDING_WITHOUT_NOTICE',
      grounds: [
        { act: 'kr-225-r-2023', clause: '2.24', rule: '2.24-not-told' },
        { act: 'setting', clause: 'reception-kinds' },
      ],
    });
    const aimless = await open({ recording: 'video', recordingNotice: 'told' }).expect(422);
    expect(aimless.body.errors).toMatchObject([{ pointer: '/answer/recordingPurpose' }]);
    expect(await reception(video)).toMatchObject({ status: 'closed', recording: null });
    await open({ recording: 'video', recordingNotice: 'told', recordingPurpose: 'Безпека' }).expect(200);
    const recording = { mode: 'video', notice: 'told', purpose: 'Безпека', by: 'p-registrar-1', keptUntil: null };
    expect((await board(video)).reception).toMatchObject({ kind: 'video', recording });
  });

  it('receives by video: whoever does not answer is called again, and is told of the recording', async () => {
    const [first, second] = booked;
    const made = { state: 'made', identity: 'shown', toldOfRecording: true };
    await arrive(first, {}).expect(422);
    await arrive(first, { connection: made, entry: { weapons: true } }).expect(422);
    const untold = await arrive(first, { connection: { ...made, toldOfRecording: false } }).expect(422);
    expect(untold.body.code).toBe('RECORDING_WITHOUT_NOTICE');
    const silent = await arrive(first, { connection: { state: 'no-answer' } }).expect(200);
    expect(silent.body).toMatchObject({ status: 'booked', remote: { unreached: [{ why: 'no-answer' }] } });
    const failed = await arrive(second, { connection: { state: 'failed' } }).expect(200);
    expect(failed.body).toMatchObject({
      status: 'arrived',
      remote: { unreached: [{ why: 'failed' }], identity: null },
    });
    expect((await post(`/receptions/${video}/calls`, {}).expect(409)).body.detail).toContain('немає нікого');
    await arrive(first, { connection: made }).expect(200);
    await arrive(first, { connection: made }).expect(409);
    expect((await post(`/receptions/${video}/calls`, {}).expect(200)).body.visitId).toBe(first);
    const { body: tasks } = await (await office.council.as('deputy-mayor-social')).get('/tasks?view=group');
    expect(tasks.items.map(({ name, dueOn }: Fields) => [name, dueOn])).toContainEqual([
      'Поговорити відеозв’язком',
      '2026-03-10',
    ]);
    await post(`/visits/${first}/result`, { questions: said('noted') }).expect(422);
    const { body: heard } = await post(`/visits/${first}/result`, { questions: said('settled') }).expect(200);
    expect(heard.status).toBe('settled');
    const card = await cardText(first);
    expect(card).toContain('не відповів; документ показано в камеру');
    expect(card).toContain('відео, громадянинові сказано; мета – Безпека; не зберігають');
  });

  it('keeps of a recording only to when it is needed, and what for', async () => {
    await post(`/receptions/${video}/closing`, {}).expect(200);
    const kept = { mode: 'video', notice: 'told', purpose: 'Безпека', keptUntil: '2026-04-10', keptFor: 'Скарга' };
    const put = async (body: Fields, ifMatch?: number) => {
      const version = ifMatch ?? Number((await reception(video))['version']);
      return office.registrar.put(`/receptions/${video}/recording`, body, { ifMatch: version });
    };
    expect((await put(kept, 1)).status).toBe(412);
    expect((await put({ ...kept, keptFor: null })).body.errors).toMatchObject([{ pointer: '/keptFor' }]);
    expect((await put({ ...kept, keptUntil: '2026-03-09' })).body.errors).toMatchObject([{ pointer: '/keptUntil' }]);
    expect((await put({ mode: 'none', keptUntil: '2026-04-10' })).status).toBe(422);
    expect((await put({ mode: 'none' })).body.code).toBe('RECEPTION_STATUS_REFUSED');
    expect((await put({ ...kept, notice: 'none' })).body.code).toBe('RECORDING_WITHOUT_NOTICE');
    const { body } = await put(kept);
    expect(body.recording).toMatchObject({ keptUntil: '2026-04-10', keptFor: 'Скарга' });
    expect(await cardText(booked[0])).toContain('зберігають до 10.04.2026: Скарга');
    // Who could not be connected had come: there is no later reception by video, and the citizen is told.
    const { body: second } = await office.registrar.get(`/visits/${booked[1]}`).expect(200);
    expect(second).toMatchObject({ status: 'cancelled', grounds: ['no-later-reception'] });
  });

  it('takes calls on the line one after another, and neither bookings nor visitors', async () => {
    const call = (number: number, more: Fields = {}, key?: string) =>
      post(`/receptions/${line}/line-calls`, { visitor: person(number), questions, ...more }, key);
    expect((await call(3).expect(409)).body.code).toBe('RECEPTION_NOT_BOOKABLE');
    await office.completes(line, 'open-day', { leaderAway: 'no', recording: 'none' });
    await post(`/receptions/${line}/visits`, request({ visitor: person(3) })).expect(409);
    await post(`/receptions/${line}/walk-ins`, { visitor: person(3), questions, leaderAgrees: true }).expect(409);
    await call(3, { leaderAgrees: true }).expect(422);
    const first = await call(3, {}, 'line-call-3').expect(201);
    expect(first.body).toMatchObject({
      taken: true,
      outcome: 'receive',
      grounds: [
        { act: 'setting', clause: 'reception-kinds', rule: 'setting-line-call' },
        { act: 'law-393-96', clause: '22', rule: 'setting-line-call' },
      ],
      card: { status: 'with-leader', channel: 'line-call', remote: { identity: 'as-said' } },
    });
    expect((await call(3, {}, 'line-call-3').expect(201)).body.card.id).toBe(first.body.card.id);
    for (const calledAt of ['2026-03-10T23:00:00+02:00', '2026-03-09T09:30:00+02:00', '2026-03-10T05:00:00+02:00']) {
      const refused = await call(4, { calledAt }).expect(422);
      expect(refused.body.errors).toMatchObject([{ pointer: '/calledAt' }]);
    }
    const calledAt = '2026-03-10T09:01:00+02:00';
    const second = await call(4, { calledAt }).expect(201);
    const instant = new Date(calledAt).toISOString();
    expect(second.body.card).toMatchObject({ status: 'arrived', arrivedAt: instant, bookedAt: instant });
    expect((await board(line)).counts).toEqual({ 'with-leader': 1, arrived: 1 });
    await arrive(second.body.card.id, {}).expect(409);
    await (await office.council.as('deputy-mayor-housing')).post(`/receptions/${line}/line-calls`, {}).expect(403);

    const cut = { questions: [], cutOff: true };
    const { body: heard } = await post(`/visits/${first.body.card.id}/result`, cut).expect(200);
    expect(heard.status).toBe('heard');
    const [{ outcome }] = (await office.registrar.get(`/visits/${first.body.card.id}`)).body.questions;
    const { body: appeal } = await office.registrar.get(`/appeals/${outcome.appealId}`).expect(200);
    expect(appeal).toMatchObject({ form: 'oral', formOfReceipt: '1.1¹', leader: 'deputy-mayor-housing' });
    expect(await cardText(first.body.card.id)).toContain('зв’язок перервався до кінця розмови');
    await post(`/receptions/${line}/calls`, {}).expect(200);
    await post(`/visits/${second.body.card.id}/result`, { questions: [], insults: true }).expect(200);
    const again = await call(4).expect(201);
    expect(again.body).toMatchObject({ taken: false, outcome: 'not-today', card: { status: 'refused' } });
    await post(`/receptions/${video}/line-calls`, { visitor: person(5), questions }).expect(409);
  });

  it('registers what a lawyer gave, and considers what the citizen asks the council for', async () => {
    await office.completes(legal, 'open-day', {
      leaderAway: 'no',
      recording: 'audio',
      recordingNotice: 'hung',
      recordingPurpose: 'Навчання',
    });
    const walkIn = { visitor: person(6), questions: [...questions, { topic: '110', gist: 'Як оскаржити рішення.' }] };
    const { body } = await post(`/receptions/${legal}/walk-ins`, { ...walkIn, leaderAgrees: true }).expect(201);
    const { id } = body.card;
    await arrive(id, { connection: { state: 'made' } }).expect(422);
    await arrive(id, { entry: { bag: [30, 20, 10] } }).expect(200);
    await post(`/receptions/${legal}/calls`, {}).expect(200);
    await post(`/visits/${id}/result`, { questions: said('settled') }).expect(422);
    const given = { ...said('appeal')[0], explanation: 'Просить міську раду полагодити дах.' };
    const advice = { ...said('consultation')[0], position: 2 };
    await post(`/visits/${id}/result`, { questions: [given, advice] }).expect(200);
    const { body: card } = await office.registrar.get(`/visits/${id}`).expect(200);
    expect(card.status).toBe('heard');
    const [asked, advised] = card.questions;
    expect([asked.outcome.aid, advised.outcome.aid, advised.outcome.appealId]).toEqual([null, 'consultation', null]);
    const { body: appeal } = await office.registrar.get(`/appeals/${asked.outcome.appealId}`).expect(200);
    expect(appeal).toMatchObject({ register: 'office', leader: 'deputy-mayor-housing', formOfReceipt: '1.2' });
    expect(await cardText(id)).toContain('надано консультацію: Обстеження призначено на 12 березня.');
  });
});
