import { describe, expect, it } from 'vitest';
import { AbsenceBoard, Directory } from '../../src/directory/index.js';
import { kryvyiRih } from '../support/council.js';
import { Documents } from '../../src/documents/documents.js';
import { documentMigrations } from '../../src/documents/migrations.js';
import { paragraph } from '../../src/documents/sheet.js';
import { sheet } from '../support/sheet.js';
import { documentTables } from '../../src/documents/tables.js';
import { dayInKyiv } from '../../src/domain/kyiv-time.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { unitOfWork } from '../../src/platform/database/transactions.js';
import { openTables } from '../directory/open-tables.js';

const at = new Date('2024-03-06T09:00:00Z');
const newYear = new Date('2024-12-31T22:30:00Z');
const letter = sheet('reply', 'Про розгляд звернення', [paragraph('Освітлення відновлено.')]);
const addressee = { name: 'Коваленко М. І.', address: null, email: 'kovalenko@example.invalid' };
const order = { subject: 'appeal-1', sheet: letter, addressee, signatoryPost: 'office-head', register: 'office' };

async function openDocuments() {
  const { dataSource } = await openTables({ entities: documentTables, migrations: documentMigrations });
  const directory = new Directory(kryvyiRih);
  const actor = (id: string) => directory.actorOf(id, dayInKyiv(at));
  const [registrar, head] = [actor('p-registrar-1'), actor('p-office-head')];
  const documents = new Documents(directory);
  const { manager } = dataSource;
  const draft = (change: Partial<typeof order> = {}) =>
    documents.create(manager, { ...order, ...change }, registrar, at);
  return { dataSource, manager, directory, documents, draft, registrar, head, actor };
}

