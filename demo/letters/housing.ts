import { answered, checked, done, draft, filed, resolved, signed, takenIn } from '../acts.js';
import type { Story } from '../story.js';
import { citizen, paper, wholeWay } from './paper.js';

const deputy = 'deputy-mayor-housing';

const ramp: Story = {
  key: 'ramp',
  about: 'пандус',
  way: 'розглядає голова особисто (ст. 15)',
  letter: paper({
    from: citizen('Гайдамаченко Андрій Васильович', 'м. Кривий Ріг, просп. Миру, буд. 3, кв. 21', {
      sex: '4.1',
      categories: ['7.4'],
      socialStatus: '8.1',
    }),
    gist:
      'Я маю інвалідність внаслідок війни, пересуваюся на кріслі колісному. У під’їзді немає пандуса, з дому виходжу лише тоді, ' +
      'коли сусіди вдома і можуть винести. Прошу облаштувати пандус або підйомник.',
    asks: [['090', 'Облаштувати пандус у під’їзді']],
    more: { receiptAsked: true },
  }),
  acts: [
    takenIn('2024-12-30'),
    resolved('2024-12-30', 'acting-mayor', {
      to: [['housing', 'Обстежити під’їзд разом із заявником, облаштувати пандус.']],
      text: 'Беру на особистий контроль. Доповісти 20.01.2025.',
    }),
    ...answered({
      unit: 'housing',
      signedBy: 'acting-mayor',
      draftedOn: '2025-01-20',
      signedOn: '2025-01-20',
      text:
        'Під’їзд обстежено разом із вами 02.01.2025. Відкидний пандус змонтовано 16.01.2025, ' +
        'нахил відповідає будівельним нормам, поручні встановлено з обох боків.',
    }),
  ],
  ends: {
    index: /^Г-\d+$/,
    status: 'closed',
    result: '9.1',
    dueOn: '2025-01-30',
    leader: 'acting-mayor',
    decisions: {
      ...wholeWay,
      'personal-consideration': 'head-personally',
      priority: 'first-in-order',
      signatory: 'acting-mayor',
    },
  },
};

const roofReply =
  'Покрівлю над вашою квартирою відремонтовано 20.01.2025 (24 м²). ' +
  'Димові та вентиляційні канали прочищено 22.01.2025, акт перевірки додаємо.';

const roof: Story = {
  key: 'roof',
  about: 'дах і витяжка',
  way: 'співвиконавці та стороннє підприємство; проєкт повертають; контроль не знято, доки є невирішене питання',
  letter: paper({
    from: citizen('Литвиненко Оксана Петрівна', 'м. Кривий Ріг, вул. Героїв АТО, буд. 60, кв. 119', { sex: '4.2' }),
    gist:
      'Після снігопаду тече дах над п’ятим поверхом, стеля в кімнаті в чорній плісняві. Водночас перестала працювати витяжка, ' +
      'газова колонка гасне. Прошу відремонтувати покрівлю та перевірити вентиляційні канали.',
    asks: [
      ['090', 'Відремонтувати покрівлю над квартирою'],
      ['090', 'Перевірити вентиляційні канали'],
    ],
    more: { sheets: 4 },
  }),
  acts: [
    takenIn('2024-12-30'),
    resolved('2024-12-31', deputy, {
      to: [
        ['housing', 'Відремонтувати покрівлю; підготувати узагальнену відповідь.'],
        ['infrastructure', 'Перевірити теплову ізоляцію горища.'],
        ['gas-network', 'Перевірити газове обладнання і тягу.'],
      ],
    }),
    done('2025-01-02', 'registrar-1', 'send-outside', {
      note: 'Просимо перевірити газове обладнання квартири заявниці.',
    }),
    done('2025-01-08', 'infrastructure-executor-1', 'contribute', {
      text: 'Утеплення горища не пошкоджено, додаткових робіт не потрібно.',
    }),
    done(
      '2025-01-13',
      'housing-executor-1',
      'prepare-reply',
      draft('Роботи з ремонту покрівлі тривають.', ['explained', 'explained']),
    ),
    done('2025-01-14', 'housing-head', 'agree-reply', {
      decision: 'return',
      remarks: 'Це не відповідь по суті: назвіть день ремонту і стан каналів.',
    }),
    ...signed({
      unit: 'housing',
      signedBy: deputy,
      draftedOn: '2025-01-20',
      signedOn: '2025-01-21',
      text: 'Покрівлю над вашою квартирою відремонтовано 20.01.2025 (24 м²).',
      outcomes: ['satisfied', 'explained'],
    }),
    done('2025-01-21', 'control-2', 'check-questions', {
      ...checked(true, false),
      remarks: 'Про вентиляційні канали відповіді немає.',
    }),
    ...signed({
      unit: 'housing',
      signedBy: deputy,
      draftedOn: '2025-01-23',
      signedOn: '2025-01-24',
      text: roofReply,
      outcomes: ['satisfied', 'satisfied'],
    }),
    done('2025-01-24', 'control-2', 'check-questions', checked(true, true)),
    filed('2025-01-27'),
  ],
  ends: {
    index: /^Л-\d+$/,
    status: 'closed',
    result: '9.1',
    dueOn: '2025-01-30',
    controlEndedOn: '2025-01-24',
    mainExecutor: 'housing',
    decisions: {
      ...wholeWay,
      notice: 'external-executors',
    },
    history: ['sent-outside', 'contributed', 'reply-returned', 'questions-checked'],
  },
};

const snow: Story = {
  key: 'snow',
  about: 'лід на карнизі',
  way: 'керівник установив коротший строк',
  letter: paper({
    from: citizen('Яременко Богдан Олексійович', 'м. Кривий Ріг, вул. Паркова, буд. 14, кв. 2', {
      sex: '4.1',
      categories: ['7.1'],
      socialStatus: '8.1',
    }),
    gist: 'Над входом до під’їзду нависли бурульки завдовжки з метр, карниз тріснув. Учора брила впала поруч із дитячим візком. Прошу збити лід і полагодити карниз.',
    asks: [['090', 'Прибрати лід і полагодити карниз']],
  }),
  acts: [
    takenIn('2025-01-02', 'registrar-2'),
    resolved('2025-01-02', deputy, {
      to: [['housing', 'Лід прибрати сьогодні, карниз закріпити до 10.01.2025.']],
      dueOn: '2025-01-10',
    }),
    ...answered({
      unit: 'housing',
      signedBy: deputy,
      draftedOn: '2025-01-09',
      signedOn: '2025-01-10',
      text: 'Лід із карниза прибрано 02.01.2025, карниз закріплено 08.01.2025, вхід безпечний.',
    }),
  ],
  ends: {
    index: /^Я-\d+$/,
    status: 'closed',
    result: '9.1',
    dueOn: '2025-01-10',
    decisions: {
      ...wholeWay,
      term: 'by-leader',
      priority: 'first-in-order',
    },
    history: ['term-changed'],
  },
};

/** Housing (житлова політика). */
export const housing: readonly Story[] = [ramp, roof, snow];
