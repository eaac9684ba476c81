import { done, filed, takenIn } from '../acts.js';
import type { Story } from '../story.js';
import { citizen, paper } from './paper.js';

const joined: Story = {
  key: 'joined',
  about: 'опалення, другий лист',
  way: 'другий лист, поки перший ще в строку: приєднано',
  letter: paper({
    from: citizen('Коваленко Марія Іванівна', 'м. Кривий Ріг, вул. Соборності, 112, кв. 5', { sex: '4.2' }),
    gist: 'Вдруге прошу відновити опалення у квартирі: батареї ледь теплі, у кімнатах уже 12 градусів, аварійна служба не їде.',
    asks: [['080', 'Відновити опалення будинку']],
  }),
  acts: [
    takenIn('2025-01-02'),
    done('2025-01-02', 'registrar-1', 'confirm-feature', (cases) => ({
      feature: 'join-earlier',
      earlierAppealId: cases('heating'),
      note: 'Та сама заявниця, те саме питання; перше звернення на виконанні.',
    })),
    filed('2025-01-03'),
  ],
  ends: {
    index: /^К-\d+$/,
    status: 'joined',
    result: 'other',
    dueOn: null,
    decisions: {
      'registration-routing': 'register-office',
      admission: 'join-earlier',
    },
    history: ['feature-confirmed', 'joined-earlier'],
  },
};

const duplicate: Story = {
  key: 'duplicate',
  about: 'витік води, дублет',
  way: 'дублет через обласний контактний центр: індекс першого з дробом',
  letter: paper({
    from: citizen('Приходько Галина Степанівна', 'Кривий Ріг, вулиця Вишнева, 9', { sex: '4.2', categories: ['7.6'] }),
    gist: 'На розі вулиці Вишневої з колонки витікає вода, на дорозі крига, люди падають. Водоканал ремонту не робить. Прошу усунути витік води.',
    asks: [['080', 'Усунути витік води з водорозбірної колонки']],
    more: {
      formOfReceipt: '1.4',
      form: 'oral',
      writtenOn: '2024-12-30',
      coveringLetter: {
        sender: 'Дніпропетровський обласний контактний центр',
        datedOn: '2025-01-02',
        index: 'ДО-900002',
        answerBy: null,
      },
    },
  }),
  acts: [
    takenIn('2025-01-03', 'registrar-2'),
    done('2025-01-03', 'registrar-2', 'confirm-feature', (cases) => ({
      feature: 'duplicate',
      earlierAppealId: cases('water'),
      note: 'Те саме звернення, надіслане через контактний центр.',
    })),
    filed('2025-01-03', 'registrar-1'),
  ],
  ends: {
    index: /^П-\d+\/1$/,
    status: 'joined',
    result: 'other',
    dueOn: null,
    decisions: { admission: 'join-earlier' },
  },
};

const repeat: Story = {
  key: 'repeat',
  about: 'лампа, ще раз',
  way: 'повтор після вирішення по суті: розгляд припинила керуюча справами',
  letter: paper({
    from: citizen('Мельниченко Остап Юрійович', 'м. Кривий Ріг, мкрн Сонячний, 47, кв. 88', { sex: '4.1' }),
    gist: 'На зупинці біля школи не горить ліхтар вуличного освітлення, діти ходять у темряві. Прошу замінити лампу ліхтаря на зупинці.',
    asks: [['080', 'Замінити лампу вуличного освітлення на зупинці']],
  }),
  acts: [
    takenIn('2025-01-03'),
    done('2025-01-03', 'registrar-1', 'confirm-feature', (cases) => ({
      feature: 'recurrent',
      earlierAppealId: cases('lamp'),
      resolvedInSubstance: 'yes',
      note: 'Лампу замінено 30.12.2024; оглянуто 03.01.2025, ліхтар горить.',
    })),
    done('2025-01-03', 'head-of-affairs', 'decide-unconsidered', {
      decision: 'stop',
      reasons: 'Питання вирішено по суті 31.12.2024; нових обставин лист не містить.',
    }),
    filed('2025-01-03'),
  ],
  ends: {
    index: /^М-\d+$/,
    status: 'unconsidered',
    result: '9.6',
    dueOn: '2025-02-03',
    decisions: {
      admission: 'repeat-refusal',
      'repeat-authority': 'head-of-affairs',
      notice: 'unconsidered',
    },
    history: ['unconsidered-decided', 'left-unconsidered'],
  },
};

/** Letters that stand to earlier ones (повторні, дублетні, приєднані). */
export const repeats: readonly Story[] = [joined, duplicate, repeat];
