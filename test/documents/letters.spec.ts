import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import type { ClauseRef } from '../../src/domain/clause.js';
import * as letters from '../../src/documents/letters/index.js';
import { renderText } from '../../src/documents/render/text.js';
import type { Sheet } from '../../src/documents/sheet.js';

const law = (clause: string): ClauseRef => ({ act: 'law-393-96', clause });
const regulation = (clause: string): ClauseRef => ({ act: 'kr-225-r-2023', clause });

const appeal = { index: 'К-127', registeredOn: plainDate('2024-03-04'), datedOn: plainDate('2024-03-01') };
const undated = { ...appeal, datedOn: null };
const applicant = { name: 'Коваленко Марія Іванівна', residence: 'вул. Соборності, 1, кв. 2', confidential: false };
const position =
  'Положення про організацію особистого прийому громадян, розгляд усних та письмових звернень у виконкомі міської ради, затвердженого розпорядженням міського голови від 29.08.2023 № 225-р';

const textOf = (sheet: Sheet): string =>
  renderText({
    organisation: 'Виконавчий комітет',
    sheet,
    addressee: null,
    number: null,
    signedOn: null,
    signature: null,
  });

describe('the stamp on the citizen’s copy (KR-3.8)', () => {
  it('carries organisation, index and date, and no name', () => {
    const text = textOf(
      letters.receipt({
        index: 'К-127',
        registeredOn: appeal.registeredOn,
        receivedOn: plainDate('2024-03-02'),
        sheets: 2,
      }),
    );
    expect(text).toBe(
      'Виконавчий комітет\n\nЗвернення одержано та зареєстровано\n\nВхідний №: К-127\nДата реєстрації: 04.03.2024\nДата надходження: 02.03.2024\nАркушів: 2\n',
    );
  });
});

describe('the notice of forwarding (KR-3.7, art. 7)', () => {
  const notice = { appeal, isPart: false, ownAnswerBy: null, clauses: [regulation('3.7'), law('7')] };
  const fund = [{ body: 'Пенсійного фонду', questions: ['перерахунок пенсії'] }];

  it('says what was sent where and why, by the law first and the regulation second', () => {
    expect(textOf(letters.forwardNotice({ ...notice, sentTo: fund }))).toContain(
      `Повідомляємо, що Ваше звернення від 01.03.2024, зареєстроване 04.03.2024 за № К-127, відповідно до статті 7 Закону України «Про звернення громадян» та пункту 3.7 ${position}, переслано за належністю до Пенсійного фонду, оскільки вирішення порушених у ньому питань не належить до повноважень виконавчого комітету міської ради.`,
    );
  });

  it('does not name the regulation for a letter that came before it', () => {
    const text = textOf(letters.forwardNotice({ ...notice, sentTo: fund, clauses: [law('7')] }));
    expect(text).toContain('відповідно до статті 7 Закону України «Про звернення громадян» переслано');
    expect(text).not.toContain('225-р');
  });

  it('cites an act whose clauses have no numbers as a whole', () => {
    const clauses = [law('7'), { act: 'cmu-348-1997', clause: 'дублетні' }];
    expect(textOf(letters.forwardNotice({ ...notice, sentTo: fund, clauses }))).toContain(
      'відповідно до статті 7 Закону України «Про звернення громадян» та Інструкції з діловодства за зверненнями громадян, затвердженої постановою Кабінету Міністрів України від 14.04.1997 № 348, переслано',
    );
  });

  it('says what stays when only a part was sent on', () => {
    const text = textOf(
      letters.forwardNotice({
        ...notice,
        isPart: true,
        sentTo: [...fund, { body: 'поліції', questions: ['шум уночі', 'крадіжка'] }],
        ownAnswerBy: plainDate('2024-04-04'),
      }),
    );
    expect(text).toContain('за № К-127, у частині питань, зазначених нижче, відповідно');
    expect(text).toContain('переслано за належністю до Пенсійного фонду та до поліції, оскільки');
    expect(text).toContain('1. до Пенсійного фонду: перерахунок пенсії;\n2. до поліції: шум уночі; крадіжка.');
    expect(text).toContain('Відповідь на них буде надано не пізніше 04.04.2024.');
    const one = textOf(letters.forwardNotice({ ...notice, isPart: true, sentTo: fund }));
    expect(one).toContain('Переслані питання:');
    expect(one).not.toContain('Переслано питання:');
    const whole = textOf(
      letters.forwardNotice({ ...notice, sentTo: [...fund, { body: 'поліції', questions: ['шум'] }] }),
    );
    expect(whole).toContain('2. до поліції: шум.');
    expect(whole).not.toContain('у частині питань');
    expect(text).toContain('повідомить кожен із зазначених органів у строк, визначений статтею 20');
  });
});

