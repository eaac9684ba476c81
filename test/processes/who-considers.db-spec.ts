import { describe, expect } from 'vitest';
import { letter, reply, resolution } from '../support/appeal-letters.js';
import { closedAndFiled, resolved, signed } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';

const hero = { applicant: { categories: ['7.16'] } };

describe('an appeal of a Hero of Ukraine (KR-3.10, art. 15)', () => {
  walk('is considered by the acting mayor in person, before all others, and signed by him', async (council) => {
    const appeal = await council.takeIn(letter(hero));
    expect(await appeal.decided('personal-consideration')).toEqual(['head-personally']);
    expect(await appeal.task('resolve')).toMatchObject({ group: 'post:acting-mayor', priority: 70 });
    await appeal.refuses('resolve', resolution(['infrastructure']), 'NOT_FOUND', 'deputy-mayor-housing');
    await resolved(appeal);
    await appeal.completeAll(['prepare-reply', reply()], ['agree-reply', { decision: 'agree' }]);
    expect((await appeal.task('sign-reply')).group).toBe('post:acting-mayor');
    await appeal.complete('sign-reply', { decision: 'sign' });
    expect((await appeal.lettersOf('reply'))[0]).toMatchObject({ signedBy: 'p-acting-mayor' });
  });

  walk('while the mayor is away goes to whom the order names as acting head', async (council) => {
    await council.isAway('acting-mayor', '2026-03-20', 'first-deputy-mayor');
    const appeal = await council.takeIn(letter(hero));
    expect(await appeal.decided('personal-consideration')).toEqual(['acting-head']);
    await appeal.refuses('resolve', resolution(['infrastructure']), 'NOT_FOUND', 'deputy-mayor-housing');
    await appeal.complete('resolve', resolution(['infrastructure']), 'first-deputy-mayor');
    await appeal.completeAll(['prepare-reply', reply()], ['agree-reply', { decision: 'agree' }]);
    await appeal.complete('sign-reply', { decision: 'sign' }, 'first-deputy-mayor');
    const [sent] = await appeal.lettersOf('reply');
    expect(sent?.signedTitle).toMatch(/^В\. о\. секретаря міської ради/);
  });

  walk('never goes to a deputy by default: with no order it waits', async (council) => {
    await council.isAway('acting-mayor', '2026-03-05');
    const appeal = await council.takeIn(letter(hero));
    expect(council.someoneOf('post:acting-mayor')).toBeUndefined();
    await appeal.refuses('resolve', resolution(['infrastructure']), 'NOT_FOUND', 'first-deputy-mayor');
    await council.daysPass(3);
    await appeal.complete('resolve', resolution(['infrastructure']), 'acting-mayor');
    await appeal.standsAt('prepare-reply');
  });
});

describe('the leader', () => {
  walk('is found by the topic of the main question (KR-3.9)', async (council) => {
    const leaders: (string | null)[] = [];
    for (const topic of ['080', '050', '030', '020', '210', '200', '230']) {
      const applicant = { surname: `Особа${topic}` };
      const appeal = await council.takeIn(
        letter({ applicant, gist: `Питання ${topic}`, questions: [{ topic, gist: 'Питання' }] }),
      );
      leaders.push((await appeal.card()).leader);
    }
    const deputies = ['deputy-mayor-housing', 'deputy-mayor-social', 'deputy-mayor-economy'];
    expect(leaders).toEqual([
      ...deputies,
      'first-deputy-mayor',
      'acting-mayor',
      'council-secretary',
      'head-of-affairs',
    ]);
  });

  walk('of an applicant with benefits sees the appeal before others (KR-2.17, decree 109)', async (council) => {
    const appeal = await council.takeIn(letter({ applicant: { categories: ['7.5'] } }));
    expect(await appeal.decided('priority')).toEqual(['first-in-order']);
    expect(await appeal.task('resolve')).toMatchObject({ group: 'post:deputy-mayor-housing', priority: 70 });
    const other = await council.takeIn(letter({ applicant: { surname: 'Гнатюк' }, gist: 'Не їде автобус № 5.' }));
    expect((await other.task('resolve')).priority).toBe(30);
  });
});

