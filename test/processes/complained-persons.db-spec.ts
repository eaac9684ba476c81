import { describe, expect } from 'vitest';
import { TaskLists } from '../../src/workflow/index.js';
import type { WalkedCouncil } from '../support/appeal-council.js';
import { checked, filed, letter, reply, resolution } from '../support/appeal-letters.js';
import { walk } from '../support/appeal-test.js';
import type { AppealWalk } from '../support/appeal-walk.js';

const learnedOn = '2026-02-20';
const about = (post: string, more = {}) => letter({ complaint: { about: post, learnedOn }, ...more });
const agree = { decision: 'agree' };
const sign = { decision: 'sign' };

/** The open tasks of a case that somebody sees in one of their lists. */
async function seenBy(council: WalkedCouncil, appeal: AppealWalk, login: string, view: 'group' | 'unheld') {
  const { items } = await council.get(TaskLists).view(council.person(login), view, { limit: 200 });
  return items.filter(({ businessKey }) => businessKey === appeal.id);
}

describe('art. 7 is asked of the person, by every post they fill that day', () => {
  walk('a complaint about the council secretary is one about the head: it is the same person', async (council) => {
    const appeal = await council.takeIn(about('council-secretary'));
    expect((await appeal.task('resolve')).group).toBe('post:head-of-affairs');
    await appeal.complete('resolve', resolution(['infrastructure']));
    const refused = reply(['refused'], { refusalGrounds: 'Стаття 15 Закону.' });
    await appeal.refuses('prepare-reply', refused, 'ANSWER_REFUSED');
    await appeal.complete('prepare-reply', reply(['explained']));
  });

  walk('whoever stands in for the one above gets no complaint about themselves', async (council) => {
    await council.isAway('acting-mayor', '2026-03-20', 'deputy-mayor-housing');
    const appeal = await council.takeIn(about('deputy-mayor-housing'));
    expect((await appeal.task('resolve')).group).toBe('post:head-of-affairs');
    expect(await appeal.decided('executor-conflict')).toEqual(['conflict', 'conflict', 'allowed']);
    const [barred] = await appeal.noted('decision-barred');
    expect(barred?.payload).toMatchObject({ named: 'deputy-mayor-housing', actsInstead: 'head-of-affairs' });
    const heros = await council.takeIn(
      about('deputy-mayor-housing', { applicant: { surname: 'Гайова', categories: ['7.16'] }, gist: 'Скарга Героя' }),
    );
    expect((await heros.task('resolve')).group).toBe('post:head-of-affairs');
    for (const one of [appeal, heros]) expect(await seenBy(council, one, 'deputy-mayor-housing', 'group')).toEqual([]);
  });

  walk('a head of a unit who stands in for a leader resolves no complaint about the unit', async (council) => {
    await council.isAway('first-deputy-mayor', '2026-03-20', 'transport-head');
    const appeal = await council.takeIn(
      about('transport', { questions: [{ topic: '020', gist: 'Скарга на маршрут' }] }),
    );
    expect((await appeal.task('resolve')).group).toBe('post:acting-mayor');
    await appeal.complete('resolve', resolution(['legal']));
    await appeal.asksForTime();
    expect((await appeal.task('decide-extension')).group).toBe('post:acting-mayor');
  });

  walk('who comes to stand in while it waits sees nothing of it: it is told that nobody can do it', async (council) => {
    const addressee = { kind: 'unit', id: 'legal' };
    const appeal = await council.takeIn(about('legal-executor-1', { addressee }), 'legal-clerk');
    await appeal.complete('resolve', resolution(['legal']), 'legal-head');
    await council.isAway('legal-head', '2026-03-20', 'legal-executor-1');
    await appeal.complete('prepare-reply', reply(['explained']), 'legal-executor-2');
    expect(await seenBy(council, appeal, 'legal-executor-1', 'group')).toEqual([]);
    const [waits] = await seenBy(council, appeal, 'office-head', 'unheld');
    expect(waits).toMatchObject({ elementId: 'agree-reply', nobodyHolds: expect.stringContaining('ст. 7') });
    await appeal.refuses('agree-reply', agree, 'NOT_FOUND', 'legal-executor-1');
    const counts = await council.get(TaskLists).counts(council.person('office-head'));
    expect(counts.unheld).toBeGreaterThan(0);
  });

  walk('nor signs: whoever leads a unit for the day is passed by for those above', async (council) => {
    const addressee = { kind: 'unit', id: 'legal' };
    const appeal = await council.takeIn(about('legal-executor-1', { addressee }), 'legal-clerk');
    await appeal.complete('resolve', resolution(['legal']), 'legal-head');
    await appeal.complete('prepare-reply', reply(['explained']), 'legal-executor-2');
    await appeal.complete('agree-reply', agree, 'legal-head');
    const { group } = await appeal.task('sign-reply');
    expect(group).toBe('post:legal-head');
    await appeal.complete('sign-reply', { decision: 'return', remarks: 'Доопрацюйте.' }, 'legal-head');
    await appeal.complete('prepare-reply', reply(['explained']), 'legal-executor-2');
    await appeal.complete('agree-reply', agree, 'legal-head');
    await council.isAway('legal-head', '2026-03-20', 'legal-executor-1');
    await appeal.refuses('sign-reply', sign, 'NOT_FOUND', 'legal-executor-1');
  });

  walk('a late complaint about whoever stands in for the one to decide waits for another', async (council) => {
    await council.isAway('acting-mayor', '2026-03-20', 'head-of-affairs');
    const complaint = { about: 'head-of-affairs', decidedOn: '2025-12-01', learnedOn: '2025-12-01' };
    const appeal = await council.takeIn(letter({ complaint }));
    expect((await appeal.task('decide-unconsidered')).group).toBe('post:acting-mayor');
    expect(await seenBy(council, appeal, 'head-of-affairs', 'group')).toEqual([]);
    const [waits] = await seenBy(council, appeal, 'office-head', 'unheld');
    expect(waits).toMatchObject({ elementId: 'decide-unconsidered' });
  });

  walk('a complaint about several is given to none of them', async (council) => {
    const complaint = { about: 'legal', alsoAbout: ['water-utility', 'infrastructure-executor-1'], learnedOn };
    const appeal = await council.takeIn(letter({ complaint }));
    for (const one of ['legal', 'water-utility', 'infrastructure-executor-1'])
      await appeal.refuses('resolve', resolution(['housing', one]), 'EXECUTOR_CONFLICT');
    await appeal.complete('resolve', resolution(['infrastructure']));
    expect(await seenBy(council, appeal, 'infrastructure-executor-1', 'group')).toEqual([]);
    expect(await seenBy(council, appeal, 'infrastructure-executor-2', 'group')).toHaveLength(1);
    const unknown = await council.takeIn(letter({ gist: 'Інша скарга', complaint: { learnedOn } }));
    await unknown.refuses('name-complained-of', { complainedOf: 'legal, zhek-5' }, 'BODY_INVALID');
    await unknown.complete('name-complained-of', { complainedOf: 'legal, water-utility' });
    expect((await unknown.card()).assessment?.complaint).toMatchObject({
      about: 'legal',
      alsoAbout: ['water-utility'],
    });
  });

  walk('a complaint about a unit passes no hand of its people, but what only they can keep', async (council) => {
    const complaint = { about: 'infrastructure', learnedOn };
    const appeal = await council.takeIn(letter({ complaint }));
    await council.isAway('housing-head', '2026-03-20', 'infrastructure-executor-1');
    await appeal.complete('resolve', resolution(['housing']));
    await appeal.complete('prepare-reply', reply(['explained']), 'housing-executor-1');
    await appeal.refuses('agree-reply', agree, 'NOT_FOUND', 'infrastructure-executor-1');
    const ofOffice = await council.takeIn(
      letter({
        gist: 'Скарга на управління',
        assessment: { dataSufficient: false },
        complaint: { about: 'office', learnedOn },
      }),
    );
    const explanation = { explanation: 'Назва вулиці' };
    await ofOffice.refuses('prepare-return', explanation, 'NOT_FOUND', 'registrar-1');
    await ofOffice.complete('prepare-return', explanation, 'head-of-affairs');
    expect((await ofOffice.lettersOf('return-notice'))[0]).toMatchObject({ signatoryPost: 'head-of-affairs' });
  });
});