describe('the covering letter', () => {
  const note = {
    appeal: undated,
    applicant,
    purpose: 'forward',
    questions: [],
    words: [],
    answerTo: null,
    answerBy: null,
    sheets: 3,
    clauses: [law('7')],
  } as const;

  it('asks the proper body to consider and to answer the citizen', () => {
    const text = textOf(letters.coveringLetter(note));
    expect(text).toContain(
      'Відповідно до статті 7 Закону України «Про звернення громадян» надсилаємо для розгляду за належністю звернення, зареєстроване 04.03.2024 за № К-127.',
    );
    expect(text).toContain('Автор звернення: Коваленко Марія Іванівна, вул. Соборності, 1, кв. 2.');
    expect(text).toMatch(/Додаток: звернення на 3 арк\. в 1 прим\.\n/);
  });

  it('asks an outside executor to answer the main one', () => {
    const text = textOf(
      letters.coveringLetter({
        ...note,
        purpose: 'execute',
        answerTo: 'управління транспорту',
        answerBy: plainDate('2024-03-20'),
        clauses: [],
      }),
    );
    expect(text).toContain('Надсилаємо для розгляду відповідно до резолюції звернення');
    expect(text).toContain(
      'просимо надати головному виконавцеві не пізніше 20.03.2024. Головний виконавець – управління транспорту.',
    );
  });

  it('keeps name and residence back on request, and asks the same of the body (art. 10)', () => {
    const text = textOf(letters.coveringLetter({ ...note, applicant: { ...applicant, confidential: true } }));
    expect(text).not.toContain('Коваленко');
    expect(text).not.toContain('Соборності');
    expect(text).toContain('Просимо забезпечити додержання статті 10');
  });
});

describe('the notice that executors outside have it (KR-3.14)', () => {
  it('names whose resolution it was, to whom it went, who answers and by when', () => {
    const text = textOf(
      letters.externalNotice({
        appeal,
        resolution: { author: 'заступника міського голови', writtenOn: plainDate('2024-03-05') },
        bodies: ['Комунального підприємства «Кривбасводоканал»'],
        mainExecutor: 'управління благоустрою та житлової політики',
        dueOn: plainDate('2024-04-04'),
        clauses: [regulation('3.14')],
      }),
    );
    expect(text).toContain(
      `Відповідно до пункту 3.14 ${position}, повідомляємо, що за резолюцією заступника міського голови від 05.03.2024 Ваше звернення від 01.03.2024, зареєстроване 04.03.2024 за № К-127, направлено на розгляд до:\n\n1. Комунального підприємства «Кривбасводоканал».`,
    );
    expect(text).toContain(
      'узагальнену відповідь з порушених питань, – управління благоустрою та житлової політики. Строк розгляду – не пізніше 04.04.2024.',
    );
  });
});

