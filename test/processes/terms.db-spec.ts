import { describe, expect } from 'vitest';
import { timeInKyiv, dayInKyiv } from '../../src/domain/kyiv-time.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { explainTerm, lawfulTermDueOn, termDueOn } from '../../src/domain/term.js';
import { checked, filed, letter, resolution } from '../support/appeal-letters.js';
import { accounted, answered, closedAndFiled, resolved } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import type { AppealWalk } from '../support/appeal-walk.js';

/** What the watch over the term did, and when by the clocks of Kyiv. */
async function watched(appeal: AppealWalk): Promise<string[]> {
  const entries = await appeal.noted('reminded', 'term-broken', 'breach-explained', 'final-answer-due');
  return entries.map(({ kind, at, payload }) => {
    const when = typeof payload?.['when'] === 'string' ? ` ${payload['when']}` : '';
    return `${dayInKyiv(at)} ${timeInKyiv(at)} ${kind}${when}`;
  });
}

const ordinary = [
  '2026-03-30 08:30 reminded before',
  '2026-04-02 08:30 reminded on-day',
  '2026-04-03 00:00 term-broken',
];
const granted = { decision: 'extend', to: '2026-04-10', objectiveGrounds: true, grounds: 'Потрібне обстеження мереж.' };

const refused = { decision: 'refuse', grounds: 'Часу досить: обстеження було в лютому.' };
const learnt = { acquainted: true };

describe('the beginning of a term', () => {
  walk('is the day on which a letter had to be registered, however late that was done (art. 20)', async (council) => {
    const appeal = await council.takeIn(letter({ receivedOn: '2026-02-14' }));
    const { term, registeredOn } = await appeal.card();
    expect([registeredOn, term?.registeredOn]).toEqual(['2026-03-02', '2026-02-16']);
    expect(term && termDueOn(term)).toBe('2026-03-16');
    expect(term && explainTerm(term)[0]).toMatch(
      /^День нуль: 16\.02\.2026 \(понеділок\), день, коли звернення мало бути зареєстроване; зареєстровано із запізненням, 02\.03\.2026/,
    );
  });

  walk('of a letter that lay longer than its term is broken as soon as it is registered', async (council) => {
    const appeal = await council.takeIn(letter({ receivedOn: '2026-01-12' }));
    await council.goesTo('2026-03-02T10:01');
    expect((await appeal.card()).termBroken).toBe(true);
    await resolved(appeal);
    await answered(appeal);
  });
});

describe('the watch over a term', () => {
  walk('reminds before and on the last day, and reports the breach at midnight after it', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await council.goesTo('2026-03-30T08:29');
    expect(await watched(appeal)).toEqual([]);
    await council.goesTo('2026-04-02T23:59');
    expect(await watched(appeal)).toEqual(ordinary.slice(0, 2));
    expect((await appeal.noted('reminded'))[0]?.payload?.['to']).toEqual(['infrastructure']);
    expect((await appeal.card()).termBroken).toBe(false);
    await council.goesTo('2026-04-03T00:00');
    expect(await watched(appeal)).toEqual(ordinary);
    expect((await appeal.card()).termBroken).toBe(true);
    await appeal.standsAt('account-for-breach', 'prepare-reply');
    expect((await appeal.task('account-for-breach')).dueOn).toBe('2026-04-10');
    await accounted(appeal);
    await council.goesTo('2026-04-05T10:00');
    await answered(appeal);
    await closedAndFiled(appeal);
    expect(await appeal.card()).toMatchObject({ termBroken: true, status: 'closed' });
    await appeal.ends('ready-for-archive');
  });

  walk('asks why also when the case has closed before anybody has found out (KR-3.18)', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await council.goesTo('2026-04-03T10:00');
    await answered(appeal);
    await closedAndFiled(appeal);
    await appeal.standsAt('account-for-breach');
    const { note } = await appeal.task('account-for-breach');
    expect(note).toBe('Звернення належало вирішити до 02.04.2026.');
    await accounted(appeal);
    const [breach, ...others] = (await appeal.card()).breaches ?? [];
    expect(breach).toMatchObject({ act: 'considering', lastDay: '2026-04-02', account: { on: '2026-04-03' } });
    expect(others).toEqual([]);
    await appeal.ends('ready-for-archive');
  });

  walk('tells the leader who has not resolved yet', async (council) => {
    const appeal = await council.takeIn(letter());
    await council.goesTo('2026-04-01T10:00');
    expect((await appeal.noted('reminded'))[0]?.payload?.['to']).toEqual(['deputy-mayor-housing']);
  });

  walk('is silent once the answer is given, also while control looks at it', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await answered(appeal);
    await council.goesTo('2026-04-10T10:00');
    expect(await watched(appeal)).toEqual([]);
    await appeal.complete('check-questions', checked(true));
    expect((await appeal.card()).termBroken).toBe(false);
    await appeal.complete('file-away', filed);
    await appeal.ends('ready-for-archive');
  });

  walk('leaves nothing behind when the case closes in time', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await answered(appeal);
    await closedAndFiled(appeal);
    await council.goesTo('2026-04-20T10:00');
    expect(await watched(appeal)).toEqual([]);
  });

  for (const restarts of [false, true]) {
    walk(`over 46 days ${restarts ? 'and four restarts ' : ''}does each thing once and in order`, async (council) => {
      const appeal = await council.takeIn(letter());
      await resolved(appeal);
      for (const day of ['2026-03-20', '2026-04-01', '2026-04-04', '2026-04-16']) {
        if (restarts) await council.reopen();
        await council.goesTo(`${day}T08:00`);
      }
      await council.goesTo('2026-04-17T10:00');
      expect(await watched(appeal)).toEqual([...ordinary, '2026-04-16 08:30 final-answer-due']);
      await appeal.standsAt('account-for-breach', 'prepare-final-answer', 'prepare-reply');
    });
  }

  walk('that was stopped over all the days catches up, each thing once and in order', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await council.goesTo('2026-03-20T10:00');
    await council.reopen();
    await council.goesTo('2026-05-20T10:00');
    const done = (await watched(appeal)).map((line) => line.slice('2026-03-30 08:30 '.length));
    expect(done).toEqual(['reminded before', 'reminded on-day', 'term-broken', 'final-answer-due']);
  });
});

