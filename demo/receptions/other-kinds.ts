import { printing, publicTimetable } from './papers.js';
import type { ReceptionStory, Scene } from './scene.js';
import { arrival, booking, call, closing, opening, visitTask, whoAsks } from './scenes.js';
import { lineCall } from './unbooked.js';

const line = '2025-05-19';
const aid = '2025-05-20';
const video = '2025-05-22';

interface Hours {
  readonly leaderPost: string;
  readonly kind: 'direct-line' | 'legal-aid' | 'video';
  readonly beginsAt: string;
  readonly place: string;
}

/** One day of its own in the timetable. */
const announces = (at: string, on: string, hours: Hours): Scene => ({
  ...{ at, by: 'office-head', about: 'графік прийому' },
  does: (stage, by) => stage.publish(by, { ...hours, recurrence: { on }, inForceFrom: '2025-05-05' }),
});

const inTalk = (at: string, by: string, task: string, key: string, decision: string, words: string, tells: string) =>
  visitTask(key, { at, by, task, answer: { questions: [{ position: 1, decision, explanation: words }] }, tells });

const beforehand: readonly Scene[] = [
  announces('2025-05-05T09:00', line, {
    ...{ leaderPost: 'deputy-mayor-housing', kind: 'direct-line' },
    ...{ beginsAt: '14:00', place: 'телефон 0 800 000 000' },
  }),
  announces('2025-05-05T09:10', aid, {
    ...{ leaderPost: 'legal-head', kind: 'legal-aid', beginsAt: '09:00', place: 'кімната 131' },
  }),
  announces('2025-05-05T09:20', video, {
    ...{ leaderPost: 'deputy-mayor-social', kind: 'video' },
    ...{ beginsAt: '14:00', place: 'https://video.example/reception-social' },
  }),
  booking({
    ...{ at: '2025-05-05T10:00', day: video, key: 'догляд', name: 'Пасічник Уляна Ярославівна', channel: 'email' },
    ...{ asks: ['050', 'Як оформити догляд за матір’ю.'], contact: { email: 'pasichnyk@example.invalid' } },
  }),
  booking({
    ...{ at: '2025-05-05T10:20', day: aid, key: 'спадщина', name: 'Вовк Давид Артемович', channel: 'room' },
    asks: ['110', 'Як отримати копію рішення про квартиру.'],
  }),
];

/** The direct line, the lawyer's hours and a reception by video, one citizen each (docs/decisions/0041). */
export const otherKinds: ReceptionStory = {
  scenes: [
    ...beforehand,
    opening(line, '13:50'),
    lineCall(
      '2025-05-19T14:05',
      line,
      'світло',
      whoAsks('Гнатюк Ніна Олексіївна', ['090', 'У під’їзді немає світла.']),
    ),
    inTalk(
      ...(['2025-05-19T14:10', 'deputy-mayor-housing', 'receive-line', 'світло', 'settled'] as const),
      'Світло полагодять сьогодні до 18:00.',
      'роз’яснено телефоном [ст. 22 Закону «Про звернення громадян»; налаштування виконкому: види прийому]',
    ),
    closing(line, '15:00'),
    opening(aid, '08:40'),
    arrival('2025-05-20T08:50', 'спадщина'),
    call(aid, '09:00', 'спадщина'),
    inTalk(
      ...(['2025-05-20T09:20', 'legal-head', 'receive-legal-aid', 'спадщина', 'consultation'] as const),
      'Копію рішення дає архів за заявою спадкоємця.',
      'надано консультацію, запис лишається в картці [KM-15 звіту Кам’янського]',
    ),
    closing(aid, '10:00'),
    opening(video, '13:40'),
    arrival('2025-05-22T13:55', 'догляд', { connection: { state: 'made', identity: 'shown' } }),
    call(video, '14:00', 'догляд'),
    inTalk(
      ...(['2025-05-22T14:15', 'deputy-mayor-social', 'receive-video', 'догляд', 'settled'] as const),
      'Заяву подають до центру надання адміністративних послуг.',
      'вирішено відеозв’язком, документ показано в камеру [ст. 22 Закону «Про звернення громадян»]',
    ),
    closing(video, '15:00'),
    printing('2025-05-22T16:00', 'догляд'),
    publicTimetable('2025-05-22T16:00'),
  ],
  ends: {
    receptions: { [line]: 'held', [aid]: 'held', [video]: 'held' },
    visits: { світло: 'settled', спадщина: 'settled', догляд: 'settled' },
    appeals: {},
  },
};
