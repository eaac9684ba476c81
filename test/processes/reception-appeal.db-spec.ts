import { describe, expect } from 'vitest';
import { ObligationRecord } from '../../src/appeals/tables.js';
import { DecisionLog } from '../../src/policy/index.js';
import { Office } from '../../src/appeals/office.js';
import { printedCard } from '../../src/appeals/reading/print-card.js';
import { renderText } from '../../src/documents/index.js';
import { addDays } from '../../src/domain/plain-date.js';
import { Handovers, TaskLists } from '../../src/workflow/index.js';
import type { WalkedCouncil } from '../support/appeal-council.js';
import { checked, filed, finalAnswer, letter, reply, resolution } from '../support/appeal-letters.js';
import { walk } from '../support/appeal-test.js';
import type { AppealWalk } from '../support/appeal-walk.js';
import { heard, reception, VisitWalk } from '../support/visit-walk.js';

const leader = 'deputy-mayor-housing';
type Given = Readonly<Record<string, unknown>>;

/** A question that the leader gave to the department of infrastructure at the table. */
async function raised(council: WalkedCouncil, said: Given = {}, booked: Given = {}): Promise<AppealWalk> {
  const visit = await VisitWalk.book(council, await reception(council), booked);
  await visit.dayBegins();
  await visit.arrives();
  await visit.goesIn();
  const executors = [{ position: 1, executorId: 'infrastructure' }];
  await visit.complete('receive', { ...heard('instruction'), executors, ...said }, leader);
  if ((await visit.openTasks()).some(({ elementId }) => elementId === 'offer-written'))
    await visit.complete('offer-written', { writtenForm: 'declined' });
  const [appeal] = await visit.appeals();
  if (!appeal) throw new Error('The question was not left open.');
  return appeal;
}

