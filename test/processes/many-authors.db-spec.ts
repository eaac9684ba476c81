import { describe, expect } from 'vitest';
import { Office } from '../../src/appeals/office.js';
import { AppealReading } from '../../src/appeals/reading/appeal-reading.js';
import { printedCard } from '../../src/appeals/reading/print-card.js';
import { AppealRecord } from '../../src/appeals/tables.js';
import { renderText } from '../../src/documents/index.js';
import { SearchQuery } from '../../src/platform/search/search.js';
import type { WalkedCouncil } from '../support/appeal-council.js';
import type { AppealWalk } from '../support/appeal-walk.js';
import { letter } from '../support/appeal-letters.js';
import { answered, resolved } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';

const trolleybus =
  'Вимагаємо відновити рух тролейбуса № 20, який скасовано без громадського обговорення: діти не доїздять до школи.';

const signers = [
  { surname: 'Бондар', givenName: 'Олег', patronymic: 'Ігорович', residence: 'вул. Сонячна, буд. 4, кв. 1' },
  { surname: 'Мельник', givenName: 'Ганна', patronymic: 'Юріївна', residence: 'вул. Сонячна, буд. 4, кв. 2' },
];

describe('a letter signed by several (collective, КО)', () => {
  walk('keeps name and address of everybody named, and counts the rest', async (council) => {
    const appeal = await council.takeIn(letter({ subject: 'collective', signers: 87, cosigners: signers }));
    expect(await appeal.card()).toMatchObject({ registrationIndex: 'КО-1', signers: 87, cosigners: signers });
    const uncounted = await council.takeIn(letter({ subject: 'collective', cosigners: signers, gist: trolleybus }));
    expect((await uncounted.card()).signers).toBe(3);
    const miscounted = council.takeIn(letter({ subject: 'collective', signers: 2, cosigners: signers }));
    await expect(miscounted).rejects.toMatchObject({ details: { errors: [{ pointer: '/signers' }] } });
    const alone = council.takeIn(letter({ cosigners: signers }));
    await expect(alone).rejects.toMatchObject({ details: { errors: [{ pointer: '/subject' }] } });
    await expect(council.takeIn(letter({ signers: 5 }))).rejects.toMatchObject({
      details: { errors: [{ pointer: '/subject' }] },
    });
    for (const few of [{}, { signers: 1 }])
      await expect(council.takeIn(letter({ subject: 'collective', ...few }))).rejects.toMatchObject({
        details: { errors: [{ pointer: '/signers' }] },
      });
  });

  walk('is not anonymous while one of them is known by address: that one is answered', async (council) => {
    const unknown = { applicant: { residence: null }, subject: 'collective' };
    const appeal = await council.takeIn(letter({ ...unknown, cosigners: signers }));
    expect(await appeal.card()).toMatchObject({ registrationIndex: 'КО-1', subject: 'collective' });
    await resolved(appeal);
    await answered(appeal);
    expect((await appeal.lettersOf('reply'))[0]?.addressee).toMatchObject({ address: 'вул. Сонячна, буд. 4, кв. 1' });
    const nobody = signers.map((one) => ({ ...one, residence: null }));
    const anonymous = await council.takeIn(letter({ ...unknown, cosigners: nobody, gist: trolleybus }));
    expect((await anonymous.card()).subject).toBe('anonymous');
  });

  walk('is found by each of them: KR-3.4 speaks of a person', async (council) => {
    const collective = await council.takeIn(letter({ subject: 'collective', cosigners: signers }));
    const own = await council.takeIn(letter({ applicant: signers[1] ?? {} }));
    await own.standsAt('confirm-feature');
    const [match] = (await own.card()).matches;
    expect(match).toMatchObject({ appealId: collective.id, kind: 'join-earlier' });
    expect(match?.grounds[0]).toBe('підписали обидва: Мельник Ганна Юріївна');
  });

  walk('answers also the one of them whose own letter has joined it', async (council) => {
    const collective = await council.takeIn(letter({ subject: 'collective', cosigners: signers }));
    const own = await council.takeIn(letter({ applicant: signers[1] ?? {} }));
    await own.complete('confirm-feature', { feature: 'join-earlier', earlierAppealId: collective.id });
    await resolved(collective);
    await answered(collective);
    const sent = await collective.lettersOf('reply');
    expect(sent.map(({ addressee }) => addressee?.name)).toEqual([
      'Коваленко Марії Іванівні та іншим заявникам',
      'Мельник Ганні Юріївні',
    ]);
    const [toAll, toOne] = sent.map(({ sheet }) => JSON.stringify(sheet));
    expect(toAll).toContain('Ваше колективне звернення, зареєстроване 02.03.2026 за № КО-1, розглянуто');
    expect(toOne).toContain('Ваше звернення, зареєстроване');
    expect(new Set(sent.map(({ number }) => number)).size).toBe(2);
    const index = (await own.card()).registrationIndex ?? '';
    expect(sent.map(({ sheet }) => JSON.stringify(sheet).includes(`за № ${index}, розглянуто`))).toEqual([false, true]);
  });
});