describe('the notice of extension (art. 20)', () => {
  const notice = { appeal, reasons: 'Потрібне обстеження мереж.', clauses: [law('20')] };
  const cap = { days: 45, on: plainDate('2024-04-18') };

  it('gives the reasons, the new day and the last of the forty-five', () => {
    const extendedTo = plainDate('2024-04-18');
    const text = textOf(letters.extensionNotice({ ...notice, extendedTo, answerBy: null, cap }));
    expect(text).toContain(
      'питання, порушені у Вашому зверненні від 01.03.2024, зареєстрованому 04.03.2024 за № К-127, неможливо.',
    );
    expect(text).toContain('Потрібне обстеження мереж.');
    expect(text).toContain(
      'З огляду на це відповідно до статті 20 Закону України «Про звернення громадян» строк розгляду звернення продовжено до 18.04.2024. Загальний строк вирішення порушених питань не перевищить 45 днів, останній із яких – 18.04.2024.',
    );
    expect(text).not.toContain('вихідний');
    const unended = letters.extensionNotice({ ...notice, reasons: 'Триває тендер', extendedTo, answerBy: null, cap });
    expect(textOf(unended)).toContain('Триває тендер.');
  });

  it('says apart from it to which working day an end on a day off moves, and why', () => {
    const saturday = plainDate('2026-05-16');
    const answerBy = { dayOff: '16.05.2026, субота – вихідний день', on: plainDate('2026-05-18') };
    const text = textOf(
      letters.extensionNotice({ ...notice, extendedTo: saturday, answerBy, cap: { days: 45, on: saturday } }),
    );
    expect(text).toContain('продовжено до 16.05.2026. Загальний строк');
    expect(text).toContain('не перевищить 45 днів, останній із яких – 16.05.2026.');
    expect(text).toContain(
      '16.05.2026, субота – вихідний день, тому відповідь буде надано не пізніше першого робочого дня після нього – 18.05.2026.',
    );
  });
});

describe('the return with explanations', () => {
  it('names what art. 5 asks and the letter lacks', () => {
    const text = textOf(
      letters.returnNotice({
        appeal,
        ground: 'incomplete',
        lacking: ['місце проживання'],
        clauses: [law('5')],
        sheets: 1,
      }),
    );
    expect(text).toContain(
      'Відповідно до статті 5 Закону України «Про звернення громадян» повертаємо Ваше звернення від 01.03.2024,',
    );
    expect(text).toContain('без додержання встановлених вимог.\n\nЧого бракує і що зробити:\n\n1. місце проживання.');
    expect(text).toContain('електронний підпис під час надсилання такого звернення не вимагається');
    expect(text).toContain('Ви маєте право подати звернення знову');
  });

  it('asks for the data without which nothing can be decided (art. 7)', () => {
    const text = textOf(
      letters.returnNotice({
        appeal,
        ground: 'insufficient',
        lacking: ['номер будинку'],
        clauses: [law('7')],
        sheets: null,
      }),
    );
    expect(text).toContain(
      'не містить даних, необхідних для прийняття обґрунтованого рішення.\n\nЧого бракує і що зробити:\n\n1. номер будинку.',
    );
    expect(text).not.toContain('прізвище, ім’я, по батькові');
  });
});

