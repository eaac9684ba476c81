import { z } from 'zod';
import { receptionKinds } from '../../domain/reception/states.js';
import { recurrenceInWords } from '../../domain/reception/timetable.js';
import {
  choice,
  day,
  id,
  instant,
  listOf,
  shownAs,
  text,
  type View,
  version,
  view,
  whole,
} from '../../platform/http/index.js';
import type { SuspensionRecord, TimetableRecord } from '../tables.js';
import { beginsAt, ReceptionKind } from '../values.js';

export const Recurrence = view(
  'Recurrence',
  'У які дні приймають: every з weekday (і nth для місяця) або один день on.',
  {
    every: choice('RecurrencePeriod', 'Щомісяця чи щотижня.', ['month', 'week']).optional(),
    nth: z
      .union([z.int().min(1).max(4), z.literal('last')])
      .meta({ id: 'WeekOfMonth', description: 'Котрий такий день місяця: від 1 до 4 або останній (last).' })
      .optional(),
    weekday: whole('День тижня: 1 – понеділок, 5 – п’ятниця').optional(),
    on: day('Окремий день').optional(),
  },
);

/** A line of the timetable as the office reads it. */
export const TimetableEntry = view('TimetableEntry', 'Рядок графіка прийому: хто, коли, де приймає.', {
  id: id('Ідентифікатор рядка'),
  version,
  leaderPost: text('Посада, яка приймає').meta({ examples: ['acting-mayor'] }),
  leaderTitle: text('Її назва'),
  kind: ReceptionKind,
  kindLabel: text('Вид прийому словами').meta({ examples: ['особисто'] }),
  recurrence: Recurrence,
  recurrenceInWords: text('У які дні, словами').meta({ examples: ['другий вівторок місяця'] }),
  beginsAt,
  place: text('Де: кімната, телефон чи посилання').meta({ examples: ['кімната 129'] }),
  capacity: whole('Скільки місць на кожному прийомі; null, якщо без обмеження').nullable(),
  inForceFrom: day('З якого дня діє'),
  inForceTo: day('До якого дня, включно; null, якщо без кінця').nullable(),
});
export const TimetableEntryList = listOf('TimetableEntryList', TimetableEntry);

export const entryView = (entry: TimetableRecord, leaderTitle: string): View<typeof TimetableEntry> =>
  shownAs(TimetableEntry, {
    ...entry,
    leaderTitle,
    kindLabel: receptionKinds[entry.kind],
    recurrenceInWords: recurrenceInWords(entry.recurrence),
  });

export const EndedEntry = TimetableEntry.extend({
  kept: z
    .array(
      view('KeptReception', 'Прийом, який відбудеться, бо на нього вже записано громадян.', {
        reception: id('Прийом'),
        heldOn: day('День прийому'),
        booked: whole('Скільки записано'),
      }),
    )
    .describe('Прийоми після останнього дня, які відбудуться'),
}).meta({ id: 'EndedTimetableEntry', description: 'Закінчений рядок графіка й прийоми, які після нього відбудуться.' });

/** An order on suspension as the office reads it. */
export const Suspension = view('Suspension', 'Розпорядження про зупинення прийому.', {
  id: id('Ідентифікатор запису'),
  version,
  orderNumber: text('Номер розпорядження').meta({ examples: ['57-р'] }),
  orderOn: day('День розпорядження'),
  from: day('З якого дня прийом зупинено'),
  until: day('До якого дня, включно; null – до окремого розпорядження').nullable(),
  kinds: z.array(ReceptionKind).describe('Які види прийому'),
  leaderPost: text('Чий прийом; null, якщо всіх').nullable(),
  liftedFrom: day('З якого дня прийом відновлено').nullable(),
  liftedByOrder: text('Номер розпорядження, яке його відновило').nullable(),
  liftedBy: text('Працівник, який записав відновлення').nullable(),
  liftedAt: instant('Коли записано').nullable(),
});
export const SuspensionList = listOf('SuspensionList', Suspension);

export const suspensionView = (order: SuspensionRecord): View<typeof Suspension> => shownAs(Suspension, order);

export const entryExample = {
  leaderPost: 'acting-mayor',
  kind: 'in-person',
  recurrence: { every: 'month', nth: 2, weekday: 2 },
  beginsAt: '10:00',
  place: 'кімната 129',
  limited: true,
  inForceFrom: '2026-03-02',
  inForceTo: null,
};

export const orderExample = {
  orderNumber: '57-р',
  orderOn: '2026-03-04',
  from: '2026-03-09',
  until: '2026-03-31',
  kinds: ['in-person'],
  leaderPost: null,
};
