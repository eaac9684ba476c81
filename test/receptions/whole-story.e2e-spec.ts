import { afterAll, beforeAll, expect, it } from 'vitest';
import { filed, finalAnswer } from '../support/appeal-letters.js';
import { person, request } from './booking-office.js';
import { DayOffice } from './day-office.js';
import { anEntry } from './timetable-office.js';

const leader = 'deputy-mayor-housing';
const heating = { topic: '080', gist: 'Взимку в будинку холодно: труби старі' };
const charges = { topic: '080', gist: 'Перерахунок за опалення' };
type Fields = Readonly<Record<string, unknown>>;

let office: DayOffice;
beforeAll(async () => {
  office = await DayOffice.open();
});
afterAll(() => office.close());

const as = (login: string) => office.council.as(login);
/** Whoever may do it does a task of a case; the answer is the task as it was. */
async function does(login: string, businessKey: string, elementId: string, answer: object): Promise<Fields> {
  const who = await as(login);
  const { body } = await who.post('/tasks/search', { filter: { businessKey, elementId, isOpen: true } }).expect(200);
  const [task] = body.items;
  if (task === undefined) throw new Error(`${login} has no ${elementId} to do.`);
  await who.post(`/tasks/${task.id}/completion`, { answer }, { ifMatch: task.version }).expect(200);
  return task;
}
/** The registrar prints, has signed and posts what still lies on paper in a case. */
async function postsTheRest(businessKey: string, on: string): Promise<void> {
  const who = await as('registrar-1');
  const answers: Fields = { 'print-and-sign': { signedOn: on }, 'post-letter': { sentOn: on, channel: 'post' } };
  for (const elementId of Object.keys(answers)) {
    const filter = { businessKey, elementId, isOpen: true };
    const { body } = await who.post('/tasks/search', { filter }).expect(200);
    for (const { id, version } of body.items)
      await who.post(`/tasks/${id}/completion`, { answer: answers[elementId] }, { ifMatch: version }).expect(200);
  }
}
async function decided(path: string, ruleSet: string): Promise<readonly unknown[]> {
  const { body } = await (await as('office-head')).at('get', `${path}/decisions`).expect(200);
  return body.items.filter((one: Fields) => one['ruleSet'] === ruleSet).map((one: Fields) => one['outcome']);
}

