import { z } from 'zod';
import { day, instant, defineStart, type Values } from '../workflow/contract/index.js';

/** The keys that steps and answers of an appeal share in the data of its case (дані справи). */

/** Whoever prepares the reply: a unit and, where the resolution names one, a person in it. */
export const mainExecutor = z.object({ unit: z.string(), person: z.string().nullable() });

/** A promise under control: its id, its day, and when it is reminded of and found overdue. */
const obligation = z.object({ id: z.string(), dueOn: day, remindAt: instant, overdueAt: instant });

const ofObligation = { mainExecutor, obligation, receivedOn: day };

export type ObligationData = Values<typeof ofObligation>;

/** Begins the control of what was promised. */
export const obligationEntered = defineStart('obligation', ofObligation);

/** Only the promise, for steps and answers that ask nothing else. */
export const promise = { obligation };
