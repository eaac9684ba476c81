import { describe, expect } from 'vitest';
import { Office } from '../../src/appeals/office.js';
import { viewDecision } from '../../src/appeals/reading/case-views.js';
import { printedCard } from '../../src/appeals/reading/print-card.js';
import { AppealPersonRecord, AppealRecord } from '../../src/appeals/tables.js';
import { renderText } from '../../src/documents/index.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { orderedId } from '../../src/platform/database/ordered-id.js';
import { DecisionLog } from '../../src/policy/index.js';
import type { WalkedCouncil } from '../support/appeal-council.js';
import { filed, letter, type LetterOtherwise, reply } from '../support/appeal-letters.js';
import { answered, closedAndFiled, consideredAndFiled, resolved } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import type { AppealWalk } from '../support/appeal-walk.js';

const reasons = 'Питання вирішено по суті відповіддю на попереднє звернення.';
const stop = { decision: 'stop', reasons };

const printed = async (council: WalkedCouncil, appeal: AppealWalk): Promise<string> =>
  renderText(printedCard(await appeal.card(), { joined: [], papers: [] }, council.get(Office)));

/** An appeal considered to the end, its question decided in substance, and the same letter again a month later. */
async function letterAgain(council: WalkedCouncil, otherwise: LetterOtherwise = {}): Promise<[AppealWalk, AppealWalk]> {
  const first = await council.takeIn(letter(otherwise));
  await consideredAndFiled(first);
  await council.goesTo('2026-04-06T10:00');
  return [first, await council.takeIn(letter(otherwise))];
}

const repeatOf = (earlier: AppealWalk) => ({ earlierAppealId: earlier.id, resolvedInSubstance: 'yes' });

/** The decision not to consider tells the citizen and the staff that an official ordered otherwise, and why. */
async function saysOtherwise(council: WalkedCouncil, appeal: AppealWalk, reason: string): Promise<void> {
  const log = council.get(DecisionLog);
  const decision = (await log.ofSubject(appeal.id)).find(({ ruleSet }) => ruleSet === 'admission');
  if (!decision) throw new Error('nobody asked whether to consider');
  expect(decision.outcome).not.toBe('consider');
  const { explanation, forCitizen } = await log.explain(decision.id);
  expect(forCitizen).toMatch(/прийнято рішення: «розглянути»\. Рішення прийняла уповноважена посадова особа/);
  expect(forCitizen).toContain(`«${reason}»`);
  expect(explanation.text[0]).toBe(`Посадова особа вирішила інакше, ніж правила: розглянути. Підстава: ${reason}.`);
  expect(viewDecision(decision).overridden).toMatchObject({ outcome: 'consider', reason: `${reason}.` });
  const [entry] = await appeal.noted('decision-overridden');
  expect(entry?.payload).toEqual({ decisionId: decision.id, outcome: 'consider' });
}

