import { z } from 'zod';
import { day, defineStart, instant, ruling, type Values } from '../workflow/contract/index.js';

/** The keys that steps and answers of an appeal share in the data of its case (дані справи). */

/** Whoever prepares the reply: a unit and, where the resolution names one, a person in it. */
export const mainExecutor = z.object({ unit: z.string(), person: z.string().nullable() });

/** Whether a letter is considered and, if not, what becomes of it (прийняття до розгляду, KR-3.3–3.7). */
export const admission = ruling([
  'consider',
  'anonymous',
  'return-incomplete',
  'return-insufficient',
  'repeat-refusal',
  'join-earlier',
  'late-complaint',
  'incapacity',
  'forward',
  'split',
]);

export type Admission = z.output<typeof admission>;

/** Where the file of a closed appeal lies: its case, its volume where there are several, its sheets (справа). */
export const archive = z.object({ file: z.string(), volume: z.string().nullable(), sheets: z.string() });

/** A promise under control: its id, its day, and when it is reminded of and found overdue. */
const obligation = z.object({ id: z.string(), dueOn: day, remindAt: instant, overdueAt: instant });

const ofObligation = { mainExecutor, obligation, receivedOn: day };

export type ObligationData = Values<typeof ofObligation>;

/** Begins the way of a letter: it was not raised at a reception, and no resolution came with it. */
export const letterReceived = defineStart('written-appeal', {
  register: z.string(),
  receivedOn: day,
  registerBy: day,
  receiptAsked: z.boolean(),
  lookedThrough: z.boolean(),
  registered: z.boolean(),
  resolved: z.boolean(),
  fromReception: z.boolean(),
});

/** Begins the control of what was promised. */
export const obligationEntered = defineStart('obligation', ofObligation);

/** Only the promise, for steps and answers that ask nothing else. */
export const promise = { obligation };
