import { z } from 'zod';
import { residence, surname, telephone } from '../../appeals/intake/take-in.dto.js';
import { choice, optionalLine, writtenLine, writtenText, YesNoUnknown } from '../../platform/http/index.js';
import { CompanionRole, StopCause } from '../values.js';

/**
 * Who comes, exactly what the card holds (KR-2.4, 2.5): any other field is refused. A residence must be told; null
 * says that the citizen has none.
 */
export const visitor = z
  .strictObject({
    surname: surname.pipe(writtenLine(80)).describe('Прізвище'),
    givenName: writtenLine(80).describe('Ім’я'),
    patronymic: optionalLine(80).describe('По батькові'),
    residence: residence.describe('Місце проживання; null, якщо його немає'),
    phone: telephone.describe('Телефон'),
    email: z.email().max(200).nullable().describe('Електронна пошта').default(null),
    categories: z
      .array(z.string().trim().min(1).max(10))
      .max(10)
      .describe('Коди пільгових категорій 7.x зі слів громадянина')
      .default([]),
    minor: z.boolean().describe('Чи неповнолітній').default(false),
  })
  .meta({ id: 'NewVisitor', description: 'Хто прийде: не більше, ніж потрібно картці (пп. 2.4, 2.5).' });

export const companion = z
  .strictObject({
    role: CompanionRole,
    name: writtenLine(200).describe('Як звати'),
    papers: z.boolean().describe('Чи має документ').default(false),
  })
  .meta({ id: 'NewCompanion', description: 'Хто прийде з громадянином чи замість нього (п. 2.19).' });

export const question = z
  .strictObject({
    topic: z
      .string()
      .regex(/^\d{3}$/, 'Тема — три цифри за класифікатором.')
      .describe('Тема за класифікатором'),
    gist: writtenText(4000).describe('Суть питання'),
  })
  .meta({ id: 'NewVisitQuestion', description: 'Питання, з яким прийде громадянин.' });

/** What the clerk has found out. What is absent was not asked; `unknown` was asked and could not be told. */
const answers = z
  .strictObject({
    leaderPowers: YesNoUnknown,
    earlierReply: YesNoUnknown,
    earlierResolved: YesNoUnknown,
    stopCause: StopCause,
  })
  .partial()
  .meta({ id: 'NewBookingAnswers', description: 'Що з’ясовано під час запису; чого немає, про те не питали.' });

const ofCard = {
  visitor,
  companions: z.array(companion).max(10).describe('Хто прийде з громадянином').default([]),
  questions: z.array(question).min(1).max(20).describe('З якими питаннями'),
};
const rightOf = z
  .uuid()
  .nullable()
  .describe('Картка, на якій цей громадянин не погодився на заміну керівника (п. 2.16)')
  .default(null);

/** A citizen asks to be booked (запис на прийом). */
export const bookingRequest = z
  .strictObject({
    ...ofCard,
    channel: choice('WayOfBooking', 'Як громадянин записується.', ['room', 'telephone', 'email']),
    answers: answers.default({}),
    /** The card of the visit on which this citizen refused a substitute, where a clerk has recognised the person. */
    rightOf,
    waits: z.boolean().describe('Чи чекатиме на місце, якщо зараз його немає').default(false),
    /** A second place on this reception for the same question of the same citizen, and what for. */
    again: z
      .strictObject({ reason: writtenText(1000).describe('Навіщо') })
      .meta({ id: 'SecondBooking', description: 'Другий запис того самого громадянина з тим самим питанням.' })
      .nullable()
      .default(null),
  })
  .meta({ id: 'NewBooking', description: 'Запис громадянина на прийом.' });
export type BookingRequest = z.infer<typeof bookingRequest>;

/** The same, as far as the clerk has got: the form is sent as it stands, also with what decides nothing. */
export const bookingDraft = bookingRequest
  .partial()
  .extend({
    visitor: visitor
      .partial()
      .extend({ categories: visitor.shape.categories })
      .meta({ id: 'VisitorDraft', description: 'Хто прийде, наскільки вже записано.' })
      .optional(),
    questions: z.array(question).max(20).describe('З якими питаннями').default([]),
    answers: answers.default({}),
    rightOf,
  })
  .meta({ id: 'BookingDraft', description: 'Запис на прийом, наскільки його вже заповнено.' });
export type BookingDraft = z.infer<typeof bookingDraft>;

/** A citizen who came without a booking (без запису). */
export const walkInRequest = z
  .strictObject({ ...ofCard, leaderAgrees: z.boolean().describe('Чи згоден прийняти той, хто веде прийом') })
  .meta({ id: 'NewWalkIn', description: 'Громадянин, який прийшов без запису.' });
export type WalkInRequest = z.infer<typeof walkInRequest>;

/** The card as corrected by a clerk, whole (виправлення картки). */
export const cardCorrection = z
  .strictObject(ofCard)
  .meta({ id: 'CardCorrection', description: 'Картка візиту, якою вона має бути, цілком.' });
export type CardCorrection = z.infer<typeof cardCorrection>;

export const cancellation = z
  .strictObject({
    by: choice('CancelledBy', 'Хто відмовляється від запису: громадянин чи рада.', ['citizen', 'office']),
    reason: writtenText(1000).describe('Чому'),
  })
  .meta({ id: 'BookingCancellation', description: 'Скасування запису.' });
export type Cancellation = z.infer<typeof cancellation>;