describe('a repeat of what was resolved in substance (KR-3.4, 3.5)', () => {
  walk(
    'is proposed with its grounds, confirmed by a person, stopped by the head of affairs, and the person is told',
    async (council) => {
      const [first, again] = await letterAgain(council);
      await again.standsAt('confirm-feature');
      const [match] = (await again.card()).matches;
      expect(match).toMatchObject({ appealId: first.id, index: 'К-1', kind: 'recurrent' });
      expect(match?.grounds.length).toBeGreaterThan(1);
      await again.complete('confirm-feature', { feature: 'recurrent', ...repeatOf(first) });
      expect(await again.decided('admission')).toEqual(['repeat-refusal']);
      expect(await again.card()).toMatchObject({
        registrationIndex: 'К-2',
        previousIndexes: ['К-1'],
        status: 'registered',
      });
      // The month ends on 06.05; ten working days before it, the person can be told in time (docs/decisions/0125).
      expect(await again.task('decide-unconsidered')).toMatchObject({
        group: 'post:head-of-affairs',
        dueOn: '2026-04-22',
      });
      await again.complete('decide-unconsidered', stop);
      const [notice] = await again.letters();
      expect(notice).toMatchObject({ kind: 'unconsidered-notice', status: 'dispatched' });
      expect(JSON.stringify(notice?.sheet)).toMatch(/К-1.*Керуюча справами/);
      expect(await again.card()).toMatchObject({ status: 'unconsidered', result: '9.6' });
      await again.complete('file-away', filed);
      await again.ends('ready-for-archive');
    },
  );

  walk('is found behind a hundred newer letters of others who bear the surname', async (council) => {
    const first = await council.takeIn(letter());
    await consideredAndFiled(first);
    await council.goesTo('2026-04-06T10:00');
    const { manager } = council.dataSource;
    const card = await first.card();
    const keys = await manager.findBy(AppealPersonRecord, { appealId: first.id });
    for (let place = 1; place <= 100; place += 1) {
      const id = orderedId();
      const namesake = { id, serial: 1000 + place, registrationIndex: `К-${1000 + place}`, wordingKey: id };
      const applicant = {
        ...card.applicant,
        givenName: 'Петро',
        patronymic: 'Олегович',
        residence: 'вул. Нова, буд. 9',
      };
      const receivedOn = plainDate('2026-04-03');
      const insert = manager.createQueryBuilder().insert();
      await insert
        .into(AppealRecord)
        .values({ ...card, ...namesake, applicant, receivedOn })
        .updateEntity(false)
        .execute();
      const people = keys.map(({ key }) => ({ appealId: id, key }));
      await insert.into(AppealPersonRecord).values(people).updateEntity(false).execute();
    }
    const again = await council.takeIn(letter({ gist: `${card.gist} Прошу також відповісти мені.` }));
    expect((await again.card()).matches).toMatchObject([{ appealId: first.id, kind: 'recurrent' }]);
  });

  walk('is considered all the same when the head of affairs decides so', async (council) => {
    const [first, again] = await letterAgain(council);
    await again.complete('confirm-feature', { feature: 'repeat', ...repeatOf(first) });
    await again.complete('decide-unconsidered', { decision: 'consider', reasons: 'З’явилися нові обставини.' });
    await again.standsAt('resolve');
    expect(await again.letters()).toEqual([]);
    await saysOtherwise(council, again, 'З’явилися нові обставини');
    await consideredAndFiled(again);
    await again.ends('ready-for-archive');
  });

  walk('on matters of the council is decided by the council secretary', async (council) => {
    const [first, again] = await letterAgain(council, { assessment: { councilPowers: true } });
    await again.complete('confirm-feature', { feature: 'repeat', ...repeatOf(first) });
    expect((await again.task('decide-unconsidered')).group).toBe('post:council-secretary');
    await again.complete('decide-unconsidered', stop, 'acting-mayor');
    expect((await again.card()).status).toBe('unconsidered');
  });

  walk('in a unit is decided by its head (KR-3.6)', async (council) => {
    const [first, again] = await letterAgain(council, { addressee: { kind: 'unit', id: 'infrastructure' } });
    await again.complete('confirm-feature', { feature: 'repeat', ...repeatOf(first) });
    expect((await again.task('decide-unconsidered')).group).toBe('post:infrastructure-head');
    await again.complete('decide-unconsidered', stop);
    expect((await again.lettersOf('unconsidered-notice'))[0]?.signatoryPost).toBe('infrastructure-head');
  });

  walk(
    'is never stopped by the software alone: unresolved, unconfirmed or of another body, it is considered',
    async (council) => {
      const [first, again] = await letterAgain(council);
      await again.complete('confirm-feature', {
        feature: 'repeat',
        earlierAppealId: first.id,
        resolvedInSubstance: 'no',
      });
      expect(await again.decided('admission')).toEqual(['consider']);
      const unsure = await council.takeIn(
        letter({ confirmedFeature: { feature: 'repeat', earlierAppealId: first.id } }),
      );
      expect(await unsure.decided('admission')).toEqual(['consider']);
      const confirmedFeature = { feature: 'repeat', ...repeatOf(first) };
      const toUnit = await council.takeIn(letter({ addressee: { kind: 'unit', id: 'housing' }, confirmedFeature }));
      expect(await toUnit.decided('admission')).toEqual(['consider']);
    },
  );

  walk('must be a repeat of something registered, and not of itself', async (council) => {
    const [, again] = await letterAgain(council);
    await again.refuses('confirm-feature', { feature: 'repeat' }, 'BODY_INVALID');
    await again.refuses('confirm-feature', { feature: 'repeat', earlierAppealId: again.id }, 'BODY_INVALID');
    const nobody = { feature: 'repeat', earlierAppealId: '00000000-0000-4000-8000-000000000000' };
    await again.refuses('confirm-feature', nobody, 'BODY_INVALID');
  });

  walk('that a clerk finds to be a first appeal is one, whatever else they ticked', async (council) => {
    const [, again] = await letterAgain(council);
    await again.complete('confirm-feature', { feature: 'first', resolvedInSubstance: 'yes' });
    expect(await again.decided('admission')).toEqual(['consider']);
    expect(await again.card()).toMatchObject({ feature: 'first', previousIndexes: [] });
  });
});

