import { DataSource } from 'typeorm';
import { describe, expect } from 'vitest';
import { Office } from '../../src/appeals/office.js';
import { AppealRecord } from '../../src/appeals/tables.js';
import { DecisionLog } from '../../src/policy/index.js';
import { TaskLists, Workflow } from '../../src/workflow/index.js';
import { claimTask, delegateTask } from '../../src/workflow/tasks/task-actions.js';
import type { WalkedCouncil } from '../support/appeal-council.js';
import { finalAnswer, letter, type LetterOtherwise, reply, resolution } from '../support/appeal-letters.js';
import { answered, closedAndFiled, resolved, signed } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import type { AppealWalk } from '../support/appeal-walk.js';

const hero = { applicant: { categories: ['7.16'] } };
const about = (post: string) => letter({ complaint: { about: post, learnedOn: '2026-02-20' } });

describe('a complaint (art. 7)', () => {
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

  walk('about an official passes no hand of theirs: they see no task of it and are given none', async (council) => {
    const appeal = await council.takeIn(about('infrastructure-executor-1'));
    const [concerned, colleague] = ['infrastructure-executor-1', 'infrastructure-executor-2'] as const;
    await appeal.complete('resolve', resolution(['infrastructure']));
    const lists = council.get(TaskLists);
    const task = await appeal.task('prepare-reply');
    const seen = async (id: string) =>
      (await lists.view(council.person(id), 'group', { limit: 50 })).items.map(({ elementId }) => elementId);
    expect(await seen(colleague)).toContain('prepare-reply');
    expect(await seen(concerned)).toEqual([]);
    await expect(lists.find(council.person(concerned), task.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const workflow = council.get(Workflow);
    const command = { taskId: task.id };
    const claimed = workflow.transact(council.person(concerned), (tx) => claimTask(tx, command));
    await expect(claimed).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await workflow.transact(council.person(colleague), (tx) => claimTask(tx, command));
    const handed = workflow.transact(council.person(colleague), (tx) =>
      delegateTask(tx, { ...command, to: `p-${concerned}` }),
    );
    const told = { pointer: '/to', detail: expect.stringContaining('ст. 7') };
    await expect(handed).rejects.toMatchObject({ details: { errors: [told] } });
    await appeal.complete('prepare-reply', reply(['explained']), colleague);
  });

  walk('about the only one who can do a thing leaves that to them, so that the case goes on', async (council) => {
    const addressee = { kind: 'unit', id: 'housing' };
    const complaint = { about: 'housing-clerk', learnedOn: '2026-02-20' };
    const appeal = await council.takeIn(letter({ addressee, complaint }));
    await appeal.complete('resolve', resolution(['housing']));
    const clerk = council.person('housing-clerk');
    const { group } = await appeal.task('prepare-reply');
    expect(group).toBe('executor@housing');
    const own = await council.get(TaskLists).ofCase(clerk, appeal.id);
    expect(own.filter(({ group: of }) => of !== 'registrar@housing')).toEqual([]);
  });

  walk(
    'about somebody whom the directory knows is not about a stranger because it was said in words',
    async (council) => {
      const said = (aboutOther: string) => letter({ complaint: { aboutOther, learnedOn: '2026-02-20' } });
      for (const words of [
        'Криворізьке районне управління поліції',
        'департамент розвитку інфраструктури міста',
        'дeпaртамент розвитку інфраструктури міста',
      ])
        await expect(council.takeIn(said(words))).rejects.toMatchObject({ code: 'BODY_INVALID' });
      await council.takeIn(said('ОСББ «Затишок»'));
    },
  );

  walk(
    'said in everyday words is asked about: the registrar chooses, or says that it is a stranger',
    async (council) => {
      const said = (aboutOther: string, more = {}) =>
        letter({ gist: `Скарга: ${aboutOther}`, complaint: { aboutOther, learnedOn: '2026-02-20', ...more } });
      for (const [words, id] of [
        ['керуюча справами Шовкун О. В.', 'head-of-affairs'],
        ['міський голова', 'acting-mayor'],
        ['мер міста', 'acting-mayor'],
        ['секретар міськради', 'council-secretary'],
        ['Водоканал', 'water-utility'],
        ['поліція', 'police'],
      ] as const) {
        const refused = council.takeIn(said(words));
        await expect(refused).rejects.toMatchObject({ code: 'BODY_INVALID' });
        const nearest = expect.arrayContaining([expect.objectContaining({ id })]);
        await expect(refused).rejects.toMatchObject({ details: { extra: { nearest } } });
      }
      const appeal = await council.takeIn(said('водоканал іншого міста', { notListed: true }));
      expect((await appeal.task('resolve')).group).toBe('post:deputy-mayor-housing');
      await expect(
        council.takeIn(said('департамент розвитку інфраструктури міста', { notListed: true })),
      ).rejects.toThrow();
    },
  );

  walk('is not looked through by the registrar whom it is about', async (council) => {
    const appeal = await council.takeIn(letter({ assessment: null }));
    const seen = {
      kind: 'complaint',
      regime: 'appeal',
      powers: 'ours',
      incapacitated: 'unknown',
      signed: false,
      identifiable: true,
      substanceStated: true,
      dataSufficient: true,
      questions: [{ topic: '080', text: 'Скарга на реєстратора' }],
      complainedOf: 'registrar-1',
    };
    await appeal.refuses('look-through', seen, 'CASE_BARRED', 'registrar-1');
    await appeal.complete('look-through', seen, 'registrar-2');
  });

  walk('«невідомо» tells nobody: whom it is about is unknown', async (council) => {
    const complaint = { aboutOther: 'невідомо', learnedOn: '2026-02-20' };
    const appeal = await council.takeIn(letter({ complaint }));
    await appeal.standsAt('name-complained-of');
    for (const complainedOfOther of ['не відомо', 'не знаю', 'не вказано', '—'])
      await appeal.refuses('name-complained-of', { complainedOfOther }, 'BODY_INVALID');
    await appeal.refuses('name-complained-of', { complainedOfOther: 'Криворіжтепломережа' }, 'BODY_INVALID');
    const words = { complainedOfOther: 'Криворіжтепломережа', complainedOfNotListed: true };
    await appeal.complete('name-complained-of', words);
    expect((await appeal.card()).assessment?.complaint).toMatchObject({ notListed: true });
  });

  walk('words that name nobody are no answer either', async (council) => {
    const said = (aboutOther: string, more = {}) =>
      letter({ gist: `Скарга: ${aboutOther}`, complaint: { aboutOther, learnedOn: '2026-02-20', ...more } });
    for (const words of [
      'Якийсь чоловік у вікні № 3',
      'невідомий працівник',
      'Посадова особа',
      'ваші чиновники',
      'інспектор.',
    ])
      await expect(council.takeIn(said(words)), words).rejects.toMatchObject({ code: 'BODY_INVALID' });
    await council.takeIn(said('Якийсь сусід із третього поверху', { notListed: true }));
    const appeal = await council.takeIn(letter({ complaint: { learnedOn: '2026-02-20' } }));
    await appeal.refuses('name-complained-of', { complainedOfOther: 'хтось із працівників' }, 'BODY_INVALID');
  });

  walk('joins nothing that those it is about are answering, and is not proposed to', async (council) => {
    const first = await council.takeIn(letter());
    await first.complete('resolve', resolution(['housing']));
    const more = { gist: 'У будинку досі немає опалення, прошу відновити теплопостачання квартири.' };
    const complaint = { about: 'housing', learnedOn: '2026-02-20' };
    const appeal = await council.takeIn(letter({ ...more, complaint }));
    const { matches } = await appeal.card();
    expect(matches.map(({ kind }) => kind)).toEqual(['first']);
    for (const feature of ['join-earlier', 'duplicate'])
      await appeal.refuses('confirm-feature', { feature, earlierAppealId: first.id }, 'EXECUTOR_CONFLICT');
    await appeal.complete('confirm-feature', { feature: 'first' });
    expect((await appeal.card()).status).toBe('awaiting-resolution');
    const unknown = await council.takeIn(letter({ ...more, complaint: { learnedOn: '2026-02-20' } }));
    await unknown.refuses(
      'confirm-feature',
      { feature: 'join-earlier', earlierAppealId: first.id },
      'COMPLAINED_OF_UNKNOWN',
    );
  });

  walk('that has joined another letter is given to none of those it is about', async (council) => {
    const first = await council.takeIn(letter());
    const more = { gist: 'У будинку досі немає опалення, прошу відновити теплопостачання квартири.' };
    const appeal = await council.takeIn(letter({ ...more, complaint: { about: 'housing', learnedOn: '2026-02-20' } }));
    await appeal.complete('confirm-feature', { feature: 'join-earlier', earlierAppealId: first.id });
    expect((await appeal.card()).status).toBe('joined');
    await first.refuses('resolve', resolution(['housing']), 'EXECUTOR_CONFLICT');
    await first.complete('resolve', resolution(['infrastructure']));
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

  walk('about the mayor is led by the head of affairs whatever its topic, and only explained', async (council) => {
    const complaint = { about: 'acting-mayor', learnedOn: '2026-02-20' };
    const kinds = ['080', '050', '030', '020', '200', '150'].map((topic) => ({
      questions: [{ topic, gist: 'Скарга' }],
    }));
    const toUnit = { addressee: { kind: 'unit', id: 'housing' } };
    for (const [place, kind] of [...kinds, toUnit].entries()) {
      const applicant = { surname: `Особа-${place}` };
      const appeal = await council.takeIn(letter({ gist: `Скарга № ${place}`, ...kind, applicant, complaint }));
      expect((await appeal.task('resolve')).group).toBe('post:head-of-affairs');
    }
    const appeal = await council.takeIn(letter({ complaint }));
    await appeal.refuses('resolve', resolution(['infrastructure']), 'NOT_FOUND', 'deputy-mayor-housing');
    await resolved(appeal);
    for (const outcome of ['satisfied', 'refused'] as const) {
      const draft = reply([outcome], { refusalGrounds: 'Стаття 15 Закону.' });
      const refusal = await appeal.refuses('prepare-reply', draft, 'ANSWER_REFUSED');
      expect(refusal.details).toMatchObject({
        grounds: [
          { act: 'setting', clause: 'complaint-about-head', rule: 'setting-head-explained' },
          { act: 'law-393-96', clause: '7' },
        ],
        extra: { possible: { outcome: 'explained' } },
      });
    }
    expect((await appeal.card()).status).toBe('under-consideration');
    await appeal.complete('prepare-reply', reply(['explained']));
    await appeal.complete('agree-reply', { decision: 'agree' });
    expect((await appeal.task('sign-reply')).group).toBe('post:head-of-affairs');
    await appeal.complete('sign-reply', { decision: 'sign' });
    expect((await appeal.lettersOf('reply'))[0]).toMatchObject({ signatoryPost: 'head-of-affairs' });
    await closedAndFiled(appeal);
    expect((await appeal.card()).result).toBe('9.3');
  });

  walk('that has come to be about the mayor is judged again when its reply is signed', async (council) => {
    const appeal = await council.takeIn(about('housing-head'));
    await appeal.complete('resolve', resolution(['legal']));
    await appeal.complete('prepare-reply', reply(['satisfied']));
    await appeal.complete('agree-reply', { decision: 'agree' });
    const { assessment } = await appeal.card();
    if (assessment === null) throw new Error('it has been looked through');
    const complaint = { ...assessment.complaint, about: 'acting-mayor' };
    await council.dataSource.manager.update(AppealRecord, appeal.id, {
      assessment: { ...assessment, complaint } as NonNullable<AppealRecord['assessment']>,
    });
    const refusal = await appeal.refuses('sign-reply', { decision: 'sign' }, 'ANSWER_REFUSED');
    expect(refusal.details.extra).toMatchObject({ possible: { outcome: 'explained' } });
    await appeal.complete('sign-reply', { decision: 'return', remarks: 'Лише роз’яснити.' });
    await appeal.refuses('prepare-reply', reply(['satisfied']), 'ANSWER_REFUSED');
    await appeal.complete('prepare-reply', reply(['explained']));
    await appeal.complete('agree-reply', { decision: 'agree' });
    expect((await appeal.task('sign-reply')).group).toBe('post:head-of-affairs');
  });

  walk('of which only the signatory has been barred is not signed by that post', async (council) => {
    const appeal = await council.takeIn(about('housing-head'));
    await appeal.complete('resolve', resolution(['legal']));
    await appeal.complete('prepare-reply', reply(['explained']));
    await appeal.complete('agree-reply', { decision: 'agree' });
    const { group } = await appeal.task('sign-reply');
    const { assessment } = await appeal.card();
    if (assessment === null) throw new Error('it has been looked through');
    const complaint = { ...assessment.complaint, about: group?.replace('post:', '') ?? '' };
    await council.dataSource.manager.update(AppealRecord, appeal.id, {
      assessment: { ...assessment, complaint } as NonNullable<AppealRecord['assessment']>,
    });
    const refusal = await appeal.refuses('sign-reply', { decision: 'sign' }, 'EXECUTOR_CONFLICT');
    expect(refusal.details.grounds).toMatchObject([{ act: 'law-393-96', clause: '7' }]);
  });

  walk('about the mayor promises nothing in its final answer', async (council) => {
    const appeal = await council.takeIn(about('acting-mayor'));
    await resolved(appeal);
    await council.goesTo('2026-04-16T10:00');
    const promise = { definiteDate: '2026-09-01', promise: 'Заміна труб' };
    await appeal.refuses('prepare-final-answer', finalAnswer(promise), 'ANSWER_REFUSED');
    await appeal.refuses('prepare-final-answer', finalAnswer(), 'ANSWER_REFUSED');
    const text = 'Скаргу на міського голову розглядає міська рада або суд.';
    await appeal.complete('prepare-final-answer', { text, explained: true });
    await signed(appeal);
    expect((await appeal.card()).questions.map(({ result }) => result)).toEqual(['9.3']);
    expect(JSON.stringify((await appeal.lettersOf('reply'))[0]?.sheet)).not.toContain('неможливо');
  });

  walk('that is late is not stopped by the one it is about', async (council) => {
    const complaint = { about: 'head-of-affairs', decidedOn: '2025-12-01', learnedOn: '2025-12-01' };
    const appeal = await council.takeIn(letter({ complaint }));
    expect((await appeal.task('decide-unconsidered')).group).toBe('post:acting-mayor');
  });

  walk('names somebody the directory knows, or somebody else in words', async (council) => {
    await expect(council.takeIn(about('zhek-5'))).rejects.toMatchObject({ code: 'BODY_INVALID' });
    const both = { about: 'housing', aboutOther: 'ОСББ «Затишок»', learnedOn: '2026-02-20' };
    await expect(council.takeIn(letter({ complaint: both }))).rejects.toMatchObject({ code: 'BODY_INVALID' });
    const appeal = await council.takeIn(letter({ complaint: { ...both, about: null } }));
    await resolved(appeal);
    await appeal.complete('prepare-reply', reply());
    await signed(appeal);
    await appeal.standsAt('check-questions');
  });
});

describe('a complaint posted before it came (art. 17)', () => {
  const late = { about: 'housing', decidedOn: '2025-03-02', learnedOn: '2026-01-28' };

  for (const [postedOn, outcome] of [
    [null, 'late-complaint'],
    ['2026-02-28', 'consider'],
    ['2026-03-02', 'consider'],
    ['2026-03-03', 'late-complaint'],
  ] as const) {
    walk(
      `on ${postedOn ?? 'a day nobody knows'}, a month and more after the citizen learned: ${outcome}`,
      async (council) => {
        const posted = postedOn === null ? {} : { postedOn };
        const appeal = await council.takeIn(letter({ complaint: { ...late, ...posted } }));
        expect(await appeal.decided('admission')).toEqual([outcome]);
        expect((await appeal.card()).assessment?.complaint).toMatchObject(posted);
      },
      { at: '2026-03-05T10:00' },
    );
  }

  walk(
    'is said so in the form too, and not later than it came, nor before anybody could complain',
    async (council) => {
      const appeal = await council.takeIn(letter({ assessment: null }));
      const seen = {
        ...{ kind: 'complaint', regime: 'appeal', powers: 'ours', incapacitated: 'no' },
        ...{ signed: true, identifiable: true, substanceStated: true, dataSufficient: true },
        questions: [{ topic: '080', text: 'Скарга на відмову' }],
        ...{ complainedOf: 'housing', decidedOn: '2025-12-01', learnedOn: '2026-01-28' },
      };
      for (const postedOn of ['2026-03-06', '2026-01-27'])
        await appeal.refuses('look-through', { ...seen, postedOn }, 'BODY_INVALID');
      await appeal.complete('look-through', { ...seen, postedOn: '2026-02-27' });
      expect(await appeal.decided('admission')).toEqual(['consider']);
    },
    { at: '2026-03-05T10:00' },
  );
});

const decision = 'Це рішення може бути оскаржено';
const disagreement = 'Якщо Ви не погоджуєтеся з результатами розгляду';

/** What the signed reply says of going on, if anything. */
async function wayOn(appeal: AppealWalk): Promise<string[]> {
  const said = JSON.stringify((await appeal.lettersOf('reply'))[0]?.sheet);
  return [decision, disagreement].filter((words) => said.includes(words));
}

describe('a letter that disputes a refusal (art. 16)', () => {
  const repeat = { feature: 'repeat', resolvedInSubstance: 'no' };
  const again = { gist: 'У будинку другий тиждень немає опалення, прошу відновити теплопостачання квартири знову.' };
  const refuse = reply(['refused'], { refusalGrounds: 'Стаття 12 Закону: опалення вимкнено за заявою співвласників.' });

  const refused = async (council: WalkedCouncil, more: LetterOtherwise = {}): Promise<AppealWalk> => {
    const appeal = await council.takeIn(letter(more));
    await resolved(appeal);
    await answered(appeal, refuse);
    await closedAndFiled(appeal);
    return appeal;
  };

  walk('lies before the superior of whoever refused, and is signed there; the rules say so', async (council) => {
    const first = await refused(council);
    expect((await first.card()).reply?.signatoryPost).toBe('deputy-mayor-housing');
    const appeal = await council.takeIn(letter(again));
    await appeal.complete('confirm-feature', { ...repeat, earlierAppealId: first.id });
    expect(await appeal.card()).toMatchObject({ kind: 'statement', leader: 'acting-mayor' });
    expect((await appeal.task('resolve')).group).toBe('post:acting-mayor');
    expect(await appeal.decided('executor-conflict')).toEqual(['conflict', 'allowed']);
    expect((await appeal.noted('decision-barred'))[0]?.payload).toMatchObject({
      named: 'deputy-mayor-housing',
      actsInstead: 'acting-mayor',
    });
    // The unit may draw the answer up: the superior decides.
    await resolved(appeal);
    await answered(appeal);
    expect((await appeal.card()).reply?.signatoryPost).toBe('acting-mayor');
  });

  for (const [outcome, words] of [
    ['explained', [disagreement]],
    ['refused', [decision]],
    ['satisfied', []],
  ] as const) {
    walk(`and is a statement says where to go on, unless it is satisfied: ${outcome}`, async (council) => {
      const first = await refused(council);
      const appeal = await council.takeIn(letter(again));
      await appeal.complete('confirm-feature', { ...repeat, earlierAppealId: first.id });
      await resolved(appeal);
      await answered(appeal, outcome === 'refused' ? refuse : reply([outcome]));
      expect((await appeal.card()).kind).toBe('statement');
      expect(await wayOn(appeal)).toEqual(words);
    });
  }

  walk('is told from one whose first was granted, and from a letter that is nobody’s repeat', async (council) => {
    const first = await council.takeIn(letter());
    await resolved(first);
    await answered(first);
    await closedAndFiled(first);
    const appeal = await council.takeIn(letter(again));
    await appeal.complete('confirm-feature', { ...repeat, earlierAppealId: first.id });
    expect((await appeal.card()).leader).toBe('deputy-mayor-housing');
    expect(await appeal.decided('executor-conflict')).toEqual([]);
    await resolved(appeal);
    await answered(appeal, reply(['explained']));
    expect(await wayOn(appeal)).toEqual([]);
  });

  walk('of whoever stopped it goes to their superior too (KR-3.5, art. 8)', async (council) => {
    const first = await refused(council);
    const stopped = await council.takeIn(letter(again));
    const settled = { ...repeat, resolvedInSubstance: 'yes' };
    await stopped.complete('confirm-feature', { ...settled, earlierAppealId: first.id });
    expect((await stopped.task('decide-unconsidered')).group).toBe('post:head-of-affairs');
    const stop = { decision: 'stop', reasons: 'Питання вирішено по суті відповіддю.' };
    await stopped.complete('decide-unconsidered', stop);
    await stopped.complete('file-away', { caseFile: '01-12', volume: 1, sheets: 6 });
    const third = await council.takeIn(letter({ gist: `${again.gist} Не згодна.` }));
    await third.complete('confirm-feature', { ...settled, earlierAppealId: stopped.id });
    expect((await third.task('decide-unconsidered')).group).toBe('post:acting-mayor');
  });

  walk('of the head stays with the head: nobody here is above', async (council) => {
    const first = await refused(council, hero);
    expect((await first.card()).reply?.signatoryPost).toBe('acting-mayor');
    const appeal = await council.takeIn(letter({ ...again, ...hero }));
    await appeal.complete('confirm-feature', { ...repeat, earlierAppealId: first.id });
    expect((await appeal.card()).leader).toBe('acting-mayor');
  });

  walk('of the head stays with them by their other post too, and goes to no subordinate of theirs', async (council) => {
    const forCouncil = { questions: [{ topic: '200', gist: 'Виділити ділянку' }], assessment: { councilPowers: true } };
    const first = await refused(council, forCouncil);
    expect((await first.card()).reply?.signatoryPost).toBe('council-secretary');
    const appeal = await council.takeIn(letter({ ...again, ...forCouncil }));
    await appeal.complete('confirm-feature', { ...repeat, resolvedInSubstance: 'yes', earlierAppealId: first.id });
    expect((await appeal.task('decide-unconsidered')).group).toBe('post:council-secretary');
    await appeal.complete('decide-unconsidered', { decision: 'consider', reasons: 'Є нові обставини.' });
    expect((await appeal.card()).leader).toBe('council-secretary');
    expect(await appeal.decided('executor-conflict')).toEqual([]);
  });
});

describe('the reply to a complaint', () => {
  for (const [outcomes, words] of [
    [['explained'], disagreement],
    [['satisfied', 'explained'], disagreement],
    [['satisfied', 'refused'], decision],
    [['satisfied'], null],
  ] as const) {
    walk(`${outcomes.join(' and ')} says ${words ?? 'nothing of going on'} (art. 16)`, async (council) => {
      const questions = outcomes.map((_, place) => ({ topic: '080', gist: `Питання ${place + 1} скарги` }));
      const appeal = await council.takeIn(
        letter({ questions, complaint: { about: 'ecology', learnedOn: '2026-02-20' } }),
      );
      await resolved(appeal);
      const refusal = outcomes.some((one) => one === 'refused') ? { refusalGrounds: 'Стаття 12 Закону.' } : {};
      await answered(appeal, reply(outcomes, refusal));
      expect(await wayOn(appeal)).toEqual(words === null ? [] : [words]);
    });
  }

  walk('explained of a statement is no decision that could be appealed', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await answered(appeal, reply(['explained']));
    expect(await wayOn(appeal)).toEqual([]);
  });
});

describe('a complaint of which nobody has said whom it is about', () => {
  const complaint = { learnedOn: '2026-02-20' };

  walk('goes to nobody: the registrar is asked first (art. 7)', async (council) => {
    const appeal = await council.takeIn(letter({ complaint }));
    await appeal.standsAt('name-complained-of');
    expect((await appeal.task('name-complained-of')).group).toBe('registrar@office');
    await appeal.refuses('name-complained-of', {}, 'BODY_INVALID');
    await appeal.refuses('name-complained-of', { complainedOf: 'zhek-5' }, 'BODY_INVALID');
    await appeal.complete('name-complained-of', { complainedOf: 'deputy-mayor-housing' });
    expect((await appeal.task('resolve')).group).toBe('post:acting-mayor');
    await appeal.refuses('resolve', resolution(['infrastructure']), 'EXECUTOR_CONFLICT');
  });

  walk('has the month of art. 20 meanwhile, and its breach is seen while the registrar is asked', async (council) => {
    const appeal = await council.takeIn(letter({ complaint }));
    expect(await appeal.card()).toMatchObject({ dueOn: '2026-04-02', termBroken: false });
    await council.goesTo('2026-04-03T10:00');
    expect((await appeal.card()).termBroken).toBe(true);
    await appeal.standsAt('account-for-breach', 'name-complained-of');
    await appeal.complete('name-complained-of', { complainedOf: 'deputy-mayor-housing' });
    const { dueOn, term } = await appeal.card();
    expect([dueOn, term?.entries.map(({ kind }) => kind)]).toEqual(['2026-04-02', ['started', 'set']]);
    await council.goesTo('2026-04-03T10:01');
    await appeal.standsAt('account-for-breach', 'resolve');
    expect((await appeal.card()).breaches).toHaveLength(1);
  });

  walk('that is not ours has the five days of art. 7 too, and no term runs on once it is sent on', async (council) => {
    const appeal = await council.takeIn(letter({ complaint, assessment: { powers: 'others', properBody: 'known' } }));
    await appeal.complete('name-complained-of', { complainedOfOther: 'Сусід згори, мешканець квартири 9' });
    await appeal.complete('forward', { bodyId: 'police', explanation: 'Про погрози сусіда' });
    const { status, term } = await appeal.card();
    expect([status, term?.entries.at(-1)]).toMatchObject(['forwarded', { kind: 'ended', endedOn: '2026-03-02' }]);
  });

  walk('may be about whom the directory does not know, or about nobody: a person says so in words', async (council) => {
    const appeal = await council.takeIn(letter({ complaint }));
    await appeal.complete('name-complained-of', { complainedOfOther: 'Сусід згори, мешканець квартири 9' });
    expect((await appeal.task('resolve')).group).toBe('post:deputy-mayor-housing');
    await resolved(appeal);
    expect(await appeal.decided('executor-conflict')).toEqual(['allowed']);
  });

  walk('is not asked about where it goes to nobody', async (council) => {
    const appeal = await council.takeIn(letter({ complaint, assessment: { substanceStated: false } }));
    await appeal.standsAt('prepare-return');
  });

  walk('keeps to nobody even if a case came by another way to its leader', async (council) => {
    const appeal = await council.takeIn(about('water-utility'));
    const { assessment } = await appeal.card();
    const forgotten = { assessment: { ...assessment, complaint } };
    await council.get(DataSource).manager.update(AppealRecord, appeal.id, forgotten);
    await appeal.refuses('resolve', resolution(['legal']), 'COMPLAINED_OF_UNKNOWN');
  });
});

describe('whoever a rule named and art. 7 bars', () => {
  const late = { decidedOn: '2025-12-01', learnedOn: '2025-12-01' };

  /** What a stored decision tells the citizen, and what its bar says. */
  async function told(council: WalkedCouncil, appeal: AppealWalk, ruleSet: string) {
    const log = council.get(DecisionLog);
    const decision = (await log.ofSubject(appeal.id)).find((one) => one.ruleSet === ruleSet);
    if (!decision) throw new Error(`nobody asked ${ruleSet}`);
    const bar = decision.barId === null ? null : await log.find(decision.barId);
    return { decision, bar, forCitizen: (await log.explain(decision.id)).forCitizen };
  }

  const instead = (title: string): string =>
    'Однак скаргу не дають тому, на кого скаржаться, ні його підлеглим (стаття 7 Закону України від 02.10.1996 № 393/96-ВР «Про звернення громадян»), ' +
    `тому замість названої тут посадової особи діє інша: ${title}.`;

  walk(
    'a complaint about the deputy who has its topic: every explanation names who resolves indeed',
    async (council) => {
      const appeal = await council.takeIn(about('deputy-mayor-housing'));
      const { decision, bar, forCitizen } = await told(council, appeal, 'leader');
      expect([decision.outcome, bar?.ruleSet, bar?.outcome]).toEqual([
        'deputy-mayor-housing',
        'executor-conflict',
        'conflict',
      ]);
      expect(bar?.clauses).toEqual([{ act: 'law-393-96', clause: '7' }]);
      expect(bar?.facts).toMatchObject({ 'executor.relation': 'same' });
      const mayor = 'Секретар міської ради – виконуючий обов’язки міського голови';
      expect(forCitizen).toContain(instead(mayor));
      const [entry] = await appeal.noted('decision-barred');
      const barId = bar?.id;
      expect(entry?.payload).toMatchObject({
        decisionId: decision.id,
        barId,
        named: 'deputy-mayor-housing',
        actsInstead: 'acting-mayor',
      });
      expect(await appeal.decided('executor-conflict')).toEqual(['conflict', 'allowed']);
      // «Чи може цей посадовець …»: the decision says which, to the clerk and to the citizen.
      const log = council.get(DecisionLog);
      const asked = (await log.ofSubject(appeal.id)).filter(({ ruleSet }) => ruleSet === 'executor-conflict');
      const deputy = council.get(Office).directory.post('deputy-mayor-housing').title;
      expect(asked.map(({ about }) => about)).toEqual([deputy, mayor]);
      const explained = await log.explain(asked[0]?.id ?? '');
      expect(explained.explanation.text[0]).toContain(`підписувати? (${deputy}) — не може`);
      expect(explained.forCitizen).toContain(`підписувати?» (${deputy}) прийнято рішення: «не може`);
    },
  );

  walk('a repeat complaint about the head of affairs is stopped by her superior', async (council) => {
    const first = await council.takeIn(letter());
    await resolved(first);
    await answered(first);
    await closedAndFiled(first);
    const again = await council.takeIn(letter({ complaint: { about: 'head-of-affairs', learnedOn: '2026-02-20' } }));
    const repeat = { feature: 'repeat', earlierAppealId: first.id, resolvedInSubstance: 'yes' };
    await again.complete('confirm-feature', repeat);
    expect((await again.task('decide-unconsidered')).group).toBe('post:acting-mayor');
    const { decision, bar, forCitizen } = await told(council, again, 'repeat-authority');
    expect([decision.outcome, bar?.outcome]).toEqual(['head-of-affairs', 'conflict']);
    expect(forCitizen).toContain('діє інша: Секретар міської ради – виконуючий обов’язки');
  });

  walk(
    'a complaint about the acting mayor: the head of affairs signs, and tells where to complain',
    async (council) => {
      const appeal = await council.takeIn(about('acting-mayor'));
      const resolves = await told(council, appeal, 'leader');
      expect([resolves.decision.outcome, resolves.bar?.rule]).toEqual(['deputy-mayor-housing', 'setting-head-affairs']);
      expect(resolves.forCitizen).toMatch(
        /Однак скаргу на керівника органу з його підлеглих веде лише керуюча справами \(.+\), тому .+ діє інша: Керуюча справами виконкому міської ради\.$/,
      );
      await appeal.complete('resolve', resolution(['legal'], { control: false }));
      await appeal.completeAll(['prepare-reply', reply(['explained'])], ['agree-reply', { decision: 'agree' }]);
      const { decision, bar, forCitizen } = await told(council, appeal, 'signatory');
      expect([decision.outcome, bar?.outcome]).toEqual(['acting-mayor', 'conflict']);
      expect(forCitizen).toContain(instead('Керуюча справами виконкому міської ради'));
      const clauses = (await council.get(DecisionLog).ofSubject(appeal.id)).at(-1);
      expect(clauses).toMatchObject({ ruleSet: 'executor-conflict', rule: 'setting-head-explained' });
    },
  );

  walk(
    'a Hero’s complaint about the acting mayor: it is the personal consideration that is barred',
    async (council) => {
      const questions = [{ topic: '210', gist: 'Скарга на рішення' }];
      const complaint = { about: 'council-secretary', learnedOn: '2026-02-20' };
      const appeal = await council.takeIn(letter({ ...hero, questions, complaint }));
      expect((await appeal.task('resolve')).group).toBe('post:head-of-affairs');
      expect((await told(council, appeal, 'personal-consideration')).bar?.outcome).toBe('conflict');
      expect(await appeal.decided('leader')).toEqual([]);
    },
  );

  walk(
    'a complaint about a unit in its own register: neither its head nor its answer in the last days',
    async (council) => {
      const addressee = { kind: 'unit', id: 'housing' };
      const appeal = await council.takeIn(letter({ addressee, complaint: { about: 'housing', ...inTime } }));
      expect((await appeal.task('resolve')).group).toBe('post:deputy-mayor-housing');
      expect((await told(council, appeal, 'leader')).bar?.facts).toMatchObject({ 'executor.relation': 'subordinate' });
      await council.goesTo('2026-04-16T10:00');
      // Its topic is that of the department of infrastructure.
      expect((await appeal.task('prepare-final-answer')).group).toBe('executor@infrastructure');
    },
  );

  walk(
    'a complaint about the head of affairs that nobody resolved: no unit of hers answers in the last days',
    async (council) => {
      const questions = [{ topic: '110', gist: 'Скарга на дії' }];
      const complaint = { about: 'head-of-affairs', learnedOn: '2026-02-20' };
      const appeal = await council.takeIn(letter({ questions, complaint }));
      await council.goesTo('2026-04-16T10:00');
      // The office and the unit with powers over the topic both answer to her.
      expect((await appeal.task('prepare-final-answer')).group).toBe('executor@infrastructure');
    },
  );

  walk('a notice about a complaint against a unit is not signed by its head', async (council) => {
    const addressee = { kind: 'unit', id: 'housing' };
    const appeal = await council.takeIn(letter({ addressee, complaint: { about: 'housing', ...late } }));
    await appeal.complete('decide-unconsidered', { decision: 'stop', reasons: 'Без поважних причин.' });
    expect((await appeal.letters())[0]).toMatchObject({ signatoryPost: 'deputy-mayor-housing' });
  });

  const inTime = { decidedOn: '2026-02-20', learnedOn: '2026-02-20' };
});
