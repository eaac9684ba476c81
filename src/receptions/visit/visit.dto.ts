import { z } from 'zod';
import { companion, question, visitor } from '../booking/booking.dto.js';

/** When something happened, where that is written down later (час, записаний згодом). */
export const enteredInstant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const side = z.int().min(0).max(1000);

/** What the registrar sees at the entrance (допуск, KR-2.23): absent means that it was not there. */
export const entry = z.strictObject({
  intoxicationSigns: z.boolean().default(false),
  weapons: z.boolean().default(false),
  animal: z.boolean().default(false),
  /** The sides of the largest bag in whole centimetres, a begun one counted, in any order; null without a bag. */
  bag: z.tuple([side, side, side]).nullable().default(null),
  posters: z.boolean().default(false),
  disorder: z.boolean().default(false),
});

/** A citizen is connected at a distance, or could not be (зв’язок, docs/decisions/0041). */
export const connection = z.strictObject({
  state: z.enum(['made', 'no-answer', 'failed']),
  /** Whether a document was shown to the camera (KR-2.4); it may be asked for, and nobody is sent away without one. */
  identity: z.enum(['shown', 'as-said']).default('as-said'),
  toldOfRecording: z.boolean().default(false),
});

/** A call on the direct line (дзвінок на пряму лінію): who calls, as they say, and what about. */
export const lineCall = z.strictObject({
  /** When they called, where that is written down later the same day; absent: now. */
  calledAt: enteredInstant.optional(),
  visitor,
  questions: z.array(question).min(1).max(20),
  toldOfRecording: z.boolean().default(false),
});
export type LineCall = z.infer<typeof lineCall>;

/** A citizen has come (прихід громадянина). */
export const arrival = z.strictObject({
  /** When they came, where that is written down later the same day; absent: now. */
  arrivedAt: enteredInstant.optional(),
  /** Of a reception in a room only; absent where nothing was seen. */
  entry: entry.optional(),
  /** Of a reception at a distance only: whether there is a connection. */
  connection: connection.optional(),
  /** Who has come; a minor as the card says, unless a representative comes instead. */
  person: z.enum(['citizen', 'minor', 'representative']).optional(),
  representation: z.enum(['proper', 'unproven', 'none']).default('none'),
  /** Who came with them; absent where the card's own list is right. */
  companions: z.array(companion).max(10).optional(),
});
export type Arrival = z.infer<typeof arrival>;