it('a question goes from the timetable to the promise that is kept (KR-2.1–2.34)', async () => {
  const { registrar } = office;
  const head = await as('office-head');

  // The timetable, and a citizen who is booked by telephone with two questions.
  await head.post('/timetable/entries', anEntry({ recurrence: { on: '2026-03-10' }, beginsAt: '09:00' })).expect(201);
  const { body: offered } = await registrar.get(`/receptions?leaderPost=${leader}&from=2026-03-10`).expect(200);
  const reception = String(offered.items[0].id);
  // A Hero of Ukraine: letters are signed by the acting mayor, whoever received (art. 15).
  const wanted = request({ visitor: person(7, { categories: ['7.16'] }), questions: [heating, charges] });
  const { body: booked } = await registrar.post(`/receptions/${reception}/visits`, wanted, { key: 'b-7' }).expect(201);
  const visit = String(booked.card.id);
  expect((await registrar.post(`/receptions/${reception}/visits`, wanted, { key: 'b-7' })).body).toEqual(booked);
  await does('infrastructure-executor-1', visit, 'prepare-materials', {
    text: 'Труби 1974 року, заміна за кошторисом.',
  });

  // Booking closes at 15:00 of the last working day; on the eve the leader learns what will be asked.
  await office.goesTo('2026-03-09T15:01');
  const late = await registrar.post(`/receptions/${reception}/visits`, request({ visitor: person(8) }));
  expect(late.body).toMatchObject({ booked: false, grounds: [{ clause: '2.12' }] });
  await does(leader, reception, 'acquaint', { acquainted: true });

  // The day: the leader is there, the citizen comes and goes in, and an alarm breaks it off for half an hour.
  await office.opens(reception);
  await office.arrives(visit);
  await registrar.post(`/receptions/${reception}/calls`, {}).expect(200);
  await office.goesTo('2026-03-10T10:00');
  const begun = { startedAt: '2026-03-10T09:15:00+02:00' };
  const { body: alarm } = await registrar.post('/alarms', begun).expect(201);
  const over = { endedAt: '2026-03-10T09:45:00+02:00' };
  await registrar.post(`/alarms/${alarm.id}/end`, over).expect(200);
  await does(leader, reception, 'resume-after-alarm', { decision: 'resume' });

  // Heard: one question is settled and wished in writing, the other goes to the plant and to the department.
  const heard = {
    questions: [
      { position: 1, decision: 'instruction', explanation: 'Обстежити труби й замінити.' },
      { position: 2, decision: 'settled', explanation: 'Перерахунок зроблено, 412 грн повернуть у березні.' },
    ],
    executors: [
      { position: 1, executorId: 'heating-plant', instruction: 'Перевірити тиск' },
      { position: 1, executorId: 'infrastructure', instruction: 'Замінити труби' },
    ],
    replyWish: 'written',
  };
  await does(leader, visit, 'receive', heard);
  await does('registrar-1', reception, 'run-reception', {});
  const mayor = await as('acting-mayor');
  const { item } = await does('acting-mayor', visit, 'sign-explanation', { decision: 'sign' });
  const { letterId } = item as { letterId: string };
  const { text: explanation } = await mayor.get(`/documents/${letterId}?format=text`).expect(200);
  expect(explanation).toContain('Перерахунок зроблено, 412 грн повернуть у березні.');
  await (await as('deputy-mayor-economy')).get(`/documents/${letterId}`).expect(404);
  const { body: card } = await registrar.get(`/visits/${visit}`).expect(200);
  expect(card).toMatchObject({ status: 'heard', replyWish: 'written' });
  const appeal = String(card.questions[0].outcome.appealId);

  // Nobody told the citizen that day where the question went: the head of the office writes (KR-2.31).
  await office.goesTo('2026-03-11T09:00');
  expect(await does('office-head', visit, 'sign-notice', { decision: 'sign' })).toMatchObject({ dueOn: '2026-03-16' });
  const papers = async () => (await head.get(`/documents?subject=${visit}`).expect(200)).body.items;
  const letters = await papers();
  const kinds = (items: Fields[]) => items.map(({ kind, status, number }) => [kind, status, number]);
  expect(kinds(letters)).toEqual([
    ['reception-explanation', 'sending', '01/1'],
    ['reception-forward', 'sending', '01/2'],
  ]);
  // Signed is not sent: the registrar takes both to the post.
  const posted = { sentOn: '2026-03-11', channel: 'registered-post', postingNumber: '17' };
  await does('registrar-1', visit, 'post-letter', posted);
  await does('registrar-1', visit, 'post-letter', posted);
  expect((await papers()).map(({ status, sentOn }: Fields) => [status, sentOn])).toEqual([
    ['dispatched', '2026-03-11'],
    ['dispatched', '2026-03-11'],
  ]);
  const { text: notice } = await head.get(`/documents/${letters[1].id}?format=text`).expect(200);
  expect(notice).toContain('до Акціонерного товариства «Криворізька теплоцентраль»');
  expect(notice).toContain('департамент розвитку інфраструктури міста');

  // The instruction is the resolution: the first named is not staff, so the next one answers (KR-2.30).
  const caseNow = async () => (await registrar.get(`/appeals/${appeal}`).expect(200)).body;
  expect(await caseNow()).toMatchObject({
    registeredOn: '2026-03-10',
    mainExecutor: 'infrastructure',
    status: 'under-consideration',
  });
  await does('registrar-1', appeal, 'send-outside', { note: 'Надіслати для виконання' });

  // Forty-five days after the reception nothing is done: a final answer with a definite day (KR-2.32).
  await office.goesTo('2026-04-24T08:29');
  const executor = await as('infrastructure-executor-1');
  const waiting = { filter: { businessKey: appeal, elementId: 'prepare-final-answer' } };
  expect((await executor.post('/tasks/search', waiting).expect(200)).body.items).toEqual([]);
  await office.goesTo('2026-04-24T10:00');
  const promise = finalAnswer({ definiteDate: '2026-06-15', promise: 'Замінити труби' });
  await does('infrastructure-executor-1', appeal, 'prepare-final-answer', promise);
  await does('infrastructure-head', appeal, 'agree-reply', { decision: 'agree' });
  await does('acting-mayor', appeal, 'sign-reply', { decision: 'sign' });
  expect(await caseNow()).toMatchObject({ status: 'answered', controlEndedOn: null });
  await does('registrar-1', appeal, 'post-letter', { sentOn: '2026-04-24', channel: 'post' });
  expect(await decided(`/appeals/${appeal}`, 'reception-signatory')).toEqual(['acting-mayor']);
  expect(await decided(`/appeals/${appeal}`, 'reception-reply-form')).toEqual(['written']);
  expect(await caseNow()).toMatchObject({ status: 'closed', controlEndedOn: '2026-04-24' });
  const plan = async () => (await executor.post('/obligations/search', { filter: { appealId: appeal } })).body.items;
  expect(await plan()).toMatchObject([{ dueOn: '2026-06-15', status: 'open', mainExecutor: 'infrastructure' }]);
  await postsTheRest(appeal, '2026-04-24');
  await does('registrar-1', appeal, 'file-away', filed);

  // The promise outlives the control of the appeal, and is kept.
  await office.goesTo('2026-06-11T10:00');
  const done = { report: 'Труби замінено, тиск перевірено.', doneOn: '2026-06-10' };
  await does('infrastructure-executor-1', appeal, 'perform-obligation', done);
  await does('control-1', appeal, 'confirm-obligation', { decision: 'done' });
  expect(await plan()).toMatchObject([{ status: 'done', doneOn: '2026-06-10' }]);
  const { text: printed } = await registrar.get(`/visits/${visit}/card?format=text`).expect(200);
  expect(printed).toContain(String((await caseNow()).registrationIndex));
  expect(await decided(`/visits/${visit}`, 'reception-notice')).toEqual(['tell-orally', 'written-notice']);
  expect(await decided(`/visits/${visit}`, 'reception-signatory')).toEqual(['acting-mayor', 'office-head']);
  const { body: history } = await registrar.get(`/visits/${visit}/history`).expect(200);
  expect(history.items.map(({ kind }: Fields) => kind)).toEqual(
    expect.arrayContaining(['booked', 'received', 'letter-sent', 'question-settled', 'question-to-consider']),
  );
});
