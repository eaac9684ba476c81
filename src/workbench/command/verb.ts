import type { ParseArgsConfig } from 'node:util';
import type { RulesSource } from './rules-source.js';

/**
 * How a command ends, for scripts: `found` when something has to be mended (a lint error, a failed row, a
 * surviving mutant), `differs` when two editions decide differently, `refused` when the rules cannot be
 * read, `misused` when the call itself was wrong, `interrupted` when the work can be gone on with.
 */
export const exitCodes = { fine: 0, found: 1, misused: 2, refused: 3, differs: 4, interrupted: 5 } as const;
export type Ending = keyof typeof exitCodes;

/** Options as the command line gave them. */
export type Options = Readonly<Record<string, string | boolean | undefined>>;

/** What a verb is asked. */
export interface Call {
  readonly words: readonly string[];
  readonly options: Options;
  /** The rules that `--rules` names; the installation's own when it names none. */
  readonly source: RulesSource;
  readonly env: NodeJS.ProcessEnv;
  /** Something on the way of a long run, for people only: it goes to the standard error. */
  readonly say: (line: string) => void;
  readonly now: () => Date;
}

/** What a verb answers: the same thing for a machine and for people. */
export interface Answer {
  readonly ending: Ending;
  readonly report: unknown;
  readonly text: string;
}

/** One thing that `npm run rules -- <verb>` can do. */
export interface Verb {
  readonly name: string;
  /** One line for the list of verbs: what it does, as a Ukrainian verb in the third person, no period. */
  readonly summary: string;
  /** Words and options after the verb: `[набір…] [--sarif]`. */
  readonly usage: string;
  readonly options?: NonNullable<ParseArgsConfig['options']>;
  run(call: Call): Promise<Answer> | Answer;
}

/** The call was wrong; the text says how to call. */
export class Misuse extends Error {}
