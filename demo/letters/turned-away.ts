import { answered, asked, done, filed, resolved, takenIn } from '../acts.js';
import type { Story } from '../story.js';
import { citizen, paper, wholeWay } from './paper.js';

const anonymous: Story = {
  key: 'anonymous',
  about: 'майстерня в підвалі',
  way: 'анонімне: реєструють, але не розглядають',
  letter: paper({
    gist: 'Сусід зі сьомого поверху вночі свердлить стіни, а в підвалі тримає майстерню. Мешканці. Підпису й адреси немає.',
    asks: [['090', 'Припинити роботи в підвалі']],
    assessment: { signed: false, identifiable: false },
  }),
  acts: [takenIn('2024-12-30'), filed('2024-12-30')],
  ends: {
    index: /^БП-\d+$/,
    status: 'unconsidered',
    result: '9.6',
    dueOn: null,
    decisions: { admission: 'anonymous' },
  },
};

const incomplete: Story = {
  key: 'incomplete',
  about: 'без суті',
  way: 'повернуто: не викладено суті (ст. 5, десять днів)',
  letter: paper({
    from: citizen('Усенко Жанна Петрівна', 'м. Кривий Ріг, вул. Лісова, буд. 7', { sex: '4.2' }),
    gist: 'Прошу вжити заходів і притягнути винних. Подробиці знаєте самі.',
    asks: [['230', 'Суть не викладено']],
    assessment: { substanceStated: false },
  }),
  acts: [
    takenIn('2024-12-30', 'registrar-2'),
    done('2025-01-03', 'registrar-2', 'prepare-return', {
      explanation: 'Викладіть, яке саме питання порушуєте та чого просите.\nДодайте, коли і з ким це сталося.',
    }),
    filed('2025-01-03'),
  ],
  ends: {
    index: /^У-\d+$/,
    status: 'returned',
    result: '9.4',
    dueOn: null,
    decisions: {
      admission: 'return-incomplete',
      notice: 'returned',
    },
  },
};

const insufficient: Story = {
  key: 'insufficient',
  about: 'плата за сміття',
  way: 'повернуто: бракує даних для рішення (ст. 7, п’ять днів)',
  letter: paper({
    from: citizen('Хоменко Леонід Артурович', 'м. Кривий Ріг, вул. Польова, буд. 51, кв. 4', { sex: '4.1' }),
    gist: 'Прошу повернути надміру сплачені кошти за вивезення сміття. Квитанцій не зберіг, номера рахунку не пам’ятаю.',
    asks: [['080', 'Повернути надміру сплачені кошти']],
    assessment: { dataSufficient: false },
  }),
  acts: [
    takenIn('2024-12-30'),
    done('2025-01-02', 'registrar-1', 'prepare-return', {
      explanation: 'Зазначте номер особового рахунку.\nДодайте копії квитанцій за спірний період.',
    }),
    filed('2025-01-02'),
  ],
  ends: {
    index: /^Х-\d+$/,
    status: 'returned',
    result: '9.4',
    dueOn: null,
    decisions: {
      admission: 'return-insufficient',
      notice: 'returned',
    },
  },
};

const forwarded: Story = {
  key: 'forwarded',
  about: 'пенсія',
  way: 'переслано за належністю у п’ятиденний строк',
  letter: paper({
    from: citizen('Вакуленко Зінаїда Кузьмівна', 'м. Кривий Ріг, вул. Миколаївська, буд. 19, кв. 1', {
      sex: '4.2',
      socialStatus: '8.1',
    }),
    gist: 'Після перерахунку пенсія зменшилася на 640 гривень, пояснень у відділенні не дають. Прошу перевірити нарахування пенсії.',
    asks: [['050', 'Перевірити нарахування пенсії']],
    assessment: { powers: 'others', properBody: 'known' },
  }),
  acts: [
    takenIn('2024-12-31'),
    done('2025-01-02', 'registrar-1', 'forward', {
      bodyId: 'pension-fund',
      explanation: 'Перевірка нарахування пенсії',
    }),
    filed('2025-01-03'),
  ],
  ends: {
    index: /^В-\d+$/,
    status: 'forwarded',
    result: '9.5',
    dueOn: null,
    decisions: {
      admission: 'forward',
      notice: 'forwarded',
    },
    history: ['forwarded'],
  },
};

const split: Story = {
  key: 'split',
  about: 'гойдалка й порядок',
  way: 'частково наші повноваження: своє розглянуто, решту переслано',
  letter: paper({
    from: citizen('Євтушенко Роман Кирилович', 'м. Кривий Ріг, вул. Виноградна, буд. 28, кв. 17', { sex: '4.1' }),
    gist: 'На дитячому майданчику зламано гойдалку, стирчать болти. Увечері там збирається галаслива компанія, розпивають, чіпляються до перехожих. Прошу полагодити гойдалку і навести лад.',
    asks: [
      ['080', 'Полагодити гойдалку на дитячому майданчику'],
      ['110', 'Навести громадський порядок у дворі'],
    ],
    assessment: { powers: 'both', properBody: 'known' },
  }),
  acts: [
    takenIn('2024-12-31', 'registrar-2'),
    done('2024-12-31', 'registrar-2', 'forward-part', {
      bodyId: 'police',
      explanation: 'Порушення громадського порядку у дворі увечері',
    }),
    resolved('2025-01-02', 'deputy-mayor-housing', { to: [['improvement-inspection', 'Полагодити гойдалку.']] }),
    ...answered({
      unit: 'improvement-inspection',
      signedBy: 'deputy-mayor-housing',
      draftedOn: '2025-01-08',
      signedOn: '2025-01-09',
      text: 'Гойдалку замінено 06.01.2025. Питання громадського порядку передано поліції, про що вас повідомлено окремо.',
      outcomes: ['satisfied', 'explained'],
    }),
  ],
  ends: {
    index: /^Є-\d+$/,
    status: 'closed',
    result: '9.1',
    dueOn: '2025-01-31',
    decisions: {
      ...wholeWay,
      admission: 'split',
    },
    history: ['part-forwarded'],
  },
};

const withdrawn: Story = {
  key: 'withdrawn',
  about: 'лічильник тепла',
  way: 'заявник відкликав звернення',
  letter: paper({
    from: citizen('Стеценко Ніна Аркадіївна', 'м. Кривий Ріг, вул. Джерельна, буд. 40', { sex: '4.2' }),
    gist: 'Прошу перевірити правильність показів загальнобудинкового лічильника тепла і заміну датчика.',
    asks: [['080', 'Перевірити загальнобудинковий лічильник тепла']],
  }),
  acts: [
    takenIn('2025-01-02'),
    resolved('2025-01-03', 'deputy-mayor-housing', {
      to: [['infrastructure', 'Перевірити лічильник із постачальником.']],
    }),
    asked(
      '2025-01-13',
      'registrar-1',
      'withdrawal',
      'Заява про відкликання від 13.01.2025: датчик замінено, питання знято.',
    ),
    filed('2025-01-13'),
  ],
  ends: {
    index: /^С-\d+$/,
    status: 'withdrawn',
    result: 'other',
    dueOn: '2025-02-03',
    decisions: { admission: 'consider' },
    history: ['withdrawn'],
  },
};

/** Letters that are not considered to the end (анонімні, повернуті, переслані, відкликані). */
export const turnedAway: readonly Story[] = [anonymous, incomplete, insufficient, forwarded, split, withdrawn];
