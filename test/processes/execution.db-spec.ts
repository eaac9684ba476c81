import { describe, expect } from 'vitest';
import { Documents } from '../../src/documents/index.js';
import { checked, filed, letter, reply, resolution } from '../support/appeal-letters.js';
import { answered, closedAndFiled, resolved } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';

const materials = { text: 'Обстеження проведено, акт додано до справи.' };

describe('the main executor', () => {
  walk('is the first named (KR-3.12)', async (council) => {
    const appeal = await council.takeIn(letter());
    await appeal.complete('resolve', resolution(['infrastructure', 'housing']));
    expect(await appeal.decided('main-executor')).toEqual(['first-named']);
    expect((await appeal.card()).mainExecutor).toBe('infrastructure');
    expect((await appeal.task('prepare-reply')).group).toBe('executor@infrastructure');
  });

  walk('is the next listed one who is staff, when the first is not (KR-3.13)', async (council) => {
    const appeal = await council.takeIn(letter());
    await appeal.complete('resolve', resolution(['heating-plant', 'housing', 'infrastructure']));
    expect(await appeal.decided('main-executor')).toEqual(['next-staff']);
    expect(await appeal.groundsOf('main-executor')).toEqual(['kr-225-r-2023 3.13']);
    await appeal.standsAt('contribute', 'prepare-reply', 'send-outside');
    expect((await appeal.task('prepare-reply')).group).toBe('executor@housing');
    expect((await appeal.task('contribute')).group).toBe('executor@infrastructure');
    // Five days from the resolution end on a Saturday (docs/decisions/0125).
    expect((await appeal.task('send-outside')).dueOn).toBe('2026-03-09');
  });

  walk(
    'is named by the author of the resolution, when nobody listed is staff (the gap in KR-2.30)',
    async (council) => {
      const appeal = await council.takeIn(letter());
      await appeal.complete('resolve', resolution(['heating-plant', 'district-pokrovskyi']));
      expect(await appeal.decided('main-executor')).toEqual(['ask-author']);
      await appeal.standsAt('name-staff-executor');
      const instruction = 'Узагальнити та відповісти';
      const outsider = { executorId: 'power-grid', instruction };
      expect(await appeal.task('name-staff-executor')).toMatchObject({
        group: 'post:deputy-mayor-housing',
        dueOn: '2026-03-03',
      });
      await appeal.refuses('name-staff-executor', outsider, 'BODY_INVALID');
      await appeal.complete('name-staff-executor', { executorId: 'infrastructure', instruction });
      expect(await appeal.decided('main-executor')).toEqual(['ask-author', 'next-staff']);
      expect((await appeal.card()).mainExecutor).toBe('infrastructure');
      await appeal.standsAt('prepare-reply', 'send-outside');
    },
  );

  walk('is somebody the directory knows, named once', async (council) => {
    const appeal = await council.takeIn(letter());
    await appeal.refuses('resolve', resolution(['vodokanal']), 'BODY_INVALID');
    await appeal.refuses('resolve', resolution(['housing', 'housing-head']), 'BODY_INVALID');
    await appeal.refuses('resolve', resolution([]), 'BODY_INVALID');
  });
});

