import type { Tell } from './progress.js';

/** Something that may take long (аналіз): plain data in, plain data out, in a process of its own. */
export interface Analysis<Input = never, Report = unknown> {
  readonly name: string;
  carry(this: void, input: Input, tell: Tell): Report | Promise<Report>;
}
