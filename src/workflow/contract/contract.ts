import type { Shape } from './shape.js';

/** What a piece of code does with the data of a case: the keys it needs and the keys it leaves. */
export interface Handled {
  readonly reads: Shape;
  readonly writes: Shape;
  /** The words that a diagram hands to it as `camunda:property`. */
  readonly properties?: Shape;
}

/** What an answer does; it reads the fields of its form beside the data. */
export interface AnswerHandled extends Handled {
  readonly answer: Shape;
}

/** Who knows the facts of a group: what they read of the data, and the facts they give. */
export interface Supplies {
  readonly reads: Shape;
  readonly gives: readonly string[];
}

/** What the code around the diagrams promises and asks, by the names that diagrams and forms use. */
export interface Declared {
  /** What each process is begun with where the service itself begins it. */
  readonly starts: ReadonlyMap<string, Shape>;
  /** Steps and jobs, by topic. */
  readonly topics: ReadonlyMap<string, Handled>;
  /** Answers, by form. A form without one writes its own fields. */
  readonly answers: ReadonlyMap<string, AnswerHandled>;
  /** What each message carries. */
  readonly messages: ReadonlyMap<string, Shape>;
  readonly suppliers: ReadonlyMap<string, Supplies>;
}

/**
 * All that the diagrams rest on (договір файлів і коду): what the code has declared, the fields of the forms, the
 * outcomes and the facts of the rule sets.
 */
export interface Contract extends Declared {
  /** What the fields of each form give. */
  readonly forms: ReadonlyMap<string, Shape>;
  /** The outcomes of each rule set, over all days. */
  readonly outcomes: ReadonlyMap<string, readonly string[]>;
  /** The facts each rule set needs. */
  readonly facts: ReadonlyMap<string, readonly string[]>;
}
