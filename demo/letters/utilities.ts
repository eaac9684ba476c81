import { answered, done, resolved, takenIn } from '../acts.js';
import type { Story } from '../story.js';
import { citizen, paper, wholeWay } from './paper.js';

const housing = 'deputy-mayor-housing';

const heating: Story = {
  key: 'heating',
  about: 'опалення',
  way: 'вирішено у звичайний місячний строк',
  letter: paper({
    from: citizen('Коваленко Марія Іванівна', 'м. Кривий Ріг, вул. Соборності, буд. 112, кв. 5', {
      socialStatus: '8.1',
      sex: '4.2',
    }),
    gist:
      'Другий тиждень у нашій квартирі ледь теплі батареї, у кімнатах 13 градусів. Сусіди на верхніх поверхах мерзнуть так само. ' +
      'До аварійної служби дзвонили тричі, ніхто не приїхав. Прошу відновити опалення будинку і перерахувати плату.',
    asks: [
      ['080', 'Відновити опалення будинку'],
      ['080', 'Перерахувати плату за опалення'],
    ],
    more: { receiptAsked: true, writtenOn: '2024-12-29', sheets: 2 },
  }),
  acts: [
    takenIn('2024-12-30'),
    resolved('2024-12-31', housing, {
      to: [['infrastructure', 'Обстежити внутрішньобудинкову мережу, відновити тепло, організувати перерахунок.']],
      text: 'Розглянути, ужити заходів, відповісти заявниці у визначений законом строк.',
    }),
    ...answered({
      unit: 'infrastructure',
      signedBy: housing,
      draftedOn: '2025-01-20',
      signedOn: '2025-01-21',
      text:
        '03.01.2025 стояк опалення у вашому під’їзді промито, замінено запірну арматуру. ' +
        'Температура у квартирі 19 °C, акт складено у вашій присутності. Плату за 14 днів перераховано у рахунку за січень.',
      outcomes: ['satisfied', 'satisfied'],
    }),
  ],
  ends: {
    index: /^К-\d+$/,
    status: 'closed',
    result: '9.1',
    dueOn: '2025-01-30',
    controlEndedOn: '2025-01-21',
    leader: housing,
    mainExecutor: 'infrastructure',
    decisions: {
      ...wholeWay,
      term: 'one-month',
      priority: 'ordinary',
      'personal-consideration': 'by-distribution',
    },
    history: ['letter-joined'],
  },
};

const lamp: Story = {
  key: 'lamp',
  about: 'лампа на зупинці',
  way: 'не потребує вивчення: п’ятнадцять днів, вирішено того ж тижня',
  letter: paper({
    from: citizen('Мельниченко Остап Юрійович', 'м. Кривий Ріг, мкрн Сонячний, буд. 47, кв. 88', { sex: '4.1' }),
    gist:
      'На зупинці громадського транспорту біля школи третій день не горить ліхтар. Діти повертаються з другої зміни в темряві. ' +
      'Прошу замінити лампу ліхтаря вуличного освітлення на зупинці.',
    asks: [['080', 'Замінити лампу вуличного освітлення на зупинці']],
  }),
  acts: [
    takenIn('2024-12-30', 'registrar-2'),
    resolved('2024-12-30', housing, {
      to: [['infrastructure', 'Замінити лампу.']],
      text: 'Виконати негайно.',
      needsStudy: 'no',
    }),
    ...answered({
      unit: 'infrastructure',
      signedBy: housing,
      draftedOn: '2024-12-31',
      signedOn: '2024-12-31',
      text: '30.12.2024 лампу на зупинці замінено, освітлення працює за графіком.',
    }),
  ],
  ends: {
    index: /^М-\d+$/,
    status: 'closed',
    result: '9.1',
    dueOn: '2025-01-14',
    controlEndedOn: '2024-12-31',
    decisions: {
      ...wholeWay,
      term: 'no-study',
    },
  },
};

