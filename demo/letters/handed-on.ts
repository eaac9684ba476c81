import { done, takenIn } from '../acts.js';
import type { Story } from '../story.js';
import { citizen, paper } from './paper.js';

const councillor: Story = {
  key: 'councillor',
  about: 'озеленення',
  way: 'на ім’я депутата: передано без реєстрації (п. 1.3)',
  letter: paper({
    from: citizen('Панасенко Клавдія Іванівна', 'м. Кривий Ріг, вул. Зелена, буд. 15', { sex: '4.2' }),
    gist: 'Депутатові міської ради: прошу підтримати на сесії програму озеленення нашого мікрорайону.',
    asks: [['200', 'Підтримати програму озеленення на сесії']],
    kind: 'proposal',
    more: { addressee: { kind: 'councillor', id: null } },
  }),
  acts: [
    takenIn('2024-12-30'),
    done('2024-12-30', 'registrar-1', 'hand-on', {
      handedTo: 'Управління організаційно-протокольної роботи, для депутата',
      receipt: 'Реєстр передавання № 1',
    }),
  ],
  ends: {
    index: null,
    status: 'handed-on',
    result: null,
    dueOn: null,
    decisions: { 'registration-routing': 'hand-on-without-registration' },
  },
};

const urgent: Story = {
  key: 'urgent',
  about: 'запах газу',
  way: 'загроза життю: негайно передано за належністю',
  letter: paper({
    from: citizen('Горобець Максим Тимурович', 'м. Кривий Ріг, вул. Рудна, буд. 6, кв. 70', {
      phone: '+380 00 000 00 03',
    }),
    gist: 'У під’їзді другий день сильний запах газу, у підвалі паморочиться в голові. Диспетчер не відповідає. Рятуйте, тут діти.',
    asks: [['080', 'Перевірити витік газу']],
    assessment: { regime: 'threat-to-life', threatToLife: true },
    more: { form: 'oral', formOfReceipt: '1.1¹' },
  }),
  acts: [
    takenIn('2025-01-02', 'registrar-2'),
    done('2025-01-02', 'registrar-2', 'hand-on-at-once', {
      handedTo: 'Аварійна газова служба 104, Служба порятунку 101',
      receipt: 'Телефонограма о 09:07',
      note: 'Заявникові перетелефоновано: бригада на місці о 09:25.',
    }),
  ],
  ends: {
    index: null,
    status: 'handed-on',
    result: null,
    dueOn: null,
    decisions: { 'registration-routing': 'urgent-hand-on' },
  },
};

const information: Story = {
  key: 'information',
  about: 'копії договорів',
  way: 'інший закон: запит на публічну інформацію',
  letter: paper({
    from: citizen('Марчук Соломія Левівна', 'м. Кривий Ріг, вул. Зоряна, буд. 20', {
      email: 'solomiia.marchuk@example.invalid',
      socialStatus: '8.12',
    }),
    gist: 'На підставі Закону «Про доступ до публічної інформації» прошу надати копії договорів на утримання доріг за 2024 рік.',
    asks: [['150', 'Надати копії договорів']],
    assessment: { regime: 'public-information' },
    more: { form: 'electronic' },
  }),
  acts: [
    takenIn('2025-01-03'),
    done('2025-01-03', 'registrar-1', 'pass-on', {
      handedTo: 'Відповідальний за доступ до публічної інформації',
      receipt: 'ЗПІ-1',
    }),
  ],
  ends: {
    index: null,
    status: 'handed-on',
    result: null,
    dueOn: null,
    decisions: { 'registration-routing': 'other-regime' },
  },
};

/** Letters the office does not register (передані без реєстрації). */
export const handedOn: readonly Story[] = [councillor, urgent, information];
