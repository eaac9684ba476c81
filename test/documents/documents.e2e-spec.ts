import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Directory } from '../../src/directory/index.js';
import { DocumentReaders, Documents } from '../../src/documents/index.js';
import { paragraph } from '../../src/documents/sheet.js';
import { sheet } from '../support/sheet.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { openRooms } from '../directory/open-rooms.js';

const at = new Date('2026-03-02T07:00:00Z');
let rooms: Awaited<ReturnType<typeof openRooms>>;
let id = '';

beforeAll(async () => {
  rooms = await openRooms();
  const { app } = rooms.council;
  const [documents, { manager }, directory] = [app.get(Documents), app.get(DataSource), app.get(Directory)];
  const head = directory.actorOf('p-office-head', plainDate('2026-03-02'));
  const text = sheet('reply', 'Про розгляд звернення', [paragraph('<img src=x onerror=alert(1)> відновлено.')]);
  const addressee = { name: 'Коваленко М. І.', address: 'вул. Соборності, 1', email: 'kovalenko@example.invalid' };
  const order = { subject: 'appeal-1', sheet: text, addressee, signatoryPost: 'office-head', register: 'office' };
  id = await documents.create(manager, order, head, at);
  await documents.sign(manager, id, { by: head, at });
  app.get(DocumentReaders).add(async (actor, subject) => subject === 'appeal-1' && actor.roles.includes('registrar'));
});
afterAll(() => rooms.close());

describe('a document of a case', () => {
  it('is read by those who work on the case', async () => {
    const registrar = await rooms.council.as('registrar');
    const { body } = await registrar.get(`/documents/${id}`).expect(200);
    expect(body).toMatchObject({ id, kind: 'reply', status: 'signed', number: '01/1', signedOn: '2026-03-02' });
    expect(body.text).toContain('02.03.2026 № 01/1');
    expect(JSON.stringify(body)).not.toContain('kovalenko@');
    const { body: list } = await registrar.get('/documents?subject=appeal-1').expect(200);
    expect(list.items).toEqual([body]);
  });

  it('is a page to print in which nothing runs', async () => {
    const registrar = await rooms.council.as('registrar');
    const page = await registrar.get(`/documents/${id}?format=html`).expect(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.text).toContain('&lt;img src=x onerror=alert(1)&gt; відновлено.');
    expect(page.text).not.toContain('<img');
  });

  it('is a file to keep, named as the document is', async () => {
    const registrar = await rooms.council.as('registrar');
    const named = `filename*=UTF-8''${encodeURIComponent('Про розгляд звернення, № 01-1')}`;
    const pdf = await registrar.get(`/documents/${id}?format=pdf`).buffer().expect(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['content-disposition']).toBe(`inline; filename=document.pdf; ${named}.pdf`);
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
    const docx = await registrar.get(`/documents/${id}?format=docx`).buffer().responseType('blob').expect(200);
    expect(docx.headers['content-type']).toContain('wordprocessingml.document');
    expect(docx.headers['content-disposition']).toBe(`attachment; filename=document.docx; ${named}.docx`);
    expect(docx.body.subarray(0, 2).toString()).toBe('PK');
    const text = await registrar.get(`/documents/${id}?format=text`).expect(200);
    expect(text.headers['content-type']).toContain('text/plain');
    expect(text.text).toContain('02.03.2026 № 01/1');
  });

  it('does not exist for anybody else', async () => {
    const executor = await rooms.council.as('transport-executor');
    await executor.get(`/documents/${id}`).expect(404);
    for (const format of ['html', 'text', 'pdf', 'docx']) {
      await executor.get(`/documents/${id}?format=${format}`).expect(404);
    }
    await executor.get('/documents?subject=appeal-1').expect(404);
    const registrar = await rooms.council.as('registrar');
    await registrar.get('/documents?subject=appeal-2').expect(404);
    await rooms.council.nobody().get(`/documents/${id}`).expect(401);
  });

  it('is asked for properly', async () => {
    const registrar = await rooms.council.as('registrar');
    await registrar.get(`/documents/${id}?format=exe`).expect(422);
    await registrar.get('/documents/not-an-id').expect(422);
    await registrar.get('/documents').expect(422);
  });
});
