import { describe, expect } from 'vitest';
import { VisitRequests } from '../../src/receptions/visit/visit-requests.js';
import { walk } from '../support/appeal-test.js';
import { heard, reception, VisitWalk } from '../support/visit-walk.js';

const leader = 'deputy-mayor-housing';
const threeQuestions = [
  { topic: '080', gist: 'У будинку немає опалення' },
  { topic: '090', gist: 'Протікає дах' },
  { topic: '080', gist: 'Нарахування за опалення' },
];

describe('what a citizen asks about', () => {
  walk('is told to units and districts at once, and holds nothing up', async (council) => {
    const visit = await VisitWalk.book(council, await reception(council));
    const groups = (await visit.openTasks()).map(({ group }) => group);
    expect(groups).toContain('executor@infrastructure');
    expect(groups.filter((group) => group?.startsWith('post:'))).toEqual(['post:district-saksahanskyi-head']);
    expect((await visit.openTasks()).map(({ dueOn }) => dueOn)).toEqual(groups.map(() => '2026-03-09'));
    await visit.complete('prepare-materials', { text: 'Котельню зупинено до 11 березня.' });
    expect(await visit.noted('materials-prepared')).toHaveLength(1);
    await visit.dayBegins();
    await visit.arrives();
    await visit.goesIn();
    expect((await visit.openTasks()).length).toBe(groups.length);
    await visit.complete('receive', heard('settled'), leader);
    // What nobody prepared until now nobody needs any more.
    await visit.ends('summed-up');
  });
});