describe('a complaint (art. 7)', () => {
  const about = (post: string) => letter({ complaint: { about: post, learnedOn: '2026-02-20' } });

  walk(
    'about a deputy mayor is not resolved by that deputy, nor by the units that answer to the deputy',
    async (council) => {
      const appeal = await council.takeIn(about('deputy-mayor-housing'));
      expect(await appeal.task('resolve')).toMatchObject({ group: 'post:acting-mayor' });
      const refusal = await appeal.refuses('resolve', resolution(['infrastructure']), 'EXECUTOR_CONFLICT');
      expect(refusal.details.grounds).toMatchObject([{ act: 'law-393-96', clause: '7' }]);
      await appeal.refuses('resolve', resolution(['legal', 'water-utility']), 'EXECUTOR_CONFLICT');
      await appeal.complete('resolve', resolution(['legal']));
      await appeal.standsAt('prepare-reply');
    },
  );

  walk('about a unit is not executed by it, its head or its specialists', async (council) => {
    const appeal = await council.takeIn(about('infrastructure'));
    for (const executor of ['infrastructure', 'infrastructure-head', 'infrastructure-executor-1', 'heating-network']) {
      await appeal.refuses('resolve', resolution(['housing', executor]), 'EXECUTOR_CONFLICT');
    }
    await appeal.complete('resolve', resolution(['housing']));
    expect((await appeal.card()).mainExecutor).toBe('housing');
  });

  walk('about the head of a unit that keeps its own register goes to whoever directs that unit', async (council) => {
    const addressee = { kind: 'unit', id: 'housing' };
    const appeal = await council.takeIn(
      letter({ addressee, complaint: { about: 'housing-head', learnedOn: '2026-02-20' } }),
    );
    expect((await appeal.task('resolve')).group).toBe('post:deputy-mayor-housing');
  });

  walk('about the mayor never comes back to him: neither to resolve nor to sign', async (council) => {
    const questions = [{ topic: '210', gist: 'Скарга на рішення' }];
    const appeal = await council.takeIn(
      letter({ questions, complaint: { about: 'acting-mayor', learnedOn: '2026-02-20' } }),
    );
    expect((await appeal.task('resolve')).group).toBe('post:head-of-affairs');
    await appeal.refuses('resolve', resolution(['acting-mayor']), 'BODY_INVALID');
    await appeal.complete('resolve', resolution(['legal']));
    await appeal.complete('prepare-reply', reply(['explained']));
    await appeal.complete('agree-reply', { decision: 'agree' });
    expect((await appeal.task('sign-reply')).group).toBe('post:head-of-affairs');
    await appeal.complete('sign-reply', { decision: 'sign' });
    await closedAndFiled(appeal);
    expect((await appeal.card()).result).toBe('9.3');
    await appeal.ends('ready-for-archive');
  });

  walk('that is late is not stopped by the one it is about', async (council) => {
    const complaint = { about: 'head-of-affairs', decidedOn: '2025-12-01', learnedOn: '2025-12-01' };
    const appeal = await council.takeIn(letter({ complaint }));
    expect((await appeal.task('decide-unconsidered')).group).toBe('post:acting-mayor');
  });

  walk('names somebody the directory knows, or nobody', async (council) => {
    await expect(council.takeIn(about('zhek-5'))).rejects.toMatchObject({ code: 'BODY_INVALID' });
    const complaint = { learnedOn: '2026-02-20' };
    const appeal = await council.takeIn(letter({ complaint }));
    await resolved(appeal);
    await appeal.complete('prepare-reply', reply());
    await signed(appeal);
    await appeal.standsAt('check-questions');
  });
});
