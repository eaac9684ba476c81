import { describe, expect } from 'vitest';
import type { WalkedCouncil } from '../support/appeal-council.js';
import { checked, finalAnswer, letter, reply, type LetterOtherwise } from '../support/appeal-letters.js';
import { Documents, renderText } from '../../src/documents/index.js';
import { answered, resolved, signed } from '../support/appeal-stages.js';
import { walk } from '../support/appeal-test.js';
import type { AppealWalk } from '../support/appeal-walk.js';

const cabinet = {
  sender: 'Секретаріат Кабінету Міністрів України',
  datedOn: '2026-02-26',
  index: '41-К-12',
  answerBy: '2026-03-20',
};

/** A letter that a higher body has sent down, with what its covering letter says. */
function sentDown(council: WalkedCouncil, otherwise: LetterOtherwise = {}, covering: object = {}): Promise<AppealWalk> {
  const coveringLetter = { ...cabinet, ...covering };
  const addressee = { kind: 'higher-authority', id: null };
  return council.takeIn(letter({ addressee, formOfReceipt: '1.4', coveringLetter, ...otherwise }));
}

/** The one notice to the sender: what it says, line by line. */
async function told(appeal: AppealWalk): Promise<string> {
  const notices = await appeal.lettersOf('sender-notice');
  expect(notices).toMatchObject([
    {
      status: 'dispatched',
      signatoryPost: 'office-head',
      addressee: { name: 'Секретаріату Кабінету Міністрів України' },
    },
  ]);
  const words = JSON.stringify(notices[0]?.sheet);
  expect(words).toContain(
    'На Ваш лист від 26.02.2026 № 41-К-12 повідомляємо, що звернення, зареєстроване 02.03.2026 за № ',
  );
  expect(words).not.toMatch(/Ваше звернення|Вашому зверненні|Вам /);
  return words;
}

/** The notice to the citizen is on paper: it has no number before it is signed. */
const citizenIsTold = 'Заявника повідомляють окремим листом.';
const author = 'Автор звернення: Коваленко Марія Іванівна, м. Кривий Ріг, вул. Соборності, буд. 12, кв. 5.';
const grant = { decision: 'extend', objectiveGrounds: true, grounds: 'Потрібне обстеження мереж.' };

describe('whoever sent an appeal on is told on their own letter that it is', () => {
  walk('extended beyond the month, as the citizen is', async (council) => {
    const appeal = await sentDown(council);
    await resolved(appeal);
    await appeal.asksForTime();
    await appeal.complete('decide-extension', { ...grant, to: '2026-04-11' });
    const words = await told(appeal);
    expect(words).toContain('ще розглядається: відповідно до статті 20 Закону України');
    expect(words).toContain('строк розгляду продовжено до 11.04.2026.');
    expect(words).toContain('Останній день строку вихідний, тому відповідь буде надано не пізніше 13.04.2026.');
    expect(words).toContain('Потрібне обстеження мереж.');
    expect(words).toContain(author);
    expect(words).toContain(citizenIsTold);
    await answered(appeal);
    expect(await appeal.lettersOf('sender-answer')).toHaveLength(1);
  });

  walk('extended within the month but beyond their term, of which no citizen is told', async (council) => {
    const appeal = await sentDown(council);
    await resolved(appeal);
    await appeal.asksForTime();
    await appeal.complete('decide-extension', { ...grant, to: '2026-03-27' });
    expect(await appeal.lettersOf('extension-notice')).toEqual([]);
    const words = await told(appeal);
    expect(words).toContain('продовжено до 27.03.2026.');
    expect(words).not.toContain('Заявника повідом');
  });

  walk('returned for what it lacks (art. 5)', async (council) => {
    const appeal = await sentDown(council, { assessment: { substanceStated: false } });
    await appeal.complete('prepare-return', { explanation: 'чого Ви просите' });
    const words = await told(appeal);
    expect(words).toMatch(/відповідно до статті 5 Закону України .* повернуто заявникові з роз’ясненнями/);
    expect(words).toMatch(
      /з роз’ясненнями\.".*Автор звернення: .*Заявникові роз’яснено, чого бракує і що зробити:"}.*чого Ви просите/,
    );
    expect(words).toContain(citizenIsTold);
  });

  walk('sent on to another body as a whole (art. 7)', async (council) => {
    const appeal = await sentDown(council, { assessment: { powers: 'others', properBody: 'known' } });
    await appeal.complete('forward', { bodyId: 'police', explanation: 'Про крадіжку з підвалу' });
    const words = await told(appeal);
    expect(words).toMatch(/відповідно до статті 7 Закону .*переслано за належністю до .*поліції/);
    expect(words).toContain(citizenIsTold);
  });

  walk('sent on in part, with the day of the answer to the rest', async (council) => {
    const appeal = await sentDown(council, { assessment: { powers: 'both', properBody: 'known' } });
    await appeal.complete('forward-part', { bodyId: 'police', explanation: 'Про крадіжку з підвалу' });
    const words = await told(appeal);
    expect(words).toMatch(/зазначених нижче\.".*Автор звернення: .*Переслані питання:"}.*Про крадіжку з підвалу/);
    expect(words).toContain('Відповідь на решту питань буде надано не пізніше 20.03.2026.');
  });

  walk('not considered, because its author stays unknown (art. 8)', async (council) => {
    const appeal = await sentDown(council, { assessment: { signed: false } });
    expect(await appeal.letters()).toHaveLength(1);
    const words = await told(appeal);
    expect(words).toContain('розгляду не підлягає: воно анонімне – його не підписано.');
    expect(words).not.toMatch(/Автор звернення|Коваленко|Заявника/);
  });

  walk('not considered, without the reason that is nobody else’s business', async (council) => {
    const appeal = await sentDown(council, { assessment: { incapacitated: 'yes' } });
    const reasons = 'Рішення суду від 12.01.2026 у справі № 1';
    await appeal.complete('decide-unconsidered', { decision: 'stop', reasons });
    const words = await told(appeal);
    expect(words).toMatch(/відповідно до статті 8 Закону .*розгляду не підлягає\./);
    expect(words).not.toMatch(/суд/);
    expect(words).toContain(citizenIsTold);
  });

  walk('withdrawn by the citizen', async (council) => {
    const appeal = await sentDown(council);
    await appeal.isWithdrawn();
    expect(await told(appeal)).toContain('заявник відкликав, тому його розгляд припинено.');
  });
});

