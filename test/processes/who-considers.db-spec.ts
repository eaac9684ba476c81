import { describe, expect } from 'vitest';
import { letter, reply, resolution } from '../support/appeal-letters.js';
import { resolved } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';

const hero = { applicant: { categories: ['7.16'] } };

describe('an appeal of a Hero of Ukraine (KR-3.10, art. 15)', () => {
  walk('is considered by the acting mayor in person, before all others, and signed by him', async (council) => {
    const appeal = await council.takeIn(letter(hero));
    expect(await appeal.decided('personal-consideration')).toEqual(['head-personally']);
    // What will not be done is not decided: the citizen is told of no deputy.
    expect(await appeal.decided('leader')).toEqual([]);
    expect(await appeal.task('resolve')).toMatchObject({ group: 'post:acting-mayor', priority: 70 });
    await appeal.refuses('resolve', resolution(['infrastructure']), 'NOT_FOUND', 'deputy-mayor-housing');
    await resolved(appeal);
    await appeal.completeAll(['prepare-reply', reply()], ['agree-reply', { decision: 'agree' }]);
    expect((await appeal.task('sign-reply')).group).toBe('post:acting-mayor');
    await appeal.complete('sign-reply', { decision: 'sign' });
    expect((await appeal.lettersOf('reply'))[0]).toMatchObject({ signedBy: 'p-acting-mayor' });
  });

  walk('is for him by the article on its own kind: a proposal, a statement, a complaint', async (council) => {
    const articles = { proposal: '14', statement: '15', complaint: '16' };
    for (const [kind, article] of Object.entries(articles)) {
      const complaint = kind === 'complaint' ? { complaint: { about: 'housing', learnedOn: '2026-02-20' } } : {};
      const applicant = { categories: ['7.16'], surname: `Герой-${kind}` };
      const gist = `Звернення на власну тему: ${kind}.`;
      const appeal = await council.takeIn(letter({ applicant, gist, assessment: { kind }, ...complaint }));
      expect(await appeal.groundsOf('personal-consideration')).toEqual([
        'kr-225-r-2023 3.10',
        'decree-109-2008 1',
        `law-393-96 ${article}`,
      ]);
    }
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
