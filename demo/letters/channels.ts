import { answered, done, resolved, takenIn } from '../acts.js';
import type { Story } from '../story.js';
import { citizen, paper, wholeWay } from './paper.js';

const hotline: Story = {
  key: 'hotline',
  about: 'пункт незламності',
  way: 'гаряча лінія через вищий орган: супровідний лист установив свій, коротший строк',
  letter: paper({
    from: citizen('Дорошенко Лідія Марківна', 'м. Кривий Ріг, вул. Садова, буд. 44, кв. 3', {
      sex: '4.2',
      phone: '+380 00 000 00 01',
      socialStatus: '8.1',
    }),
    gist: 'На урядовій гарячій лінії повідомила: пункт незламності у школі на вулиці Садовій зачинений, коли немає світла, ключ у сторожа. Прошу, щоб пункт працював цілодобово.',
    asks: [['210', 'Забезпечити роботу пункту незламності']],
    more: {
      formOfReceipt: '1.4',
      form: 'oral',
      addressee: { kind: 'higher-authority', id: null },
      coveringLetter: {
        sender: 'Дніпропетровський обласний контактний центр',
        datedOn: '2024-12-30',
        index: 'ДО-900001',
        answerBy: '2025-01-15',
      },
    },
  }),
  acts: [
    takenIn('2024-12-31', 'registrar-2'),
    resolved('2024-12-31', 'acting-mayor', {
      to: [['civil-protection', 'Перевірити сьогодні, встановити чергування.']],
    }),
    ...answered({
      unit: 'civil-protection',
      signedBy: 'acting-mayor',
      draftedOn: '2025-01-10',
      signedOn: '2025-01-13',
      text: 'Пункт незламності перевірено 31.12.2024, складено графік цілодобового чергування, ключі передано охороні школи.',
    }),
  ],
  ends: {
    index: /^Д-\d+$/,
    status: 'closed',
    result: '9.1',
    dueOn: '2025-01-15',
    leader: 'acting-mayor',
    decisions: {
      ...wholeWay,
      term: 'by-covering-letter',
      leader: 'acting-mayor',
    },
  },
};

const telephone: Story = {
  key: 'telephone',
  about: 'ранковий трамвай',
  way: 'телефоном; лист попередньо розглядають окремим завданням',
  letter: {
    form: 'oral',
    formOfReceipt: '1.1¹',
    applicant: citizen('Кириченко Степан Ілліч', 'м. Кривий Ріг, вул. Затишна, буд. 1', {
      sex: '4.1',
      phone: '+380 00 000 00 02',
    }),
    gist: 'Трамвай уранці ходить раз на сорок хвилин, на зміну не встигнути. Прошу збільшити кількість вагонів о шостій ранку.',
  },
  acts: [
    takenIn('2025-01-02'),
    done('2025-01-02', 'registrar-1', 'look-through', {
      kind: 'proposal',
      regime: 'appeal',
      powers: 'ours',
      incapacitated: 'no',
      signed: false,
      identifiable: true,
      substanceStated: true,
      dataSufficient: true,
      questions: [
        {
          topic: '020',
          text: 'Збільшити кількість вагонів о шостій ранку',
        },
      ],
    }),
    resolved('2025-01-03', 'first-deputy-mayor', {
      to: [
        ['transport', 'Проаналізувати пасажиропотік.'],
        ['tramway', 'Подати пропозиції до розкладу.'],
      ],
    }),
    done('2025-01-03', 'registrar-2', 'send-outside', { note: 'Надсилаємо пропозицію щодо розкладу руху.' }),
    ...answered({
      unit: 'transport',
      signedBy: 'first-deputy-mayor',
      draftedOn: '2025-01-23',
      signedOn: '2025-01-24',
      text: 'З 20.01.2025 на маршруті о 05:50 та 06:10 курсують два додаткові вагони.',
    }),
  ],
  ends: {
    index: /^К-\d+$/,
    status: 'closed',
    result: '9.1',
    dueOn: '2025-02-03',
    leader: 'first-deputy-mayor',
    decisions: {
      ...wholeWay,
      notice: 'external-executors',
    },
    history: ['looked-through'],
  },
};

