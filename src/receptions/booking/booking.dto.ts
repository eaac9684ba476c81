import { z } from 'zod';
import { residence, surname, telephone } from '../../appeals/intake/take-in.dto.js';
import { optionalLine, writtenLine, writtenText } from '../../platform/http/index.js';

const known = z.enum(['yes', 'no', 'unknown']);

/**
 * Who comes, exactly what the card holds (KR-2.4, 2.5): any other field is refused. A residence must be told; null
 * says that the citizen has none.
 */
export const visitor = z.strictObject({
  surname: surname.pipe(writtenLine(80)),
  givenName: writtenLine(80),
  patronymic: optionalLine(80),
  residence,
  phone: telephone,
  email: z.email().max(200).nullable().default(null),
  categories: z.array(z.string().trim().min(1).max(10)).max(10).default([]),
  minor: z.boolean().default(false),
});

export const companion = z.strictObject({
  role: z.enum(['representative', 'relative', 'invited', 'stranger']),
  name: writtenLine(200),
  papers: z.boolean().default(false),
});

export const question = z.strictObject({
  topic: z.string().regex(/^\d{3}$/, 'Тема — три цифри за класифікатором.'),
  gist: writtenText(4000),
});

/** What the clerk has found out. What is absent was not asked; `unknown` was asked and could not be told. */
export const answers = z
  .strictObject({
    leaderPowers: known,
    earlierReply: known,
    earlierResolved: known,
    stopCause: z.enum(['none', 'gone', 'remains', 'unknown']),
  })
  .partial();

const visitParts = {
  visitor,
  companions: z.array(companion).max(10).default([]),
  questions: z.array(question).min(1).max(20),
};

/** A citizen asks to be booked (запис на прийом). */
export const bookingRequest = z.strictObject({
  ...visitParts,
  channel: z.enum(['room', 'telephone', 'email']),
  answers: answers.default({}),
  /** The card of the visit on which this citizen refused a substitute, where a clerk has recognised the person. */
  rightOf: z.uuid().nullable().default(null),
  /** If there is no place: wants to be called when one becomes free. */
  waits: z.boolean().default(false),
  /** A second place on this reception for the same question of the same citizen, and what for. */
  again: z
    .strictObject({ reason: writtenText(1000) })
    .nullable()
    .default(null),
});
export type BookingRequest = z.infer<typeof bookingRequest>;

/** The same, as far as the clerk has got: the form is sent as it stands, also with what decides nothing. */
export const bookingDraft = bookingRequest.partial().extend({
  visitor: visitor.partial().extend({ categories: visitor.shape.categories }).optional(),
  questions: z.array(question).max(20).default([]),
  answers: answers.default({}),
  rightOf: z.uuid().nullable().default(null),
});
export type BookingDraft = z.infer<typeof bookingDraft>;

/** A citizen who came without a booking (без запису). */
export const walkInRequest = z.strictObject({ ...visitParts, leaderAgrees: z.boolean() });
export type WalkInRequest = z.infer<typeof walkInRequest>;

/** The card as corrected by a clerk, whole (виправлення картки). */
export const cardCorrection = z.strictObject(visitParts);
export type CardCorrection = z.infer<typeof cardCorrection>;

export const cancellation = z.strictObject({
  /** Who gives the booking up. */
  by: z.enum(['citizen', 'office']),
  reason: writtenText(1000),
});
export type Cancellation = z.infer<typeof cancellation>;
