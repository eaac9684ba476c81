import { describe, expect } from 'vitest';
import type { WalkedCouncil } from '../support/appeal-council.js';
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
    expect(sent.map(({ addressee }) => addressee?.name)).toEqual(['Коваленко Марії Іванівні', 'Мельник Ганні Юріївні']);
    expect(new Set(sent.map(({ number }) => number)).size).toBe(2);
    const index = (await own.card()).registrationIndex ?? '';
    expect(sent.map(({ sheet }) => JSON.stringify(sheet).includes(`за № ${index}, розглянуто`))).toEqual([false, true]);
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

  walk('but a second letter of the same author hinders nothing', async (council) => {
    const first = await council.takeIn(letter());
    const second = await council.takeIn(letter());
    await second.complete('confirm-feature', { feature: 'join-earlier', earlierAppealId: first.id });
    await first.isWithdrawn();
    expect((await first.card()).status).toBe('withdrawn');
  });
});

/** Letters of one wording by different people; the first of them finds nobody before it. */
async function heap(council: WalkedCouncil, count: number) {
  const walks = [];
  for (let at = 0; at < count; at += 1) {
    const applicant = {
      surname: `${String.fromCodePoint(0x430 + at)}ндрієнко`,
      residence: `вул. Миру, буд. ${at + 1}`,
    };
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
    const oral = await council.takeIn(letter({ form: 'oral', applicant: { residence: null }, gist: 'Тролейбус.' }));
    expect((await oral.card()).registrationIndex).toBe('К-5');
  });
});