const electronic: Story = {
  key: 'electronic',
  about: 'кіоск біля парку',
  way: 'електронне звернення: відмову обґрунтовано, названо порядок оскарження; відповідь пішла електронною поштою',
  letter: paper({
    from: citizen('Фоменко Артем Денисович', 'м. Кривий Ріг, вул. Набережна, буд. 18, кв. 9', {
      sex: '4.1',
      email: 'artem.fomenko@example.invalid',
      socialStatus: '8.7',
    }),
    gist: 'Прошу дозволити поставити торговельний кіоск на розі Набережної та Озерної, поруч із входом до парку. Згодні сплачувати оренду наперед.',
    asks: [['030', 'Дозволити розмістити кіоск біля входу до парку']],
    more: { form: 'electronic' },
  }),
  acts: [
    takenIn('2025-01-03'),
    resolved('2025-01-03', 'deputy-mayor-economy', {
      to: [['architecture', 'Перевірити на відповідність комплексній схемі.']],
    }),
    ...answered({
      unit: 'architecture',
      signedBy: 'deputy-mayor-economy',
      draftedOn: '2025-01-15',
      signedOn: '2025-01-16',
      text: 'Розмістити тимчасову споруду за названою адресою неможливо.',
      outcomes: ['refused'],
      refusalGrounds:
        'Ділянка лежить у межах червоних ліній, комплексна схема розміщення тимчасових споруд її не передбачає. ' +
        'Рішення можна оскаржити міському голові або до суду (ст. 16 Закону).',
    }),
  ],
  ends: {
    index: /^Ф-\d+$/,
    status: 'closed',
    result: '9.2',
    dueOn: '2025-02-03',
    decisions: {
      ...wholeWay,
      leader: 'deputy-mayor-economy',
    },
  },
};

/** Received on the first working day after the votes ran out: under martial law the first of January is one. */
const petition: Story = {
  key: 'petition',
  about: 'майданчик для собак',
  way: 'електронна петиція, що не набрала голосів: колективне звернення',
  letter: paper({
    from: citizen('Ільченко Дарина Олегівна', 'м. Кривий Ріг, вул. Абрикосова, буд. 2, кв. 30', {
      email: 'daryna.ilchenko@example.invalid',
    }),
    gist: 'Електронна петиція «Майданчик для вигулу собак у парку», 87 підписів із 250 потрібних, строк збору сплив 31.12.2024. Просимо відвести огороджену ділянку в парку.',
    asks: [['080', 'Відвести в парку майданчик для вигулу собак']],
    kind: 'proposal',
    more: { form: 'petition', subject: 'collective', signers: 87, addressee: { kind: 'council', id: null } },
  }),
  acts: [
    takenIn('2025-01-01', 'registrar-2'),
    resolved('2025-01-02', 'deputy-mayor-housing', {
      to: [['improvement-inspection', 'Запропонувати ділянку, оцінити вартість.']],
    }),
    ...answered({
      unit: 'improvement-inspection',
      signedBy: 'deputy-mayor-housing',
      draftedOn: '2025-01-28',
      signedOn: '2025-01-29',
      text: 'Для майданчика визначено ділянку 600 м² біля північного входу, огорожу встановлено коштом програми благоустрою.',
    }),
  ],
  ends: {
    index: /^КО-\d+$/,
    status: 'closed',
    result: '9.1',
    dueOn: '2025-02-03',
    decisions: { ...wholeWay },
  },
};

/** Ways in other than paper (канали: гарячі лінії, телефон, електронні звернення, петиції). */
export const channels: readonly Story[] = [hotline, telephone, electronic, petition];