describe('signing', () => {
  it('numbers the letter, names who signed and closes its text', async () => {
    const { manager, documents, draft, head } = await openDocuments();
    const id = await draft();
    await documents.revise(manager, id, { ...letter, title: 'Про освітлення' });
    expect(await documents.sign(manager, id, { by: head, at })).toEqual({
      number: '01/1',
      signedOn: '2024-03-06',
      title: 'Начальник управління по роботі зі зверненнями громадян',
    });
    await expect(documents.revise(manager, id, letter)).rejects.toMatchObject({ code: 'DOCUMENT_SIGNED' });
    await expect(documents.sign(manager, id, { by: head, at })).rejects.toMatchObject({ code: 'DOCUMENT_SIGNED' });
    const kept = await documents.get(manager, id);
    expect(kept).toMatchObject({
      status: 'signed',
      number: '01/1',
      signedBy: 'p-office-head',
      signedAt: at,
      sheet: { title: 'Про освітлення' },
    });
  });

  it('is for the holder of the post alone, or a clerk who enters what was signed on paper', async () => {
    const { manager, documents, draft, registrar } = await openDocuments();
    const id = await draft();
    await expect(documents.sign(manager, id, { by: registrar, at })).rejects.toMatchObject({ code: 'SIGNATORY_OTHER' });
    expect((await documents.get(manager, id)).status).toBe('draft');
    await documents.sign(manager, id, { by: registrar, at, onPaper: dayInKyiv(at) });
    expect((await documents.get(manager, id)).signedBy).toBe('p-office-head');
  });

  it('is for the substitute while the holder is away, with «в. о.», which stays after the return', async () => {
    const { manager, directory, documents, draft, head, actor } = await openDocuments();
    const [fromOn, toOn] = [plainDate('2024-03-05'), plainDate('2024-03-08')];
    const absence = {
      id: 'a',
      postId: 'office-head',
      fromOn,
      toOn,
      substitutePersonId: 'p-office-deputy-head',
      orderNo: '57-р',
    };
    directory.showAbsences(new AbsenceBoard([absence]));
    const id = await draft();
    await expect(documents.sign(manager, id, { by: head, at })).rejects.toMatchObject({ code: 'SIGNATORY_OTHER' });
    await documents.sign(manager, id, { by: actor('p-office-deputy-head'), at });
    directory.showAbsences(new AbsenceBoard());
    expect(documents.face(await documents.get(manager, id)).signature?.title).toMatch(/^В\. о\. начальника управління/);
  });

  it('begins the numbers anew each year by the day in Kyiv, for each register apart', async () => {
    const { manager, documents, draft, registrar } = await openDocuments();
    const numbers: string[] = [];
    for (const [register, day] of [
      ['office', at],
      ['office', at],
      ['transport', at],
      ['office', newYear],
    ] as const) {
      const id = await draft({ register });
      numbers.push((await documents.sign(manager, id, { by: registrar, at: day, onPaper: dayInKyiv(day) })).number);
    }
    const transport = kryvyiRih.units.find((unit) => unit.id === 'transport')?.registerCode;
    expect(numbers).toEqual(['01/1', '01/2', `${transport}/1`, '01/1']);
  });

  it('gives no number twice and leaves no gap when thirty are signed at once', async () => {
    const { dataSource, documents, draft, head } = await openDocuments();
    const ids = await Promise.all(Array.from({ length: 30 }, () => draft()));
    const signed = await Promise.all(
      ids.map((id) => unitOfWork(dataSource, (m) => documents.sign(m, id, { by: head, at }))),
    );
    const serials = signed.map(({ number }) => Number(number.split('/')[1])).sort((a, b) => a - b);
    expect(serials).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  it('lets one of two through who sign the same letter at once, and wastes no number', async () => {
    const { dataSource, manager, documents, draft, head } = await openDocuments();
    const id = await draft();
    const both = await Promise.allSettled(
      [1, 2].map(() => unitOfWork(dataSource, (m) => documents.sign(m, id, { by: head, at }))),
    );
    expect(both.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await documents.sign(manager, await draft(), { by: head, at })).number).toBe('01/2');
  });
});

describe('dispatch', () => {
  it('waits for the signature', async () => {
    const { manager, documents, draft, registrar } = await openDocuments();
    const sending = { channel: 'post', by: registrar, at } as const;
    const id = await draft();
    await expect(documents.dispatch(manager, id, sending)).rejects.toMatchObject({ code: 'DOCUMENT_UNSIGNED' });
  });

  it('is written down once, with channel, person and time', async () => {
    const { manager, documents, draft, registrar, head } = await openDocuments();
    const id = await draft();
    await documents.sign(manager, id, { by: head, at });
    const sending = { channel: 'post', by: registrar, at } as const;
    expect(await documents.dispatch(manager, id, sending)).toBe('dispatched');
    await expect(documents.dispatch(manager, id, sending)).rejects.toMatchObject({ code: 'DOCUMENT_SENT' });
    expect(await documents.get(manager, id)).toMatchObject({
      channel: 'post',
      dispatchedBy: 'p-registrar-1',
      dispatchedAt: at,
    });
  });

  it('by e-mail needs an address, and is not done before the post office says so', async () => {
    const { manager, documents, draft, registrar, head } = await openDocuments();
    const sending = { channel: 'email', by: registrar, at } as const;
    const nowhere = await draft({ addressee: { ...addressee, email: '' } });
    await documents.sign(manager, nowhere, { by: head, at });
    await expect(documents.dispatch(manager, nowhere, sending)).rejects.toMatchObject({ code: 'BODY_INVALID' });
    const id = await draft();
    await documents.sign(manager, id, { by: head, at });
    expect(await documents.dispatch(manager, id, sending)).toBe('sending');
    expect((await documents.get(manager, id)).dispatchedAt).toBeNull();
    await documents.confirmDispatch(manager, id, at);
    expect(await documents.get(manager, id)).toMatchObject({ status: 'dispatched', dispatchedAt: at });
  });

  it('hands over a stamp that nobody signs', async () => {
    const { manager, documents, registrar } = await openDocuments();
    const stamp = { ...order, sheet: sheet('receipt', 'Одержано', []), addressee: null, signatoryPost: null };
    const id = await documents.create(manager, stamp, registrar, at);
    expect(await documents.dispatch(manager, id, { channel: 'by-hand', by: registrar, at })).toBe('dispatched');
  });
});

it('refuses a post or a register that there is not, and an unknown document', async () => {
  const { manager, documents, draft } = await openDocuments();
  await expect(draft({ signatoryPost: 'ghost' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(draft({ register: 'ghost' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(documents.get(manager, 'ghost')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await documents.ofSubject(manager, 'appeal-1')).toEqual([]);
});