describe('a complaint about everybody at the desk', () => {
  const complaint = { about: 'office', learnedOn };
  const others = { powers: 'others', properBody: 'known' };

  walk('is put down by them, and sent on, found a repeat and checked by who is above them', async (council) => {
    const sentOn = await council.takeIn(letter({ complaint, assessment: others }));
    expect((await sentOn.task('forward')).group).toBe('post:head-of-affairs');
    const barred = (await sentOn.noted('decision-barred')).map(({ payload }) => payload);
    expect(barred).toMatchObject([{ named: 'office-head', actsInstead: 'head-of-affairs' }]);
    await sentOn.complete('forward', { bodyId: 'police', explanation: 'Про погрози' }, 'head-of-affairs');
    await sentOn.complete('file-away', filed, 'registrar-1');
    const again = await council.takeIn(letter({ complaint }));
    expect((await again.task('confirm-feature')).group).toBe('post:head-of-affairs');
    await again.complete('confirm-feature', { feature: 'first' }, 'head-of-affairs');
    await again.complete('resolve', resolution(['legal'], { control: true }));
    await again.complete('prepare-reply', reply(['explained']));
    await again.completeAll(['agree-reply', agree], ['sign-reply', sign]);
    expect((await again.task('check-questions')).group).toBe('post:head-of-affairs');
    await again.refuses('check-questions', checked(true), 'NOT_FOUND', 'control-1');
    await again.complete('check-questions', checked(true), 'head-of-affairs');
    await again.complete('file-away', filed, 'registrar-2');
  });

  walk('of a unit with a register of its own goes to who directs the unit', async (council) => {
    const addressee = { kind: 'unit', id: 'housing' };
    const about = { about: 'housing', learnedOn };
    const appeal = await council.takeIn(letter({ addressee, complaint: about, assessment: others }), 'housing-clerk');
    expect((await appeal.task('forward')).group).toBe('post:deputy-mayor-housing');
  });

  walk('about each of its registrars, and not its head, goes to the head of the office', async (council) => {
    const each = { about: 'registrar-1', alsoAbout: ['registrar-2'], learnedOn };
    const appeal = await council.takeIn(letter({ complaint: each, assessment: others }));
    expect((await appeal.task('forward')).group).toBe('post:office-head');
    const one = await council.takeIn(
      letter({ gist: 'Скарга на одного', complaint: { about: 'registrar-1', learnedOn }, assessment: others }),
      'registrar-2',
    );
    expect((await one.task('forward')).group).toBe('registrar@office');
  });
});