describe('a question from a reception (KR-2.28–2.30, art. 22)', () => {
  walk('is registered and considered as a written one, by the resolution given at the table', async (council) => {
    const written = await council.takeIn(letter());
    const appeal = await raised(council, { replyWish: 'written' });
    const card = await appeal.card();
    expect(card).toMatchObject({ form: 'oral', formOfReceipt: '1.2', status: 'under-consideration', leader });
    expect(card).toMatchObject({
      receivedOn: '2026-03-10',
      registeredOn: '2026-03-10',
      mainExecutor: 'infrastructure',
    });
    expect(card.resolution).toMatchObject({ authorPost: leader, author: `p-${leader}`, needsStudy: 'no' });
    // One register for letters and receptions.
    expect([(await written.card()).serial, card.serial]).toEqual([1, 2]);
    expect(await appeal.decided('term')).toEqual(['no-study', 'no-study']);
    expect(card.dueOn).toBe('2026-03-25');
    await appeal.standsAt('prepare-reply');
    await appeal.completeAll(['prepare-reply', reply()], ['agree-reply', { decision: 'agree' }]);
    expect(await appeal.decided('reception-signatory')).toEqual(['executor']);
    expect((await appeal.task('sign-reply')).group).toBe('post:infrastructure-head');
    await appeal.complete('sign-reply', { decision: 'sign' });
    expect(await appeal.decided('reception-reply-form')).toEqual(['written']);
    expect(await appeal.letters()).toMatchObject([{ kind: 'reply', status: 'dispatched' }]);
    await appeal.completeAll(['check-questions', checked(true)], ['file-away', filed]);
    await appeal.ends('ready-for-archive');
    expect(await appeal.card()).toMatchObject({ status: 'closed', result: '9.1' });
  });

  walk('what was said at the table stands on the tasks of whoever answers and controls', async (council) => {
    const appeal = await raised(council);
    const told = async (elementId: string) => {
      const task = await appeal.task(elementId);
      const reader = council.someoneOf(task.group ?? '');
      if (reader === undefined) throw new Error(`nobody may do ${elementId}`);
      return (await council.get(Handovers).of(await council.get(TaskLists).find(reader, task.id))).handed;
    };
    const said = { title: 'Записано на прийомі', text: 'Опалення ввімкнуть 12 березня.', by: `p-${leader}` };
    expect(await told('prepare-reply')).toContainEqual(expect.objectContaining(said));
    await appeal.complete('prepare-reply', reply());
    expect(await told('agree-reply')).toContainEqual(expect.objectContaining(said));
  });

  walk(
    'is answered orally where the citizen wished so; the paper stays in the file, and goes to one not reached',
    async (council) => {
      const appeal = await raised(council, { replyWish: 'orally', leaderSigns: true });
      await appeal.completeAll(['prepare-reply', reply()], ['agree-reply', { decision: 'agree' }]);
      expect(await appeal.decided('reception-signatory')).toEqual(['reception-leader']);
      expect((await appeal.task('sign-reply')).group).toBe(`post:${leader}`);
      await appeal.complete('sign-reply', { decision: 'sign' });
      expect(await appeal.decided('reception-reply-form')).toEqual(['orally']);
      expect(await appeal.letters()).toMatchObject([{ kind: 'reply', status: 'signed', number: '01/1' }]);
      expect((await appeal.task('tell-result-orally')).dueOn).toBe('2026-03-25');
      const untold = { told: 'no', note: 'Телефон не відповідає' };
      await appeal.refuses('tell-result-orally', { ...untold, toldAt: '2026-03-01T10:00+02:00' }, 'BODY_INVALID');
      await appeal.refuses('tell-result-orally', { ...untold, toldAt: '2030-03-01T10:00+02:00' }, 'BODY_INVALID');
      const toldAt = `${council.today}T00:01+02:00`;
      await appeal.complete('tell-result-orally', { ...untold, toldAt });
      expect(await appeal.noted('result-told')).toMatchObject([{ payload: { at: new Date(toldAt).toISOString() } }]);
      expect(await appeal.letters()).toMatchObject([{ status: 'dispatched', channel: 'post', number: '01/1' }]);
      await appeal.completeAll(['check-questions', checked(true)], ['file-away', filed]);
      await appeal.ends('ready-for-archive');
    },
  );

  walk('that the citizen has heard is kept as told: when and by whom (KR-2.28)', async (council) => {
    const appeal = await raised(council, { replyWish: 'orally', leaderSigns: true });
    await appeal.completeAll(['prepare-reply', reply()], ['agree-reply', { decision: 'agree' }]);
    await appeal.complete('sign-reply', { decision: 'sign' });
    await appeal.complete('tell-result-orally', { told: 'yes', note: 'Сказано телефоном' });
    const [told] = await appeal.letters();
    expect(told).toMatchObject({ status: 'told', channel: 'orally', number: '01/1', sentOn: council.today });
    expect(told?.dispatchedBy).not.toBeNull();
    const text = renderText(
      printedCard(await appeal.card(), { joined: [], papers: await appeal.letters() }, council.get(Office)),
    );
    expect(text).toMatch(/Відповідь надіслано: \d\d\.\d\d\.2026, сказано усно/);
    await appeal.completeAll(['check-questions', checked(true)], ['file-away', filed]);
    await appeal.ends('ready-for-archive');
  });

  walk('that is refused is answered in writing, whatever the citizen wished (art. 15)', async (council) => {
    const appeal = await raised(council, { replyWish: 'orally' });
    const refusal = reply(['refused'], { refusalGrounds: 'Постанова № 1198' });
    await appeal.completeAll(['prepare-reply', refusal], ['agree-reply', { decision: 'agree' }]);
    await appeal.complete('sign-reply', { decision: 'sign' });
    expect(await appeal.decided('reception-reply-form')).toEqual(['written']);
    expect(await appeal.letters()).toMatchObject([{ kind: 'reply', status: 'dispatched' }]);
  });

  walk(
    'refused at the table is put in writing by the unit whose question it is, on control (2.3.6)',
    async (council) => {
      const appeal = await raised(council, { ...heard('refused'), executors: [] });
      await appeal.standsAt('prepare-reply');
      expect(await appeal.card()).toMatchObject({ mainExecutor: 'infrastructure', onControl: true });
      expect(await appeal.decided('main-executor')).toEqual(['first-named']);
    },
  );

  walk('a refused complaint is put in writing too: the leader says who answers', async (council) => {
    const [refused] = heard('refused').questions;
    const complaint = { ...refused, kind: 'complaint', complainedOf: 'tramway' };
    const appeal = await raised(council, { questions: [complaint], executors: [] });
    await appeal.complete('resolve', resolution(['infrastructure', 'heating-plant']));
    await appeal.standsAt('prepare-reply', 'send-outside');
    // What is sent outside only now nobody could tell at the reception: KR-2.31 wants a letter, and says who signs it.
    await appeal.complete('send-outside', { note: 'Надіслати для виконання' });
    expect(await appeal.decided('reception-notice')).toEqual(['written-notice']);
    expect(await appeal.decided('reception-signatory')).toEqual(['office-head']);
    expect(await appeal.lettersOf('reception-forward')).toMatchObject([{ signedBy: 'p-office-head', number: '01/2' }]);
  });

  walk(
    'a complaint about whoever received it: each of the decisions says that another acts (art. 7)',
    async (council) => {
      const [complex] = heard('complex').questions;
      const complaint = { ...complex, kind: 'complaint', complainedOf: leader };
      const appeal = await raised(council, { questions: [complaint], executors: [], leaderSigns: true });
      const log = council.get(DecisionLog);
      const superior = 'Секретар міської ради – виконуючий обов’язки міського голови';
      const stored = async (ruleSet: string) =>
        (await log.ofSubject(appeal.id)).filter((one) => one.ruleSet === ruleSet);

      expect((await appeal.task('resolve')).group).toBe('post:acting-mayor');
      // No rule names whoever received (KR-2.28): the bar itself says who acts.
      const [bar] = await stored('executor-conflict');
      expect(bar).toMatchObject({ outcome: 'conflict', barId: bar?.id, actsInstead: superior });
      expect((await log.explain(bar?.id ?? '')).forCitizen).toMatch(
        new RegExp(`Підстава: стаття 7 .+ Тому замість цієї посадової особи діє інша: ${superior}\\.$`, 'u'),
      );
      await appeal.complete('resolve', resolution(['legal'], { control: false }));
      await appeal.completeAll(['prepare-reply', reply()], ['agree-reply', { decision: 'agree' }]);
      expect((await appeal.task('sign-reply')).group).toBe('post:acting-mayor');
      const [signatory] = await stored('reception-signatory');
      expect(signatory).toMatchObject({ outcome: 'reception-leader', actsInstead: superior });
      expect((await log.explain(signatory?.id ?? '')).forCitizen).toContain(
        'Однак скаргу не дають тому, на кого скаржаться',
      );
      expect((await appeal.noted('decision-barred')).map(({ payload }) => payload)).toMatchObject([
        { decisionId: null, named: leader, actsInstead: 'acting-mayor' },
        { decisionId: signatory?.id, named: leader, actsInstead: 'acting-mayor' },
      ]);
    },
  );

  walk(
    'a Hero’s complaint about the acting mayor: whoever may explain it signs the explanation (art. 7)',
    async (council) => {
      const hears = await reception(council, { leaderPost: 'head-of-affairs' });
      const visit = await VisitWalk.book(council, hears, { visitor: { categories: ['7.16'] } });
      await visit.dayBegins();
      await visit.arrives();
      await visit.goesIn();
      const [settled] = heard('settled').questions;
      const questions = [{ ...settled, kind: 'complaint', complainedOf: 'acting-mayor' }];
      await visit.complete('receive', { questions, executors: [], replyWish: 'written' }, 'head-of-affairs');
      expect((await visit.openTasks()).map(({ group }) => group)).toContain('post:head-of-affairs');
      const made = await council.get(DecisionLog).ofSubject(visit.id);
      expect(made.find(({ ruleSet }) => ruleSet === 'reception-signatory')).toMatchObject({
        outcome: 'acting-mayor',
        actsInstead: 'Керуюча справами виконкому міської ради',
      });
    },
  );

  walk('a complaint about the head of the office: she does not sign the notice of it (art. 7)', async (council) => {
    const [refused] = heard('refused').questions;
    const complaint = { ...refused, kind: 'complaint', complainedOf: 'office-head' };
    const appeal = await raised(council, { questions: [complaint], executors: [] });
    await appeal.complete('resolve', resolution(['infrastructure', 'heating-plant']));
    await appeal.complete('send-outside', { note: 'Надіслати для виконання' });
    const [notice] = await appeal.lettersOf('reception-forward');
    expect(notice).toMatchObject({ signatoryPost: 'head-of-affairs' });
    const [signatory] = (await council.get(DecisionLog).ofSubject(appeal.id)).filter(
      ({ ruleSet }) => ruleSet === 'reception-signatory',
    );
    expect(signatory).toMatchObject({ outcome: 'office-head', actsInstead: 'Керуюча справами виконкому міської ради' });
  });

  walk('of somebody the head answers himself is signed by the acting mayor (art. 15)', async (council) => {
    const appeal = await raised(council, {}, { visitor: { categories: ['7.16'] } });
    expect((await appeal.card()).leader).toBe(leader);
    // Whoever received considers (KR-2.28): what would not be followed is not asked (docs/decisions/0122).
    expect(await appeal.decided('personal-consideration')).toEqual([]);
    expect(await appeal.decided('leader')).toEqual([]);
    await appeal.completeAll(['prepare-reply', reply()], ['agree-reply', { decision: 'agree' }]);
    expect((await appeal.task('sign-reply')).group).toBe('post:acting-mayor');
  });

  walk('may be taken back, and is filed as withdrawn', async (council) => {
    const appeal = await raised(council);
    await appeal.isWithdrawn();
    expect(await appeal.card()).toMatchObject({ status: 'withdrawn' });
    // Five working days, as far as martial law leaves Saturdays and Sundays off alone (docs/decisions/0125).
    expect((await appeal.task('file-away')).dueOn).toBe(addDays(council.today, 7));
    await appeal.complete('file-away', filed);
    await appeal.ends('ready-for-archive');
  });

  walk('has its main executor by the clause on receptions, not by that on letters', async (council) => {
    const executors = ['heating-plant', 'infrastructure'].map((executorId) => ({ position: 1, executorId }));
    const appeal = await raised(council, { executors });
    expect(await appeal.decided('main-executor')).toEqual(['next-staff']);
    expect(await appeal.groundsOf('main-executor')).toEqual(['kr-225-r-2023 2.30']);
  });

  walk('has 45 days too, and what is promised then enters the plan (KR-2.32, 3.15)', async (council) => {
    const appeal = await raised(council);
    await council.goesTo('2026-04-24T10:00');
    const promise = finalAnswer({ definiteDate: '2026-06-15', promise: 'Замінити труби' });
    await appeal.complete('prepare-final-answer', promise);
    expect(await appeal.groundsOf('final-answer')).toEqual(['kr-225-r-2023 2.32']);
    await appeal.completeAll(['agree-reply', { decision: 'agree' }], ['sign-reply', { decision: 'sign' }]);
    const plan = await council.dataSource.manager.findBy(ObligationRecord, { appealId: appeal.id });
    expect(plan).toMatchObject([{ dueOn: '2026-06-15', status: 'open', mainExecutor: 'infrastructure' }]);
  });
});

describe('an oral appeal by telephone outside receptions', () => {
  walk('goes to consideration like a letter', async (council) => {
    const call = letter({ form: 'oral', formOfReceipt: '1.1¹', sheets: null });
    const appeal = await council.takeIn(call);
    expect(await appeal.decided('admission')).toEqual(['consider']);
    await appeal.standsAt('resolve');
    expect(await appeal.card()).toMatchObject({ form: 'oral', formOfReceipt: '1.1¹', registrationIndex: 'К-1' });
  });
});