describe('a letter while the earlier one is in its term', () => {
  walk('joins it: one answer, one result, no second consideration', async (council) => {
    const first = await council.takeIn(letter());
    await council.daysPass(3);
    const second = await council.takeIn(letter());
    expect((await second.card()).matches[0]?.kind).toBe('join-earlier');
    // Nothing is repeated yet, and the classifier must not count it as if it were.
    const { details } = await second.refuses(
      'confirm-feature',
      { feature: 'repeat', earlierAppealId: first.id },
      'BODY_INVALID',
    );
    expect(JSON.stringify(details)).toContain('приєднати до попереднього');
    await second.complete('confirm-feature', { feature: 'join-earlier', earlierAppealId: first.id });
    expect(await second.decided('admission')).toEqual(['join-earlier']);
    expect(await second.card()).toMatchObject({
      status: 'joined',
      feature: 'first',
      joinedTo: first.id,
      registrationIndex: 'К-2',
      result: 'other',
      dueOn: null,
    });
    expect((await first.noted('letter-joined'))[0]?.payload).toMatchObject({ letter: 'К-2' });
    await second.complete('file-away', filed);
    await second.ends('ready-for-archive');
    await first.standsAt('resolve');
  });

  walk('is not joined to one whose term has passed: it is a repeat and is considered', async (council) => {
    const first = await council.takeIn(letter());
    await council.goesTo('2026-04-03T10:00');
    const second = await council.takeIn(letter());
    expect((await second.card()).matches[0]?.kind).toBe('repeat');
    await second.refuses('confirm-feature', { feature: 'join-earlier', earlierAppealId: first.id }, 'BODY_INVALID');
    await second.complete('confirm-feature', { feature: 'repeat', earlierAppealId: first.id });
    expect(await second.decided('admission')).toEqual(['consider']);
  });
});

