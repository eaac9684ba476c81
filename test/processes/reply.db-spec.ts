import { describe, expect } from 'vitest';
import { checked, filed, letter, reply, resolution } from '../support/appeal-letters.js';
import { answered, closedAndFiled, resolved, signed } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import { Handovers, TaskLists } from '../../src/workflow/index.js';

const twoQuestions = {
  questions: [
    { topic: '080', gist: 'Відновити опалення' },
    { topic: '080', gist: 'Перерахувати плату' },
  ],
};
const back = { decision: 'return', remarks: 'Не сказано, коли саме відновлено.' };

describe('a reply is returned for more work', () => {
  walk('by the head of the unit, and by whoever is to sign; what was remarked is kept', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await appeal.complete('prepare-reply', reply());
    await appeal.refuses('agree-reply', { decision: 'return' }, 'BODY_INVALID');
    await appeal.complete('agree-reply', back);
    await appeal.standsAt('prepare-reply');
    const again = await appeal.task('prepare-reply');
    const author = council.someoneOf(again.group ?? '');
    if (author === undefined) throw new Error('nobody drew up the draft');
    expect(again.assignee).toBe(author.id);
    const handed = await council.get(Handovers).of(await council.get(TaskLists).find(author, again.id));
    expect(handed.draft).toEqual(reply());
    expect(handed.handed.map(({ text }) => text)).toContain(back.remarks);
    // The main executor reads what they were told to do, as co-executors do, and whoever sends it outside.
    expect(handed.handed.filter(({ title }) => title === 'Кому що доручено')).toHaveLength(1);
    expect(handed.handed.map(({ text }) => text).join('\n')).toContain('Розглянути та відповісти заявниці');
    expect((await appeal.card()).status).toBe('under-consideration');
    await appeal.completeAll(['prepare-reply', reply()], ['agree-reply', { decision: 'agree' }], ['sign-reply', back]);
    await appeal.standsAt('prepare-reply');
    expect(await appeal.letters()).toEqual([]);
    expect((await appeal.noted('reply-returned')).map(({ payload }) => payload?.['remarks'])).toEqual([
      back.remarks,
      back.remarks,
    ]);
    await answered(appeal);
    expect(await appeal.lettersOf('reply')).toHaveLength(1);
  });

  walk('by control: a question is not resolved as the resolution asks (KR-3.16)', async (council) => {
    const appeal = await council.takeIn(letter(twoQuestions));
    await resolved(appeal);
    await answered(appeal, reply(['satisfied', 'explained']));
    const checking = await appeal.task('check-questions');
    const controller = council.someoneOf(checking.group ?? '');
    if (controller === undefined) throw new Error('nobody controls');
    const seen = await council.get(Handovers).of(await council.get(TaskLists).find(controller, checking.id));
    expect(seen.papers.map(({ href }) => href)).toEqual([`/api/v1/documents?subject=${checking.businessKey}`]);
    await appeal.refuses('check-questions', checked(true), 'BODY_INVALID');
    await appeal.complete('check-questions', checked(true, false));
    expect(await appeal.decided('end-of-control')).toEqual(['keep']);
    await appeal.standsAt('prepare-reply');
    expect(await appeal.card()).toMatchObject({ status: 'under-consideration', controlEndedOn: null });
    await answered(appeal, reply(['satisfied', 'satisfied']));
    await closedAndFiled(appeal);
    expect(await appeal.lettersOf('reply')).toHaveLength(2);
    await appeal.ends('ready-for-archive');
  });
});

