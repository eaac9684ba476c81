import { describe, expect } from 'vitest';
import { appealCardView } from '../../src/appeals/reading/card-view.js';
import { filed, letter, reply, resolution } from '../support/appeal-letters.js';
import { answered, closedAndFiled } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import type { AppealWalk } from '../support/appeal-walk.js';

const explanation = 'Просимо зазначити, що саме сталося і чого Ви просите.';

const lateBy = async (appeal: AppealWalk) => ({
  termBroken: (await appeal.card()).termBroken,
  acts: (await appeal.noted('act-late')).map(({ payload }) => [
    payload?.['act'],
    payload?.['lastDay'],
    payload?.['on'],
  ]),
});

describe('an anonymous letter (KR-3.3)', () => {
  const lacks = {
    'a signature': { assessment: { signed: false } },
    'a place of residence': { applicant: { residence: null } },
    'an author who can be established': { assessment: { identifiable: false } },
  };
  for (const [lack, otherwise] of Object.entries(lacks)) {
    walk(`without ${lack} is registered, marked and left, and nobody is written to`, async (council) => {
      const appeal = await council.takeIn(letter(otherwise));
      expect(await appeal.decided('admission')).toEqual(['anonymous']);
      await appeal.standsAt('file-away');
      expect(await appeal.card()).toMatchObject({ subject: 'anonymous', status: 'unconsidered', result: '9.6' });
      expect((await appeal.card()).registrationIndex).toMatch(/-1$/);
      await appeal.complete('file-away', filed);
      await appeal.ends('ready-for-archive');
      expect(await appeal.letters()).toEqual([]);
    });
  }

  walk('is one that its registrar calls so, however well it is signed', async (council) => {
    const appeal = await council.takeIn(letter({ subject: 'anonymous', applicant: { surname: '', givenName: '' } }));
    expect(await appeal.decided('admission')).toEqual(['anonymous']);
    expect(await appeal.card()).toMatchObject({ status: 'unconsidered', registrationIndex: 'БП-1' });
  });

  walk('is not made of one without a name by silence: the registrar is asked', async (council) => {
    const unnamed = { applicant: { surname: '' } };
    await expect(council.takeIn(letter(unnamed))).rejects.toMatchObject({
      code: 'BODY_INVALID',
      details: { errors: [{ pointer: '/applicant/surname', detail: expect.stringContaining('п. 3.3') }] },
    });
    await council.takeIn(letter({ ...unnamed, assessment: { threatToLife: true } }));
    const appeal = await council.takeIn(letter({ ...unnamed, assessment: { identifiable: false } }));
    expect(await appeal.card()).toMatchObject({ status: 'unconsidered', registrationIndex: 'БП-1' });
  });

  walk('is not one by being called so: with a name and an address its ground is asked for', async (council) => {
    const named = { subject: 'anonymous' as const };
    await expect(council.takeIn(letter(named))).rejects.toMatchObject({ code: 'BODY_INVALID' });
    const grounds = { Ткач: { signed: false }, Швець: { identifiable: false } };
    for (const [surname, assessment] of Object.entries(grounds)) {
      const appeal = await council.takeIn(letter({ ...named, assessment, gist: surname, applicant: { surname } }));
      expect((await appeal.card()).status).toBe('unconsidered');
    }
  });

  walk('is no petition that has either address: it is considered, and answered at it (art. 23-1)', async (council) => {
    const byPost = await council.takeIn(letter({ form: 'petition' }));
    expect(await byPost.decided('admission')).toEqual(['consider']);
    await byPost.complete('resolve', resolution(['housing'], { control: false }));
    await answered(byPost);
    expect((await byPost.lettersOf('reply'))[0]?.addressee).toMatchObject({
      email: null,
      address: expect.stringContaining('вул. Соборності'),
    });
    const surname = 'Інший';
    const byMail = await council.takeIn(
      letter({ form: 'petition', applicant: { surname, email: 'koval@example.invalid' } }),
    );
    await byMail.complete('confirm-feature', { feature: 'first', resolvedInSubstance: 'no' });
    await byMail.complete('resolve', resolution(['housing'], { control: false }));
    await answered(byMail);
    expect((await byMail.lettersOf('reply'))[0]?.addressee).toMatchObject({ email: 'koval@example.invalid' });
  });

  walk('by e-mail needs no signature', async (council) => {
    const byMail = { form: 'electronic', applicant: { email: 'koval@example.invalid' }, assessment: { signed: false } };
    const appeal = await council.takeIn(letter(byMail));
    expect(await appeal.decided('admission')).toEqual(['consider']);
  });
});