describe('what a form asks for and its letter say one thing', () => {
  const asked = (form: string, key: string): string => {
    const { components } = JSON.parse(readFileSync(`processes/forms/${form}.form.json`, 'utf8')) as Form;
    const field = components.find((one) => one.key === key);
    return `${field?.label}. ${field?.description ?? ''}`;
  };

  it('of a return, in the same words', () => {
    const returned = { appeal, ground: 'incomplete', lacking: ['адреса'], clauses: [], sheets: null } as const;
    const lead = /^(Чого бракує і що зробити) заявникові\./u.exec(asked('prepare-return', 'explanation'))?.[1];
    expect(textOf(letters.returnNotice(returned))).toContain(`${lead}:\n\n1. адреса.`);
  });

  it('of a refusal, without the way to appeal, which the letter says itself', () => {
    expect(asked('prepare-reply', 'refusalGrounds')).toMatch(/^Підстави відмови: закон і причини\. /u);
    const [answer] = [{ gist: 'Дах', result: 'відмовлено', refused: true }];
    const refused = {
      appeal,
      paragraphs: ['Дах цілий.'],
      answers: [answer],
      refusal: 'Закон № 1.',
      preparedBy: 'Бондар',
    };
    expect(textOf(letters.reply(refused)).match(/оскаржено/gu)).toHaveLength(1);
  });

  it('of what is sent on: a part is called these questions, the whole those of the letters', () => {
    expect(asked('forward', 'explanation')).toMatch(/^Питання, які пересилають\. /u);
    const sentTo = [{ body: 'області', questions: ['пенсія', 'субсидія'] }];
    const notice = { appeal, sentTo, isPart: false, ownAnswerBy: null, clauses: [] };
    const said = (more: object) => textOf(letters.forwardNotice({ ...notice, ...more }));
    expect(said({ isPart: true })).toContain('оскільки вирішення цих питань не належить');
    expect(said({})).toContain('оскільки вирішення порушених у ньому питань не належить');
    expect(said({ appeal: { ...appeal, joined: [undated] } })).toContain('порушених у них питань не належить');
  });
});

interface Form {
  readonly components: readonly { readonly key?: string; readonly label?: string; readonly description?: string }[];
}

describe('the refusal to consider (art. 8)', () => {
  const decided = { by: 'Керуюча справами виконкому міської ради', on: plainDate('2024-03-06') };

  it('shows a repeat the answer already given, who decided and how to appeal', () => {
    const text = textOf(
      letters.unconsideredNotice({
        appeal,
        decided,
        reasons: ['Нових обставин у зверненні не наведено.'],
        clauses: [law('8'), regulation('3.4'), regulation('3.5')],
        why: {
          ground: 'repeat-refusal',
          earlier: { index: 'К-15', registeredOn: plainDate('2023-11-02') },
          answer: { number: '01/204', signedOn: plainDate('2023-11-28') },
        },
      }),
    );
    expect(text).toContain(
      `Відповідно до статті 8 Закону України «Про звернення громадян» та пунктів 3.4, 3.5 ${position}, не розглядаються повторні звернення`,
    );
    expect(text).toContain(
      'зареєстрованого 02.11.2023 за № К-15, про що Вам надано відповідь від 28.11.2023 № 01/204.\n\nНових обставин у зверненні не наведено.',
    );
    expect(text).toContain(
      'прийнято 06.03.2024. Посадова особа, яка його прийняла: Керуюча справами виконкому міської ради.',
    );
    expect(text).toContain('може бути оскаржено в порядку підлеглості');
  });

  it('tells a late complainer the day that was missed and that it may be restored', () => {
    const why = { ground: 'late-complaint', lastDay: plainDate('2024-02-01') } as const;
    const text = textOf(
      letters.unconsideredNotice({ appeal, decided, reasons: [], clauses: [law('8'), law('17')], why }),
    );
    expect(text).toContain('Відповідно до статей 8, 17 Закону');
    expect(text).toContain('Строк подання скарги закінчився 01.02.2024.');
    expect(text).toContain('може бути поновлено');
  });

  it('writes to the representative of an incapacitated author about somebody else’s letter', () => {
    const why = { ground: 'incapacity', courtDecision: 'рішення суду від 10.01.2024 № 2-15/24' } as const;
    const text = textOf(letters.unconsideredNotice({ appeal, decided, reasons: [], clauses: [law('8')], why }));
    expect(text).toContain(
      'Повідомляємо, що звернення від 01.03.2024, зареєстроване 04.03.2024 за № К-127, подане особою, яку Ви представляєте, розгляду не підлягає.',
    );
    expect(text).not.toContain('Ваше звернення');
  });
});