describe('a duplicate that came through another body', () => {
  const throughRegion = { sender: 'Дніпропетровська обласна державна адміністрація', index: '15-К-88', answerBy: null };

  walk('takes the index of the first one with a fraction and no number of its own', async (council) => {
    const first = await council.takeIn(letter({ writtenOn: '2026-02-27' }));
    await council.daysPass(2);
    for (const fraction of [1, 2]) {
      const sender = { ...throughRegion, sender: `${throughRegion.sender}, ${fraction}` };
      const twin = await council.takeIn(letter({ writtenOn: '2026-02-27', coveringLetter: sender }));
      expect((await twin.card()).matches[0]?.kind).toBe('duplicate');
      await twin.complete('confirm-feature', { feature: 'duplicate', earlierAppealId: first.id });
      expect((await twin.card()).registrationIndex).toBe(`К-1/${fraction}`);
      expect(await twin.decided('admission')).toEqual(['join-earlier']);
    }
    const next = await council.takeIn(letter({ applicant: { surname: 'Гнатюк' }, gist: 'Не їде автобус № 5.' }));
    expect((await next.card()).registrationIndex).toBe('Г-2');
  });

  walk('is named in the answer beside the first one, and in the notice of an extension', async (council) => {
    const first = await council.takeIn(letter());
    const again = await council.takeIn(letter());
    await again.complete('confirm-feature', { feature: 'join-earlier', earlierAppealId: first.id });
    expect(await again.groundsOf('admission')).toEqual(['setting second-letter', 'law-393-96 19']);
    await resolved(first);
    await first.asksForTime();
    const to = { decision: 'extend', to: '2026-04-10', objectiveGrounds: true, grounds: 'Потрібне обстеження мереж.' };
    await first.complete('decide-extension', to);
    await answered(first);
    const both = 'зареєстрован%s 02.03.2026 за № К-1 та 02.03.2026 за № К-2';
    const [extension, ...more] = await first.lettersOf('extension-notice');
    expect(JSON.stringify(extension?.sheet)).toContain(`у Ваших зверненнях, ${both.replace('%s', 'их')}`);
    const [sent, ...others] = await first.lettersOf('reply');
    expect(JSON.stringify(sent?.sheet)).toContain(`Ваші звернення, ${both.replace('%s', 'і')}, розглянуто`);
    expect([more, others]).toEqual([[], []]);
  });

  walk('gets the answer back to that body when its letter has joined the first one', async (council) => {
    const first = await council.takeIn(letter({ writtenOn: '2026-02-27' }));
    const twin = await council.takeIn(letter({ writtenOn: '2026-02-27', coveringLetter: throughRegion }));
    await twin.complete('confirm-feature', { feature: 'duplicate', earlierAppealId: first.id });
    await resolved(first);
    await answered(first);
    const [reply, ...more] = await first.lettersOf('reply');
    expect([reply?.addressee?.name, more.length]).toEqual(['Коваленко Марії Іванівні', 0]);
    const [sent] = await first.lettersOf('sender-answer');
    expect(sent?.addressee?.name).toBe('Дніпропетровській обласній державній адміністрації');
    expect(JSON.stringify(sent?.sheet)).toContain('На Ваш лист № 15-К-88 повідомляємо, що звернення');
    expect(JSON.stringify(sent?.sheet)).toContain('за № К-1/1');
    await closedAndFiled(first);
    await first.ends('ready-for-archive');
  });
});

describe('a hint says no more of an earlier appeal than its reply did (KR-3.4)', () => {
  const outcomes = [
    ['satisfied', 'recurrent', 'вирішено по суті'],
    ['explained', 'repeat', 'чи вирішено попереднє по суті, не зазначено'],
  ] as const;
  for (const [outcome, kind, ground] of outcomes) {
    walk(`closed with «${outcome}»`, async (council) => {
      const first = await council.takeIn(letter());
      await resolved(first);
      await answered(first, reply([outcome]));
      await closedAndFiled(first);
      await council.goesTo('2026-03-20T10:00');
      const [match] = (await (await council.takeIn(letter())).card()).matches;
      expect(match).toMatchObject({ kind, appealId: first.id });
      expect(match?.grounds.join('; ')).toContain(ground);
    });
  }
});