describe('an appeal that is returned with explanations', () => {
  walk('lacks what art. 5 asks: ten days', async (council) => {
    const appeal = await council.takeIn(letter({ assessment: { substanceStated: false } }));
    expect(await appeal.decided('admission')).toEqual(['return-incomplete']);
    expect((await appeal.task('prepare-return')).dueOn).toBe('2026-03-12');
    await appeal.complete('prepare-return', { explanation });
    expect(await appeal.card()).toMatchObject({ status: 'returned', result: '9.4' });
    const [notice, ...others] = await appeal.letters();
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      kind: 'return-notice',
      status: 'dispatched',
      signatoryPost: 'office-head',
      number: '01/1',
    });
    await appeal.complete('file-away', filed);
    await appeal.ends('ready-for-archive');
  });

  walk('lacks the data to decide (art. 7): five days, to the next working day', async (council) => {
    const appeal = await council.takeIn(letter({ assessment: { dataSufficient: false } }));
    expect(await appeal.decided('admission')).toEqual(['return-insufficient']);
    expect((await appeal.task('prepare-return')).dueOn).toBe('2026-03-09');
    await appeal.complete('prepare-return', { explanation });
    expect(await appeal.lettersOf('return-notice')).toHaveLength(1);
    expect((await appeal.card()).result).toBe('9.4');
  });

  walk('after the ten days of art. 5 breaks a term, on the day it left; on the tenth it does not', async (council) => {
    const lacking = { substanceStated: false };
    const inTime = await council.takeIn(letter({ assessment: lacking }));
    const late = await council.takeIn(letter({ gist: 'Прошу.', applicant: { surname: 'Ткач' }, assessment: lacking }));
    const byMail = await council.takeIn(
      letter({
        gist: 'Дуже прошу.',
        form: 'electronic',
        applicant: { surname: 'Швець', email: 'shvets@example.invalid' },
        assessment: lacking,
      }),
    );
    await council.goesTo('2026-03-12T10:00');
    await inTime.complete('prepare-return', { explanation });
    expect(await lateBy(inTime)).toEqual({ termBroken: false, acts: [] });
    await council.goesTo('2026-04-20T10:00');
    for (const appeal of [late, byMail]) {
      await appeal.complete('prepare-return', { explanation });
      expect(await lateBy(appeal)).toEqual({
        termBroken: true,
        acts: [
          ['returning', '2026-03-12', null],
          ['return-notice', '2026-03-12', '2026-04-20'],
        ],
      });
      // Whoever let it lie is asked when its day has passed, once, and also when the appeal is over (KR-3.18).
      const note = 'Звернення належало повернути до 12.03.2026; листа не надіслано.';
      expect(await appeal.task('account-for-breach')).toMatchObject({ group: 'control', dueOn: '2026-03-20', note });
      await council.goesTo('2026-04-20T10:00');
      await appeal.complete('file-away', filed);
      await appeal.complete('account-for-breach', { reason: 'Лист лежав у відпустці реєстратора.' });
      await appeal.ends('ready-for-archive');
      expect((await appeal.card()).breaches).toMatchObject([
        { act: 'returning', lastDay: '2026-03-12', seenOn: '2026-03-13', account: { on: '2026-04-20' } },
      ]);
    }
  });

  walk('after its last day tells the day it left, not the day on which somebody wrote that down', async (council) => {
    const appeal = await council.takeIn(letter({ assessment: { substanceStated: false } }));
    appeal.postsAtOnce = false;
    await council.goesTo('2026-03-12T10:00');
    await appeal.complete('prepare-return', { explanation });
    await appeal.complete('print-and-sign', { signedOn: '2026-03-12' });
    await council.goesTo('2026-03-17T10:00');
    await appeal.complete('post-letter', { sentOn: '2026-03-13', channel: 'post' });
    const { note } = await appeal.task('account-for-breach');
    expect(note).toBe('Звернення належало повернути до 12.03.2026; лист пішов 13.03.2026.');
    expect((await appeal.card()).breaches).toMatchObject([{ seenOn: '2026-03-17' }]);
  });

  walk('is signed by the deputy head while the head of the office is away', async (council) => {
    await council.isAway('office-head', '2026-03-20', 'office-deputy-head');
    const appeal = await council.takeIn(letter({ assessment: { substanceStated: false } }));
    await appeal.complete('prepare-return', { explanation });
    const [notice] = await appeal.letters();
    expect(notice).toMatchObject({ signatoryPost: 'office-deputy-head', signedBy: 'p-office-deputy-head' });
  });

  walk('when it comes again is a first appeal that knows of the earlier one', async (council) => {
    const earlier = await council.takeIn(letter({ assessment: { substanceStated: false } }));
    await earlier.complete('prepare-return', { explanation });
    await council.daysPass(7);
    const again = await council.takeIn(letter());
    const [match] = (await again.card()).matches;
    expect(match).toMatchObject({ appealId: earlier.id, kind: 'first' });
    await again.complete('confirm-feature', { feature: 'first' });
    expect(await again.decided('admission')).toEqual(['consider']);
    expect((await again.card()).registrationIndex).toBe('К-2');
  });
});

