import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Documents } from '../../src/documents/index.js';
import { Journal } from '../../src/journal/index.js';
import type { VisitRecord } from '../../src/receptions/tables.js';
import { Notices } from '../../src/receptions/notices/notices.js';
import { InstanceReading } from '../../src/workflow/index.js';
import { TaskRecord } from '../../src/workflow/tables.js';
import { person } from './booking-office.js';
import { TimetableOffice } from './timetable-office.js';

let office: TimetableOffice;
let written: VisitRecord;
let called: VisitRecord;

beforeAll(async () => {
  office = await TimetableOffice.open();
  await office.adds({ leaderPost });
  const from = await office.receptionOn(leaderPost, '2026-03-19');
  await office.books(from, { visitor: person(1, { email: 'marija@example.invalid' }) });
  await office.books(from, { visitor: person(2) });
  const to = { heldOn: '2026-03-20', beginsAt: '11:00', place: 'кімната 205', reason: 'Сесія міської ради.' };
  const { body } = await office.head.post(`/receptions/${from.id}/move`, to, { ifMatch: from.version }).expect(200);
  const [first, second] = await office.visitsOf(body.reception);
  if (!first || !second) throw new Error('They were lost on the way.');
  [written, called] = [first, second];
});
afterAll(() => office.close());

const leaderPost = 'deputy-mayor-housing';
const calls = ({ id }: VisitRecord) =>
  office.manager.findBy(TaskRecord, { businessKey: id, processKey: 'tell-citizen', isOpen: true });
const noticeOf = async ({ id }: VisitRecord) => (await office.get(Documents).ofSubject(office.manager, id))[0];
const dispatches = async ({ id }: VisitRecord) =>
  (await office.get(InstanceReading).ofCase(id)).filter(({ processKey }) => processKey === 'letter-dispatch').length;
const reachBy = async ({ id }: VisitRecord) =>
  (await office.get(Journal).read(id)).find(({ kind }) => kind === 'citizen-to-be-told')?.payload;

