import { describe, expect } from 'vitest';
import { renderText, unsigned } from '../../src/documents/index.js';
import { DecisionLog } from '../../src/policy/index.js';
import { AppealRecord, ObligationRecord } from '../../src/appeals/tables.js';
import { checked, filed, finalAnswer, letter, reply } from '../support/appeal-letters.js';
import { accounted, answered, closedAndFiled, resolved, signed } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import type { WalkedCouncil } from '../support/appeal-council.js';
import type { AppealWalk } from '../support/appeal-walk.js';

const dayFortyFive = '2026-04-16T10:00';

async function unsettled(council: WalkedCouncil): Promise<AppealWalk> {
  const appeal = await council.takeIn(letter());
  await resolved(appeal);
  await council.goesTo(dayFortyFive);
  return appeal;
}

const obligationOf = (appeal: AppealWalk) =>
  appeal.council.dataSource.manager.findOneByOrFail(ObligationRecord, { appealId: appeal.id });

describe('the final answer when 45 days have passed (KR-3.15)', () => {
  walk(
    'with reasons ends the case: what was not done is told, and control ends on the day of signing',
    async (council) => {
      const appeal = await unsettled(council);
      expect(await appeal.task('prepare-final-answer')).toMatchObject({
        group: 'executor@infrastructure',
        dueOn: '2026-04-16',
      });
      await appeal.complete('prepare-final-answer', finalAnswer());
      expect(await appeal.decided('final-answer')).toEqual(['final-with-reasons']);
      expect(await appeal.groundsOf('final-answer')).toEqual(['kr-225-r-2023 3.15']);
      await signed(appeal);
      await appeal.standsAt('account-for-breach', 'file-away');
      expect(await appeal.card()).toMatchObject({
        status: 'closed',
        result: 'other',
        questions: [{ resolved: false, result: null, decidedInSubstance: false }],
        controlEndedOn: '2026-04-16',
        // Not whoever posted it: control ended by its signing.
        controlEndedBy: 'p-deputy-mayor-housing',
        termBroken: true,
      });
      expect(await appeal.decided('end-of-control')).toEqual(['remove-on-signing-day']);
      expect(await appeal.groundsOf('end-of-control')).toEqual(['kr-225-r-2023 3.15']);
      const [sent] = await appeal.lettersOf('final-answer');
      expect(JSON.stringify(sent?.sheet)).toContain('Труби для заміни виготовляють на замовлення');
      await appeal.complete('file-away', filed);
      await accounted(appeal);
      await appeal.ends('ready-for-archive');
      expect(await council.dataSource.manager.count(ObligationRecord)).toBe(0);
    },
  );

  walk(
    'is of what is left: what was resolved before or sent on is named as such (KR-3.15, art. 7)',
    async (council) => {
      const questions = [
        { topic: '080', gist: 'Відновити опалення' },
        { topic: '110', gist: 'Шум уночі у дворі' },
        { topic: '080', gist: 'Замінити труби' },
      ];
      const appeal = await council.takeIn(letter({ questions, assessment: { powers: 'both', properBody: 'known' } }));
      await appeal.complete('forward-part', {
        bodyId: 'police',
        explanation: 'Про шум уночі',
        questions: [{ position: 2 }],
      });
      await resolved(appeal);
      const both = [1, 3].map((position) => ({ position, outcome: 'satisfied' }));
      await answered(appeal, { ...reply(), questions: both });
      const seen = [
        { position: 1, resolved: true },
        { position: 3, resolved: false },
      ];
      await appeal.complete('check-questions', { questions: seen });
      await council.goesTo(dayFortyFive);
      await appeal.complete('prepare-final-answer', finalAnswer());
      await signed(appeal);
      const { result, questions: ended } = await appeal.card();
      expect([result, ended.map((one) => one.result)]).toEqual(['9.1', ['9.1', '9.5', null]]);
      const [sent] = await appeal.lettersOf('final-answer');
      if (!sent) throw new Error('no final answer was sent');
      const text = renderText(unsigned('Рада', sent.sheet));
      expect(text).toContain('Вирішити питання № 3 протягом 45 днів неможливо');
      expect(text).toContain('1. Відновити опалення – вирішено позитивно;');
      expect(text).toContain('2. Шум уночі у дворі – переслано за належністю відповідно до статті 7 Закону;');
      expect(text).toContain('3. Замінити труби – не вирішено.');
      expect(text).toMatch(/на додаток до відповіді від 02\.03\.2026 № /);
    },
  );

  walk('in an extended term is in time', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await appeal.asksForTime();
    const to = { decision: 'extend', to: '2026-04-16', objectiveGrounds: true, grounds: 'Потрібне обстеження мереж.' };
    await appeal.complete('decide-extension', to);
    await council.goesTo(dayFortyFive);
    await appeal.complete('prepare-final-answer', finalAnswer());
    await signed(appeal);
    expect(await appeal.card()).toMatchObject({ status: 'closed', termBroken: false });
  });

  walk('is given for objective reasons only; a promised day lies ahead and names the work', async (council) => {
    const appeal = await unsettled(council);
    const refusal = await appeal.refuses(
      'prepare-final-answer',
      finalAnswer({ objectiveReasons: false }),
      'ANSWER_REFUSED',
    );
    expect(refusal.details).toMatchObject({
      grounds: [{ clause: '20' }],
      extra: { possible: { from: '2026-04-16' } },
    });
    await appeal.refuses(
      'prepare-final-answer',
      finalAnswer({ definiteDate: '2026-04-16', promise: 'Ремонт' }),
      'BODY_INVALID',
    );
    await appeal.refuses('prepare-final-answer', finalAnswer({ definiteDate: '2026-06-01' }), 'BODY_INVALID');
  });

  walk('does not take away the ordinary one: settled at last, the appeal is answered in substance', async (council) => {
    const appeal = await unsettled(council);
    await answered(appeal);
    await appeal.refuses('prepare-final-answer', finalAnswer(), 'APPEAL_STATUS_REFUSED');
    await closedAndFiled(appeal);
    expect(await appeal.card()).toMatchObject({ status: 'closed', result: '9.1' });
    expect(await appeal.lettersOf('final-answer')).toEqual([]);
    await accounted(appeal);
    await appeal.ends('ready-for-archive');
  });

  walk('and the ordinary one are never signed at once', async (council) => {
    const appeal = await unsettled(council);
    await appeal.complete('prepare-reply', reply());
    await appeal.refuses('prepare-final-answer', finalAnswer(), 'APPEAL_STATUS_REFUSED');
    await appeal.complete('agree-reply', { decision: 'return', remarks: 'Труб ще немає.' });
    await appeal.complete('prepare-final-answer', finalAnswer());
    await appeal.refuses('prepare-reply', reply(), 'APPEAL_STATUS_REFUSED');
    await signed(appeal);
    await appeal.standsAt('account-for-breach', 'file-away');
    expect((await appeal.letters()).map(({ kind }) => kind)).toEqual(['final-answer']);
  });

  walk('is judged again when it is signed: the rules, and the promised day (docs/decisions/0127)', async (council) => {
    const appeal = await unsettled(council);
    await appeal.complete('prepare-final-answer', finalAnswer({ definiteDate: '2026-04-20', promise: 'Заміна труб' }));
    await appeal.complete('agree-reply', { decision: 'agree' });
    await council.goesTo('2026-04-20T10:00');
    const refusal = await appeal.refuses('sign-reply', { decision: 'sign' }, 'BODY_INVALID');
    expect(JSON.stringify(refusal.details)).toContain('20.04.2026');
    await appeal.complete('sign-reply', { decision: 'return', remarks: 'Назвіть інший день.' });
    await appeal.complete('prepare-final-answer', finalAnswer({ definiteDate: '2026-06-01', promise: 'Заміна труб' }));
    await appeal.complete('agree-reply', { decision: 'agree' });
    const { questions } = await appeal.card();
    const settled = questions.map((one) => ({ ...one, resolved: true }));
    const { manager } = council.dataSource;
    await manager.update(AppealRecord, appeal.id, { questions: settled });
    const settledSince = await appeal.refuses('sign-reply', { decision: 'sign' }, 'ANSWER_REFUSED');
    expect(settledSince.details.detail).toContain('вже вирішено');
    await manager.update(AppealRecord, appeal.id, { questions });
    await appeal.complete('sign-reply', { decision: 'sign' });
    expect(await appeal.decided('final-answer')).toEqual(['final-with-date', 'final-with-date']);
    expect((await obligationOf(appeal)).dueOn).toBe('2026-06-01');
  });

  walk('is returned like any reply and drawn up anew', async (council) => {
    const appeal = await unsettled(council);
    await appeal.complete('prepare-final-answer', finalAnswer());
    await appeal.complete('agree-reply', { decision: 'return', remarks: 'Назвіть строк.' });
    await appeal.complete('prepare-final-answer', finalAnswer({ definiteDate: '2026-06-01', promise: 'Заміна труб' }));
    await appeal.complete('agree-reply', { decision: 'agree' });
    await appeal.complete('sign-reply', { decision: 'return', remarks: 'Обґрунтуйте.' });
    await appeal.standsAt('account-for-breach', 'prepare-final-answer', 'prepare-reply');
  });

  walk(
    'is not asked for in vain while control looks at an answer given before; kept on control, it is',
    async (council) => {
      const appeal = await council.takeIn(letter());
      await resolved(appeal);
      await answered(appeal);
      await council.goesTo(dayFortyFive);
      expect((await appeal.card()).status).toBe('answered');
      await appeal.complete('check-questions', checked(false));
      await appeal.complete('prepare-final-answer', finalAnswer());
      await signed(appeal);
      await appeal.complete('file-away', filed);
      await accounted(appeal);
      await appeal.ends('ready-for-archive');
    },
  );

  walk('of an answered appeal dies with the case when control ends', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await answered(appeal);
    await council.goesTo(dayFortyFive);
    await closedAndFiled(appeal);
    await appeal.ends('ready-for-archive');
    expect(await appeal.card()).toMatchObject({ result: '9.1', termBroken: false });
  });

  walk('falls to the office when no leader has resolved anything', async (council) => {
    const appeal = await council.takeIn(letter());
    await council.goesTo(dayFortyFive);
    await appeal.standsAt('account-for-breach', 'prepare-final-answer', 'resolve');
    expect((await appeal.task('prepare-final-answer')).group).toBe('executor@office');
    await appeal.complete('prepare-final-answer', finalAnswer());
    await signed(appeal);
    await appeal.complete('file-away', filed);
    await accounted(appeal);
    await appeal.ends('ready-for-archive');
  });

  walk(
    'comes on Friday, the last working day, when the forty-fifth day is a Sunday',
    async (council) => {
      const appeal = await council.takeIn(letter());
      await resolved(appeal);
      await council.goesTo('2026-04-17T08:29');
      expect(await appeal.noted('final-answer-due')).toEqual([]);
      await council.goesTo('2026-04-17T08:30');
      expect((await appeal.task('prepare-final-answer')).dueOn).toBe('2026-04-17');
      await appeal.complete('prepare-final-answer', finalAnswer());
      await signed(appeal);
      expect(await appeal.decided('final-answer')).toEqual(['final-with-reasons']);
      // What the explanation counts is what the calendar counts: the Sunday is no ground on a Friday.
      const [ruling] = (await council.get(DecisionLog).ofSubject(appeal.id)).filter(
        ({ ruleSet }) => ruleSet === 'final-answer',
      );
      expect(ruling?.facts).toMatchObject({ 'case.daysSinceReceipt': 43, 'case.lastWorkingDay': true });
      expect((await appeal.card()).reply?.signedOn).toBe('2026-04-17');
    },
    { at: '2026-03-05T10:00' },
  );
});

