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
  readonly gives: Shape;
}

/** The outcomes of a rule set, each with the values that come with it. */
export type Ruling = ReadonlyMap<string, Shape>;

/** What our code asks of a rule set beside the diagrams: the facts it gives, the outcomes it knows, each with its values. */
export interface Asks {
  /** Null where the facts are those of a place in a diagram. */
  readonly facts: Shape | null;
  /** Null where it hands the outcome on, whatever the rules call it. */
  readonly outcomes: Ruling | null;
}

/** What there is by each kind of id that data and diagrams may hold: posts, units, letters of the council's own; a kind that is not told is not looked for. */
export type Ids = ReadonlyMap<string, ReadonlySet<string>>;

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
  /** By rule set. */
  readonly questions: ReadonlyMap<string, Asks>;
}

/**
 * All that the diagrams rest on (договір файлів і коду): what the code has declared, the fields of the forms, the
 * outcomes and the facts of the rule sets.
 */
export interface Contract extends Declared {
  /** What the fields of each form give. */
  readonly forms: ReadonlyMap<string, Shape>;
  /** By form, by field: the forms on which what is written there is shown to whoever comes next. */
  readonly shownOn: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** What each rule set answers, over all days. */
  readonly rulings: ReadonlyMap<string, Ruling>;
  /** The facts each rule set needs, and what each may be. */
  readonly facts: ReadonlyMap<string, Shape>;
  readonly ids: Ids;
}