describe('an appeal addressed to a higher authority (KR-3.19)', () => {
  const coveringLetter = { sender: 'Секретаріат Кабінету Міністрів України', datedOn: '2026-02-26', index: '41-К-12' };
  const higher = { addressee: { kind: 'higher-authority', id: null }, formOfReceipt: '1.4', coveringLetter };
  const district = 'district-pokrovskyi';

  walk('is answered by the district committee named first, and signed by the head of its council', async (council) => {
    const appeal = await council.takeIn(letter(higher));
    await appeal.complete('resolve', resolution([district, 'housing']));
    expect(await appeal.decided('main-executor')).toEqual(['first-named']);
    expect((await appeal.card()).mainExecutor).toBe(district);
    await appeal.standsAt('contribute', 'prepare-reply', 'send-outside');
    expect((await appeal.task('prepare-reply')).group).toBe(`executor@${district}`);
    await appeal.complete('send-outside', { note: 'Направляємо для розгляду.' });
    const [covering] = await appeal.lettersOf('covering-letter');
    expect(JSON.stringify(covering?.sheet)).toContain('за підписом голови районної у місті ради');
    await appeal.completeAll(['prepare-reply', reply()], ['agree-reply', { decision: 'agree' }]);
    expect(await appeal.decided('signatory')).toEqual(['office-head', 'office-head', 'district-head']);
    expect((await appeal.task('sign-reply')).group).toBe(`post:${district}-head`);
    await appeal.refuses('sign-reply', { decision: 'sign' }, 'NOT_FOUND', 'acting-mayor');
    await appeal.complete('sign-reply', { decision: 'sign' });
    const [replied] = await appeal.lettersOf('reply');
    expect(replied).toMatchObject({ signatoryPost: `${district}-head`, number: '53/1' });
    // Whoever answers does so on their own sheet and under their own number, not the city's.
    const committee = 'Виконавчий комітет Покровської районної у місті ради';
    for (const one of [...(await appeal.lettersOf('reply')), ...(await appeal.lettersOf('sender-answer'))])
      expect(council.get(Documents).face(one).organisation).toBe(committee);
    const [told] = await appeal.lettersOf('sender-answer');
    expect(told).toMatchObject({
      signatoryPost: `${district}-head`,
      number: '53/2',
      addressee: { name: 'Секретаріату Кабінету Міністрів України' },
    });
    await closedAndFiled(appeal);
    await appeal.ends('ready-for-archive');
  });

  walk('with a unit of the city named first is answered by it, under a leader of the city', async (council) => {
    const appeal = await council.takeIn(letter(higher));
    await appeal.complete('resolve', resolution(['housing', district]));
    expect((await appeal.card()).mainExecutor).toBe('housing');
    await appeal.completeAll(['prepare-reply', reply()], ['agree-reply', { decision: 'agree' }]);
    expect((await appeal.task('sign-reply')).group).toBe('post:deputy-mayor-housing');
  });

  walk('only: of a letter to the city the committee stays an outside executor', async (council) => {
    const appeal = await council.takeIn(letter());
    await appeal.complete('resolve', resolution([district, 'housing']));
    expect((await appeal.card()).mainExecutor).toBe('housing');
  });
});

describe('co-executors', () => {
  walk('hand in their materials to the main one, each unit its own', async (council) => {
    const appeal = await council.takeIn(letter());
    await appeal.complete('resolve', resolution(['infrastructure', 'housing', 'ecology']));
    await appeal.standsAt('contribute', 'contribute', 'prepare-reply');
    const tasks = (await appeal.openTasks()).filter(({ elementId }) => elementId === 'contribute');
    expect(tasks.map(({ group }) => group).sort()).toEqual(['executor@ecology', 'executor@housing']);
    await appeal.complete('contribute', materials);
    await appeal.complete('contribute', materials);
    await answered(appeal);
    await closedAndFiled(appeal);
    expect(await appeal.noted('contributed')).toHaveLength(2);
    await appeal.ends('ready-for-archive');
  });

  walk('who hand in nothing do not hold the answer back', async (council) => {
    const appeal = await council.takeIn(letter());
    await appeal.complete('resolve', resolution(['infrastructure', 'housing']));
    await answered(appeal);
    await appeal.complete('check-questions', checked(true));
    await appeal.complete('file-away', filed);
    await appeal.ends('ready-for-archive');
  });
});