describe('a reply', () => {
  walk('answers every question, each once', async (council) => {
    const appeal = await council.takeIn(letter(twoQuestions));
    await resolved(appeal);
    await appeal.refuses('prepare-reply', reply(['satisfied']), 'BODY_INVALID');
    const twice = { ...reply(), questions: [1, 1].map((position) => ({ position, outcome: 'satisfied' })) };
    await appeal.refuses('prepare-reply', twice, 'BODY_INVALID');
  });

  walk('that refuses names its grounds and how to appeal (art. 15)', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await appeal.refuses('prepare-reply', reply(['refused']), 'BODY_INVALID');
    const refusalGrounds = 'Ст. 20 Закону «Про ЖКП»: послугу не замовлено. Можна оскаржити до суду.';
    await answered(appeal, reply(['refused'], { refusalGrounds }));
    expect(JSON.stringify((await appeal.lettersOf('reply'))[0]?.sheet)).toContain('Ст. 20 Закону «Про ЖКП»');
    await closedAndFiled(appeal);
    expect((await appeal.card()).result).toBe('9.2');
  });

  walk('is signed by the post it is for, and by nobody else', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await appeal.completeAll(['prepare-reply', reply()], ['agree-reply', { decision: 'agree' }]);
    for (const other of ['acting-mayor', 'deputy-mayor-social', 'infrastructure-head']) {
      await appeal.refuses('sign-reply', { decision: 'sign' }, 'NOT_FOUND', other);
    }
  });

  walk('without control is signed by the acting mayor; on control by the leader who put it there', async (council) => {
    const plain = await council.takeIn(letter());
    await resolved(plain, { control: false });
    await answered(plain);
    const watched = await council.takeIn(letter({ applicant: { surname: 'Гнатюк' }, gist: 'Не працює ліфт.' }));
    await resolved(watched);
    await answered(watched);
    const signatories = [plain, watched].map(async (appeal) => (await appeal.lettersOf('reply'))[0]?.signatoryPost);
    expect(await Promise.all(signatories)).toEqual(['acting-mayor', 'deputy-mayor-housing']);
  });

  walk(
    'to an appeal addressed to a higher authority goes to both, in the term of its covering letter',
    async (council) => {
      const coveringLetter = {
        sender: 'Секретаріат Кабінету Міністрів України',
        datedOn: '2026-02-26',
        index: '41-К-12',
        answerBy: '2026-03-20',
      };
      const addressee = { kind: 'higher-authority', id: null };
      const appeal = await council.takeIn(letter({ addressee, formOfReceipt: '1.4', coveringLetter }));
      expect(await appeal.decided('term')).toEqual(['by-covering-letter']);
      const { term, dueOn } = await appeal.card();
      expect(dueOn).toBe('2026-03-20');
      expect(term?.entries.map(({ kind, plannedOn }) => [kind, plannedOn])).toEqual([
        ['started', '2026-03-02'],
        ['set', '2026-04-02'],
        ['shortened', '2026-03-20'],
      ]);
      await resolved(appeal);
      await answered(appeal);
      const [reply] = await appeal.lettersOf('reply');
      const [sent] = await appeal.lettersOf('sender-answer');
      expect(reply?.addressee?.name).toBe('Коваленко Марії Іванівні');
      expect(sent?.addressee?.name).toBe('Секретаріату Кабінету Міністрів України');
      expect(sent?.number).not.toBe(reply?.number);
      const words = JSON.stringify(sent?.sheet);
      expect(words).toContain('На Ваш лист від 26.02.2026 № 41-К-12 повідомляємо, що звернення');
      expect(words).toContain('Автор звернення: Коваленко Марія Іванівна');
      expect(words).toContain(`Заявникові надано відповідь від 02.03.2026 № ${reply?.number}`);
      expect(words).not.toContain('Ваше звернення');
      await closedAndFiled(appeal);
    },
  );
});

describe('control ends', () => {
  walk('on the day of signing, when the leader of the control has signed (KR-3.17)', async (council) => {
    const appeal = await council.takeIn(letter());
    await resolved(appeal);
    await council.daysPass(8);
    await answered(appeal);
    await council.daysPass(5);
    await appeal.complete('check-questions', checked(true));
    expect(await appeal.decided('end-of-control')).toEqual(['remove-on-signing-day']);
    expect(await appeal.card()).toMatchObject({ controlEndedOn: '2026-03-10', status: 'closed', termBroken: false });
    await appeal.complete('file-away', filed);
  });

  walk('on the day all is resolved, when another has signed (KR-3.16)', async (council) => {
    const appeal = await council.takeIn(letter({ applicant: { categories: ['7.16'] } }));
    await appeal.complete('resolve', resolution(['infrastructure'], { control: false }));
    await council.daysPass(8);
    await answered(appeal);
    await council.daysPass(5);
    await appeal.complete('check-questions', checked(true));
    expect(await appeal.decided('end-of-control')).toEqual(['remove-when-resolved']);
    expect(await appeal.card()).toMatchObject({ controlEndedOn: '2026-03-15', status: 'closed' });
  });
});

walk('the file: the appeal is ready for the archive with its place there', async (council) => {
  const appeal = await council.takeIn(letter());
  await resolved(appeal);
  await appeal.complete('prepare-reply', reply());
  await signed(appeal);
  await appeal.complete('check-questions', checked(true));
  expect((await appeal.task('file-away')).group).toBe('registrar@office');
  await appeal.complete('file-away', filed);
  expect(await appeal.card()).toMatchObject({
    archive: { file: '01-12', volume: '1', sheets: '6' },
    status: 'closed',
    result: '9.1',
  });
  await appeal.ends('ready-for-archive');
});