describe('the reply', () => {
  const letter = {
    appeal,
    paragraphs: ['Освітлення відновлено.'],
    answers: [{ gist: 'Відновити освітлення', result: 'вирішено позитивно', refused: false }],
    refusal: null,
    preparedBy: 'Спеціаліст, 92 00 00',
  };
  const refused = { gist: 'Перерахувати плату', result: 'відмовлено у задоволенні', refused: true };

  it('opens with the appeal and closes with who drew it up', () => {
    expect(textOf(letters.reply(letter))).toBe(
      'Виконавчий комітет\n\nПро розгляд звернення\n\nВаше звернення від 01.03.2024, зареєстроване 04.03.2024 за № К-127, розглянуто. За результатами розгляду повідомляємо таке:\n\nОсвітлення відновлено.\n\nСпеціаліст, 92 00 00\n',
    );
  });

  it('names every letter of the author that it answers', () => {
    const joined = [{ ...appeal, index: 'К-130', registeredOn: plainDate('2024-03-07') }];
    expect(textOf(letters.reply({ ...letter, appeal: { ...appeal, joined } }))).toContain(
      'Ваші звернення, зареєстровані 04.03.2024 за № К-127 та 07.03.2024 за № К-130, розглянуто.',
    );
  });

  it('cannot refuse without law, reasons and the way to appeal', () => {
    expect(() => letters.reply({ ...letter, answers: [refused] })).toThrow('Відмову викладають');
    const refusal = 'стаття 6 Житлового кодексу: будинок не перебуває у власності громади.';
    const text = textOf(letters.reply({ ...letter, answers: [refused], refusal }));
    expect(text).toContain(
      'У задоволенні звернення відмовлено з таких підстав:\n\nСтаття 6 Житлового кодексу: будинок не перебуває у власності громади.',
    );
    expect(text).toContain('може бути оскаржено');
  });

  it('refuses the question that is refused, not the whole', () => {
    const refusal = 'Стаття 6 Житлового кодексу.';
    const text = textOf(letters.reply({ ...letter, answers: [...letter.answers, refused], refusal }));
    expect(text).toContain(
      '1. Відновити освітлення – вирішено позитивно;\n2. Перерахувати плату – відмовлено у задоволенні.\n\nУ задоволенні звернення в частині питання № 2 відмовлено з таких підстав:\n\nСтаття 6',
    );
    expect(text).not.toContain('У задоволенні звернення відмовлено');
    const several = textOf(letters.reply({ ...letter, answers: [refused, ...letter.answers, refused], refusal }));
    expect(several).toContain('в частині питань № 1 та 3 відмовлено');
    expect(textOf(letters.reply({ ...letter, answers: [refused, refused], refusal }))).not.toContain(
      'Порушені питання',
    );
  });
});

describe('the way on from a reply', () => {
  const answers = (result: string) => [{ gist: 'Дах', result, refused: result === 'відмовлено' }];
  const letter = { appeal, paragraphs: ['Дах цілий.'], refusal: null, preparedBy: 'Спеціаліст' };
  const [decision, disagreement] = [
    'Це рішення може бути оскаржено',
    'Якщо Ви не погоджуєтеся з результатами розгляду',
  ];
  const says = (sheet: Sheet) => [decision, disagreement].filter((words) => textOf(sheet).includes(words));

  it('from a refusal is to appeal the decision, once, whatever it was that was refused (art. 15)', () => {
    const refused = { ...letter, answers: answers('відмовлено'), refusal: 'Закон № 1.' };
    expect(says(letters.reply(refused))).toEqual([decision]);
    expect(says(letters.reply({ ...refused, isUnsatisfied: true }))).toEqual([decision]);
  });

  it('from what was only explained is told without a decision that there is none of (art. 16, 19)', () => {
    const explained = { ...letter, answers: answers('роз’яснено') };
    expect(says(letters.reply({ ...explained, isUnsatisfied: true }))).toEqual([disagreement]);
    expect(says(letters.reply(explained))).toEqual([]);
    const heard = {
      card: '17/2026',
      heldOn: appeal.registeredOn,
      leader: 'голови',
      question: 'Дах',
      paragraphs: ['Так.'],
    };
    expect(says(letters.receptionExplanation({ ...heard, isComplaint: true }))).toEqual([disagreement]);
    expect(says(letters.receptionExplanation(heard))).toEqual([]);
  });
});

