import type { Posted } from '../../client/index.js';
import { resolution } from '../acts.js';
import { lifting, moving, suspending, telephoning } from './changes.js';
import type { ReceptionStory, Scene } from './scene.js';
import {
  appealTask,
  arrival,
  becomesAppeal,
  booking,
  call,
  clerk,
  closing,
  opening,
  settles,
  visitTask,
  whoAsks,
} from './scenes.js';
import { walkIn } from './unbooked.js';

const housing = 'deputy-mayor-housing';
const social = 'deputy-mayor-social';
const planned = '2025-05-15';
const moved = '2025-05-16';
const suspended = '2025-05-07';
const resumed = '2025-05-14';
const later = '2025-05-21';

const asked = { day: planned, channel: 'telephone' } as const;

const move: readonly Scene[] = [
  booking({
    ...{ ...asked, at: '2025-04-29T09:00', key: 'тротуар', name: 'Ярема Назар Тарасович' },
    ...{ asks: ['080', 'Тротуар розбито.'], contact: { email: 'jarema@example.invalid' } },
  }),
  booking({
    ...{ ...asked, at: '2025-04-29T09:20', key: 'сходи', name: 'Осадча Мотря Федорівна', categories: ['7.5'] },
    ...{ asks: ['090', 'Немає поручнів на сходах.'], contact: { phone: '067 000 10 01' } },
  }),
  moving('2025-04-30T09:00', planned, {
    ...{ heldOn: moved, beginsAt: '11:00', place: 'кімната 205', reason: 'Сесія міської ради.' },
  }),
  telephoning('2025-04-30T10:00', 'сходи'),
];

const movedDay: readonly Scene[] = [
  opening(moved, '10:10'),
  arrival('2025-05-16T10:30', 'тротуар'),
  arrival('2025-05-16T10:40', 'сходи'),
  call(moved, '11:00', 'сходи'),
  settles('2025-05-16T11:10', housing, 'сходи', 'Поручні поставлять 23 травня.'),
  call(moved, '11:15', 'тротуар'),
  settles('2025-05-16T11:25', housing, 'тротуар', 'Тротуар відремонтують у червні.'),
  closing(moved, '12:00'),
];

const order = {
  ...{ orderNumber: '57-р', orderOn: '2025-05-02', from: suspended, until: '2025-05-20' },
  ...{ kinds: ['in-person'], leaderPost: social },
} satisfies Posted<'/api/v1/timetable/suspensions'>;

const suspension: readonly Scene[] = [
  {
    ...{ at: '2025-04-30T11:00', by: 'office-head', about: 'графік прийому' },
    does: (stage, by) =>
      stage.publish(by, {
        ...{ leaderPost: social, kind: 'in-person', recurrence: { every: 'week', weekday: 3 } },
        ...{ beginsAt: '10:00', place: 'кімната 129', inForceFrom: suspended, inForceTo: later },
      }),
  },
  booking({
    ...{ at: '2025-05-01T09:00', day: suspended, key: 'путівка', name: 'Лемко Соломія Андріївна' },
    ...{ channel: 'telephone', asks: ['120', 'Коли дитині дадуть путівку.'], contact: { phone: '067 000 10 02' } },
  }),
  suspending('2025-05-02T09:00', order, later),
  telephoning('2025-05-02T09:30', 'путівка'),
  lifting('2025-05-06T09:00', order.orderNumber, { orderNumber: '60-р', from: resumed }),
];

const resumedDay: readonly Scene[] = [
  opening(resumed, '09:10'),
  walkIn('2025-05-14T09:50', resumed, 'виплата', {
    ...whoAsks('Шульга Гордій Микитович', ['050', 'Чому змінили розмір виплати за три роки.']),
  }),
  arrival('2025-05-14T09:55', 'виплата'),
  call(resumed, '10:00', 'виплата'),
  visitTask('виплата', {
    ...{ at: '2025-05-14T10:20', by: social, task: 'receive' },
    answer: { questions: [{ position: 1, decision: 'complex', explanation: 'Треба звірити виплати за три роки.' }] },
    tells: 'питання складне, на прийомі його не вирішити [п. 2.28 Положення № 225-р]',
  }),
  visitTask('виплата', {
    ...{ at: '2025-05-14T10:40', by: clerk, task: 'offer-written', answer: { writtenForm: 'submitted', sheets: 2 } },
    tells: 'громадянин виклав питання на двох аркушах [п. 2.28 Положення № 225-р]',
  }),
  becomesAppeal('2025-05-14T10:41', 'виплата'),
  closing(resumed, '11:00'),
  appealTask('виплата', {
    ...{ at: '2025-05-14T12:00', by: social, task: 'resolve' },
    answer: resolution({ to: [['social-policy', 'Звірити виплати за три роки й відповісти.']] }),
    tells: 'далі як будь-який лист [п. 2.28 Положення № 225-р]',
  }),
];

const laterDay: readonly Scene[] = [
  opening(later, '09:10'),
  arrival('2025-05-21T09:40', 'путівка'),
  call(later, '10:00', 'путівка'),
  settles('2025-05-21T10:10', social, 'путівка', 'Путівку видадуть 26 травня.'),
  closing(later, '11:00'),
];

/** Receptions that are moved, suspended and resumed, with those booked told and their rights kept (art. 22, KR-2.28). */
export const changedDays: ReceptionStory = {
  scenes: [...move, ...suspension, ...resumedDay, ...movedDay, ...laterDay],
  ends: {
    receptions: { [planned]: 'moved', [moved]: 'held', [suspended]: 'suspended', [resumed]: 'held', [later]: 'held' },
    visits: { тротуар: 'settled', сходи: 'settled', путівка: 'settled', виплата: 'heard' },
    appeals: { виплата: 'under-consideration' },
  },
};
