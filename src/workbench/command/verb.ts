import { z } from 'zod';
import type { FileKind } from '../../platform/http/schemas/files.js';
import type { Analysis } from '../analyses/analysis.js';
import type { Route } from '../http/route.js';
import type { RulesSource } from './rules-source.js';

/**
 * How a command ends, for scripts: `found` when something has to be mended (a lint error, a failed row, a
 * surviving mutant), `differs` when two editions decide differently, `refused` when the rules cannot be
 * read or a running service refuses, `misused` when the call itself was wrong, `interrupted` when the work can be gone on with.
 */
export const exitCodes = { fine: 0, found: 1, misused: 2, refused: 3, differs: 4, interrupted: 5 } as const;
export type Ending = keyof typeof exitCodes;

/** What a verb is asked on the command line. */
export interface Call<Options = Readonly<Record<string, unknown>>> {
  readonly words: readonly string[];
  readonly options: Options;
  /** The rules that `--rules` names; the installation's own when it names none. */
  readonly source: RulesSource;
  readonly env: NodeJS.ProcessEnv;
  /** Something on the way of a long run, for people only: it goes to the standard error. */
  readonly say: (line: string) => void;
  readonly now: () => Date;
}

/** Where a report is read, so that it leads its reader to the files. */
export interface Place {
  readonly source: RulesSource;
  /** The folder from which its reader opens them; null for whoever reads it over HTTP. */
  readonly folder: string | null;
}

/** A way to write a report down besides JSON (вигляд). */
interface Print<Report> {
  readonly file: FileKind;
  print(this: void, report: Report, place: Place): string;
}

/**
 * One thing that a reviewer can ask of the rules (дія верстака). It is declared once: `npm run rules -- <verb>` and its
 * routes are made from the declaration.
 */
export interface Verb<Options extends z.ZodObject = z.ZodObject, Report = unknown> {
  readonly name: string;
  /** What it does, as a Ukrainian verb in the third person, no period. */
  readonly summary: string;
  /** Words and options after the verb: `[набір…] [--all]`. */
  readonly usage: string;
  readonly options: Options;
  /** How the command line calls an option that has a longer name in a body. */
  readonly spoken?: Readonly<Record<string, string>>;
  run(this: void, call: Call<z.output<Options>>): Report | Promise<Report>;
  /** How it ends; `fine` where nothing is said. */
  ending?(this: void, report: Report): Ending;
  text(this: void, report: Report, place: Place): string;
  /** What is said of a print that went into a file; the text where nothing else is. */
  brief?(this: void, report: Report): string;
  readonly prints?: Readonly<Record<string, Print<Report>>>;
  /** Its work, where it takes too long to be done beside clerks. */
  readonly analysis?: Analysis;
  readonly routes: readonly Route[];
}

/** A declaration held to its own types. */
export const verb = <Options extends z.ZodObject, Report>(declared: Verb<Options, Report>): Verb<Options, Report> =>
  declared;

/** The call was wrong; the text says how to call. */
export class Misuse extends Error {}

/** A running service has refused what it was asked, or is not there. */
export class Refused extends Error {}
