import { z } from 'zod';
import type { TimetableLine } from '../../directory/index.js';
import { type PlainDate, plainDate, type Weekday } from '../../domain/plain-date.js';
import type { Recurrence } from '../../domain/reception/timetable.js';
import { line } from '../../platform/http/index.js';
import { ReceptionKind } from '../values.js';
import { Recurrence as RecurrenceParts } from './timetable-views.js';

export const day = z.iso.date().transform((text): PlainDate => plainDate(text));
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Час доби пишуть як ГГ:ХХ.');
/** Read by everybody on the page and in calendars: without invisible characters, as whatever is written of citizens. */
export const text = (most: number) => line(most).pipe(z.string().min(1));

/** The council works Monday to Friday; a day off is no day of a rule. */
const weekday = z
  .int()
  .min(1)
  .max(5)
  .transform((value) => value as Weekday);

/** Clients know it by its parts: nothing but their presence tells the three apart. */
const recurrence: z.ZodType<Recurrence> = z
  .strictObject(RecurrenceParts.shape)
  .meta({
    id: 'NewRecurrence',
    description: 'У які дні приймати: every з weekday (і nth для місяця) або один день on.',
  })
  .pipe(
    z.union([
      z.strictObject({
        every: z.literal('month'),
        nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal('last')]),
        weekday,
      }),
      z.strictObject({ every: z.literal('week'), weekday }),
      z.strictObject({ on: day }),
    ]),
  );

export const newEntry: z.ZodType<TimetableLine> = z
  .strictObject({
    leaderPost: text(60).describe('Посада, яка прийматиме'),
    kind: ReceptionKind,
    recurrence,
    beginsAt: time.describe('О котрій, за Києвом'),
    place: text(300).describe('Де: кімната, телефон чи посилання'),
    limited: z.boolean().describe('Чи обмежено кількість місць (п. 2.10)').default(true),
    inForceFrom: day.describe('З якого дня діє'),
    inForceTo: day.nullable().describe('До якого дня, включно; null, якщо без кінця').default(null),
  })
  .meta({ id: 'NewTimetableEntry', description: 'Рядок графіка прийому.' });

export const ending = z
  .strictObject({ lastDay: day.describe('Останній день, коли рядок ще діє') })
  .meta({ id: 'TimetableEntryEnding', description: 'Коли рядок графіка закінчується.' });
export type Ending = z.infer<typeof ending>;
