import { z } from 'zod';

/** What the demonstration reads of the service's answers; fields it does not need are left alone. */
export const person = z.object({ id: z.string(), name: z.string() });

export const session = z.object({ token: z.string() });
export const clockFace = z.object({ now: z.coerce.date() });

export const taskLine = z.object({
  id: z.string(),
  name: z.string(),
  elementId: z.string(),
  businessKey: z.string(),
  group: z.string().nullable(),
  note: z.string().nullable(),
  version: z.number(),
  allowed: z.array(z.string()),
});
export const taskPage = z.object({ items: z.array(taskLine), next: z.string().nullish() });
export type TaskLine = z.infer<typeof taskLine>;

export const card = z.object({
  id: z.string(),
  registrationIndex: z.string().nullable(),
  status: z.string(),
  statusLabel: z.string(),
  result: z.string().nullable(),
  receivedOn: z.string(),
  dueOn: z.string().nullable(),
  termBroken: z.boolean(),
  controlEndedOn: z.string().nullable(),
  leader: z.string().nullable(),
  mainExecutor: z.string().nullable(),
});
export type Card = z.infer<typeof card>;

export const decisions = z.object({
  items: z.array(
    z.object({
      ruleSet: z.string(),
      outcome: z.string(),
      outcomeLabel: z.string(),
      cited: z.string(),
      at: z.coerce.date(),
    }),
  ),
});
export type Decided = z.infer<typeof decisions>['items'][number];

export const terms = z.object({ dueOn: z.string().nullable(), lines: z.array(z.string()).default([]) });

export const history = z.object({
  items: z.array(
    z.object({
      seq: z.number(),
      kind: z.string(),
      at: z.coerce.date(),
      by: person,
      payload: z.record(z.string(), z.unknown()),
    }),
  ),
});
export type Entry = z.infer<typeof history>['items'][number];

export const refusal = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string().optional(),
  grounds: z.array(z.object({ act: z.string(), clause: z.string(), text: z.string() })).default([]),
});
export type Refusal = z.infer<typeof refusal>;
