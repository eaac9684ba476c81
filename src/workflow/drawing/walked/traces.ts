/**
 * What the rows of one instance prove of its way (сліди справи), by ids of elements. The saved state keeps only
 * what still stands, so the way behind is read from the tasks, decisions, called processes and the journal.
 */
export interface Traces {
  readonly begun: ReadonlySet<string>;
  readonly done: ReadonlySet<string>;
  /** Elements that leave a row whenever they are entered, and have left none. */
  readonly neverBegun: ReadonlySet<string>;
  /** Elements that leave a row whenever they are passed, and have left none. */
  readonly neverDone: ReadonlySet<string>;
  /** Services that wait for somebody else; every other service is passed in the step that comes to it. */
  readonly waiting: ReadonlySet<string>;
}
