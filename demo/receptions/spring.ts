import { checked, draft } from '../acts.js';
import type { ReceptionStory, Scene } from './scene.js';
import {
  alarm,
  appealTask,
  arrival,
  becomesAppeal,
  booking,
  call,
  clerk,
  closing,
  consent,
  dayTask,
  look,
  opening,
  settles,
  visitTask,
} from './scenes.js';

const leader = 'deputy-mayor-housing';
const substitute = 'deputy-mayor-economy';
const march = '2025-03-20';
const april = '2025-04-17';

const asked = { day: march, channel: 'telephone' } as const;

const beforehand: readonly Scene[] = [
  {
    ...{ at: '2025-02-24T09:00', by: 'office-head', about: 'графік прийому' },
    does: (stage, by) =>
      stage.publish(by, {
        ...{ leaderPost: leader, kind: 'in-person', recurrence: { every: 'month', nth: 3, weekday: 4 } },
        ...{ beginsAt: '10:00', place: 'кімната 129', inForceFrom: '2025-02-24' },
      }),
  },
  booking({
    ...{ ...asked, at: '2025-03-03T09:10', key: 'дах', name: 'Дзюба Орися Маркіянівна', channel: 'room' },
    asks: ['090', 'Протікає дах над п’ятим поверхом.'],
  }),
  booking({
    ...{ ...asked, at: '2025-03-03T09:40', key: 'пандус', name: 'Лобода Панас Гнатович', categories: ['7.5'] },
    asks: ['090', 'Потрібен пандус у під’їзді будинку.'],
  }),
  booking({
    ...{ ...asked, at: '2025-03-03T10:20', key: 'рішення суду', name: 'Кравець Лідія Юріївна', powers: 'no' },
    asks: ['080', 'Прошу скасувати рішення суду про борг за опалення.'],
  }),
  booking({
    ...{ ...asked, at: '2025-03-04T11:00', key: 'опалення', name: 'Ткач Юхим Леонідович', channel: 'email' },
    asks: ['080', 'Нарахували за опалення, якого не було.'],
  }),
  booking({
    ...{ ...asked, at: '2025-03-05T09:30', key: 'ліфт', name: 'Мороз Зоряна Петрівна' },
    asks: ['090', 'Ліфт стоїть третій місяць.'],
  }),
  booking({
    ...{ ...asked, at: '2025-03-06T09:30', key: 'підвал', name: 'Гайдук Остап Іванович', channel: 'room' },
    asks: ['080', 'У підвалі стоїть вода.'],
  }),
  booking({
    ...{ ...asked, at: '2025-03-07T16:00', key: 'двір', name: 'Сова Ганна Олегівна' },
    asks: ['080', 'Двір не прибирають.'],
  }),
  visitTask('опалення', {
    ...{ at: '2025-03-11T10:00', by: 'infrastructure-executor-1', task: 'prepare-materials' },
    ...{
      answer: { text: 'Будинок від’єднано від мережі 14 січня.' },
      tells: 'довідка готова [п. 2.11 Положення № 225-р]',
    },
  }),
  look(march, '2025-03-19T15:01'),
  dayTask(march, {
    ...{ at: '2025-03-19T15:30', by: leader, task: 'acquaint', answer: { acquainted: true } },
    tells: 'список записаних прочитано [п. 2.14 Положення № 225-р]',
  }),
];

