import { answered, done, resolved, takenIn } from '../acts.js';
import type { Story } from '../story.js';
import { citizen, paper, wholeWay } from './paper.js';

const deputy = 'deputy-mayor-social';

const family: Story = {
  key: 'family',
  about: 'виплати родині',
  way: 'пільгова категорія: розглядають у першочерговому порядку; відповідає виконувач обов’язків голови, бо контролю керівник не ставив',
  letter: paper({
    from: citizen('Бондаренко Олена Сергіївна', 'м. Кривий Ріг, вул. Січеславська, буд. 8, кв. 40', {
      sex: '4.2',
      categories: ['7.13'],
    }),
    gist: 'Виховуємо чотирьох дітей, посвідчення багатодітної родини отримали у листопаді. Прошу пояснити, які міські виплати нам належать на 2025 рік і куди звернутися.',
    asks: [['050', 'Роз’яснити, які виплати належать багатодітній родині']],
  }),
  acts: [
    takenIn('2024-12-31'),
    resolved('2025-01-02', deputy, {
      to: [['social-policy', 'Надати вичерпне роз’яснення.']],
      control: false,
    }),
    ...answered({
      unit: 'social-policy',
      signedBy: 'acting-mayor',
      draftedOn: '2025-01-10',
      signedOn: '2025-01-13',
      text:
        'Родині належать компенсація за харчування двох школярів, знижка на проїзд і щорічна допомога. ' +
        'Заяву приймає центр надання адміністративних послуг; потрібні посвідчення, паспорт і номер рахунку.',
      outcomes: ['explained'],
    }),
  ],
  ends: {
    index: /^Б-\d+$/,
    status: 'closed',
    result: '9.3',
    dueOn: '2025-01-31',
    leader: deputy,
    decisions: {
      ...wholeWay,
      priority: 'first-in-order',
      signatory: 'acting-mayor',
      'end-of-control': 'remove-when-resolved',
    },
  },
};

const unitRegister: Story = {
  key: 'unit-register',
  about: 'черга на путівку',
  way: 'лист до підрозділу: власний реєстр, розглядає його керівник',
  letter: paper({
    from: citizen('Савчук Надія Романівна', 'м. Кривий Ріг, вул. Степова, буд. 17, кв. 6', {
      sex: '4.2',
      socialStatus: '8.1',
    }),
    gist: 'У вересні подала документи на путівку до санаторію як особа, що доглядає маму з інвалідністю. Відповіді немає, у черзі мене не знаходять. Прошу повідомити мій номер у черзі.',
    asks: [['050', 'Повідомити номер у черзі на путівку']],
    more: { addressee: { kind: 'unit', id: 'social-policy' } },
  }),
  acts: [
    takenIn('2025-01-03', 'social-policy-clerk'),
    resolved('2025-01-03', 'social-policy-head', { to: [['social-policy', 'Перевірити облік, відповісти.']] }),
    ...answered({
      unit: 'social-policy',
      signedBy: 'social-policy-head',
      draftedOn: '2025-01-13',
      signedOn: '2025-01-14',
      filedBy: 'social-policy-clerk',
      text: 'Вас узято на облік 18.09.2024, ваш номер у черзі 41. Орієнтовна дата путівки — другий квартал.',
    }),
  ],
  ends: {
    index: /^\d\d-С-\d+$|^С-\d+/,
    status: 'closed',
    result: '9.1',
    dueOn: '2025-02-03',
    leader: 'social-policy-head',
    decisions: {
      ...wholeWay,
      'registration-routing': 'register-unit',
      leader: 'unit-head',
      signatory: 'unit-head',
    },
  },
};

const brokenTerm: Story = {
  key: 'broken-term',
  about: 'допомога після поранення',
  way: 'строк порушено: нагадування, доповідь, пояснення причини, відповідь із запізненням',
  letter: paper({
    from: citizen('Ткаченко Вадим Григорович', 'м. Кривий Ріг, вул. Гетьманська, буд. 22, кв. 75', {
      sex: '4.1',
      categories: ['7.5'],
    }),
    gist: 'Подав заяву на разову матеріальну допомогу після поранення ще в жовтні. Комісія засідала тричі, рішення мені не повідомили. Прошу призначити допомогу або пояснити причину відмови.',
    asks: [['050', 'Призначити разову матеріальну допомогу']],
  }),
  acts: [
    takenIn('2024-12-31', 'registrar-2'),
    resolved('2024-12-31', deputy, { to: [['social-policy', 'Розглянути на найближчому засіданні комісії.']] }),
    done('2025-02-03', 'control-1', 'account-for-breach', {
      reason: 'Засідання комісії двічі переносили через відсутність кворуму; проєкту відповіді у строк не подано.',
      measures: 'Керівникові підрозділу вказано на порушення строку, засідання призначено на 04.02.2025.',
    }),
    ...answered({
      unit: 'social-policy',
      signedBy: deputy,
      draftedOn: '2025-02-05',
      signedOn: '2025-02-06',
      text: 'Рішенням комісії від 04.02.2025 вам призначено допомогу, виплата на рахунок до 14.02.2025. Просимо вибачення за затримку.',
    }),
  ],
  ends: {
    index: /^Т-\d+$/,
    status: 'closed',
    result: '9.1',
    dueOn: '2025-01-31',
    broken: true,
    controlEndedOn: '2025-02-06',
    decisions: {
      ...wholeWay,
      term: 'one-month',
      priority: 'first-in-order',
    },
    history: ['reminded', 'term-broken', 'breach-explained'],
  },
};

/** Social protection (соціальний захист). */
export const social: readonly Story[] = [family, unitRegister, brokenTerm];
