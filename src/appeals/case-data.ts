import { z } from 'zod';
import {
  day,
  defineMessage,
  defineStart,
  groupName,
  instant,
  personId,
  ruling,
  unitId,
} from '../workflow/contract/index.js';
import { lateActs } from './appeal-parts.js';

/** The keys that steps and answers of an appeal share in the data of its case (дані справи). */

/** Whoever prepares the reply: a unit and, where the resolution names one, a person in it. */
export const mainExecutor = z.object({ unit: unitId, person: personId.nullable() });

const admissionOutcomes = [
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
] as const;

/** Whether a letter is considered and, if not, what becomes of it (прийняття до розгляду, KR-3.3–3.7); in how many days. */
export const admission = ruling(
  admissionOutcomes,
  { days: z.number().optional() },
  { forward: ['days'], split: ['days'], 'return-incomplete': ['days'], 'return-insufficient': ['days'] },
);

export type Admission = z.output<typeof admission>;

/** Where the file of a closed appeal lies: its case, its volume where there are several, its sheets (справа). */
export const archive = z.object({ file: z.string(), volume: z.string().nullable(), sheets: z.string() });

/** How long an appeal may be considered, and by what (строк розгляду, art. 20, KR-3.11). */
export const term = ruling(
  ['no-study', 'one-month', 'by-leader', 'by-covering-letter'],
  { days: z.number().optional(), months: z.number().optional() },
  { 'no-study': ['days'] },
);

/** What every change of the term leaves: its last days as tasks show them, and when the watch over it wakes. */
export const termMoments = {
  termDue: z.object({ dueOn: day, internalDueOn: day, capOn: day }),
  timers: z.object({
    remindAt: instant,
    dueDayAt: instant,
    breachAt: instant,
    extensionOverAt: instant,
    finalAnswerAt: instant,
  }),
};

/** An extension as a leader asks the rules for it (продовження строку, art. 20). */
export const extensionAsked = z.object({
  by: z.enum(['head', 'deputy', 'other']),
  objectiveGrounds: z.boolean(),
  askedOn: day,
  to: day,
  grounds: z.string(),
});

export type ExtensionAsked = z.output<typeof extensionAsked>;

/** Why more time is asked for, by whose executor, and until when, where they say. */
export const extensionRequest = {
  extensionReasons: z.string(),
  extensionUnit: unitId,
  extensionUntil: day.nullable().optional(),
};

/** A promise under control: its id, its day, and when it is reminded of and found overdue. */
const obligation = z.object({ id: z.string(), dueOn: day, remindAt: instant, overdueAt: instant });

const ofObligation = { mainExecutor, obligation, receivedOn: day, confirmsPromise: groupName };

/** Begins the way of a letter: it was not raised at a reception, and no resolution came with it. */
export const letterReceived = defineStart('written-appeal', {
  register: unitId,
  receivedOn: day,
  registerBy: day,
  receiptAsked: z.boolean(),
  lookedThrough: z.boolean(),
  registered: z.boolean(),
  resolved: z.boolean(),
  fromReception: z.boolean(),
  heardByLeader: z.boolean(),
});

/** Begins what becomes of an appeal whose case somebody has ended from outside (справу закінчено ззовні). */
export const endedOutside = defineStart('ended-outside', {
  register: unitId,
  receivedOn: day,
  fromReception: z.boolean(),
  heardByLeader: z.boolean(),
  resolved: z.boolean(),
  /** Whether only the file is still to be made. */
  isOver: z.boolean(),
  endedOn: day,
  settles: groupName,
  whyEnded: z.string(),
});

const lateAct = z.object({ act: z.enum(lateActs), lastDay: day, words: z.string() });

/** Begins the finding out of why a term was broken (з’ясування причини порушення, KR-3.18). */
export const breachNoted = defineStart('breach', {
  breach: lateAct,
  accountsForBreach: groupName,
  accountBy: day,
});

/** Of a task that asks why: what was late; a case begun before 0146 does not say. */
export const accountedFor = { breach: lateAct.optional() };

/** Begins the control of what was promised. */
export const obligationEntered = defineStart('obligation', ofObligation);

/** Only the promise, for steps and answers that ask nothing else. */
export const promise = { obligation };

/** The watch over a term begins anew with the days it has now. */
export const termChanged = defineMessage('term-changed', termMoments);

/** The answer is signed: what was asked of others for it is not waited for. */
export const answerIssued = defineMessage('answer-issued');

/** An executor asks for more time (клопотання про продовження строку). */
export const extensionRequested = defineMessage('extension-requested', extensionRequest);

/** The citizen takes the appeal back (відкликання). */
export const withdrawn = defineMessage('withdrawn', { withdrawalNote: z.string() });
