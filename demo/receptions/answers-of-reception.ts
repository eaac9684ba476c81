import { z } from 'zod';

/** What the demonstration reads of receptions and visits; fields it does not need are left alone. */
const clause = z.object({ act: z.string(), clause: z.string() });

export const entry = z.object({ id: z.string(), recurrenceInWords: z.string(), leaderTitle: z.string() });

export const announced = z.object({
  items: z.array(z.object({ id: z.string(), heldOn: z.string(), booking: z.string(), bookingLabel: z.string() })),
});

export const receptionCard = z.object({
  id: z.string(),
  version: z.number(),
  status: z.string(),
  statusLabel: z.string(),
  heldOn: z.string(),
  booked: z.number(),
  receiverPost: z.string().nullable(),
});
export type ReceptionCard = z.infer<typeof receptionCard>;
export const receptionPage = z.object({ items: z.array(receptionCard) });

export const visitCard = z.object({
  id: z.string(),
  number: z.string(),
  status: z.string(),
  statusLabel: z.string(),
  queueGroup: z.string(),
  bookedAt: z.string(),
  previousVisitId: z.string().nullable(),
  grounds: z.array(z.string()),
  agreesToSubstitute: z.string(),
  questions: z.array(z.object({ outcome: z.object({ appealId: z.string().nullable() }).nullable() })),
});
export type VisitCard = z.infer<typeof visitCard>;

export const booked = z.object({
  booked: z.boolean(),
  outcomeLabel: z.string(),
  grounds: z.array(clause),
  card: visitCard,
});

export const taken = booked.omit({ booked: true }).extend({ taken: z.boolean() });

export const visitPage = z.object({ items: z.array(z.object({ id: z.string() })) });
export const movedTo = z.object({ reception: z.string(), booked: z.number() });
export const order = z.object({ id: z.string(), version: z.number(), orderNumber: z.string() });
export const orders = z.object({ items: z.array(order) });
export const notices = z.object({
  items: z.array(
    z.object({ kind: z.string(), status: z.string(), number: z.string().nullable(), channel: z.string().nullable() }),
  ),
});

export const alarm = z.object({ id: z.string() });
export const called = z.object({ visitId: z.string(), number: z.string() });
export const board = z.object({
  reception: z.object({ receiver: z.string(), alarmEffect: z.string() }),
  queue: z.array(z.object({ visitId: z.string(), citizen: z.string(), statusLabel: z.string() })),
});