describe('a complaint that comes late (art. 17)', () => {
  const late = { complaint: { about: 'housing', decidedOn: '2026-01-12', learnedOn: '2026-01-15' } };

  walk('is stopped by the head of the body, who tells the last day it could be lodged on', async (council) => {
    const appeal = await council.takeIn(letter(late));
    expect(await appeal.decided('admission')).toEqual(['late-complaint']);
    expect(await appeal.decided('stop-authority')).toEqual(['acting-mayor']);
    expect(await appeal.decided('repeat-authority')).toEqual([]);
    const reasons = 'Строк пропущено без поважних причин.';
    await appeal.refuses('decide-unconsidered', { decision: 'stop', reasons }, 'NOT_FOUND', 'head-of-affairs');
    await appeal.complete('decide-unconsidered', { decision: 'stop', reasons });
    expect(await appeal.decided('complaint-restoration')).toEqual(['leave']);
    const [notice] = await appeal.letters();
    expect(JSON.stringify(notice?.sheet)).toContain('16.02.2026');
    const { status, result, assessment } = await appeal.card();
    expect([status, result, assessment?.complaint?.restored]).toEqual(['unconsidered', '9.6', false]);
    expect(await printed(council, appeal)).toContain('Строк подання скарги (ст. 17): не поновлено\n');
  });

  walk('is considered when the head finds the reason of the delay good: a decision of art. 17', async (council) => {
    const appeal = await council.takeIn(letter(late));
    await appeal.complete('decide-unconsidered', { decision: 'consider', reasons: 'Заявниця перебувала в лікарні.' });
    await appeal.standsAt('resolve');
    const { dueOn, assessment } = await appeal.card();
    expect([dueOn, assessment?.complaint?.restored]).toEqual(['2026-04-02', true]);
    expect(await printed(council, appeal)).toContain('Строк подання скарги (ст. 17): поновлено\n');
    const decisions = await council.get(DecisionLog).ofSubject(appeal.id);
    const restored = decisions.find(({ ruleSet }) => ruleSet === 'complaint-restoration');
    expect(restored).toMatchObject({ outcome: 'restore', clauses: [{ act: 'law-393-96', clause: '17' }] });
    expect(restored?.byId).toBe('p-acting-mayor');
    await saysOtherwise(council, appeal, 'Заявниця перебувала в лікарні');
  });

  walk('in a unit is decided by its head', async (council) => {
    const addressee = { kind: 'unit', id: 'housing' };
    const complaint = { ...late.complaint, about: null, aboutOther: 'ОСББ «Затишок»' };
    const appeal = await council.takeIn(letter({ addressee, complaint }));
    expect((await appeal.task('decide-unconsidered')).group).toBe('post:housing-head');
  });

  walk('is in time up to the last day, or in doubt', async (council) => {
    const inTime = { about: 'housing', decidedOn: '2026-01-12', learnedOn: '2026-02-02' };
    const inDoubt = { about: 'housing', decidedOn: '2025-03-03', learnedOn: null };
    const unknown = { about: 'housing', decidedOn: null, learnedOn: null };
    for (const [place, complaint] of [inTime, inDoubt, unknown].entries()) {
      const appeal = await council.takeIn(
        letter({ complaint, gist: `Скарга ${place}`, applicant: { surname: `Особа${place}` } }),
      );
      expect(await appeal.decided('admission')).toEqual(['consider']);
    }
  });

  walk('is late a year after the decision, though nobody knows when the citizen learned of it', async (council) => {
    const complaint = { about: 'housing', decidedOn: '2025-02-27', learnedOn: null };
    expect(await (await council.takeIn(letter({ complaint }))).decided('admission')).toEqual(['late-complaint']);
  });
});

walk(
  'an author whom a court declared incapacitated: a person decides, and the notice names the decision (art. 8)',
  async (council) => {
    const appeal = await council.takeIn(letter({ assessment: { incapacitated: 'yes' } }));
    expect(await appeal.decided('admission')).toEqual(['incapacity']);
    await appeal.complete('decide-unconsidered', {
      decision: 'stop',
      reasons: 'Рішення суду від 12.05.2025 № 210/15.',
    });
    expect(JSON.stringify((await appeal.letters())[0]?.sheet)).toContain('№ 210/15');
    await appeal.complete('file-away', filed);
    await appeal.ends('ready-for-archive');
  },
);

walk(
  'a refusal to consider can be appealed: a complaint about the earlier answer is no mere repeat',
  async (council) => {
    const first = await council.takeIn(letter());
    await resolved(first);
    await answered(first, reply(['refused'], { refusalGrounds: 'Ст. 20 Закону про ЖКП; можна оскаржити до суду.' }));
    await closedAndFiled(first);
    await council.goesTo('2026-03-20T10:00');
    const complaint = { about: 'infrastructure', decidedOn: '2026-03-02', learnedOn: '2026-03-05' };
    const again = await council.takeIn(letter({ complaint }));
    expect((await again.card()).matches[0]).toMatchObject({ kind: 'repeat', appealId: first.id });
  },
);