describe('every letter on an appeal of several speaks to all of them, and of all of them', () => {
  const coveringLetter = { sender: 'Кабінет Міністрів України', index: '41-К', answerBy: null };
  const ofSeveral = { subject: 'collective' as const, signers: 87, cosigners: signers, coveringLetter };
  const toAll = 'Коваленко Марії Іванівні та іншим заявникам';
  const spoken = async (appeal: AppealWalk) =>
    Object.fromEntries(
      (await appeal.letters()).map(({ kind, sheet, addressee }) => [kind, [addressee?.name, JSON.stringify(sheet)]]),
    );

  walk('that is returned or sent on, to them, to another body and to whoever sent it', async (council) => {
    const returned = await council.takeIn(letter({ ...ofSeveral, assessment: { dataSufficient: false } }));
    await returned.complete('prepare-return', { explanation: 'Просимо зазначити маршрут.' });
    const told = await spoken(returned);
    expect(told['return-notice']).toEqual([toAll, expect.stringContaining('Ваше колективне звернення')]);
    const others = 'буд. 12, кв. 5, та інші заявники (усього підписів: 87)';
    expect(told['sender-notice']?.[1]).toContain(others);
    const theirs = { powers: 'others', properBody: 'known' };
    const sentOn = await council.takeIn(letter({ ...ofSeveral, gist: trolleybus, assessment: theirs }));
    await sentOn.complete('forward', { bodyId: 'police', explanation: 'Про рух тролейбуса' });
    const letters = await spoken(sentOn);
    expect(letters['forward-notice']).toEqual([toAll, expect.stringContaining('Ваше колективне звернення')]);
    expect(letters['covering-letter']?.[1]).toMatch(/колективне звернення/);
    expect(letters['covering-letter']?.[1]).toContain(others);
  });

  walk('that is extended and answered', async (council) => {
    const appeal = await council.takeIn(letter(ofSeveral));
    await resolved(appeal);
    await appeal.asksForTime();
    const to = { decision: 'extend', to: '2026-04-10', objectiveGrounds: true, grounds: 'Потрібне обстеження.' };
    await appeal.complete('decide-extension', to);
    await answered(appeal);
    const letters = await spoken(appeal);
    expect(letters['extension-notice']).toEqual([toAll, expect.stringContaining('у Вашому колективному зверненні')]);
    expect(letters['reply']).toEqual([toAll, expect.stringContaining('Ваше колективне звернення')]);
    expect(letters['sender-answer']?.[1]).toMatch(/колективне звернення.*та інші заявники \(усього підписів: 87\)/);
  });
});

describe('who signed a letter', () => {
  walk('is told on its line, on the control card and by a filter, the rest by their count', async (council) => {
    const alone = await council.takeIn(letter({ gist: trolleybus }));
    const collective = await council.takeIn(letter({ subject: 'collective', signers: 87, cosigners: signers }));
    const named = await council.takeIn(letter({ subject: 'collective', cosigners: signers, gist: 'Немає світла.' }));
    const registrar = council.person('registrar-1');
    const found = async (filter: Record<string, unknown>) => {
      return (await council.get(AppealReading).page(registrar, SearchQuery.parse({ filter }))).items;
    };
    expect(await found({ signers: { $gt: 3 } })).toMatchObject([{ id: collective.id, signers: 87 }]);
    const several = await found({ signers: { $gt: 1 } });
    expect(several.map(({ id }) => id).toSorted()).toEqual([collective.id, named.id].toSorted());
    const cardOf = async (appeal: AppealWalk) =>
      renderText(printedCard(await appeal.card(), { joined: [], papers: [] }, council.get(Office)));
    const bothNamed =
      'Підписали також: Бондар Олег Ігорович (вул. Сонячна, буд. 4, кв. 1); Мельник Ганна Юріївна (вул. Сонячна, буд. 4, кв. 2)';
    expect(await cardOf(collective)).toContain(`${bothNamed} та ще 84 громадяни`);
    expect(await cardOf(named)).toContain(`${bothNamed}\n`);
    expect(await cardOf(alone)).not.toContain('Підписали також');
    const unnamed = await council.takeIn(letter({ subject: 'collective', signers: 21, gist: 'Не їде автобус № 5.' }));
    expect(await cardOf(unnamed)).toContain('Підписали також: 20 громадян\n');
  });
});