describe('an appeal that is not in our powers (KR-3.7)', () => {
  const notOurs = { assessment: { powers: 'others', properBody: 'known' } };

  walk('is sent on within five days, and the applicant is told', async (council) => {
    const appeal = await council.takeIn(letter(notOurs));
    expect((await appeal.task('forward')).dueOn).toBe('2026-03-09');
    await appeal.complete('forward', { bodyId: 'police', explanation: 'Про крадіжку з підвалу' });
    expect((await appeal.letters()).map(({ kind }) => kind).sort()).toEqual(['covering-letter', 'forward-notice']);
    const [covering] = await appeal.lettersOf('covering-letter');
    expect(covering?.addressee?.name).toMatch(/управлінню поліції/);
    const [notice] = await appeal.lettersOf('forward-notice');
    expect(notice?.addressee?.name).toBe('Коваленко Марії Іванівні');
    expect(await appeal.card()).toMatchObject({ status: 'forwarded', result: '9.5' });
    await appeal.complete('file-away', filed);
    await appeal.ends('ready-for-archive');
  });

  walk('and is sent on after the five days breaks a term, also where only a part is', async (council) => {
    const whole = await council.takeIn(letter(notOurs));
    const both = { powers: 'both', properBody: 'known' };
    const part = await council.takeIn(letter({ applicant: { surname: 'Ткач' }, gist: 'Шум уночі.', assessment: both }));
    await part.complete('resolve', resolution(['infrastructure']));
    await council.goesTo('2026-03-12T10:00');
    const sentOn = { bodyId: 'police', explanation: 'Про крадіжку з підвалу' };
    await whole.complete('forward', sentOn);
    await part.complete('forward-part', sentOn);
    await answered(part);
    await closedAndFiled(part);
    const letters = ['covering-letter', 'forward-notice'].map((act) => [act, '2026-03-09', '2026-03-12']);
    const acts = [['forwarding', '2026-03-09', null], ...letters];
    for (const appeal of [whole, part]) {
      expect(await lateBy(appeal)).toEqual({ termBroken: true, acts });
      await appeal.standsAt('account-for-breach', ...(appeal === whole ? ['file-away'] : []));
    }
  });

  walk('goes to several bodies, each with its own questions; the citizen is told once of all', async (council) => {
    const both = { powers: 'both', properBody: 'known' };
    const questions = [
      { topic: '080', gist: 'Відновити опалення' },
      { topic: '110', gist: 'Шум уночі у дворі' },
      { topic: '080', gist: 'Прорив труби' },
    ];
    const coveringLetter = { sender: 'Кабінет Міністрів України', index: '41-К', answerBy: null };
    const appeal = await council.takeIn(letter({ assessment: both, questions, coveringLetter }));
    const toPolice = { bodyId: 'police', explanation: 'Про шум уночі' };
    const also = { bodyId: 'water-utility', explanation: 'Про прорив труби\nПро тиск води' };
    await appeal.refuses('forward-part', { ...toPolice, alsoTo: [toPolice] }, 'BODY_INVALID');
    await appeal.refuses('forward-part', { ...toPolice, alsoTo: [{ ...also, bodyId: 'nobody' }] }, 'BODY_INVALID');
    const theirs = [{ position: 2 }, { position: 3 }];
    await appeal.complete('forward-part', { ...toPolice, alsoTo: [also], questions: theirs });
    const covering = await appeal.lettersOf('covering-letter');
    const said = covering.map(({ sheet }) => JSON.stringify(sheet));
    expect(said.map((text) => [text.includes('Про шум'), text.includes('Про тиск')])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(new Set(covering.map(({ addressee }) => addressee?.name)).size).toBe(2);
    const [notice, ...more] = await appeal.lettersOf('forward-notice');
    expect(more).toEqual([]);
    expect(JSON.stringify(notice?.sheet)).toContain('Про прорив труби; Про тиск води');
    const [sender] = await appeal.lettersOf('sender-notice');
    expect(JSON.stringify(sender?.sheet)).toMatch(/до .*поліції.* та до /);
    expect((await appeal.noted('part-forwarded')).map(({ payload }) => payload?.['to'])).toEqual([
      'police',
      'water-utility',
    ]);
    expect((await appeal.card()).questions.map((one) => one.result)).toEqual([null, '9.5', '9.5']);
  });

  walk('goes only to a body that the directory knows', async (council) => {
    const appeal = await council.takeIn(letter(notOurs));
    await appeal.refuses('forward', { bodyId: 'sanepidemstantsiia', explanation: 'Про воду' }, 'BODY_INVALID');
  });

  walk('as a complaint never goes to whom it is about, nor to whoever answers to them (art. 7)', async (council) => {
    const appeal = await council.takeIn(letter({ ...notOurs, complaint: { about: 'water-utility' } }));
    const toThem = { bodyId: 'water-utility', explanation: 'Про відмову у підключенні' };
    const refusal = await appeal.refuses('forward', toThem, 'EXECUTOR_CONFLICT');
    expect(refusal.details.grounds).toMatchObject([{ act: 'law-393-96', clause: '7' }]);
    const about = await council.takeIn(
      letter({
        ...notOurs,
        complaint: { about: 'infrastructure' },
        gist: 'Скарга на підроблений акт',
        applicant: { surname: 'Гнатюк' },
      }),
    );
    await about.refuses('forward', toThem, 'EXECUTOR_CONFLICT');
    const amongOthers = { bodyId: 'police', explanation: 'Про підроблення', alsoTo: [toThem] };
    await about.refuses('forward', amongOthers, 'EXECUTOR_CONFLICT');
    await about.complete('forward', { bodyId: 'police', explanation: 'Про підроблення акта' });
    expect((await about.card()).status).toBe('forwarded');
  });
});

describe('an appeal that is partly in our powers (art. 7)', () => {
  const split = { assessment: { powers: 'both', properBody: 'known' } };
  const part = { bodyId: 'police', explanation: 'Про шум уночі' };

  walk('is considered in our part and sent on in the other; it ends only when both are done', async (council) => {
    const appeal = await council.takeIn(letter(split));
    await appeal.standsAt('forward-part', 'resolve');
    await appeal.complete('resolve', resolution(['infrastructure'], { control: true }));
    await answered(appeal);
    await appeal.complete('check-questions', { questions: [{ position: 1, resolved: true }] });
    await appeal.standsAt('forward-part');
    expect((await appeal.card()).status).toBe('closed');
    await appeal.complete('forward-part', part);
    await appeal.standsAt('file-away');
    expect(await appeal.card()).toMatchObject({ status: 'closed', result: '9.1' });
    await appeal.complete('file-away', filed);
    await appeal.ends('ready-for-archive');
  });

  walk('is not answered by us in the questions that were sent on (9.5)', async (council) => {
    const questions = [
      { topic: '080', gist: 'Відновити опалення' },
      { topic: '150', gist: 'Шум уночі у дворі' },
      { topic: '080', gist: 'Перерахувати плату' },
    ];
    const appeal = await council.takeIn(letter({ ...split, questions }));
    const theirs = (...positions: readonly number[]) => ({ questions: positions.map((position) => ({ position })) });
    await appeal.refuses('forward-part', { ...part, ...theirs(1, 2, 3) }, 'BODY_INVALID');
    await appeal.refuses('forward-part', { ...part, ...theirs(4) }, 'BODY_INVALID');
    await appeal.complete('forward-part', { ...part, ...theirs(2) });
    await appeal.complete('resolve', resolution(['infrastructure'], { control: true }));
    await appeal.refuses('prepare-reply', reply(['satisfied', 'explained', 'refused']), 'BODY_INVALID');
    const answers = [
      { position: 1, outcome: 'satisfied' },
      { position: 3, outcome: 'explained' },
    ];
    await answered(appeal, { ...reply(), questions: answers });
    const [sent] = await appeal.lettersOf('reply');
    expect(JSON.stringify(sent?.sheet)).toContain('Шум уночі у дворі – переслано за належністю');
    const seen = [1, 3].map((position) => ({ position, resolved: true }));
    await appeal.complete('check-questions', { questions: seen });
    const { result, questions: ended } = await appeal.card();
    expect([result, ended.map((one) => one.result)]).toEqual(['9.1', ['9.1', '9.5', '9.3']]);
    await appeal.complete('file-away', filed);
    await appeal.ends('ready-for-archive');
  });

  walk('is not refused as a whole where the rest was sent on (ст. 15)', async (council) => {
    const questions = [
      { topic: '080', gist: 'Відновити опалення' },
      { topic: '150', gist: 'Шум уночі у дворі' },
    ];
    const appeal = await council.takeIn(letter({ ...split, questions }));
    await appeal.complete('forward-part', { ...part, questions: [{ position: 2 }] });
    await appeal.complete('resolve', resolution(['infrastructure'], { control: true }));
    await answered(appeal, reply(['refused'], { refusalGrounds: 'Ст. 20 Закону «Про ЖКП».' }));
    const [sent] = await appeal.lettersOf('reply');
    expect(JSON.stringify(sent?.sheet)).toContain('У задоволенні звернення в частині питання № 1 відмовлено');
    await appeal.complete('check-questions', { questions: [{ position: 1, resolved: true }] });
    expect(appealCardView(await appeal.card())).toMatchObject({ result: '9.2', resultPartly: false });
  });

  walk('cannot send on a question that our reply answers already; the whole names none', async (council) => {
    const questions = [
      { topic: '080', gist: 'Відновити опалення' },
      { topic: '150', gist: 'Шум уночі у дворі' },
    ];
    const appeal = await council.takeIn(letter({ ...split, questions }));
    await appeal.complete('resolve', resolution(['infrastructure'], { control: true }));
    await appeal.complete('prepare-reply', reply(['satisfied', 'explained']));
    const theirs = { ...part, questions: [{ position: 2 }] };
    await appeal.refuses('forward-part', theirs, 'BODY_INVALID');
    // What the refusal advises helps: the draft comes back to its author, and answers the question no more.
    await appeal.complete('agree-reply', { decision: 'return', remarks: 'Шум – не наше.' });
    await appeal.complete('forward-part', theirs);
    expect((await appeal.task('prepare-reply')).id).toBeTruthy();
    expect((await appeal.card()).reply?.answers).toMatchObject([{ position: 1 }]);
    await answered(appeal, reply(['satisfied']));
    const notOurs = { powers: 'others', properBody: 'known' };
    const whole = await council.takeIn(
      letter({ applicant: { surname: 'Ткач' }, gist: 'Крадіжка.', assessment: notOurs }),
    );
    await whole.refuses('forward', { ...part, questions: [{ position: 1 }] }, 'BODY_INVALID');
    await whole.complete('forward', part);
    expect((await whole.card()).questions.map((one) => one.result)).toEqual(['9.5']);
  });

  walk('is first sent on in the other part: the notice names the day of our own answer', async (council) => {
    const appeal = await council.takeIn(letter(split));
    expect((await appeal.task('forward-part')).dueOn).toBe('2026-03-09');
    await appeal.complete('forward-part', part);
    await appeal.standsAt('resolve');
    const [notice] = await appeal.lettersOf('forward-notice');
    expect(JSON.stringify(notice?.sheet)).toContain('02.04.2026');
    await appeal.complete('resolve', resolution(['infrastructure']));
    await answered(appeal);
    await closedAndFiled(appeal);
    await appeal.ends('ready-for-archive');
  });
});
