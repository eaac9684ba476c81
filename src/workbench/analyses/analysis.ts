import type { ProblemCode, ProblemDetails } from '../../domain/problem.js';
import type { Tell } from './progress.js';

/** Something that may take long (аналіз): plain data in, plain data out, in a process of its own. */
export interface Analysis<Input = never, Report = unknown> {
  readonly name: string;
  /** Its own ceiling where that of all is too low: what it does grows with the files of an admin. */
  readonly seconds?: number;
  carry(this: void, input: Input, tell: Tell): Report | Promise<Report>;
}

/** What comes back of one over the channel: errors would lose their class on the way. */
export type Outcome =
  { readonly report: unknown } | { readonly problem: ProblemCode; readonly details: ProblemDetails };
