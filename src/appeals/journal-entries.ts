import type { AppealForm } from '../domain/appeal/kind.js';
import type { AppealResult } from '../domain/appeal/result.js';
import type { ClauseRef } from '../domain/clause.js';
import type { PlainDate } from '../domain/plain-date.js';

interface Charged {
  readonly unit: string;
  readonly person: string | null;
  /** What is to be done; entries of before instructions were kept there have none. */
  readonly task?: string | null;
}

interface TurnedAway {
  readonly because: string;
  readonly clauses: readonly ClauseRef[];
}

interface Remarked {
  readonly remarks: string | null;
}

interface Term {
  readonly dueOn: PlainDate;
  readonly internalDueOn: PlainDate;
  readonly capOn: PlainDate;
}

interface Drafted {
  readonly definiteDate: PlainDate | null;
  readonly objective: boolean;
}

interface SentOn {
  readonly to: string;
  readonly clauses: readonly ClauseRef[];
  readonly letterId: string;
}

/** What the story of an appeal says (записи про звернення): nobody is named in it but those who act for the council. */
declare module '../journal/entries.js' {
  interface JournalEntries {
    // Taken in and registered.
    readonly 'taken-in': {
      readonly receivedOn: PlainDate;
      readonly formOfReceipt: string;
      readonly form: AppealForm;
      readonly register: string;
    };
    readonly 'settled-after-ending': { readonly settled: string; readonly because: string };
    readonly 'answers-not-kept': { readonly fields: readonly string[] };
    readonly 'raised-at-reception': {
      readonly visitId: string;
      readonly receptionId: string;
      readonly leader: string | null;
      readonly form: AppealForm;
      readonly explanation: string;
    };
    readonly 'feature-confirmed': {
      readonly feature: string;
      readonly said: string;
      readonly earlier: string | null;
      readonly on: PlainDate;
    };
    readonly 'found-mass': { readonly by: string };
    readonly 'mass-confirmed': { readonly letters: number; readonly left: number };
    readonly registered: {
      readonly index: string;
      readonly register: string;
      readonly registeredOn: PlainDate;
      readonly receiptId: string | null;
    };
    readonly 'looked-through': {
      readonly kind: string;
      readonly regime: string;
      readonly powers: string | undefined;
      readonly topics: readonly string[];
    };
    readonly 'complained-of-named': { readonly about: string | null; readonly alsoAbout?: readonly string[] };

    // Turned away, handed on, joined, withdrawn.
    readonly 'left-unconsidered': TurnedAway & { readonly decidedBy?: string };
    readonly 'unconsidered-decided': { readonly decision: string; readonly on: string; readonly reasons: string };
    readonly returned: TurnedAway & { readonly letterId: string | null };
    readonly forwarded: SentOn;
    readonly 'part-forwarded': SentOn;
    readonly 'handed-on': {
      readonly to: string;
      readonly on: PlainDate;
      readonly receipt: string | null;
      readonly note: string | null;
    };
    readonly 'joined-earlier': { readonly earlier: string | null; readonly earlierId: string };
    readonly 'letter-joined': { readonly letter: string | null; readonly letterId: string };
    readonly withdrawn: { readonly on: PlainDate };

    // Resolved and executed.
    readonly 'leader-named': { readonly leader: string; readonly personally: boolean };
    readonly resolved: {
      readonly leader: string;
      readonly executors: readonly (Charged & { readonly staff: boolean })[];
      readonly dueOn: PlainDate | null;
      readonly control: boolean;
    };
    readonly 'staff-executor-named': { readonly unit: string };
    readonly 'sent-outside': { readonly to: readonly string[]; readonly letters: readonly string[] };
    readonly 'sent-to-executors': Omit<Charged, 'unit'> & {
      readonly main: string;
      readonly others: readonly Charged[];
    };
    readonly contributed: { readonly unit: string | null; readonly text: string };

    // The term.
    readonly 'term-opened': Term;
    readonly 'term-changed': Term;
    readonly reminded: {
      readonly when: string;
      readonly dueOn: PlainDate | null;
      readonly to: readonly (string | null)[];
    };
    readonly 'term-broken': {
      readonly dueOn: PlainDate | null;
      readonly mainExecutor: string | null;
      readonly to: readonly (string | null)[];
    };
    /** What has a last day of its own by the Law left after it, or was not done by then: no letter, no day (art. 5, 7, 20). */
    readonly 'act-late': {
      readonly act: string;
      readonly documentId: string | null;
      readonly lastDay: PlainDate;
      readonly on: PlainDate | null;
    };
    readonly 'breach-explained': { readonly reason: string; readonly measures: string | null };
    readonly 'extension-asked': { readonly unit: string; readonly reasons: string; readonly until: PlainDate | null };
    readonly 'extension-decided': {
      readonly extend: boolean;
      readonly to: PlainDate | null;
      readonly by: string;
      readonly grounds: string;
    };
    readonly 'extension-refusal-learnt': Remarked;

    // The reply.
    readonly 'reply-drafted': {
      readonly answers: readonly { readonly position: number; readonly result: AppealResult }[];
      readonly by: string | null;
    };
    readonly 'final-answer-due': { readonly by: string; readonly dueOn: PlainDate | null };
    readonly 'final-answer-drafted': Drafted;
    readonly 'reply-agree': Remarked;
    readonly 'reply-sign': Remarked;
    readonly 'reply-return': Remarked;
    readonly 'reply-returned': Remarked;
    readonly 'reply-signed': {
      readonly number: string | null;
      readonly documentId: string;
      readonly signatoryPost: string;
      readonly final: boolean;
      readonly orally: boolean;
    };
    readonly 'result-told': { readonly told: string; readonly at: string; readonly note: string };

    // Letters.
    readonly 'letter-signed': {
      readonly documentId: string;
      readonly number: string;
      readonly signedOn: PlainDate;
      readonly signatoryPost: string;
    };
    readonly 'letter-refused': {
      readonly documentId: string;
      readonly signatoryPost: string | null;
      readonly reason: string;
    };
    /** It has not left and tells of nothing any more, signed or not; `why` is null of what was taken back before it was kept. */
    readonly 'letter-withdrawn': {
      readonly documentId: string;
      readonly number: string | null;
      readonly why?: string;
    };
    readonly 'letter-revised': { readonly documentId: string; readonly isReworded: boolean };

    // Obligations and the end.
    readonly 'obligation-entered': { readonly id: string; readonly dueOn: PlainDate; readonly by: string };
    readonly 'obligation-reminded': {
      readonly id: string;
      readonly dueOn: PlainDate;
      readonly when: string;
      readonly to: readonly string[];
    };
    readonly 'obligation-reported': { readonly id: string; readonly doneOn: PlainDate };
    readonly 'obligation-confirmed': Remarked;
    readonly 'obligation-sent-back': Remarked;
    readonly 'obligation-done': { readonly id: string };
    readonly 'questions-checked': Remarked & { readonly resolved: readonly boolean[] };
    readonly 'result-set': { readonly result: AppealResult };
    readonly 'control-ended': { readonly on: PlainDate };
    readonly 'ready-for-archive': {
      readonly archive: { readonly file: string; readonly volume: string | null; readonly sheets: string };
    };
  }
}