const withSubstitute: readonly Scene[] = [
  dayTask(march, {
    ...{
      at: '2025-03-20T09:10',
      by: clerk,
      task: 'open-day',
      tells: 'посадовця немає, приймає інший заступник [п. 2.15 Положення № 225-р]',
    },
    answer: { leaderAway: 'yes', otherDeputy: 'yes', receiverPost: substitute },
  }),
  look(march, '2025-03-20T09:10'),
  arrival('2025-03-20T09:30', 'дах'),
  consent('2025-03-20T09:31', 'дах', 'yes'),
  arrival('2025-03-20T09:40', 'пандус'),
  consent('2025-03-20T09:41', 'пандус', 'yes'),
  arrival('2025-03-20T09:45', 'ліфт'),
  consent('2025-03-20T09:46', 'ліфт', 'no'),
  arrival('2025-03-20T09:50', 'підвал', { entry: { bag: [70, 50, 40] } }),
  arrival('2025-03-20T09:55', 'опалення', { person: 'representative', representation: 'unproven' }),
  visitTask('опалення', {
    ...{ at: '2025-03-20T09:57', by: clerk, task: 'check-papers' },
    answer: { person: 'representative', representation: 'proper' },
    tells: 'представник показав довіреність [п. 2.19 Положення № 225-р]',
  }),
  consent('2025-03-20T09:58', 'опалення', 'yes'),
  call(march, '10:00', 'пандус'),
  visitTask('пандус', {
    ...{
      at: '2025-03-20T10:10',
      by: substitute,
      task: 'receive',
      tells: 'дано доручення [ст. 22 Закону «Про звернення громадян»]',
    },
    answer: {
      questions: [{ position: 1, decision: 'instruction', explanation: 'Під’їзд обстежать.' }],
      executors: [{ position: 1, executorId: 'infrastructure', instruction: 'Обстежити під’їзд і відповісти.' }],
    },
  }),
  becomesAppeal('2025-03-20T10:10', 'пандус'),
  call(march, '10:15', 'дах'),
  settles('2025-03-20T10:25', substitute, 'дах', 'Дах відремонтують 24 березня.'),
  ...alarm(march, '10:30', '11:50'),
  dayTask(march, {
    ...{ at: '2025-03-20T11:52', by: substitute, task: 'resume-after-alarm', answer: { decision: 'resume' } },
    tells: 'тривога тривала 1 год 20 хв, прийом іде далі [п. 2.34 Положення № 225-р]',
  }),
  call(march, '12:00', 'опалення'),
  settles('2025-03-20T12:10', substitute, 'опалення', 'Нараховане за січень перерахують.'),
  closing(march, '13:00'),
];

const afterwards: readonly Scene[] = [
  appealTask('пандус', {
    ...{ at: '2025-03-25T10:00', by: 'infrastructure-executor-1', task: 'prepare-reply' },
    ...{ answer: draft('Пандус у під’їзді встановлять до 30 квітня.', ['satisfied']), tells: 'проєкт відповіді' },
  }),
  appealTask('пандус', {
    ...{ at: '2025-03-25T11:00', by: 'infrastructure-head', task: 'agree-reply', answer: { decision: 'agree' } },
    tells: 'погоджено',
  }),
  appealTask('пандус', {
    ...{ at: '2025-03-26T10:00', by: 'infrastructure-head', task: 'sign-reply', answer: { decision: 'sign' } },
    tells: 'підписує виконавець [п. 2.29 Положення № 225-р]',
  }),
  appealTask('пандус', {
    ...{ at: '2025-03-26T11:00', by: 'control-1', task: 'check-questions', answer: checked(true) },
    tells: 'усі питання вирішено',
  }),
  appealTask('пандус', {
    ...{ at: '2025-03-26T12:00', by: 'registrar-2', task: 'file-away' },
    ...{ answer: { caseFile: '02-14', volume: 1, sheets: 3 }, tells: 'у справі' },
  }),
];

const again = { day: april, channel: 'telephone' } as const;

const nextTime: readonly Scene[] = [
  booking({
    ...{ ...again, at: '2025-03-21T09:30', key: 'підвал, удруге', name: 'Гайдук Остап Іванович' },
    asks: ['080', 'У підвалі стоїть вода.'],
  }),
  booking({
    ...{ ...again, at: '2025-03-21T10:00', key: 'ліфт, удруге', name: 'Мороз Зоряна Петрівна' },
    asks: ['090', 'Ліфт стоїть третій місяць.'],
  }),
  opening(april, '09:10'),
  arrival('2025-04-17T09:30', 'підвал, удруге'),
  arrival('2025-04-17T09:50', 'ліфт, удруге'),
  call(april, '10:00', 'ліфт, удруге'),
  settles('2025-04-17T10:10', leader, 'ліфт, удруге', 'Ліфт запустили 15 квітня.'),
  call(april, '10:15', 'підвал, удруге'),
  settles('2025-04-17T10:20', leader, 'підвал, удруге', 'Воду відкачають 18 квітня.'),
  closing(april, '11:00'),
];

/** Receptions of a deputy mayor in March and April 2025, on days on which no letter has anything to be done. */
export const springReceptions: ReceptionStory = {
  scenes: [...beforehand, ...withSubstitute, ...nextTime.slice(0, 2), ...afterwards, ...nextTime.slice(2)],
  ends: {
    receptions: { [march]: 'held', [april]: 'held' },
    visits: {
      дах: 'settled',
      пандус: 'heard',
      'рішення суду': 'refused',
      опалення: 'settled',
      ліфт: 'substitute-declined',
      підвал: 'not-admitted',
      двір: 'no-show',
      'ліфт, удруге': 'settled',
      'підвал, удруге': 'settled',
    },
    appeals: { пандус: 'closed' },
  },
};