describe('whoever sent an appeal on is told of a final answer', () => {
  const twoQuestions = {
    questions: [
      { topic: '080', gist: 'Відновити опалення' },
      { topic: '080', gist: 'Перерахувати плату' },
    ],
  };

  async function finallyAnswered(appeal: AppealWalk, more = {}): Promise<string> {
    await appeal.council.goesTo('2026-04-16T10:00');
    await appeal.complete('prepare-final-answer', finalAnswer(more));
    await signed(appeal);
    const [answer] = (await appeal.lettersOf('sender-answer')).slice(-1);
    if (answer === undefined) throw new Error('the sender was not answered');
    return renderText(appeal.council.get(Documents).face(answer));
  }

  walk(
    'that the question is not resolved and by when it will be, and no result that nobody decided',
    async (council) => {
      const appeal = await sentDown(council);
      await resolved(appeal);
      const words = await finallyAnswered(appeal, { definiteDate: '2026-06-30', promise: 'Замінити стояк' });
      expect(words).toContain('Відновити опалення – не вирішено, строк виконання – до 30.06.2026.');
      expect(words).toContain('Заявникові надано остаточну відповідь від 16.04.2026 № ');
      expect(words).not.toContain('роз’яснення');
    },
  );

  walk('that it is not resolved, where no day was named; what was resolved before stays so', async (council) => {
    const appeal = await sentDown(council, twoQuestions);
    await resolved(appeal);
    await answered(appeal, reply(['satisfied', 'satisfied']));
    await appeal.complete('check-questions', checked(true, false));
    const words = await finallyAnswered(appeal);
    expect(words).toContain('1. Відновити опалення – вирішено позитивно;\n2. Перерахувати плату – не вирішено.');
    expect(await appeal.card()).toMatchObject({
      result: '9.1',
      questions: [
        { resolved: true, result: '9.1', decidedInSubstance: true },
        { resolved: false, result: null, decidedInSubstance: false },
      ],
    });
  });
});

describe('of those who sent an appeal on', () => {
  const notOurs = { assessment: { powers: 'others', properBody: 'known' } };
  const sendsOn = (appeal: AppealWalk) => appeal.complete('forward', { bodyId: 'police', explanation: 'Про крадіжку' });

  walk('one who asks for no word and set no term is sent none, the answer neither', async (council) => {
    const quiet = { answerBy: null, asksToBeTold: false };
    const appeal = await sentDown(council, notOurs, quiet);
    await sendsOn(appeal);
    expect(await appeal.lettersOf('sender-notice')).toEqual([]);
    const other = await sentDown(council, { applicant: { surname: 'Ткач' }, gist: 'Не працює ліфт.' }, quiet);
    await resolved(other);
    await answered(other);
    expect(await other.lettersOf('sender-answer')).toEqual([]);
  });

  walk('one who set a term, asks, or of whom nobody knows is told', async (council) => {
    const said = [{ asksToBeTold: false }, { answerBy: null, asksToBeTold: true }, { answerBy: null }];
    for (const [place, covering] of said.entries()) {
      const otherwise = { applicant: { surname: ['Ткач', 'Швець', 'Мельник'][place] }, gist: `Справа ${place}` };
      const appeal = await sentDown(council, { ...notOurs, ...otherwise }, covering);
      await sendsOn(appeal);
      await told(appeal);
    }
  });

  walk('one whose term an extension does not pass hears nothing of it within the month', async (council) => {
    const appeal = await sentDown(council, {}, { answerBy: '2026-03-31' });
    await resolved(appeal, { dueOn: '2026-03-16' });
    await appeal.asksForTime();
    await appeal.complete('decide-extension', { ...grant, to: '2026-03-27' });
    expect(await appeal.letters()).toEqual([]);
  });

  walk('the name of an author who wishes to stay unnamed is kept back (art. 10)', async (council) => {
    const appeal = await sentDown(council, { ...notOurs, applicant: { confidential: true } });
    await sendsOn(appeal);
    const words = await told(appeal);
    expect(words).toContain('Автор звернення: відомості на прохання громадянина не розголошуються');
    expect(words).not.toContain('Коваленко');
  });

  walk('each hears of the letter that theirs has joined', async (council) => {
    const appeal = await council.takeIn(letter());
    const joining = await sentDown(council);
    await joining.complete('confirm-feature', { feature: 'join-earlier', earlierAppealId: appeal.id });
    expect((await joining.card()).status).toBe('joined');
    await appeal.isWithdrawn();
    expect(await told(appeal)).toContain('за № К-2, заявник відкликав');
  });
});
