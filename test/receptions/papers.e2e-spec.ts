import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Documents } from '../../src/documents/index.js';
import { plainDate } from '../../src/domain/plain-date.js';
import type { QuestionOutcome } from '../../src/receptions/values.js';
import { BookingOffice, person } from './booking-office.js';

let office: Awaited<ReturnType<typeof BookingOffice.open>>;
beforeAll(async () => {
  office = await BookingOffice.open();
});
afterAll(() => office.close());

const roof = { topic: '090', gist: 'Протікає дах <b>будинку</b>.' };
const heat = { topic: '080', gist: 'Немає опалення в під’їзді.' };

async function booked(more: Parameters<typeof office.books>[1] = {}) {
  const reception = await office.plans();
  const { card } = await office.books(reception.id, { questions: [roof, heat], ...more });
  return { reception, visit: await office.visit(card.id) };
}

const outcome = (more: Partial<QuestionOutcome>): QuestionOutcome => ({
  settled: true,
  explanation: 'Роботи заплановано.',
  refused: false,
  complex: false,
  aid: null,
  writtenForm: 'not-offered',
  sentToOthers: false,
  toldOrally: 'not-yet',
  letterId: null,
  executors: [],
  tasks: [],
  kind: 'statement',
  complainedOf: null,
  complainedOfOther: null,
  sheets: null,
  appealId: null,
  ...more,
});

const flat = (text: string): string => text.replace(/\s+/g, ' ');
async function pdfText(path: string): Promise<string> {
  const { body } = await office.registrar.at('get', path).buffer().expect(200);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(body)), { mergePages: true });
  return flat(text);
}

describe('the card of a visit on paper', () => {
  it('names the citizen exactly, the official, the questions and by which channel they were booked', async () => {
    const companions = [{ role: 'representative', name: 'Захисник Олег', papers: true }];
    const { visit } = await booked({ visitor: person(1, { categories: ['7.1'] }), companions });
    const page = await office.registrar.get(`/visits/${visit.id}/card`).expect(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.text).toContain('Протікає дах &lt;b&gt;будинку&lt;/b&gt;.');
    const { text } = await office.registrar.get(`/visits/${visit.id}/card?format=text`).expect(200);
    expect(text).toContain(`Картка особистого прийому № ${visit.serial}/2026`);
    expect(text).toContain('Прізвище, ім’я, по батькові: Примбаенко Марія Петрівна');
    expect(text).toContain(`Зареєстроване місце проживання: ${visit.visitor.residence}`);
    expect(text).toContain('Записано: 02.03.2026, телефоном');
    expect(text).toContain('Хто супроводжує: Захисник Олег (представник, повноваження підтверджено)');
    expect(text).toContain('Вид прийому: особисто');
    expect(text).not.toContain('067 000');
  });

  it('tells who has to do what, as a file to keep in either form', async () => {
    const { visit } = await booked({ visitor: person(2) });
    const [first, second] = visit.questions;
    if (!first || !second) throw new Error('The questions were lost.');
    const executors = ['housing', 'office'];
    await office.write(visit.id, {
      status: 'heard',
      replyWish: 'written',
      questions: [
        { ...first, outcome: outcome({}) },
        { ...second, outcome: outcome({ settled: false, executors, tasks: ['Обстежити мережу', null] }) },
      ],
    });
    const text = await pdfText(`/visits/${visit.id}/card?format=pdf`);
    expect(text).toContain('вирішено на прийомі: Роботи заплановано.');
    expect(text).toContain('Обстежити мережу');
    expect(text).toContain('Як повідомити про результат письмово');
    const docx = await office.registrar.get(`/visits/${visit.id}/card?format=docx`).responseType('blob').expect(200);
    expect(docx.headers['content-disposition']).toContain(
      encodeURIComponent(`Картка особистого прийому № ${visit.serial}-2026.docx`),
    );
    expect(docx.body.subarray(0, 2).toString()).toBe('PK');
  });

  it('says on which grounds the reception was stopped, and who received instead', async () => {
    const { visit, reception } = await booked({ visitor: person(3) });
    const stoppedOn = plainDate('2026-03-10');
    await office.writeReception(reception.id, {
      receiverPost: 'deputy-mayor-social',
      receiverNamedBy: 'deputy-himself',
    });
    await office.write(visit.id, { status: 'stopped', stoppedOn, grounds: ['2.25.5', '2.25.1'] });
    const { text } = await office.registrar.get(`/visits/${visit.id}/card?format=text`).expect(200);
    expect(text).toContain('Стан: прийом припинено 10.03.2026');
    expect(text).toMatch(/1\. Образи.*\(пункт 2\.25\.5\);\n2\. Заклики проти незалежності.*\(пункт 2\.25\.1\)\./);
    expect(text).toContain('Прийняв замість неї:');
  });

  it('says in words why somebody was not booked, and keeps the words of who cancelled', async () => {
    const { visit } = await booked({ visitor: person(4) });
    const groundOf = async (ground: string) => {
      await office.write(visit.id, { status: 'cancelled', grounds: [ground] });
      return (await office.registrar.get(`/visits/${visit.id}/card?format=text`).expect(200)).text;
    };
    expect(await groundOf('no-later-reception')).toContain('1. наступного прийому не призначено.');
    expect(await groundOf('Питання вирішено на місці')).toContain('1. Питання вирішено на місці.');
    expect(await groundOf('2.10-full')).toMatch(/1\. .+ \(пункт 2\.10\)\./);
  });

  it('does not exist for those the visit does not concern', async () => {
    const { visit } = await booked({ visitor: person(5) });
    const stranger = await office.council.as('transport-executor');
    await stranger.get(`/visits/${visit.id}/card?format=pdf`).expect(404);
    await office.council.nobody().get(`/visits/${visit.id}/card`).expect(401);
    await office.registrar.get(`/visits/${visit.id}/card?format=exe`).expect(422);
  });
});