describe('a citizen whose reception is moved', () => {
  it('is written to where an e-mail address was given', async () => {
    expect(await noticeOf(written)).toMatchObject({ kind: 'reception-change', channel: 'email' });
    expect(await dispatches(written)).toBe(1);
    expect(await reachBy(written)).toMatchObject({ about: 'moved', reachBy: 'email' });
  });

  it('is called by the office where only a telephone is known: one task for each citizen', async () => {
    expect(await noticeOf(called)).toMatchObject({ kind: 'reception-change', channel: null, status: 'draft' });
    expect(await dispatches(called)).toBe(0);
    expect(await calls(called)).toMatchObject([
      { name: 'Зателефонувати громадянинові', group: 'registrar@office', dueOn: '2026-03-03' },
    ]);
    expect(await calls(written)).toEqual([]);
    expect(await reachBy(called)).toMatchObject({ about: 'moved', reachBy: 'telephone' });
  });

  it('has a notice that the office can print', async () => {
    const notice = await noticeOf(called);
    const page = await office.registrar.get(`/documents/${notice?.id}?format=text`).expect(200);
    expect(page.text).toContain('Вас записано на 20.03.2026 о 11:00, кімната 205.');
    const pdf = await office.registrar.get(`/documents/${notice?.id}?format=pdf`).buffer().expect(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
  });

  it('is not called about what holds no more, and never twice', async () => {
    const from = await office.receptionOn(leaderPost, '2026-03-20');
    const path = `/receptions/${from.id}/move` as const;
    const to = { heldOn: '2026-03-24', beginsAt: '12:00', place: 'кімната 129', reason: 'Сесію продовжено.' };
    for (const _repeated of [1, 2])
      await office.head.post(path, to, { ifMatch: from.version, key: 'moved-again' }).expect(200);
    expect(await calls(called)).toEqual([]);
    const [, now] = await office.visitsOf((await office.receptionOn(leaderPost, '2026-03-24')).id);
    if (!now) throw new Error('She was lost on the way.');
    const [task, ...others] = await calls(now);
    expect(others).toEqual([]);
    const overtaken = await noticeOf(called);
    const listed = await office.registrar.get(`/documents?subject=${called.id}`).expect(200);
    const because = { why: 'є новіше повідомлення про цей запис', on: '2026-03-02' };
    expect(listed.body.items).toMatchObject([{ status: 'withdrawn', statusLabel: 'відкликано', withdrawal: because }]);
    const printed = await office.registrar.get(`/documents/${overtaken?.id}?format=text`).expect(200);
    expect(printed.text).toContain('ВІДКЛИКАНО 02.03.2026. Причина: є новіше повідомлення про цей запис.');
    expect(await noticeOf(now)).toMatchObject({ status: 'draft', withdrawal: null });
    expect((await noticeOf(written))?.status).not.toBe('draft');
    const { id, version } = task ?? {};
    const answer = { reply: 'told', tries: 2 };
    await office.registrar.post(`/tasks/${id}/completion`, { answer }, { ifMatch: version ?? 0 }).expect(200);
    expect(await calls(now)).toEqual([]);
  });

  it('is told nothing, and called by nobody, where the change itself fails', async () => {
    const [visit] = await office.visitsOf((await office.receptionOn(leaderPost, '2026-03-24')).id);
    if (!visit) throw new Error('Nobody is booked.');
    const from = await office.reception(visit.receptionId);
    const news = { kind: 'moved', reason: 'Ніколи.' } as const;
    const failing = office.transact(async (tx) => {
      const bare = { ...visit, visitor: { ...visit.visitor, email: null } };
      await office.get(Notices).tell(tx, bare, { news, from, to: null });
      throw new Error('The power went out.');
    });
    await expect(failing).rejects.toThrow('The power went out.');
    expect(await calls(visit)).toEqual([]);
  });

  it('is told when the office cancels the booking, and left alone when the citizen does', async () => {
    const reception = await office.receptionOn(leaderPost, '2026-04-16');
    for (const [number, by, tasks] of [
      [20, 'office', 1],
      [21, 'citizen', 0],
    ] as const) {
      const visit = await office.books(reception, { visitor: person(number) });
      await office.registrar
        .post(`/visits/${visit.id}/cancellation`, { by, reason: 'Записано помилково.' })
        .expect(201);
      expect([by, (await calls(visit)).length]).toEqual([by, tasks]);
      if (by === 'citizen') continue;
      expect(await noticeOf(visit)).toMatchObject({ kind: 'reception-change', status: 'draft' });
    }
  });
});

describe('those who wait for a place', () => {
  it('go along with their reception in the same order, and are told; places that are free are offered', async () => {
    const leader = 'deputy-mayor-social';
    await office.adds({ leaderPost: leader });
    const from = await office.receptionOn(leader, '2026-03-19');
    await office.fills(from.id, 30);
    const waits = async (number: number, more: object = {}) =>
      (await office.books(from, { visitor: person(number, { ...more }), waits: true })).id;
    const [first, second, third] = [await waits(30), await waits(31), await waits(32, { categories: ['7.1'] })];
    const next = await office.receptionOn(leader, '2026-04-16');
    await office.fills(next.id, 29);
    const order = { orderNumber: '70-р', orderOn: '2026-03-02', from: '2026-03-19', until: '2026-03-19' };
    const suspension = { ...order, kinds: ['in-person'], leaderPost: leader };
    await office.head.post('/timetable/suspensions', suspension).expect(201);

    const carried = await office.visitsOf(next.id);
    expect(carried.map(({ previousVisitId, status }) => [previousVisitId, status])).toEqual(
      [first, second, third].map((id) => [id, 'refused']),
    );
    const [one, two, veteran] = carried;
    if (!one || !two || !veteran) throw new Error('They were lost on the way.');
    expect(carried.map(({ answers }) => answers.place)).toEqual(['waits', 'waits', 'offered']);
    expect(one.bookedAt).toEqual((await office.visit(first)).bookedAt);
    expect((await office.visit(first)).answers.place).toBe('moved');
    expect([(await calls(one)).length, (await calls(two)).length, (await calls(veteran)).length]).toEqual([1, 1, 0]);
    const page = await office.registrar.get(`/documents/${(await noticeOf(one))?.id}?format=text`).expect(200);
    expect(page.text).toContain('на якому Ви чекаєте на місце');
    expect(page.text).toContain('Ви й далі чекаєте на місце, тепер на прийомі 16.04.2026 о 10:00');
  });
});