describe('papers name who decided', () => {
  walk('a stop decided by a substitute is told of as theirs', async (council) => {
    await council.isAway('acting-mayor', '2026-03-20', 'first-deputy-mayor');
    const complaint = { about: 'police', decidedOn: '2025-12-01', learnedOn: '2025-12-01' };
    const appeal = await council.takeIn(letter({ complaint }));
    await appeal.complete(
      'decide-unconsidered',
      { decision: 'stop', reasons: 'Строк пропущено.' },
      'first-deputy-mayor',
    );
    const [notice] = await appeal.lettersOf('unconsidered-notice');
    expect(JSON.stringify(notice?.sheet)).toContain('В. о. секретаря міської ради');
  });

  walk('a resolution of a substitute goes out as theirs', async (council) => {
    await council.isAway('deputy-mayor-housing', '2026-03-20', 'first-deputy-mayor');
    const appeal = await council.takeIn(letter());
    await appeal.complete('resolve', resolution(['infrastructure', 'water-utility']), 'first-deputy-mayor');
    await appeal.complete('send-outside', { note: 'Просимо розглянути.' });
    const [notice] = await appeal.lettersOf('external-notice');
    expect(JSON.stringify(notice?.sheet)).toContain('за резолюцією в. о. заступника міського голови');
  });
});