describe('the list of those booked', () => {
  it('has them in the order of the queue with what they ask and whose it is', async () => {
    const reception = await office.plans();
    await office.books(reception.id, { visitor: person(10), questions: [heat] });
    await office.books(reception.id, { visitor: person(11, { categories: ['7.1'] }), questions: [roof] });
    const text = await pdfText(`/receptions/${reception.id}/list?format=pdf`);
    expect(text).toContain('Записано: 2, у порядку черги.');
    const [veteran, other] = ['Протікає', 'опалення'].map((words) => text.indexOf(words));
    expect(veteran).toBeGreaterThan(0);
    expect(other).toBeGreaterThan(Number(veteran));
    const page = await office.registrar.get(`/receptions/${reception.id}/list`).expect(200);
    expect(page.text).toContain('<thead><tr><th scope="col">№</th>');
  });

  it('is another leader’s only as far as what is asked, and a stranger’s not at all (KR-2.11, 2.14)', async () => {
    const reception = await office.plans();
    await office.books(reception.id, { visitor: person(12), questions: [heat] });
    const path = `/receptions/${reception.id}/list?format=text` as const;
    const own = await office.council.as('deputy-mayor-housing');
    expect((await own.get(path).expect(200)).text).toContain('Картка');
    const other = await office.council.as('deputy-mayor-social');
    const { text } = await other.get(path).expect(200);
    expect(text).toContain('Немає опалення');
    expect(text).not.toMatch(/Примб|Картка|Прізвище/u);
    await (await office.council.as('head-of-affairs')).get(path).expect(404);
    for (const [login, status] of [
      ['deputy-mayor-housing', 200],
      ['deputy-mayor-social', 404],
      ['head-of-affairs', 404],
    ] as const) {
      const reader = await office.council.as(login);
      await reader.get(`/documents?subject=${reception.id}`).expect(status);
      for (const view of ['board', 'board/events', 'history', 'decisions'])
        if (status !== 200) await reader.get(`/receptions/${reception.id}/${view}`).expect(403);
      const { body } = await reader.get(`/receptions/${reception.id}/visits`).expect(200);
      expect(body.items).toHaveLength(status === 200 ? 1 : 0);
      const found = await reader.post('/visits/search', { filter: { receptionId: reception.id }, count: 'exact' });
      expect(found.body.count).toBe(status === 200 ? 1 : 0);
    }
  });

  it('of the acting mayor goes to the head of affairs too (KR-2.6)', async () => {
    const reception = await office.plans({ leaderPost: 'acting-mayor' });
    const affairs = await office.council.as('head-of-affairs');
    await affairs.get(`/receptions/${reception.id}/list`).expect(200);
  });

  it('is no business of an executor, and says when nobody is booked', async () => {
    const reception = await office.plans();
    const { text } = await office.registrar.get(`/receptions/${reception.id}/list?format=text`).expect(200);
    expect(text).toContain('Нікого не записано.');
    const executor = await office.council.as('transport-executor');
    await executor.get(`/receptions/${reception.id}/list`).expect(403);
  });
});

describe('what only the office writes', () => {
  it('is refused to a clerk of the very unit that reads the card', async () => {
    const { reception, visit } = await booked({ visitor: person(13), questions: [heat] });
    const clerk = await office.council.as('infrastructure-clerk');
    await clerk.get(`/visits/${visit.id}`).expect(200);
    await clerk.post(`/visits/${visit.id}/arrival`, { entry: {} }, { key: 'clerk-1' }).expect(403);
    await clerk.post(`/visits/${visit.id}/result`, { questions: [] }, { key: 'clerk-2' }).expect(403);
    const video = { mode: 'video', notice: 'hung', purpose: 'Безпека' };
    await clerk.put(`/receptions/${reception.id}/recording`, video, { ifMatch: reception.version }).expect(403);
  });
});

describe('documents of a visit', () => {
  it('are read by those who may read its card', async () => {
    const { visit } = await booked({ visitor: person(6) });
    const documents = office.get(Documents);
    expect(await documents.ofSubject(office.manager, visit.id)).toEqual([]);
    await office.registrar.get(`/documents?subject=${visit.id}`).expect(200);
    await (await office.council.as('transport-executor')).get(`/documents?subject=${visit.id}`).expect(404);
  });
});
