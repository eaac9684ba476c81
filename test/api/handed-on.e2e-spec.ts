import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { type OpenCouncil, openCouncil } from './support/council.js';
import { aLetter } from './support/letters.js';

let service: OpenCouncil;
let appealId: string;
const draftOf = (id: string) => `/appeals/${id}/draft-reply` as const;
const as = (who: string) => service.council.as(who);

/** The task of an element as whoever may do it reads it. */
async function read(who: string, elementId: string, id = appealId) {
  const filter = { businessKey: id, elementId, isOpen: true };
  const { body } = await (await as(who)).post('/tasks/search', { filter }).expect(200);
  expect(body.items).toHaveLength(1);
  return (await (await as(who)).get(`/tasks/${body.items[0].id}`).expect(200)).body;
}

async function completes(who: string, elementId: string, answer: object, id = appealId): Promise<void> {
  const { id: taskId, version } = await read(who, elementId, id);
  await (await as(who)).post(`/tasks/${taskId}/completion`, { answer }, { ifMatch: version }).expect(200);
}

/** One act on a task, by whoever speaks; gives what comes back. */
async function acts(who: string, task: { id: string; version: number }, path: string, body?: object) {
  const speaker = await as(who);
  const verb = path === 'suspension' ? (body === undefined ? 'delete' : 'put') : 'post';
  return (await speaker.at(verb, `/tasks/${task.id}/${path}`, body, { ifMatch: task.version }).expect(200)).body;
}

const words = ({ handed }: { handed: readonly { title: string; text: string; by: string }[] }) =>
  handed.map(({ title, text, by }) => [title, text, by]);

const instruction = 'Розглянути та відповісти заявниці';
const draft = { text: 'Опалення у Вашому будинку відновлено.', questions: [{ position: 1, outcome: 'satisfied' }] };

beforeAll(async () => {
  service = await openCouncil((config, log) => AppModule.forRoot(config, log));
  const registrar = await as('registrar');
  appealId = (await registrar.post('/appeals', aLetter()).expect(201)).body.id;
  const executors = ['infrastructure', 'housing'].map((executorId) => ({ executorId, instruction }));
  await completes('deputy-mayor-housing', 'resolve', { executors, needsStudy: 'yes', control: true });
});
afterAll(() => service.close());

it('what is to be done by delegation stands on the task of the delegate, and on no other', async () => {
  const author = 'infrastructure-executor-1';
  const claimed = await acts(author, await read(author, 'prepare-reply'), 'claim');
  const to = 'p-infrastructure-executor-2';
  const speaker = await as(author);
  const short = { to, comment: 'ні' };
  const refused = await speaker.post(`/tasks/${claimed.id}/delegations`, short, { ifMatch: claimed.version });
  expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/comment']);
  const comment = 'З’ясувати, коли востаннє міняли труби.';
  const given = await acts(author, claimed, 'delegations', { to, comment });
  const seen = await read('infrastructure-executor-2', 'prepare-reply');
  expect(words(seen)).toContainEqual(['Що зробити за дорученням', comment, `p-${author}`]);
  expect(words(await read('housing-executor-1', 'contribute')).map(([title]) => title)).toEqual(['Кому що доручено']);
  const report = 'Труби міняли 2011 року.';
  await acts('infrastructure-executor-2', given, 'delegations/resolution', { comment: report });
  expect(words(await read(author, 'prepare-reply'))).toContainEqual(['Що зроблено за дорученням', report, to]);
  const { body } = await (await as('control')).get(`/appeals/${appealId}/history`).expect(200);
  const told = body.items.filter(({ kind }: { kind: string }) => kind.startsWith('task-de'));
  expect(told).toMatchObject([{ kind: 'task-delegated', payload: { to, comment } }]);
});

it('why a task was put aside stands on it when it is taken up again', async () => {
  const author = 'infrastructure-executor-1';
  const reason = 'Чекаємо на акт обстеження.';
  const aside = await acts(author, await read(author, 'prepare-reply'), 'suspension', { reason });
  expect(words(await read(author, 'prepare-reply'))).toContainEqual(['Чому призупинено', reason, `p-${author}`]);
  await acts(author, aside, 'suspension');
  expect(words(await read(author, 'prepare-reply'))).toContainEqual(['Чому призупинено', reason, `p-${author}`]);
});

