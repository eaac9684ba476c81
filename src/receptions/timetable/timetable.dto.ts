import { z } from 'zod';
import { type PlainDate, plainDate, type Weekday } from '../../domain/plain-date.js';
import { receptionKinds, type ReceptionKind } from '../../domain/reception/states.js';
import type { Recurrence } from '../../domain/reception/timetable.js';
import { line, writtenText } from '../../platform/http/index.js';
import type { NewPlace } from './moving.js';
import type { Lifting, SuspensionOrder } from './suspensions.js';
import type { NewEntry } from './new-entry.js';

const day = z.iso.date().transform((text): PlainDate => plainDate(text));
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Час доби пишуть як ГГ:ХХ.');
/** Read by everybody on the page and in calendars: without invisible characters, as whatever is written of citizens. */
const text = (most: number) => line(most).pipe(z.string().min(1));
const kind = z.enum(Object.keys(receptionKinds) as [ReceptionKind, ...ReceptionKind[]]);

/** The council works Monday to Friday; a day off is no day of a rule. */
const weekday = z
  .int()
  .min(1)
  .max(5)
  .transform((value) => value as Weekday);

const recurrence: z.ZodType<Recurrence> = z.union([
  z.strictObject({
    every: z.literal('month'),
    nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal('last')]),
    weekday,
  }),
  z.strictObject({ every: z.literal('week'), weekday }),
  z.strictObject({ on: day }),
]);

export const newEntry: z.ZodType<NewEntry> = z.strictObject({
  leaderPost: text(60),
  kind,
  recurrence,
  beginsAt: time,
  place: text(300),
  limited: z.boolean().default(true),
  inForceFrom: day,
  inForceTo: day.nullable().default(null),
});

export const ending = z.strictObject({ lastDay: day });
export type Ending = z.infer<typeof ending>;

export const suspensionOrder: z.ZodType<SuspensionOrder> = z.strictObject({
  orderNumber: text(60),
  orderOn: day,
  from: day,
  until: day.nullable().default(null),
  kinds: z.array(kind).min(1).max(4),
  leaderPost: text(60).nullable().default(null),
});

export const lifting: z.ZodType<Lifting> = z.strictObject({ orderNumber: text(60), from: day });

export const newPlace = z.strictObject({
  heldOn: day,
  beginsAt: time,
  place: text(300),
  reason: writtenText(1000).pipe(z.string().min(3)),
}) satisfies z.ZodType<NewPlace>;
export type NewPlaceAndReason = z.infer<typeof newPlace>;

export const announcedWeeks = z.strictObject({
  weeks: z.coerce.number().int().min(1).max(8).default(4).describe('На скільки тижнів наперед'),
});
export type AnnouncedWeeks = z.infer<typeof announcedWeeks>;