const water: Story = {
  key: 'water',
  about: 'витік води',
  way: 'першим у резолюції названо не працівника виконкому',
  letter: paper({
    from: citizen('Приходько Галина Степанівна', 'м. Кривий Ріг, вул. Вишнева, буд. 9', {
      sex: '4.2',
      categories: ['7.6'],
    }),
    gist:
      'Із середини грудня з колонки на розі вулиці Вишневої витікає вода, на дорозі суцільна крига. Двоє людей уже впали. ' +
      'Водоканал прийняв заявку, але ремонту немає. Прошу усунути витік води та посипати дорогу.',
    asks: [
      ['080', 'Усунути витік води з водорозбірної колонки'],
      ['080', 'Посипати обледенілу дорогу'],
    ],
  }),
  acts: [
    takenIn('2024-12-30', 'registrar-2'),
    resolved('2024-12-31', housing, {
      to: [
        ['water-utility', 'Усунути витік, повідомити головного виконавця.'],
        ['infrastructure', 'Забезпечити посипання, узагальнити відповідь.'],
      ],
    }),
    done('2025-01-02', 'registrar-1', 'send-outside', {
      note: 'Надсилаємо звернення для усунення витоку води на вул. Вишневій.',
    }),
    ...answered({
      unit: 'infrastructure',
      signedBy: housing,
      draftedOn: '2025-01-16',
      signedOn: '2025-01-17',
      text:
        'За інформацією КП «Кривбасводоканал», витік на розі вул. Вишневої усунено 04.01.2025. ' +
        'Дорогу посипано 31.12.2024, ділянку взято на щоденний контроль.',
      outcomes: ['satisfied', 'satisfied'],
    }),
  ],
  ends: {
    index: /^П-\d+$/,
    status: 'closed',
    result: '9.1',
    dueOn: '2025-01-30',
    mainExecutor: 'infrastructure',
    decisions: {
      ...wholeWay,
      'main-executor': 'next-staff',
      priority: 'first-in-order',
      notice: 'external-executors',
    },
    history: ['sent-outside'],
  },
};

const power: Story = {
  key: 'power',
  about: 'низька напруга',
  way: 'у резолюції немає жодного працівника виконкому: прогалина п. 3.13',
  letter: paper({
    from: citizen('Шаповал Ігор Миколайович', 'м. Кривий Ріг, вул. Шкільна, буд. 31', { sex: '4.1' }),
    gist:
      'Наша вулиця приєднана до старої підстанції: щойно дають світло, вибиває автомати, напруга 160 вольт, горить техніка. ' +
      'Прошу домогтися від обленерго заміни трансформатора.',
    asks: [['080', 'Усунути низьку напругу в електромережі вулиці Шкільної']],
  }),
  acts: [
    takenIn('2025-01-02'),
    resolved('2025-01-02', housing, { to: [['power-grid', 'Перевірити якість напруги, усунути порушення.']] }),
    done('2025-01-03', housing, 'name-staff-executor', {
      executorId: 'infrastructure',
      instruction: 'Узагальнити інформацію обленерго та відповісти заявникові.',
    }),
    done('2025-01-03', 'registrar-2', 'send-outside', {
      note: 'Надсилаємо звернення мешканця вул. Шкільної про якість напруги.',
    }),
    ...answered({
      unit: 'infrastructure',
      signedBy: housing,
      draftedOn: '2025-01-27',
      signedOn: '2025-01-28',
      text:
        'Заміри 10.01.2025 підтвердили відхилення напруги. Оператор системи розподілу ' +
        'переключив вулицю на сусідню підстанцію 18.01.2025; напруга в нормі, контрольний замір 224 В.',
    }),
  ],
  ends: {
    index: /^Ш-\d+$/,
    status: 'closed',
    result: '9.1',
    dueOn: '2025-02-03',
    mainExecutor: 'infrastructure',
    decisions: {
      ...wholeWay,
      'main-executor': 'next-staff',
    },
    history: ['staff-executor-named', 'sent-outside'],
  },
};

/** Housing and utilities, seven letters of ten in the Kamianske report (житлово-комунальне господарство). */
export const utilities: readonly Story[] = [heating, lamp, water, power];
