import { describe, expect } from 'vitest';
import { appealCardView } from '../../src/appeals/reading/card-view.js';
import { printedCard } from '../../src/appeals/reading/print-card.js';
import { Office } from '../../src/appeals/office.js';
import { renderText } from '../../src/documents/index.js';
import { checked, finalAnswer, letter, reply, resolution } from '../support/appeal-letters.js';
import { answered, closedAndFiled, signed } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';

const twoQuestions = {
  questions: [
    { topic: '080', gist: 'Відновити опалення' },
    { topic: '080', gist: 'Перерахувати плату' },
  ],
};

describe('the control card', () => {
  walk('shows who executes, what each question ended with, and that control is over', async (council) => {
    const appeal = await council.takeIn(letter(twoQuestions));
    await appeal.complete('resolve', resolution(['infrastructure', 'housing'], { control: true }));
    expect((await appeal.card()).onControl).toBe(true);
    await answered(appeal, reply(['satisfied', 'refused'], { refusalGrounds: 'Ст. 20 Закону «Про ЖКП».' }));
    await closedAndFiled(appeal);
    const card = await appeal.card();
    expect([card.onControl, card.result]).toEqual([false, '9.1']);
    const text = renderText(printedCard(card, { joined: [card], papers: await appeal.letters() }, council.get(Office)));
    expect(text).toMatch(/1\. .+ \(головний виконавець\)/);
    expect(text).toMatch(/Відновити опалення \(.+\) – .+;\n2\. Перерахувати плату \(.+\) – /);
    expect(text).toContain('Результат розгляду: частково: ');
    expect(text).toContain(`Приєднані звернення: ${card.registrationIndex} від 02.03.2026`);
    expect(text).toContain('Відповідь надіслано: 02.03.2026, простим листом');
    expect(text).not.toContain('«К»');
  });

  walk('shows for good that the term was extended, and broken, and why', async (council) => {
    const appeal = await council.takeIn(letter(twoQuestions));
    await appeal.complete('resolve', resolution(['infrastructure'], { control: true }));
    await appeal.asksForTime();
    const grant = { decision: 'extend', objectiveGrounds: true, grounds: 'Потрібне обстеження мереж.' };
    await appeal.complete('decide-extension', { ...grant, to: '2026-04-10' });
    await council.goesTo('2026-04-13T10:00');
    const reason = 'Акт обстеження надійшов із запізненням.';
    await appeal.complete('account-for-breach', { reason, measures: 'Виконавця попереджено' });
    await answered(appeal, reply(['satisfied', 'refused'], { refusalGrounds: 'Ст. 20 Закону «Про ЖКП».' }));
    await closedAndFiled(appeal);
    const card = await appeal.card();
    const view = appealCardView(card);
    expect(view).toMatchObject({ termBroken: true, resultPartly: true });
    const account = { reason, measures: 'Виконавця попереджено', on: '2026-04-13' };
    expect(view.breaches).toMatchObject([{ act: 'considering', lastDay: '2026-04-10', account }]);
    const text = renderText(printedCard(card, { joined: [], papers: [] }, council.get(Office)));
    expect(text).toMatch(/Продовження строку: до 10\.04\.2026 \(.+, 02\.03\.2026\): Потрібне обстеження мереж\n/);
    expect(text).toContain(
      'Порушення строку: строк порушено. Причина: Акт обстеження надійшов із запізненням. Вжиті заходи: Виконавця попереджено.',
    );
  });

  walk(
    'lists the answers that left while control was kept; the next letter is in addition to them',
    async (council) => {
      const coveringLetter = { sender: 'Кабінет Міністрів України', index: '41-К', answerBy: null };
      const appeal = await council.takeIn(letter({ ...twoQuestions, coveringLetter }));
      await appeal.complete('resolve', resolution(['infrastructure'], { control: true }));
      await council.goesTo('2026-03-10T10:00');
      await answered(appeal, reply(['satisfied', 'explained']));
      await appeal.complete('check-questions', checked(true, false));
      await appeal.complete('prepare-reply', reply(['satisfied', 'refused'], { refusalGrounds: 'Ст. 20 «Про ЖКП».' }));
      await appeal.complete('agree-reply', { decision: 'return', remarks: 'Уточніть.' });
      await council.goesTo('2026-03-16T10:00');
      await answered(appeal, reply(['satisfied', 'satisfied']));
      await closedAndFiled(appeal);
      const [before, last] = await appeal.lettersOf('reply');
      expect([before?.status, last?.status]).toEqual(['dispatched', 'dispatched']);
      expect(JSON.stringify(before?.sheet)).not.toContain('на додаток');
      const said = `на додаток до відповіді від 10.03.2026 № ${before?.number} повідомляємо таке:`;
      expect(JSON.stringify(last?.sheet)).toContain(said);
      const [toSender, again] = await appeal.lettersOf('sender-answer');
      const told = `на додаток до листа від 10.03.2026 № ${toSender?.number} повідомляємо, що`;
      expect(JSON.stringify(again?.sheet)).toContain(told);
      const card = await appeal.card();
      expect(appealCardView(card).reply?.earlier).toMatchObject([{ index: before?.number, signedOn: '2026-03-10' }]);
      const text = renderText(printedCard(card, { joined: [], papers: await appeal.letters() }, council.get(Office)));
      const gist = 'питання № 1 – вирішено позитивно; питання № 2 – дано роз’яснення';
      expect(text).toContain(`Проміжні відповіді:\n\n1. 10.03.2026, № ${before?.number}: ${gist}`);
      expect(text).toContain(`Відповідь: від 16.03.2026 № ${last?.number}`);
    },
  );

  walk('names all that was late, each with why, also what nobody has accounted for', async (council) => {
    const assessment = { powers: 'both', properBody: 'known' };
    const appeal = await council.takeIn(letter({ assessment }));
    await council.goesTo('2026-03-12T10:00');
    await appeal.complete('forward-part', { bodyId: 'police', explanation: 'Про крадіжку' });
    await appeal.complete('account-for-breach', { reason: 'Лист затримала пошта.' });
    await council.goesTo('2026-04-03T10:00');
    const text = renderText(printedCard(await appeal.card(), { joined: [], papers: [] }, council.get(Office)));
    expect(text).toContain(
      'Порушення строку: строк порушено. Причина: Звернення належало переслати до 09.03.2026: Лист затримала пошта; Звернення належало вирішити до 02.04.2026: причини ще не пояснено.',
    );
  });

  walk(
    'shows what a final answer leaves unresolved, and by when it will be, and no result of the classifier',
    async (council) => {
      const appeal = await council.takeIn(letter());
      await appeal.complete('resolve', resolution(['infrastructure']));
      await council.goesTo('2026-04-16T10:00');
      await appeal.complete(
        'prepare-final-answer',
        finalAnswer({ definiteDate: '2026-06-30', promise: 'Замінити стояк' }),
      );
      await signed(appeal);
      const card = await appeal.card();
      const text = renderText(printedCard(card, { joined: [], papers: await appeal.letters() }, council.get(Office)));
      expect(text).toMatch(/Відновити опалення \(.+\) – не вирішено, строк виконання – до 30\.06\.2026\./);
      expect(text).toContain('Результат розгляду: не вирішено, строк виконання – до 30.06.2026');
    },
  );
});