describe('the final answer (KR-3.15)', () => {
  const answer = {
    appeal,
    earlier: [],
    questions: [{ gist: 'Замінити труби', result: null }],
    reasons: ['Немає коштів у бюджеті.'],
    promise: null,
    capDays: 45,
    clauses: [regulation('3.15')],
    preparedBy: 'Спеціаліст',
  };

  it('gives the reasons', () => {
    const text = textOf(letters.finalAnswer(answer));
    expect(text).toContain(
      `розглянуто. За результатами розгляду відповідно до пункту 3.15 ${position}, надаємо остаточну відповідь.`,
    );
    // However many questions were raised.
    expect(text).toContain(
      'Вирішити порушене у ньому протягом 45 днів неможливо з таких об’єктивних причин:\n\nНемає коштів у бюджеті.',
    );
    expect(text).toContain('Це рішення може бути оскаржено');
  });

  it('or the day, in the plan under the main executor', () => {
    const promise = { work: 'ремонт покрівлі', on: plainDate('2024-10-01'), controlledBy: 'управління благоустрою' };
    expect(textOf(letters.finalAnswer({ ...answer, promise }))).toContain(
      'Для цього буде виконано такі роботи (заходи):\n\nРемонт покрівлі. Строк виконання – до 01.10.2024. Цей строк внесено до плану здійснення робіт; виконання контролює головний виконавець – управління благоустрою.',
    );
  });
});

describe('the card', () => {
  it('fills the card of the Instruction, a dash where there is nothing yet', () => {
    const text = textOf(
      letters.appealCard({
        index: 'К-127',
        onControl: true,
        repeat: true,
        applicant: { ...applicant, email: null, phone: '067 000 00 00' },
        classification: [['Вид звернення', 'заява']],
        datedOn: null,
        receivedOn: plainDate('2024-03-04'),
        registeredOn: plainDate('2024-03-04'),
        previousIndexes: ['К-15'],
        joinedLetters: ['К-130 від 06.03.2024'],
        sentFrom: null,
        sheets: 2,
        questions: [{ gist: 'протікає дах', topic: 'комунальне господарство', result: null }],
        resolution: {
          author: 'Заступник міського голови',
          writtenOn: plainDate('2024-03-05'),
          text: 'Розглянути.',
          executors: [
            { name: 'управління житлової політики', task: 'полагодити дах', main: true },
            { name: 'департамент фінансів', task: null, main: false },
          ],
        },
        dueOn: plainDate('2024-04-04'),
        extensions: [],
        breach: null,
        interimReplies: [],
        result: null,
        reply: null,
        controlEnded: null,
        file: null,
      }),
    );
    expect(text).toContain('картка № К-127 ПОВТОРНО «К»');
    expect(text).toContain(
      'Кореспондент: Коваленко Марія Іванівна\nМісце проживання: вул. Соборності, 1, кв. 2\nЕлектронна пошта, телефон: 067 000 00 00\nВид звернення: заява\nДата звернення: —',
    );
    expect(text).toContain('Попередні індекси: К-15\nПриєднані звернення: К-130 від 06.03.2024');
    expect(text).toContain(
      '1. управління житлової політики (головний виконавець): полагодити дах;\n2. департамент фінансів.',
    );
    expect(text).toContain('1. протікає дах (комунальне господарство).');
    expect(text).toContain(
      'Строк виконання: 04.04.2024\nПродовження строку: —\nПорушення строку: —\nРезультат розгляду: —',
    );
    expect(text).toContain('Знято з контролю: —');
  });
});