describe('a letter that is to join another', () => {
  const own = { applicant: signers[1] ?? {} };

  walk('does not join one that may yet be turned away', async (council) => {
    const theirs = { powers: 'others', properBody: 'known' };
    const first = await council.takeIn(letter({ subject: 'collective', cosigners: signers, assessment: theirs }));
    await first.standsAt('forward');
    const second = await council.takeIn(letter(own));
    await second.standsAt('confirm-feature');
    expect((await second.card()).matches).toMatchObject([{ appealId: first.id, kind: 'first' }]);
    for (const feature of ['join-earlier', 'repeat']) {
      const said = { feature, earlierAppealId: first.id };
      const { details } = await second.refuses('confirm-feature', said, 'BODY_INVALID');
      expect(JSON.stringify(details)).toContain('Чи розглядати звернення КО-1, ще не вирішено');
    }
    await second.complete('confirm-feature', { feature: 'first' });
    await first.complete('forward', { bodyId: 'police', explanation: 'Про крадіжку' });
    await second.standsAt('resolve');
  });

  walk('is asked about again when that one has ended before it is registered', async (council) => {
    const first = await council.takeIn(letter());
    const confirmedFeature = { feature: 'join-earlier', earlierAppealId: first.id };
    const second = await council.takeIn(letter({ assessment: null, confirmedFeature }));
    await second.standsAt('look-through');
    await first.isWithdrawn();
    const seen = { kind: 'statement', regime: 'appeal', powers: 'ours', incapacitated: 'no' };
    const whole = { signed: true, identifiable: true, substanceStated: true, dataSufficient: true };
    const questions = [{ topic: '080', text: 'Відновити опалення' }];
    await second.complete('look-through', { ...seen, ...whole, questions });
    await second.standsAt('confirm-feature');
    expect((await second.card()).joinedTo).toBeNull();
    await second.complete('confirm-feature', { feature: 'first' });
    await second.standsAt('resolve');
  });

  walk('has its author told of what is done with that one, as the other is', async (council) => {
    const both = { powers: 'both', properBody: 'known' };
    const first = await council.takeIn(letter({ subject: 'collective', cosigners: signers, assessment: both }));
    await first.standsAt('forward-part', 'resolve');
    const second = await council.takeIn(letter(own));
    await second.complete('confirm-feature', { feature: 'join-earlier', earlierAppealId: first.id });
    await first.complete('forward-part', { bodyId: 'police', explanation: 'Про крадіжку з підвалу' });
    const notices = await first.lettersOf('forward-notice');
    expect(notices.map(({ addressee }) => addressee?.name)).toEqual([
      'Коваленко Марії Іванівні та іншим заявникам',
      'Мельник Ганні Юріївні',
    ]);
    const told = notices.map(({ sheet }) => JSON.stringify(sheet));
    expect(told.map((text) => text.includes('за № М-2'))).toEqual([false, true]);
  });
});

