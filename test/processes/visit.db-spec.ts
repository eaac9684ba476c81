import { describe, expect } from 'vitest';
import { VisitRequests } from '../../src/receptions/visit/visit-requests.js';
import { walk } from '../support/appeal-test.js';
import { heard, sitting, VisitWalk } from '../support/visit-walk.js';

const leader = 'deputy-mayor-housing';
const threeQuestions = [
  { topic: '080', gist: 'У будинку немає опалення' },
  { topic: '090', gist: 'Протікає дах' },
  { topic: '080', gist: 'Нарахування за опалення' },
];

describe('what a citizen asks about', () => {
  walk('is told to units and districts at once, and holds nothing up', async (council) => {
    const visit = await VisitWalk.book(council, await sitting(council));
    const groups = (await visit.openTasks()).map(({ group }) => group);
    expect(groups).toContain('executor@infrastructure');
    expect(groups.filter((group) => group?.startsWith('post:'))).toEqual(['post:district-saksahanskyi-head']);
    expect((await visit.openTasks()).map(({ dueOn }) => dueOn)).toEqual(groups.map(() => '2026-03-10'));
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
    const visit = await VisitWalk.book(council, await sitting(council), { questions: threeQuestions });
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
    expect((await visit.openTasks()).map(({ dueOn }) => dueOn)).toEqual(['2026-03-10']);
    await visit.complete('offer-written', { writtenForm: 'submitted', sheets: 3 });
    expect(await visit.decided('reception-result')).toEqual(['settled', 'consider', 'offer-written', 'consider']);
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

  walk('a question that the citizen will not write down is considered all the same (art. 22)', async (council) => {
    const visit = await VisitWalk.book(council, await sitting(council));
    await visit.dayBegins();
    await visit.arrives();
    await visit.goesIn();
    await visit.complete('receive', heard('complex'), leader);
    await visit.complete('offer-written', { writtenForm: 'declined' });
    const [appeal] = await visit.appeals();
    expect(await appeal?.card()).toMatchObject({ form: 'oral', status: 'awaiting-resolution' });
    // Nobody was named at the table: the leader who received is asked, whoever it is by the duties.
    expect((await appeal?.task('resolve'))?.group).toBe(`post:${leader}`);
  });

  walk('is refused where a question is left out, named twice, or given to nobody', async (council) => {
    const visit = await VisitWalk.book(council, await sitting(council), { questions: threeQuestions.slice(0, 2) });
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
    await visit.standsAt('receive');
    expect(await visit.noted('received')).toEqual([]);
  });

  walk('a registrar may write down what the leader says', async (council) => {
    const visit = await VisitWalk.book(council, await sitting(council));
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
    const receptionId = await sitting(council);
    const visit = await VisitWalk.book(council, receptionId, { questions: threeQuestions.slice(0, 2) });
    const afternoon = await sitting(council, { leaderPost: 'deputy-mayor-social', beginsAt: '15:00' });
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
    const visit = await VisitWalk.book(council, await sitting(council));
    await visit.dayBegins();
    await visit.arrives();
    await visit.goesIn();
    await visit.complete('receive', { questions: [], intoxicated: true }, leader);
    expect((await visit.card()).grounds).toEqual(['2.25.3']);
    await visit.ends('visit-over');
  });
});

describe('a question sent to other bodies (KR-2.31)', () => {
  const sent = { ...heard('instruction'), executors: [{ position: 1, executorId: 'heating-plant' }] };

  walk('is told of while the citizen is there, or by a letter', async (council) => {
    const receptionId = await sitting(council);
    const [told, asked, gone] = [
      await VisitWalk.book(council, receptionId),
      await VisitWalk.book(council, receptionId, { visitor: { surname: 'Лисенко' } }),
      await VisitWalk.book(council, receptionId, { visitor: { surname: 'Мороз' } }),
    ];
    await told.dayBegins();
    for (const visit of [told, asked, gone]) {
      await visit.arrives();
      await visit.goesIn();
    }
    await told.complete('receive', { ...sent, toldOfSending: true }, leader);
    expect(await told.decided('reception-notice')).toEqual(['none']);
    await asked.complete('receive', sent, leader);
    await asked.complete('tell-of-sending', { told: 'yes' });
    expect(await asked.decided('reception-notice')).toEqual(['tell-orally', 'none']);
    await gone.complete('receive', sent, leader);
    await gone.complete('tell-of-sending', { told: 'no' });
    expect(await gone.decided('reception-notice')).toEqual(['tell-orally', 'written-notice']);
    const letters = [];
    for (const visit of [told, asked, gone]) {
      const [appeal] = await visit.appeals();
      // Gap of KR-2.30: a provider alone cannot answer, so the leader names one of the staff.
      await appeal?.complete('name-staff-executor', { executorId: 'infrastructure', instruction: 'Простежити' });
      await appeal?.complete('send-outside', { note: 'Надіслати для виконання' });
      letters.push((await appeal?.letters())?.map(({ kind }) => kind));
    }
    expect(letters).toEqual([['covering-letter'], ['covering-letter'], ['covering-letter', 'external-notice']]);
  });
});