describe('a leader’s term', () => {
  walk('shortens the term and the watch keeps to it (KR-3.11)', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal, { dueOn: '2026-03-17' });
    expect(await appeal.decided('term')).toEqual(['one-month', 'by-leader']);
    expect((await appeal.card()).dueOn).toBe('2026-03-17');
    expect((await appeal.task('prepare-reply')).dueOn).toBe('2026-03-17');
    await council.goesTo('2026-03-19T10:00');
    expect(await watched(appeal)).toEqual([
      '2026-03-12 08:30 reminded before',
      '2026-03-17 08:30 reminded on-day',
      '2026-03-18 00:00 term-broken',
    ]);
  });

  walk('that is not shorter, or has passed, is refused before anything is written', async (council) => {
    const appeal = await council.takeIn(letter());
    await appeal.refuses('resolve', resolution(['infrastructure'], { dueOn: '2026-04-02' }), 'TERM_NOT_SHORTER');
    await appeal.refuses('resolve', resolution(['infrastructure'], { dueOn: '2026-05-02' }), 'TERM_NOT_SHORTER');
    await appeal.refuses('resolve', resolution(['infrastructure'], { dueOn: '2026-03-01' }), 'TERM_DAY_PAST');
  });

  walk('is fifteen days for what needs no study (art. 20), or the leader’s, if that is shorter', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal, { needsStudy: 'no' });
    expect(await appeal.decided('term')).toEqual(['one-month', 'no-study']);
    expect((await appeal.card()).dueOn).toBe('2026-03-17');
    const other = await council.takeIn(letter({ applicant: { surname: 'Гнатюк' }, gist: 'Не працює ліфт.' }));
    const later = resolution(['infrastructure'], { needsStudy: 'no', dueOn: '2026-03-20' });
    const refusal = await other.refuses('resolve', later, 'ANSWER_REFUSED');
    expect(refusal.details).toMatchObject({
      grounds: [{ act: 'law-393-96', clause: '20', rule: 'art20-no-study' }],
      extra: { possible: { lastOn: '2026-03-17' } },
    });
    await resolved(other, { needsStudy: 'no', dueOn: '2026-03-09' });
    expect((await other.card()).dueOn).toBe('2026-03-09');
  });

  for (const more of [{}, { dueOn: '2026-03-09' }]) {
    const shorter = 'dueOn' in more ? ', shorter still by the leader' : '';
    walk(
      `of fifteen days is the Law’s own${shorter}: only the head or a deputy moves it, and the citizen is told`,
      async (council) => {
        const appeal = await council.takeIn(letter({ questions: [{ topic: '150', gist: 'Оприлюднити дані' }] }));
        expect((await appeal.card()).leader).toBe('head-of-affairs');
        await resolved(appeal, { needsStudy: 'no', ...more });
        const { term } = await appeal.card();
        expect(term && lawfulTermDueOn(term)).toBe('2026-03-17');
        await appeal.asksForTime(undefined, plainDate('2026-03-27'));
        expect((await appeal.task('decide-extension')).group).toBe('post:acting-mayor');
        const within = { ...granted, to: '2026-03-27', objectiveGrounds: false };
        const refusal = await appeal.refuses('decide-extension', within, 'ANSWER_REFUSED');
        expect(refusal.details).toMatchObject({
          detail: expect.stringContaining('після 17.03.2026'),
          grounds: [{ rule: 'art20-refuse-no-grounds' }],
        });
        await appeal.complete('decide-extension', { ...within, objectiveGrounds: true });
        expect((await appeal.card()).dueOn).toBe('2026-03-27');
        expect(await appeal.lettersOf('extension-notice')).toHaveLength(1);
      },
    );
  }

  walk('of fifteen days binds also where a covering letter wants the answer sooner', async (council) => {
    const coveringLetter = { sender: 'Офіс Президента України', index: '22/1', answerBy: '2026-03-09' };
    const appeal = await council.takeIn(letter({ formOfReceipt: '1.4', coveringLetter }));
    await resolved(appeal, { needsStudy: 'no' });
    expect((await appeal.card()).dueOn).toBe('2026-03-09');
    await appeal.asksForTime(undefined, plainDate('2026-03-27'));
    const within = { ...granted, to: '2026-03-27', objectiveGrounds: false };
    const refusal = await appeal.refuses('decide-extension', within, 'ANSWER_REFUSED');
    expect(refusal.details).toMatchObject({ grounds: [{ rule: 'art20-refuse-no-grounds' }] });
    await appeal.complete('decide-extension', { ...within, objectiveGrounds: true });
    expect(await appeal.lettersOf('extension-notice')).toHaveLength(1);
  });

  walk('of a leader, shorter than the fifteen days, is the leader’s to move within them', async (council) => {
    const appeal = await council.takeIn(letter({ questions: [{ topic: '150', gist: 'Оприлюднити дані' }] }));
    await resolved(appeal, { needsStudy: 'no', dueOn: '2026-03-09' });
    await appeal.asksForTime(undefined, plainDate('2026-03-17'));
    expect((await appeal.task('decide-extension')).group).toBe('post:head-of-affairs');
    await appeal.complete('decide-extension', { decision: 'extend', to: '2026-03-17', grounds: 'Акт ще не готовий.' });
    expect((await appeal.card()).dueOn).toBe('2026-03-17');
    expect(await appeal.lettersOf('extension-notice')).toEqual([]);
  });

  walk('is not said to need no study once the fifteen days have run out', async (council) => {
    const appeal = await council.takeIn(letter());
    await council.goesTo('2026-03-18T10:00');
    const named = ['infrastructure'];
    for (const dueOn of [null, '2026-03-20']) {
      const late = resolution(named, { needsStudy: 'no', ...(dueOn === null ? {} : { dueOn }) });
      const refusal = await appeal.refuses('resolve', late, 'ANSWER_REFUSED');
      expect(refusal.details.detail).toContain('сплили 17.03.2026');
      expect(refusal.details.extra).toEqual({ possible: { needsStudy: 'yes' } });
    }
    expect((await appeal.card()).resolution).toBeNull();
    await resolved(appeal, { needsStudy: 'yes' });
    expect((await appeal.card()).dueOn).toBe('2026-04-02');
  });

  walk('on the fifteenth day itself still applies', async (council) => {
    const appeal = await council.takeIn(letter());
    await council.goesTo('2026-03-17T10:00');
    await resolved(appeal, { needsStudy: 'no' });
    expect((await appeal.card()).dueOn).toBe('2026-03-17');
  });

  walk('does not lengthen the earlier one of a covering letter', async (council) => {
    const coveringLetter = { sender: 'Обласна державна адміністрація', answerBy: '2026-03-13' };
    const appeal = await council.takeIn(letter({ coveringLetter }));
    await appeal.refuses('resolve', resolution(['infrastructure'], { dueOn: '2026-03-20' }), 'TERM_NOT_SHORTER');
    await resolved(appeal);
    expect((await appeal.card()).dueOn).toBe('2026-03-13');
  });

  walk('a covering letter whose day comes later than a month changes nothing', async (council) => {
    const coveringLetter = { sender: 'Обласна державна адміністрація', answerBy: '2026-04-20' };
    const appeal = await council.takeIn(letter({ coveringLetter }));
    expect(await appeal.decided('term')).toEqual(['one-month']);
    expect((await appeal.card()).dueOn).toBe('2026-04-02');
  });
});

