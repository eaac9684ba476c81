import type { Schema } from '../client/index.js';

/** What a registrar enters of a letter. */
export type Letter = Schema<'NewAppeal'>;

export type Answer = Readonly<Record<string, unknown>>;

/** Cases by the keys of their stories, for an answer that points to an earlier appeal. */
export type Cases = (key: string) => string;

interface OnDay {
  /** `2024-12-31`: the acts of one letter on one day follow each other an hour apart. */
  readonly day: string;
  /** Whose hand: a login of the demonstration council. */
  readonly by: string;
}

export interface TakenIn extends OnDay {
  readonly kind: 'taken-in';
}
/** A task of a diagram, by its element, with the answer given to its form. */
export interface Done extends OnDay {
  readonly kind: 'done';
  readonly task: string;
  readonly answer: Answer | ((cases: Cases) => Answer);
}
/** An answer that the service must refuse, by this clause of the law. */
export interface Refused extends OnDay {
  readonly kind: 'refused';
  readonly task: string;
  readonly answer: Answer;
  readonly code: string;
  readonly clause: string;
}
/** Asked for outside the task lists: more time, or a withdrawal. */
export interface Asked extends OnDay {
  readonly kind: 'asked';
  readonly what: 'extension-requests' | 'withdrawal';
  readonly reasons: string;
}
export type Act = TakenIn | Done | Refused | Asked;

/** How the letter must end; whatever differs is a surprise, and the demonstration fails. */
export interface Ending {
  /** The registration index as a pattern; null for a letter that is not registered. */
  readonly index: RegExp | null;
  readonly status: string;
  readonly result: string | null;
  readonly dueOn: string | null;
  readonly broken?: boolean;
  readonly controlEndedOn?: string;
  readonly leader?: string;
  readonly mainExecutor?: string;
  /** The last decision of each of these rule sets. */
  readonly decisions: Readonly<Record<string, string>>;
  /** Kinds of entries that the history must hold. */
  readonly history?: readonly string[];
}

/** One letter, what the staff did with it, and how it ended (один лист від надходження до справи). */
export interface Story {
  readonly key: string;
  /** A word or two by which the printed story tells it from others. */
  readonly about: string;
  /** Which way an appeal can go this one shows (шлях звернення). */
  readonly way: string;
  readonly letter: Letter;
  readonly acts: readonly Act[];
  readonly ends: Ending;
}
