import { z } from 'zod';
import { companion } from '../booking/booking.dto.js';

const side = z.int().min(0).max(1000);

/** What the registrar sees at the entrance (допуск, KR-2.23): absent means that it was not there. */
const entry = z.strictObject({
  intoxicationSigns: z.boolean().default(false),
  weapons: z.boolean().default(false),
  animal: z.boolean().default(false),
  /** The sides of the largest bag in whole centimetres, a begun one counted, in any order; null without a bag. */
  bag: z.tuple([side, side, side]).nullable().default(null),
  posters: z.boolean().default(false),
  disorder: z.boolean().default(false),
});

/** A citizen has come (прихід громадянина). */
export const arrival = z.strictObject({
  entry: entry.default(() => entry.parse({})),
  /** Who has come; a minor as the card says, unless a representative comes instead. */
  person: z.enum(['citizen', 'minor', 'representative']).optional(),
  representation: z.enum(['proper', 'unproven', 'none']).default('none'),
  /** Who came with them; absent where the card's own list is right. */
  companions: z.array(companion).max(10).optional(),
});
export type Arrival = z.infer<typeof arrival>;
