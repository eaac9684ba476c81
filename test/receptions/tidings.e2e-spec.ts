import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Documents } from '../../src/documents/index.js';
import { Journal } from '../../src/journal/index.js';
import type { VisitRecord } from '../../src/receptions/tables.js';
import { InstanceReading } from '../../src/workflow/index.js';
import { person } from './booking-office.js';
import { TimetableOffice } from './timetable-office.js';

let office: TimetableOffice;
let written: VisitRecord;
let called: VisitRecord;

beforeAll(async () => {
  office = await TimetableOffice.open();
  const leaderPost = 'deputy-mayor-housing';
  await office.adds({ leaderPost });
  const from = await office.sitting(leaderPost, '2026-03-19');
  await office.books(from, { visitor: person(1, { email: 'marija@example.invalid' }) });
  await office.books(from, { visitor: person(2) });
  const to = { heldOn: '2026-03-20', beginsAt: '11:00', place: 'кімната 205', reason: 'Сесія міської ради.' };
  const { body } = await office.head.post(`/receptions/${from.id}/move`, to, { ifMatch: from.version }).expect(200);
  const [first, second] = await office.visitsOf(body.reception);
  if (!first || !second) throw new Error('They were lost on the way.');
  [written, called] = [first, second];
});
afterAll(() => office.close());

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

  it('is called by the office where only a telephone is known', async () => {
    expect(await noticeOf(called)).toMatchObject({ kind: 'reception-change', channel: null, status: 'draft' });
    expect(await dispatches(called)).toBe(0);
    expect(await reachBy(called)).toMatchObject({ about: 'moved', reachBy: 'telephone' });
  });

  it('has a notice that the office can print', async () => {
    const notice = await noticeOf(called);
    const page = await office.registrar.get(`/documents/${notice?.id}?format=text`).expect(200);
    expect(page.text).toContain('Вас записано на 20.03.2026 о 11:00, кімната 205.');
    const pdf = await office.registrar.get(`/documents/${notice?.id}?format=pdf`).buffer().expect(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
  });
});