describe('what a final answer has promised (KR-3.15)', () => {
  const promise = { definiteDate: '2026-06-01', promise: 'Замінити стояк опалення' };
  const report = { report: 'Стояк замінено, акт підписано мешканцями.', doneOn: '2026-05-25' };

  async function promised(council: WalkedCouncil): Promise<AppealWalk> {
    const appeal = await unsettled(council);
    await appeal.complete('prepare-final-answer', finalAnswer(promise));
    expect(await appeal.decided('final-answer')).toEqual(['final-with-date']);
    await signed(appeal);
    await appeal.complete('file-away', filed);
    return appeal;
  }

  const times = async (appeal: AppealWalk): Promise<unknown[]> =>
    (await appeal.noted('obligation-reminded')).map(
      ({ at, payload }) => `${at.toISOString()} ${String(payload?.['when'])}`,
    );

  walk('enters the plan of the main executor; the appeal closes, the promise does not', async (council) => {
    const appeal = await promised(council);
    expect((await appeal.card()).status).toBe('closed');
    expect(await obligationOf(appeal)).toMatchObject({
      status: 'open',
      dueOn: '2026-06-01',
      mainExecutor: 'infrastructure',
    });
    await appeal.standsAt('account-for-breach', 'perform-obligation');
    expect(await appeal.task('perform-obligation')).toMatchObject({
      group: 'executor@infrastructure',
      dueOn: '2026-06-01',
    });
  });

  walk('is reminded of, reported done, sent back, done indeed and confirmed by control', async (council) => {
    const appeal = await promised(council);
    await council.goesTo('2026-05-28T10:00');
    expect(await times(appeal)).toEqual(['2026-05-27T05:30:00.000Z before']);
    await appeal.refuses('perform-obligation', { ...report, doneOn: '2026-06-30' }, 'BODY_INVALID');
    await appeal.complete('perform-obligation', report);
    expect((await appeal.task('confirm-obligation')).group).toBe('control');
    await appeal.complete('confirm-obligation', { decision: 'not-done', remarks: 'Мешканці кажуть, що тече.' });
    await appeal.standsAt('account-for-breach', 'perform-obligation');
    await appeal.complete('perform-obligation', { ...report, doneOn: '2026-05-28' });
    await appeal.complete('confirm-obligation', { decision: 'done' });
    expect(await obligationOf(appeal)).toMatchObject({ status: 'done', doneOn: '2026-05-28' });
    await accounted(appeal);
    await appeal.ends('ready-for-archive');
    await council.goesTo('2026-06-10T10:00');
    expect(await times(appeal)).toHaveLength(1);
  });

  walk('is reported overdue at midnight after its day, and stays open until done', async (council) => {
    const appeal = await promised(council);
    await council.reopen();
    await council.goesTo('2026-06-15T10:00');
    expect(await times(appeal)).toEqual(['2026-05-27T05:30:00.000Z before', '2026-06-01T21:00:00.000Z overdue']);
    await appeal.standsAt('account-for-breach', 'perform-obligation');
    await appeal.complete('perform-obligation', { ...report, doneOn: '2026-06-14' });
    await appeal.complete('confirm-obligation', { decision: 'done' });
    expect((await obligationOf(appeal)).status).toBe('done');
    await accounted(appeal);
    await appeal.ends('ready-for-archive');
  });
});