describe('outside executors (KR-3.14)', () => {
  const note = { note: 'Направляємо для виконання в межах компетенції.' };

  walk('get the appeal with a covering letter, and the applicant is told who has it', async (council) => {
    const appeal = await council.takeIn(letter());
    await appeal.complete('resolve', resolution(['infrastructure', 'heating-plant', 'power-grid']));
    await appeal.complete('send-outside', note);
    const covering = await appeal.lettersOf('covering-letter');
    expect(covering.map(({ addressee }) => addressee?.name).sort()).toEqual([
      'Акціонерному товариству «ДТЕК Дніпровські електромережі»',
      'Акціонерному товариству «Криворізька теплоцентраль»',
    ]);
    for (const { sheet } of covering) {
      expect(JSON.stringify(sheet)).toContain(note.note);
      // An instruction of the leader is no question of the citizen's, and is not headed as one.
      expect(JSON.stringify(sheet)).toContain('Доручення за резолюцією: Розглянути та відповісти заявниці.');
      expect(JSON.stringify(sheet)).not.toContain('Питання, що належать до Ваших повноважень');
      expect(JSON.stringify(sheet)).not.toContain('"items":[""]');
    }
    const [notice] = await appeal.lettersOf('external-notice');
    expect(notice).toMatchObject({ signatoryPost: 'office-head', addressee: { name: 'Коваленко Марії Іванівні' } });
    expect(JSON.stringify(notice?.sheet)).toContain('02.04.2026');
    await answered(appeal);
    await closedAndFiled(appeal);
    await appeal.ends('ready-for-archive');
  });

  walk(
    'are not written to once the answer is signed: there is nothing left to do (docs/decisions/0136)',
    async (council) => {
      const appeal = await council.takeIn(letter());
      await appeal.complete('resolve', resolution(['infrastructure', 'housing', 'heating-plant']));
      await appeal.standsAt('contribute', 'prepare-reply', 'send-outside');
      await answered(appeal);
      await appeal.standsAt('check-questions');
      await appeal.complete('check-questions', checked(true));
      await appeal.standsAt('file-away');
      expect((await appeal.task('file-away')).dueOn).toBe('2026-03-09');
      expect(await appeal.lettersOf('covering-letter')).toEqual([]);
      expect(await appeal.lettersOf('external-notice')).toEqual([]);
      await appeal.complete('file-away', filed);
      await appeal.ends('ready-for-archive');
    },
  );

  walk('are written to after all where control goes on, and once', async (council) => {
    const appeal = await council.takeIn(letter());
    await appeal.complete('resolve', resolution(['infrastructure', 'heating-plant']));
    await answered(appeal);
    await appeal.complete('check-questions', checked(false));
    await appeal.standsAt('prepare-reply', 'send-outside');
    await appeal.complete('send-outside', note);
    await answered(appeal);
    await appeal.complete('check-questions', checked(false));
    await appeal.standsAt('prepare-reply');
    await answered(appeal);
    await closedAndFiled(appeal);
    await appeal.ends('ready-for-archive');
  });

  walk('learn nothing of an applicant who asked not to be named (art. 10)', async (council) => {
    const appeal = await council.takeIn(letter({ applicant: { confidential: true } }));
    await appeal.complete('resolve', resolution(['infrastructure', 'heating-plant']));
    await appeal.complete('send-outside', note);
    const [covering] = await appeal.lettersOf('covering-letter');
    expect(JSON.stringify(covering?.sheet)).not.toMatch(/Коваленко|Соборності/);
  });
});

walk('only those who work on the case do its tasks', async (council) => {
  const appeal = await council.takeIn(letter());
  await appeal.refuses('resolve', resolution(['infrastructure']), 'NOT_FOUND', 'registrar-1');
  await resolved(appeal);
  await appeal.refuses('prepare-reply', reply(), 'NOT_FOUND', 'housing-executor-1');
  await appeal.refuses('prepare-reply', reply(), 'TASK_NOT_YOURS', 'control-1');
  await appeal.complete('prepare-reply', reply(), 'infrastructure-executor-2');
  await appeal.standsAt('agree-reply');
});
