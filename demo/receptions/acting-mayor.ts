import { signing } from './papers.js';
import type { ReceptionStory } from './scene.js';
import { arrival, booking, call, clerk, closing, dayTask, opening, settles } from './scenes.js';

const mayor = 'acting-mayor';
const day = '2025-05-13';
const asked = { day, channel: 'telephone' } as const;

/** The acting mayor receives on the second Tuesday of May 2025 (прийом в. о. міського голови, KR-2.6, 2.7). */
export const actingMayor: ReceptionStory = {
  scenes: [
    {
      ...{ at: '2025-04-28T09:00', by: 'office-head', about: 'графік прийому' },
      does: (stage, by) =>
        stage.publish(by, {
          ...{ leaderPost: mayor, kind: 'in-person', recurrence: { every: 'month', nth: 2, weekday: 2 } },
          ...{ beginsAt: '10:00', place: 'кімната 129', inForceFrom: '2025-04-28' },
        }),
    },
    booking({
      ...{ ...asked, at: '2025-04-28T10:00', key: 'сквер', name: 'Руденко Климентій Савич', earlierReply: 'yes' },
      asks: ['080', 'Заступник відповів, що сквер приберуть, але роботи не почали.'],
    }),
    booking({
      ...{ ...asked, at: '2025-04-28T10:20', key: 'паркан', name: 'Чумак Віра Данилівна', earlierReply: 'no' },
      ...{ asks: ['080', 'Сусідній паркан перекрив прохід.'], booked: false },
    }),
    booking({
      ...{ ...asked, at: '2025-05-12T09:00', key: 'майданчик', name: 'Бондар Тихін Ілліч', earlierReply: 'yes' },
      ...{ asks: ['090', 'Дитячий майданчик зламано.'], booked: false },
    }),
    dayTask(day, {
      ...{ at: '2025-05-12T09:30', by: clerk, task: 'hand-materials', answer: { handed: true } },
      tells: 'наступного робочого дня після закінчення запису [п. 2.6 Положення № 225-р]',
    }),
    dayTask(day, {
      ...{ at: '2025-05-12T14:00', by: 'head-of-affairs', task: 'study-materials', answer: { informed: true } },
      tells: 'в. о. міського голови знає, про що питатимуть [п. 2.6 Положення № 225-р]',
    }),
    opening(day, '09:10'),
    arrival('2025-05-13T09:40', 'сквер'),
    call(day, '10:00', 'сквер'),
    settles('2025-05-13T10:20', mayor, 'сквер', 'Сквер приберуть до 16 травня, підрядника визначено.', 'written'),
    closing(day, '11:00'),
    signing('2025-05-13T15:00', mayor, 'сквер'),
  ],
  ends: {
    receptions: { [day]: 'held' },
    visits: { сквер: 'settled', паркан: 'refused', майданчик: 'refused' },
    appeals: {},
  },
};