describe('at the table', () => {
  walk('each question goes its own way; the complex one is offered the written form once', async (council) => {
    const visit = await VisitWalk.book(council, await reception(council), { questions: threeQuestions });
    await visit.dayBegins();
    await visit.arrives();
    await visit.goesIn();
    const answer = {
      ...heard('settled', 'instruction', 'complex'),
      executors: [{ position: 2, executorId: 'infrastructure', instruction: 'Обстежити дах' }],
    };
    await visit.complete('receive', answer, leader);
    expect((await visit.card()).status).toBe('heard');
    await visit.standsAt('offer-written');
    expect(await visit.openTasks()).toMatchObject([{ dueOn: '2026-03-11', item: { position: 3, topic: '080' } }]);
    await visit.complete('offer-written', { writtenForm: 'submitted', sheets: 3 });
    expect(await visit.decided('reception-result')).toEqual(['settled', 'consider', 'offer-written', 'consider']);
    // Nobody asked for a letter, and the citizen has heard the explanation.
    expect(await visit.decided('reception-reply-form')).toEqual(['orally']);
    await visit.ends('summed-up');
    const [instructed, written, ...others] = await visit.appeals();
    expect(others).toEqual([]);
    expect(await instructed?.card()).toMatchObject({ form: 'oral', formOfReceipt: '1.2', leader });
    expect(await written?.card()).toMatchObject({ form: 'letter', formOfReceipt: '1.2', sheets: 3, resolution: null });
    expect((await visit.card()).questions.map(({ outcome }) => outcome?.writtenForm)).toEqual([
      'not-offered',
      'not-offered',
      'submitted',
    ]);
  });

  walk('a question that the citizen does not write down is considered all the same (art. 22)', async (council) => {
    const visit = await VisitWalk.book(council, await reception(council), { questions: threeQuestions.slice(0, 2) });
    await visit.dayBegins();
    await visit.arrives();
    await visit.goesIn();
    await visit.complete('receive', heard('complex', 'complex'), leader);
    // Neither waits for the other.
    await visit.standsAt('offer-written', 'offer-written');
    await visit.complete('offer-written', { writtenForm: 'declined' });
    // Who says nothing until the end of the next working day has raised the question orally, on the day of the reception.
    await council.goesTo('2026-03-11T23:59');
    await visit.standsAt('offer-written');
    await council.goesTo('2026-03-12T09:00');
    await visit.ends('summed-up');
    expect((await visit.card()).questions.map(({ outcome }) => outcome?.writtenForm).sort()).toEqual([
      'declined',
      'unanswered',
    ]);
    const [appeal, late] = (await visit.appeals()).sort((one, other) => (one.id < other.id ? -1 : 1));
    const [first, second] = [await appeal?.card(), await late?.card()];
    const day = { receivedOn: '2026-03-10', registeredOn: '2026-03-10', dueOn: '2026-04-10' };
    expect([first, second]).toMatchObject([day, day]);
    expect((await late?.timers())?.map(({ elementId }) => elementId)).toEqual(['before-term', 'forty-five-days']);
    expect(await appeal?.card()).toMatchObject({ form: 'oral', status: 'awaiting-resolution' });
    // Nobody was named at the table: the leader who received is asked, whoever it is by the duties.
    expect((await appeal?.task('resolve'))?.group).toBe(`post:${leader}`);
  });

  walk('is refused where a question is left out, named twice, or given to nobody', async (council) => {
    const visit = await VisitWalk.book(council, await reception(council), { questions: threeQuestions.slice(0, 2) });
    await visit.dayBegins();
    await visit.arrives();
    await visit.goesIn();
    const given = (executorId: string, position = 2) => [{ position, executorId }];
    const refused = [
      heard('settled'),
      { questions: [...heard('settled', 'settled').questions, ...heard('settled').questions] },
      heard('settled', 'instruction'),
      { ...heard('settled', 'instruction'), executors: given('nobody') },
      { ...heard('settled', 'instruction'), executors: [...given('housing'), ...given('housing-head')] },
      { ...heard('settled', 'settled'), executors: given('housing') },
      { ...heard('settled', 'settled'), executors: given('housing', 7) },
      heard('settled', 'settled', 'settled'),
    ];
    for (const answer of refused) {
      await expect(visit.complete('receive', answer, leader)).rejects.toMatchObject({ code: 'BODY_INVALID' });
    }
    // Art. 7: a complaint is neither decided by whom it is about nor given to those who answer to them.
    const complaint = (complainedOf: string, decision: 'settled' | 'refused' | 'instruction', executorId?: string) => ({
      questions: [
        ...heard('settled').questions,
        { ...heard(decision).questions[0], position: 2, kind: 'complaint', complainedOf },
      ],
      executors: executorId === undefined ? [] : given(executorId),
    });
    for (const answer of [
      complaint('housing', 'instruction', 'housing'),
      complaint('housing', 'instruction', 'housing-head'),
      complaint(leader, 'instruction', 'social-policy'),
      complaint(leader, 'settled'),
      complaint(leader, 'refused'),
    ]) {
      const refusal = await visit.complete('receive', answer, leader).catch((error: unknown) => error);
      expect(refusal).toMatchObject({
        code: 'EXECUTOR_CONFLICT',
        details: { grounds: [{ act: 'law-393-96', clause: '7' }] },
      });
    }
    // Nor is one about the head decided by whoever else receives.
    for (const answer of [
      complaint('acting-mayor', 'settled'),
      complaint('acting-mayor', 'instruction', 'legal'),
      complaint('council-secretary', 'refused'),
    ]) {
      const refusal = await visit.complete('receive', answer, leader).catch((error: unknown) => error);
      expect(refusal).toMatchObject({
        code: 'EXECUTOR_CONFLICT',
        details: { grounds: [{ clause: 'complaint-about-head', rule: 'setting-head-affairs' }, { clause: '7' }] },
      });
    }
    await visit.standsAt('receive');
    expect(await visit.noted('received')).toEqual([]);
    expect(await visit.decided('executor-conflict')).toEqual([]);
  });

  walk('a registrar may write down what the leader says', async (council) => {
    const visit = await VisitWalk.book(council, await reception(council));
    await visit.dayBegins();
    await visit.arrives();
    const say = (answer: Readonly<Record<string, unknown>>) =>
      council.get(VisitRequests).sayAtTable(council.person('registrar-1'), visit.id, answer);
    await expect(say(heard('settled'))).rejects.toMatchObject({ code: 'RECEPTION_STATUS_REFUSED' });
    await visit.goesIn();
    await expect(say({ questions: [] })).rejects.toMatchObject({ code: 'BODY_INVALID' });
    await expect(visit.complete('receive', heard('settled'), 'registrar-1')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await say(heard('settled'));
    expect((await visit.card()).status).toBe('settled');
    await visit.ends('summed-up');
  });
});

describe('conduct at the table (KR-2.25, 2.26)', () => {
  walk('each ground is on the card, and nobody receives that citizen again that day', async (council) => {
    const receptionId = await reception(council);
    const visit = await VisitWalk.book(council, receptionId, { questions: threeQuestions.slice(0, 2) });
    const afternoon = await reception(council, { leaderPost: 'deputy-mayor-social', beginsAt: '15:00' });
    const sameDay = await VisitWalk.book(council, afternoon);
    await visit.dayBegins();
    await visit.arrives();
    await visit.goesIn();
    const answer = {
      ...heard('instruction'),
      executors: [{ position: 1, executorId: 'infrastructure' }],
      insults: true,
      abuse: true,
    };
    await visit.complete('receive', answer, leader);
    expect(await visit.card()).toMatchObject({
      status: 'stopped',
      grounds: ['2.25.5', '2.25.6'],
      stoppedOn: '2026-03-10',
    });
    // What had been decided before is carried out.
    expect(await visit.appeals()).toHaveLength(1);
    await visit.ends('summed-up');

    await sameDay.dayBegins();
    await sameDay.arrives();
    expect(await sameDay.decided('after-stop')).toEqual(['not-today']);
    expect(await sameDay.card()).toMatchObject({ status: 'not-admitted', grounds: ['2.26'] });
    await sameDay.ends('visit-over');
  });

  walk('stopped before anything was heard leaves nothing to consider', async (council) => {
    const visit = await VisitWalk.book(council, await reception(council));
    await visit.dayBegins();
    await visit.arrives();
    await visit.goesIn();
    await visit.complete('receive', { questions: [], intoxicated: true }, leader);
    expect((await visit.card()).grounds).toEqual(['2.25.3']);
    await visit.ends('visit-over');
  });
});

describe('a question settled at the table (KR-2.28, 2.29)', () => {
  walk('as a complaint says in writing where to go on (art. 16)', async (council) => {
    const visit = await VisitWalk.book(council, await reception(council));
    await visit.dayBegins();
    await visit.arrives();
    await visit.goesIn();
    const [said] = heard('settled').questions;
    const complaint = { ...said, kind: 'complaint', complainedOf: 'ecology' };
    await visit.complete('receive', { questions: [complaint], replyWish: 'written' }, leader);
    expect(JSON.stringify((await visit.letters())[0]?.sheet)).toContain('Якщо Ви не погоджуєтеся');
  });

  walk('is put in writing where the citizen wishes so: the leader signs, or the head by art. 15', async (council) => {
    const receptionId = await reception(council);
    const [plain, hero] = [
      await VisitWalk.book(council, receptionId, { visitor: { email: 'maria@example.ua' } }),
      await VisitWalk.book(council, receptionId, { visitor: { surname: 'Лисенко', categories: ['7.16'] } }),
    ];
    await plain.dayBegins();
    for (const visit of [plain, hero]) {
      await visit.arrives();
      await visit.goesIn();
      await visit.complete('receive', { ...heard('settled'), replyWish: 'written' }, leader);
      expect((await visit.card()).status).toBe('settled');
      expect(await visit.decided('reception-reply-form')).toEqual(['written']);
      expect(await visit.openTasks()).toMatchObject([{ elementId: 'sign-explanation', dueOn: '2026-03-25' }]);
      const drawnUp = await visit.letters();
      expect(drawnUp).toMatchObject([{ kind: 'reception-explanation', status: 'draft', number: null }]);
      expect(JSON.stringify(drawnUp[0]?.sheet)).not.toContain('Якщо Ви не погоджуєтеся');
      // The question is not closed before its letter has gone.
      expect(await visit.noted('question-settled')).toEqual([]);
    }
    expect(await plain.decided('reception-signatory')).toEqual(['executor']);
    expect((await plain.openTasks())[0]?.group).toBe(`post:${leader}`);
    await plain.complete('sign-explanation', {
      decision: 'sign',
      text: 'Тепло дадуть 12 березня.\n\nПерерахунок зроблять.',
    });
    const [letter] = await plain.letters();
    expect(letter).toMatchObject({ status: 'sending', number: '01/1', signedBy: `p-${leader}`, channel: 'email' });
    expect(JSON.stringify(letter?.sheet)).toContain('Перерахунок зроблять.');
    expect(await hero.decided('reception-signatory')).toEqual(['acting-mayor']);
    await hero.complete('sign-explanation', { decision: 'sign' });
    const [paper] = await hero.letters();
    expect(paper).toMatchObject({
      status: 'dispatched',
      number: '01/2',
      signatoryPost: 'acting-mayor',
      channel: 'post',
    });
    expect(JSON.stringify(paper?.sheet)).toContain('Опалення ввімкнуть 12 березня.');
    for (const visit of [plain, hero]) {
      await visit.ends('summed-up');
      expect((await visit.noted('question-settled')).map(({ payload }) => payload?.['letterId'])).toEqual(
        (await visit.letters()).map(({ id }) => id),
      );
    }
  });
});

describe('a question sent to other bodies (KR-2.31)', () => {
  walk('is told of while the citizen is there, or by a letter that the head of the office signs', async (council) => {
    const receptionId = await reception(council);
    const questions = threeQuestions.slice(0, 2);
    const visit = await VisitWalk.book(council, receptionId, { questions });
    const [asked, gone] = [
      await VisitWalk.book(council, receptionId, { visitor: { surname: 'Лисенко' } }),
      await VisitWalk.book(council, receptionId, { visitor: { surname: 'Мороз' } }),
    ];
    await visit.dayBegins();
    for (const one of [visit, asked, gone]) {
      await one.arrives();
      await one.goesIn();
    }
    // Of two questions sent to two places the citizen was told of one.
    const [first, second] = heard('instruction', 'instruction').questions;
    const executors = [
      { position: 1, executorId: 'heating-plant' },
      { position: 2, executorId: 'heating-plant' },
    ];
    const answer = { questions: [{ ...first, toldOfSending: true }, second], executors };
    await visit.complete('receive', answer, leader);
    expect(await visit.decided('reception-notice')).toEqual(['none', 'tell-orally']);
    // It holds nobody up: the reception of the citizen is over, and the appeals are under way.
    expect((await visit.card()).status).toBe('heard');
    expect(await visit.appeals()).toHaveLength(2);
    expect(await visit.openTasks()).toMatchObject([
      { elementId: 'tell-of-sending', dueOn: '2026-03-10', item: { position: 2 } },
    ]);
    const sent = { ...heard('instruction'), executors: executors.slice(0, 1) };
    await asked.complete('receive', sent, leader);
    await asked.complete('tell-of-sending', { told: 'yes' });
    expect(await asked.decided('reception-notice')).toEqual(['tell-orally', 'none']);
    await asked.ends('summed-up');
    await gone.complete('receive', sent, leader);
    await gone.complete('tell-of-sending', { told: 'no' });
    expect(await gone.decided('reception-notice')).toEqual(['tell-orally', 'written-notice']);
    expect(await gone.decided('reception-signatory')).toEqual(['office-head']);
    expect(await gone.openTasks()).toMatchObject([
      { elementId: 'sign-notice', group: 'post:office-head', dueOn: '2026-03-16' },
    ]);
    await gone.complete('sign-notice', { decision: 'sign' });
    expect(await gone.letters()).toMatchObject([
      { kind: 'reception-forward', status: 'dispatched', number: '01/1', signedBy: 'p-office-head' },
    ]);
    await gone.ends('summed-up');
    // The day passes and nobody has told: the citizen is written to; the head of the office being away, by the deputy.
    await council.isAway('office-head', '2026-03-20', 'office-deputy-head');
    await council.goesTo('2026-03-11T08:00');
    expect(await visit.decided('reception-notice')).toEqual(['none', 'tell-orally', 'written-notice']);
    expect(await visit.decided('reception-signatory')).toEqual(['office-deputy-head']);
    await visit.complete('sign-notice', { decision: 'sign' });
    const [notice] = await visit.letters();
    expect(notice).toMatchObject({ kind: 'reception-forward', signedBy: 'p-office-deputy-head' });
    expect(JSON.stringify(notice?.sheet)).toContain('пункту 2.31');
    await visit.ends('summed-up');
    const letters = [];
    for (const appeal of [visit, asked, gone].map(async (one) => (await one.appeals())[0])) {
      // Gap of KR-2.30: a provider alone cannot answer, so the leader names one of the staff.
      await (
        await appeal
      )?.complete('name-staff-executor', { executorId: 'infrastructure', instruction: 'Простежити' });
      await (await appeal)?.complete('send-outside', { note: 'Надіслати для виконання' });
      letters.push((await (await appeal)?.letters())?.map(({ kind }) => kind));
    }
    expect(letters).toEqual([['covering-letter'], ['covering-letter'], ['covering-letter']]);
  });
});
