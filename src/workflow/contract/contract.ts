import type { Shape } from './shape.js';

/** What a piece of code does with the data of a case: the keys it needs and the keys it leaves. */
export interface Handled {
  readonly reads: Shape;
  readonly writes: Shape;
}

/** What an answer does; it reads the fields of its form beside the data. */
export interface AnswerHandled extends Handled {
  readonly answer: Shape;
}

/**
 * What the code around the diagrams promises and asks (договір файлів і коду): of every name that a diagram, a form
 * or a rule set may mention, what it reads and what it writes.
 */
export interface Contract {
  /** What each process is begun with where the service itself begins it. */
  readonly starts: ReadonlyMap<string, Shape>;
  /** Steps and jobs, by topic. */
  readonly topics: ReadonlyMap<string, Handled>;
  readonly answers: ReadonlyMap<string, AnswerHandled>;
  /** Forms with a handler of their own; the fields of the others are the keys. */
  readonly handledForms: ReadonlySet<string>;
  /** What the fields of each form give. */
  readonly forms: ReadonlyMap<string, Shape>;
  /** What each message carries. */
  readonly messages: ReadonlyMap<string, Shape>;
  /** The outcomes of each rule set, over all days. */
  readonly outcomes: ReadonlyMap<string, readonly string[]>;
  /** The facts each rule set needs. */
  readonly facts: ReadonlyMap<string, readonly string[]>;
  /** Who knows the facts of a group: what they read of the data, and the facts they give. */
  readonly suppliers: ReadonlyMap<string, { readonly reads: Shape; readonly gives: readonly string[] }>;
}