it('co-executors’ materials reach whoever answers, agrees and signs; so do remarks on a returned draft', async () => {
  const materials = 'Стояк перекрито мешканцем квартири 9.';
  await completes('housing-executor-1', 'contribute', { text: materials });
  const contributed = ['Що встановлено і зроблено', materials, 'p-housing-executor-1'];
  expect(words(await read('infrastructure-executor-1', 'prepare-reply'))).toContainEqual(contributed);
  await completes('infrastructure-executor-1', 'prepare-reply', draft);
  expect(words(await read('infrastructure-head', 'agree-reply'))).toContainEqual(contributed);
  const remarks = 'Не сказано, коли саме відновлено.';
  await completes('infrastructure-head', 'agree-reply', { decision: 'return', remarks });
  const again = await read('infrastructure-executor-1', 'prepare-reply');
  expect(words(again)).toContainEqual(['Зауваження', remarks, 'p-infrastructure-head']);
  expect(again.draft).toEqual(draft);
  expect(again.papers).toEqual([]);
});

it('the draft of a reply is read as the letter it will be by whoever agrees and signs, and marked as a draft', async () => {
  await completes('infrastructure-executor-1', 'prepare-reply', draft);
  const agreeing = await read('infrastructure-head', 'agree-reply');
  const href = `/api/v1${draftOf(appealId)}`;
  expect(agreeing.papers).toEqual([{ title: 'Проєкт відповіді', href }]);
  const head = await as('infrastructure-head');
  const html = await head.at('get', href).expect(200);
  expect(html.headers['content-type']).toContain('text/html');
  expect(html.text).toContain('ПРОЄКТ');
  expect(html.text).toContain('Підписанта ще не визначено');
  expect(html.text).toContain(draft.text);
  expect(html.text).toContain('Коваленко Марії Іванівні');
  const pdf = await head.at('get', `${href}?format=pdf`).buffer(true).expect(200);
  expect(pdf.headers['content-type']).toContain('application/pdf');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf.body)), { mergePages: true });
  expect(text).toMatch(/ПРОЄКТ[^]*Коваленко Марії Іванівні[^]*Опалення у Вашому будинку відновлено/u);
  await completes('infrastructure-head', 'agree-reply', { decision: 'agree' });
  const signing = await read('deputy-mayor-housing', 'sign-reply');
  expect(signing.papers).toEqual([{ title: 'Проєкт відповіді', href }]);
  expect(words(signing).map(([, text]) => text)).toContain('Стояк перекрито мешканцем квартири 9.');
  await (await as('deputy-mayor-housing')).at('get', href).expect(200);
  await (await as('culture-executor-1')).at('get', href).expect(404);
  for (const login of ['workflow-admin', 'compliance-reviewer']) await (await as(login)).at('get', href).expect(403);
  await service.council.nobody().at('get', href).expect(401);
});

it('once signed there is a letter and no draft: the task of control links the papers', async () => {
  await completes('deputy-mayor-housing', 'sign-reply', { decision: 'sign' });
  const control = await as('control');
  const { body } = await control.get(draftOf(appealId)).expect(404);
  expect(body.detail).toBe('Проєкту відповіді зараз немає.');
  await completes('registrar', 'post-letter', { sentOn: '2026-03-02', channel: 'post' });
  const checking = await read('control', 'check-questions');
  expect(checking.papers).toEqual([
    { title: 'Відповідь та інші папери звернення', href: `/api/v1/documents?subject=${appealId}` },
  ]);
  const papers = await control.get(checking.papers[0].href).expect(200);
  expect(papers.body.items).toMatchObject([{ kind: 'reply', status: 'dispatched' }]);
});

it('before anybody has drawn one up there is no draft either', async () => {
  const registrar = await as('registrar');
  const applicant = { surname: 'Гнатюк', givenName: 'Олег', residence: 'м. Кривий Ріг, вул. Миру, буд. 1' };
  const { body } = await registrar.post('/appeals', aLetter({ applicant, gist: 'Не працює ліфт.' })).expect(201);
  await registrar.get(draftOf(body.id)).expect(404);
});