describe('an appeal of several people that one of them takes back', () => {
  walk('goes on for whoever else has written, until all have', async (council) => {
    const collective = await council.takeIn(letter({ subject: 'collective', cosigners: signers }));
    await expect(collective.isWithdrawn()).rejects.toMatchObject({
      code: 'WITHDRAWAL_OF_OTHERS',
      message: 'Це звернення не одного автора: підписали 3 громадяни.',
    });
    const own = await council.takeIn(letter({ applicant: signers[1] ?? {} }));
    await own.complete('confirm-feature', { feature: 'join-earlier', earlierAppealId: collective.id });
    await expect(collective.isWithdrawn()).rejects.toMatchObject({ details: { extra: { letters: ['М-2'] } } });
    await resolved(collective);
    await answered(collective);
    expect(await collective.lettersOf('reply')).toHaveLength(2);
    const other = await council.takeIn(letter({ subject: 'collective', cosigners: signers, gist: trolleybus }));
    await other.isWithdrawn({ byAll: true });
    expect((await other.card()).status).toBe('withdrawn');
  });

  walk('also where a card of before has no count of them', async (council) => {
    const collective = await council.takeIn(letter({ subject: 'collective', signers: 21 }));
    await council.dataSource.manager.update(AppealRecord, collective.id, { signers: null });
    await expect(collective.isWithdrawn()).rejects.toMatchObject({
      code: 'WITHDRAWAL_OF_OTHERS',
      message: 'Це звернення не одного автора: підписали кілька громадян.',
    });
  });

  walk('but a second letter of the same author hinders nothing', async (council) => {
    const first = await council.takeIn(letter());
    const second = await council.takeIn(letter());
    await second.complete('confirm-feature', { feature: 'join-earlier', earlierAppealId: first.id });
    await first.isWithdrawn();
    expect((await first.card()).status).toBe('withdrawn');
  });
});

const neighbours = 'Андрієнко Бойко Ворона Гнатюк Дяченко Жук Зінченко Іваненко Козак Лисенко Мороз Носенко'.split(' ');

/** Letters of one wording by different people; the first of them finds nobody before it. */
async function heap(council: WalkedCouncil, count: number) {
  const walks = [];
  for (const [at, surname] of neighbours.slice(0, count).entries()) {
    const applicant = { surname, residence: `вул. Миру, буд. ${at + 1}` };
    walks.push(await council.takeIn(letter({ applicant, gist: trolleybus })));
  }
  return walks;
}

describe('letters of one wording by many people (2.5)', () => {
  walk('are confirmed in one act, and each keeps its own number', async (council) => {
    const [first, ...others] = await heap(council, 12);
    const [one, ...rest] = others;
    await first?.standsAt('resolve');
    const wrong = { feature: 'first', alsoIdentical: true };
    await one?.refuses('confirm-feature', wrong, 'BODY_INVALID');
    await one?.complete('confirm-feature', { feature: 'mass', alsoIdentical: true });
    const cards = await Promise.all(others.map((other) => other.card()));
    expect(cards.map(({ feature }) => feature)).toEqual(others.map(() => 'mass'));
    // Forty letters of one wording are forty mass letters: the first could not be seen to be one.
    expect((await first?.card())?.feature).toBe('mass');
    expect(await first?.noted('found-mass')).toHaveLength(1);
    expect(new Set(cards.map(({ serial }) => serial))).toEqual(new Set(others.map((_, at) => at + 2)));
    for (const other of rest) expect(await other.noted('feature-confirmed')).toHaveLength(1);
    expect((await one?.noted('mass-confirmed'))?.[0]?.payload).toEqual({ letters: rest.length, left: 0 });
  });

  walk('but a second letter of one of the people is looked at by itself', async (council) => {
    const [, one, two] = await heap(council, 3);
    const { applicant } = (await two?.card()) ?? {};
    const again = await council.takeIn(letter({ applicant: { ...applicant }, gist: trolleybus }));
    await one?.complete('confirm-feature', { feature: 'mass', alsoIdentical: true });
    const standing = [await two?.openTasks(), await again.openTasks()].map((tasks) => tasks?.[0]?.elementId);
    expect(standing.toSorted()).toEqual(['confirm-feature', 'resolve']);
  });
});

describe('an anonymous letter (KR-3.3)', () => {
  walk('is numbered БП on each of the three grounds, and only then', async (council) => {
    const grounds = [
      { applicant: { residence: null } },
      { assessment: { signed: false } },
      { assessment: { identifiable: false } },
      { form: 'electronic', applicant: { residence: null, email: 'a@example.org' } },
    ];
    for (const [at, ground] of grounds.entries()) {
      const appeal = await council.takeIn(
        letter({ ...ground, gist: `${at}: ${'світло дах вода сміття'.split(' ')[at]}` }),
      );
      expect(await appeal.card()).toMatchObject({ registrationIndex: `БП-${at + 1}`, status: 'unconsidered' });
    }
    const byTelephone = { form: 'oral', formOfReceipt: '1.1¹' };
    const oral = await council.takeIn(letter({ ...byTelephone, applicant: { residence: null }, gist: 'Тролейбус.' }));
    expect((await oral.card()).registrationIndex).toBe('К-5');
  });
});