describe('an extension (art. 20)', () => {
  walk(
    'is granted by the deputy in time: the ledger, the notice, the tasks and the watch all move',
    async (council) => {
      const appeal = await council.takeIn(letter());
      await resolved(appeal);
      await council.goesTo('2026-03-31T10:00');
      await appeal.asksForTime();
      await appeal.standsAt('decide-extension', 'prepare-reply');
      expect((await appeal.task('decide-extension')).group).toBe('post:deputy-mayor-housing');
      await appeal.complete('decide-extension', granted);
      expect(await appeal.decided('extension-authority')).toEqual(['leader']);
      expect(await appeal.decided('term-extension')).toEqual(['extend']);
      const { term, dueOn } = await appeal.card();
      expect([dueOn, term?.entries.at(-1)?.kind]).toEqual(['2026-04-10', 'extended']);
      const [notice] = await appeal.lettersOf('extension-notice');
      expect(JSON.stringify(notice?.sheet)).toMatch(/10\.04\.2026/);
      expect((await appeal.task('prepare-reply')).dueOn).toBe('2026-04-10');
      await council.goesTo('2026-04-11T10:00');
      expect(await watched(appeal)).toEqual([
        '2026-03-30 08:30 reminded before',
        '2026-04-07 08:30 reminded before',
        '2026-04-10 08:30 reminded on-day',
        '2026-04-11 00:00 term-broken',
      ]);
    },
  );

  walk('reaches a reply that is already being agreed: it is signed by the new days', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await appeal.complete('prepare-reply', {
      text: 'Роботи заплановано на квітень.',
      questions: [{ position: 1, outcome: 'explained' }],
    });
    await appeal.asksForTime('infrastructure-executor-1');
    await appeal.complete('decide-extension', granted);
    expect((await appeal.task('agree-reply')).dueOn).toBe('2026-04-10');
    await appeal.complete('agree-reply', { decision: 'agree' });
    expect((await appeal.task('sign-reply')).dueOn).toBe('2026-04-10');
  });

  const extensionOf = async (appeal: AppealWalk) => (await appeal.card()).extensions?.at(-1) ?? null;

  walk(
    'beyond the forty-fifth day is refused to the leader with what is possible, and changes nothing',
    async (council) => {
      const appeal = await council.takeIn(letter());
      await resolved(appeal);
      await appeal.asksForTime();
      const refusal = await appeal.refuses('decide-extension', { ...granted, to: '2026-04-17' }, 'ANSWER_REFUSED');
      expect(refusal.status).toBe(422);
      expect(refusal.details).toMatchObject({
        detail: 'Загальний строк — не більше 45 днів: найпізніше можна продовжити до 16.04.2026.',
        grounds: [
          { act: 'kr-225-r-2023', clause: '3.11', rule: '3.11-refuse-over-cap' },
          { act: 'law-393-96', clause: '20' },
        ],
        extra: {
          possible: {
            dueOn: '2026-04-02',
            monthEndsOn: '2026-04-02',
            lastOn: '2026-04-16',
            lastWorkingOn: '2026-04-16',
          },
        },
      });
      expect(await appeal.decided('term-extension')).toEqual([]);
      await appeal.complete('decide-extension', { ...granted, to: '2026-04-16' });
      expect(await appeal.decided('term-extension')).toEqual(['extend']);
      expect((await appeal.card()).dueOn).toBe('2026-04-16');
    },
  );

  walk('without objective grounds is refused, and without the executor’s reasons nobody decides', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await appeal.asksForTime('infrastructure-executor-1');
    expect((await appeal.task('decide-extension')).note).toBe('Потрібне обстеження мереж');
    expect(await extensionOf(appeal)).toMatchObject({
      askedBy: 'p-infrastructure-executor-1',
      unit: 'infrastructure',
      askedOn: '2026-03-02',
      reasons: 'Потрібне обстеження мереж',
      decision: null,
    });
    expect((await appeal.noted('extension-asked'))[0]?.payload?.['reasons']).toBe('Потрібне обстеження мереж');
    const given = { ...granted, objectiveGrounds: false };
    const refusal = await appeal.refuses('decide-extension', given, 'ANSWER_REFUSED');
    expect(refusal.details.grounds).toMatchObject([{ clause: '20', rule: 'art20-refuse-no-grounds' }]);
    await expect(appeal.asksForTime()).rejects.toMatchObject({ code: 'EXTENSION_PENDING' });
    await appeal.standsAt('decide-extension', 'prepare-reply');
  });

  walk('that the leader refuses reaches whoever asked, with the grounds', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await appeal.asksForTime('infrastructure-executor-2');
    await appeal.complete('decide-extension', refused);
    expect(await appeal.decided('term-extension')).toEqual([]);
    expect(await appeal.lettersOf('extension-notice')).toEqual([]);
    expect(await appeal.task('learn-of-refusal')).toMatchObject({
      group: 'executor@infrastructure',
      assignee: 'p-infrastructure-executor-2',
      note: refused.grounds,
    });
    expect((await extensionOf(appeal))?.decision).toMatchObject({
      granted: false,
      post: 'deputy-mayor-housing',
      on: '2026-03-02',
      to: null,
      grounds: refused.grounds,
    });
    await appeal.refuses('learn-of-refusal', learnt, 'TASK_TAKEN', 'infrastructure-executor-1');
    await appeal.complete('learn-of-refusal', learnt, 'infrastructure-executor-2');
    await appeal.asksForTime();
    await appeal.complete('decide-extension', granted);
    expect((await appeal.card()).extensions?.map(({ decision }) => decision?.granted)).toEqual([false, true]);
  });

  walk('that the leader refuses reaches a controller and a head of a unit who asked', async (council) => {
    for (const [asker, group] of [
      ['control-1', 'control@office'],
      ['infrastructure-head', 'executor@infrastructure'],
    ] as const) {
      const appeal = await council.takeIn(
        letter({
          applicant: { surname: asker === 'control-1' ? 'Ткач' : 'Швець' },
          gist: `Не працює ліфт, каже ${asker}.`,
        }),
      );
      await resolved(appeal);
      await appeal.asksForTime(asker);
      await appeal.complete('decide-extension', refused);
      expect(await appeal.task('learn-of-refusal')).toMatchObject({ group, assignee: `p-${asker}` });
      await appeal.complete('learn-of-refusal', learnt, asker);
    }
  });

  walk(
    'that the leader refuses reaches who stands in for whoever asked, and the head where nobody does',
    async (council) => {
      const appeal = await council.takeIn(letter());
      await resolved(appeal);
      await appeal.asksForTime('infrastructure-executor-2');
      await council.isAway('infrastructure-executor-2', '2026-03-09', 'infrastructure-executor-1');
      await appeal.complete('decide-extension', refused);
      expect((await appeal.task('learn-of-refusal')).assignee).toBe('p-infrastructure-executor-1');
      await appeal.complete('learn-of-refusal', learnt, 'infrastructure-executor-1');
      const other = await council.takeIn(letter({ applicant: { surname: 'Ткач' }, gist: 'Не працює ліфт.' }));
      await resolved(other);
      await other.asksForTime('infrastructure-executor-1');
      await council.isAway('infrastructure-executor-1', '2026-03-09');
      await other.complete('decide-extension', refused);
      expect((await other.task('learn-of-refusal')).assignee).toBe('p-infrastructure-executor-1');
      await other.complete('learn-of-refusal', learnt, 'infrastructure-head');
    },
  );

  walk('is refused when the term has ended', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await council.goesTo('2026-04-03T10:00');
    await appeal.asksForTime();
    const refusal = await appeal.refuses('decide-extension', granted, 'ANSWER_REFUSED');
    expect(refusal.details.grounds).toMatchObject([{ rule: 'art20-refuse-late' }]);
    expect((await appeal.card()).dueOn).toBe('2026-04-02');
  });

  walk(
    'asked for in time is not late because the leader was: the month runs (docs/decisions/0126)',
    async (council) => {
      const appeal = await council.takeIn(letter());
      await resolved(appeal, { dueOn: '2026-03-12' });
      await council.goesTo('2026-03-12T10:00');
      await appeal.asksForTime();
      await council.goesTo('2026-03-16T10:00');
      expect((await appeal.card()).termBroken).toBe(true);
      await appeal.complete('account-for-breach', { reason: 'Про продовження ще не вирішено.' });
      await appeal.refuses('decide-extension', { ...granted, to: '2026-03-13' }, 'BODY_INVALID');
      await appeal.complete('decide-extension', {
        decision: 'extend',
        to: '2026-03-20',
        grounds: 'Акт ще не готовий.',
      });
      expect(await appeal.card()).toMatchObject({ dueOn: '2026-03-20', termBroken: false, breaches: [] });
      await council.goesTo('2026-03-23T10:00');
      expect((await watched(appeal)).slice(-3)).toEqual([
        '2026-03-17 08:30 reminded before',
        '2026-03-20 08:30 reminded on-day',
        '2026-03-21 00:00 term-broken',
      ]);
      await appeal.asksForTime();
      const refusal = await appeal.refuses('decide-extension', granted, 'ANSWER_REFUSED');
      expect(refusal.details).toMatchObject({
        grounds: [{ rule: 'art20-refuse-late' }],
        extra: { possible: { dueOn: '2026-03-20', monthEndsOn: '2026-04-02', lastOn: null, lastWorkingOn: null } },
      });
    },
  );

  walk('asked for in time takes back the question why, while nobody has answered it', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal, { dueOn: '2026-03-12' });
    await council.goesTo('2026-03-12T10:00');
    await appeal.asksForTime();
    await council.goesTo('2026-03-16T10:00');
    await appeal.standsAt('account-for-breach', 'decide-extension', 'prepare-reply');
    await appeal.complete('decide-extension', { decision: 'extend', to: '2026-03-20', grounds: 'Акт ще не готовий.' });
    await appeal.standsAt('prepare-reply');
    expect(await appeal.card()).toMatchObject({ termBroken: false, breaches: [] });
    await council.goesTo('2026-03-21T10:00');
    await appeal.standsAt('account-for-breach', 'prepare-reply');
    expect(await appeal.card()).toMatchObject({ termBroken: true, breaches: [{ lastDay: '2026-03-20' }] });
  });

  walk('of a shorter term is the leader’s who set it, within the month (KR-3.11)', async (council) => {
    const questions = [{ topic: '150', gist: 'Оприлюднити дані' }];
    const appeal = await council.takeIn(letter({ questions }));
    await resolved(appeal, { dueOn: '2026-03-12' });
    await appeal.asksForTime();
    expect(await appeal.decided('extension-authority')).toEqual(['leader']);
    expect(await appeal.groundsOf('extension-authority')).toEqual(['kr-225-r-2023 3.11']);
    expect((await appeal.task('decide-extension')).group).toBe('post:head-of-affairs');
    const refusal = await appeal.refuses('decide-extension', granted, 'ANSWER_REFUSED');
    expect(refusal.details.extra).toMatchObject({ possible: { lastOn: '2026-04-02', lastWorkingOn: '2026-04-02' } });
    await appeal.complete('decide-extension', { decision: 'extend', to: '2026-03-20', grounds: 'Акт ще не готовий.' });
    expect((await appeal.card()).dueOn).toBe('2026-03-20');
    await expect(appeal.asksForTime(undefined, plainDate('2026-03-20'))).rejects.toMatchObject({
      code: 'BODY_INVALID',
    });
    await appeal.asksForTime(undefined, plainDate('2026-04-10'));
    expect(await appeal.task('decide-extension')).toMatchObject({
      group: 'post:acting-mayor',
      note: 'Потрібне обстеження мереж. Просять до 10.04.2026.',
    });
    await appeal.complete('decide-extension', granted);
    expect((await appeal.card()).dueOn).toBe('2026-04-10');
  });

  walk('of what the head of affairs considers is decided by whoever acts as head (art. 20)', async (council) => {
    const appeal = await council.takeIn(letter({ questions: [{ topic: '150', gist: 'Оприлюднити дані' }] }));
    expect((await appeal.card()).leader).toBe('head-of-affairs');
    await resolved(appeal);
    await appeal.asksForTime();
    expect(await appeal.decided('extension-authority')).toEqual(['head']);
    expect((await appeal.task('decide-extension')).group).toBe('post:acting-mayor');
    await appeal.complete('decide-extension', granted);
    expect(await appeal.card()).toMatchObject({ dueOn: '2026-04-10', leader: 'head-of-affairs' });
    expect((await extensionOf(appeal))?.decision?.post).toBe('acting-mayor');
  });

  walk(
    'of a complaint about the head is decided by a deputy, who alone has the power then (art. 7, 20)',
    async (council) => {
      const questions = [{ topic: '150', gist: 'Скарга на рішення' }];
      const complaint = { about: 'acting-mayor', learnedOn: '2026-02-20' };
      const appeal = await council.takeIn(letter({ questions, complaint }));
      expect((await appeal.card()).leader).toBe('head-of-affairs');
      await appeal.complete('resolve', resolution(['legal']));
      await appeal.asksForTime();
      expect(await appeal.decided('extension-authority')).toEqual(['deputy']);
      expect(await appeal.groundsOf('extension-authority')).toEqual(['law-393-96 20', 'law-393-96 7']);
      expect((await appeal.task('decide-extension')).group).toBe('post:first-deputy-mayor');
      await appeal.complete('decide-extension', granted);
      expect((await appeal.card()).dueOn).toBe('2026-04-10');
      expect((await extensionOf(appeal))?.decision?.post).toBe('first-deputy-mayor');
    },
  );

  walk('of a letter to a unit is decided by its head (KR-1.2)', async (council) => {
    const appeal = await council.takeIn(letter({ addressee: { kind: 'unit', id: 'housing' } }), 'housing-clerk');
    await appeal.complete('resolve', resolution(['housing']));
    await appeal.asksForTime();
    expect(await appeal.decided('extension-authority')).toEqual(['unit-head']);
    expect((await appeal.task('decide-extension')).group).toBe('post:housing-head');
    await appeal.complete('decide-extension', granted);
    expect((await appeal.card()).dueOn).toBe('2026-04-10');
  });

  walk(
    'within the month, of a leader’s shorter term, is given as often as it runs, without a letter',
    async (council) => {
      const appeal = await council.takeIn(letter());
      await resolved(appeal, { dueOn: '2026-03-12' });
      const moves = async (to: string, more: object = {}): Promise<void> => {
        await appeal.asksForTime();
        await appeal.complete('decide-extension', { decision: 'extend', to, grounds: 'Акт ще не готовий.', ...more });
      };
      await moves('2026-03-20');
      await council.goesTo('2026-03-18T10:00');
      await moves('2026-04-02');
      expect((await appeal.card()).dueOn).toBe('2026-04-02');
      expect(await appeal.lettersOf('extension-notice')).toEqual([]);
      await council.goesTo('2026-04-01T10:00');
      await appeal.asksForTime();
      await appeal.refuses('decide-extension', { ...granted, objectiveGrounds: false }, 'ANSWER_REFUSED');
      await appeal.complete('decide-extension', granted);
      expect(await appeal.lettersOf('extension-notice')).toHaveLength(1);
      await council.goesTo('2026-04-10T10:00');
      await moves('2026-04-16', { objectiveGrounds: true });
      expect((await appeal.card()).dueOn).toBe('2026-04-16');
      expect(await appeal.lettersOf('extension-notice')).toHaveLength(2);
    },
  );

  walk(
    'past the day that another body waits for is told to that body, and to the leader beforehand',
    async (council) => {
      const coveringLetter = {
        sender: 'Секретаріат Кабінету Міністрів України',
        datedOn: '2026-02-26',
        index: '41-К-12',
        answerBy: '2026-03-20',
      };
      const appeal = await council.takeIn(letter({ formOfReceipt: '1.4', coveringLetter }));
      await resolved(appeal);
      await appeal.asksForTime();
      const { note } = await appeal.task('decide-extension');
      expect(note).toContain('Потрібне обстеження мереж. Звернення надіслано з проханням відповісти до 20.03.2026');
      await appeal.complete('decide-extension', { ...granted, to: '2026-03-27', objectiveGrounds: false });
      expect(await appeal.card()).toMatchObject({ dueOn: '2026-03-27' });
      // Within the month: the citizen was told of no day.
      expect(await appeal.lettersOf('extension-notice')).toEqual([]);
      const told = await appeal.lettersOf('sender-notice');
      expect(told.map(({ addressee }) => addressee?.name)).toEqual(['Секретаріату Кабінету Міністрів України']);
      expect(JSON.stringify(told[0]?.sheet)).toContain('строк розгляду продовжено до 27.03.2026');
    },
  );

  walk(
    'to a forty-fifth day that is a day off says that day, and apart from it where it moves and why',
    async (council) => {
      const appeal = await council.takeIn(letter());
      await resolved(appeal);
      await appeal.asksForTime();
      const beyond = { ...granted, to: '2026-05-18' };
      const refusal = await appeal.refuses('decide-extension', beyond, 'ANSWER_REFUSED');
      expect(refusal.details.extra).toMatchObject({
        possible: { lastOn: '2026-05-16', lastWorkingOn: '2026-05-15' },
      });
      await appeal.complete('decide-extension', { ...granted, to: '2026-05-16' });
      expect((await appeal.card()).dueOn).toBe('2026-05-18');
      const sheet = JSON.stringify((await appeal.lettersOf('extension-notice'))[0]?.sheet);
      expect(sheet).toContain('продовжено до 16.05.2026.');
      expect(sheet).toContain('не перевищить 45 днів, останній із яких – 16.05.2026.');
      expect(sheet).toContain('16.05.2026, субота – вихідний день, тому');
      expect(sheet).toContain('першого робочого дня після нього – 18.05.2026.');
      await council.goesTo('2026-05-15T10:00');
      expect((await appeal.task('prepare-final-answer')).dueOn).toBe('2026-05-15');
    },
    { at: '2026-04-01T10:00' },
  );

  walk('must be a later day than the term has', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await appeal.asksForTime();
    await appeal.refuses('decide-extension', { ...granted, to: '2026-04-02' }, 'BODY_INVALID');
    await appeal.refuses(
      'decide-extension',
      { decision: 'extend', objectiveGrounds: true, grounds: 'Складно' },
      'BODY_INVALID',
    );
  });

  walk('on the last day of the term is told of within it (art. 20)', async (council) => {
    const appeal = await council.takeIn(letter());
    appeal.postsAtOnce = false;
    await resolved(appeal);
    await council.goesTo('2026-04-02T10:00');
    await appeal.asksForTime();
    await appeal.complete('decide-extension', granted);
    expect((await appeal.task('print-and-sign')).dueOn).toBe('2026-04-02');
    await appeal.complete('print-and-sign', { signedOn: '2026-04-02' });
    expect((await appeal.task('post-letter')).dueOn).toBe('2026-04-02');
    expect((await appeal.card()).termBroken).toBe(false);
    await council.goesTo('2026-04-03T10:00');
    await appeal.complete('post-letter', { sentOn: '2026-04-03', channel: 'post' });
    expect((await appeal.noted('act-late')).map(({ payload }) => payload)).toMatchObject([
      { act: 'extension-notice', lastDay: '2026-04-02', on: '2026-04-03' },
    ]);
    expect((await appeal.card()).termBroken).toBe(true);
    appeal.postsAtOnce = true;
    await answered(appeal);
    await appeal.complete('check-questions', checked(true));
    expect((await appeal.card()).termBroken).toBe(true);
  });

  walk('breaks a term also where nobody was told before the answer came (art. 20)', async (council) => {
    const appeal = await council.takeIn(letter());
    appeal.postsAtOnce = false;
    await resolved(appeal);
    await council.goesTo('2026-04-02T10:00');
    await appeal.asksForTime();
    await appeal.complete('decide-extension', granted);
    await appeal.complete('print-and-sign', { signedOn: '2026-04-02' });
    await council.goesTo('2026-04-03T10:00');
    await answered(appeal);
    const breaches = [{ act: 'telling-of-extension', lastDay: '2026-04-02' }];
    expect(await appeal.card()).toMatchObject({ termBroken: true, breaches });
    const note = 'Про продовження строку належало повідомити до 02.04.2026; листа не надіслано.';
    expect((await appeal.task('account-for-breach')).note).toBe(note);
  });

  walk('told of by a newer notice is late where the one it replaces would have been', async (council) => {
    const appeal = await council.takeIn(letter());
    appeal.postsAtOnce = false;
    await resolved(appeal);
    await appeal.asksForTime();
    await appeal.complete('decide-extension', { ...granted, to: '2026-04-10' });
    await appeal.complete('print-and-sign', { signedOn: '2026-03-02' });
    await council.goesTo('2026-04-03T10:00');
    await appeal.asksForTime();
    await appeal.complete('decide-extension', { ...granted, to: '2026-04-14' });
    await appeal.complete('print-and-sign', { signedOn: '2026-04-03' });
    await appeal.complete('post-letter', { sentOn: '2026-04-03', channel: 'post' });
    expect((await appeal.card()).breaches).toMatchObject([{ act: 'telling-of-extension', lastDay: '2026-04-02' }]);
  });

  walk(
    'that the month still allows, of a shorter term that has passed, is told of within the month',
    async (council) => {
      const appeal = await council.takeIn(letter());
      appeal.postsAtOnce = false;
      await resolved(appeal, { dueOn: '2026-03-12' });
      await council.goesTo('2026-03-12T10:00');
      await appeal.asksForTime('infrastructure-executor-1', plainDate('2026-04-10'));
      await council.goesTo('2026-04-02T10:00');
      await appeal.complete('decide-extension', granted);
      expect((await appeal.task('print-and-sign')).dueOn).toBe('2026-04-02');
    },
  );

  for (const at of ['drawn up', 'signed', 'not signed and given back'] as const) {
    walk(`is not told of once the appeal is answered, its notice ${at} by then`, async (council) => {
      const coveringLetter = { sender: 'Секретаріат Кабінету Міністрів України', answerBy: '2026-03-20' };
      const appeal = await council.takeIn(letter({ formOfReceipt: '1.4', coveringLetter }));
      appeal.postsAtOnce = false;
      await resolved(appeal);
      await appeal.asksForTime();
      await appeal.complete('decide-extension', granted);
      expect(await appeal.openPost()).toHaveLength(2);
      const said = { signed: { signedOn: '2026-03-02' }, 'not signed and given back': { refusal: 'Не той день.' } };
      if (at !== 'drawn up') for (const _ of [1, 2]) await appeal.complete('print-and-sign', said[at]);
      await answered(appeal);
      const withdrawn = (await appeal.letters()).filter(({ status }) => status === 'withdrawn');
      expect(withdrawn.map(({ kind }) => kind).sort()).toEqual(['extension-notice', 'sender-notice']);
      // The reply itself, and the answer to whoever sent the appeal on.
      expect((await appeal.openPost()).map(({ elementId }) => elementId)).toEqual(['post-letter', 'post-letter']);
      expect(await appeal.noted('letter-withdrawn')).toHaveLength(2);
    });
  }

  walk(
    'asked for and not decided is asked no more once the answer is signed, and anew where control goes on',
    async (council) => {
      const appeal = await council.takeIn(letter());
      await resolved(appeal);
      await appeal.asksForTime();
      await answered(appeal);
      await appeal.standsAt('check-questions');
      expect((await appeal.card()).extensions).toMatchObject([{ decision: null, lapsedOn: '2026-03-02' }]);
      await expect(appeal.asksForTime('infrastructure-executor-1')).rejects.toMatchObject({
        code: 'APPEAL_STATUS_REFUSED',
      });
      await appeal.complete('check-questions', checked(false));
      await appeal.asksForTime();
      await appeal.complete('decide-extension', refused);
      await appeal.standsAt('learn-of-refusal', 'prepare-reply');
      await answered(appeal);
      await appeal.standsAt('check-questions');
      expect((await appeal.card()).extensions).toMatchObject([
        { lapsedOn: '2026-03-02' },
        { decision: { granted: false } },
      ]);
    },
  );

  walk('that nobody has decided does not keep an answered appeal open', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await appeal.asksForTime();
    await answered(appeal);
    await appeal.complete('check-questions', checked(true));
    await appeal.standsAt('file-away');
    await appeal.complete('file-away', filed);
    await appeal.ends('ready-for-archive');
    await expect(appeal.asksForTime('infrastructure-head')).rejects.toMatchObject({ code: 'APPEAL_NOT_RUNNING' });
  });
});
