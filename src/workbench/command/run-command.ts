import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from '../../domain/problem.js';
import { AnalysisTooLarge, TableFaults } from '../../policy/analysis/index.js';
import { type Program, readOptions } from './options.js';
import { rulesNamed } from './rules-source.js';
import { type Call, type Ending, exitCodes, Misuse, Refused, type Verb } from './verb.js';
import { perhaps, FileFaults } from '../../platform/files/index.js';

/** Where a command speaks: results to one stream, what happens on the way to the other. */
interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

type Surroundings = Pick<Call, 'env' | 'now'>;

/** `npm run rules -- <verb> …` and `npm run policy -- …`: runs a verb, prints its answer, and gives the exit code. */
export async function runCommand(
  verbs: readonly Verb[],
  [name, ...args]: readonly string[],
  streams: Streams,
  surroundings: Surroundings,
  program: Program = 'rules',
): Promise<number> {
  const verb = verbs.find((one) => one.name === name);
  if (!verb) {
    streams.err(list(verbs, name, program));
    return exitCodes[name === undefined || name === '--help' ? 'fine' : 'misused'];
  }
  try {
    return exitCodes[await run(verb, args, streams, surroundings, program)];
  } catch (error) {
    return exitCodes[explained(verb, error, streams, program)];
  }
}

async function run(
  verb: Verb,
  args: readonly string[],
  streams: Streams,
  surroundings: Surroundings,
  program: Program,
): Promise<Ending> {
  const { words, options, rules, format, out, help } = readOptions(verb, args, program);
  if (help) {
    streams.out(`${usage(verb, program)}\n${verb.summary}`);
    return 'fine';
  }
  const source = rulesNamed(rules);
  const report = await verb.run({ ...surroundings, words, options, source, say: streams.err });
  const place = { source, folder: out === undefined ? '.' : dirname(out) };
  const print = verb.prints?.[format];
  const printed = print?.print(report, place) ?? (format === 'json' ? JSON.stringify(report, null, 2) : null);
  if (out !== undefined) {
    write(out, printed ?? verb.text(report, place));
    streams.err(`Записано у «${out}».`);
  }
  streams.out(
    out === undefined ? (printed ?? verb.text(report, place)).trimEnd() : (verb.brief ?? verb.text)(report, place),
  );
  return verb.ending?.(report) ?? 'fine';
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Misuse(`Не вдалося записати «${file}»: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function explained(verb: Verb, error: unknown, { err }: Streams, program: Program): Ending {
  if (error instanceof Misuse) {
    err(`${error.message}\n${usage(verb, program)}`);
    return 'misused';
  }
  if (isRefusal(error)) {
    err(error.message);
    return 'refused';
  }
  if (error instanceof Problem) {
    const details = (error.details.errors ?? []).map(({ pointer, detail }) => `  ${pointer}: ${detail}`);
    err([`${error.code}: ${error.message}`, ...details].join('\n'));
    return 'misused';
  }
  throw error;
}

const isRefusal = (error: unknown): error is Error =>
  [FileFaults, TableFaults, AnalysisTooLarge, Refused].some((kind) => error instanceof kind);

function usage({ name, usage: rest }: Verb, program: Program): string {
  const rules = program === 'rules' ? ' [--rules ТЕКА|ФАЙЛ|git:РЕВІЗІЯ]' : '';
  return `Виклик: npm run ${program} -- ${name} ${rest} [--json]${rules}`;
}

function list(verbs: readonly Verb[], wrong: string | undefined, program: Program): string {
  const known = verbs.map(({ name }) => name);
  const unknown = wrong === undefined || wrong === '--help' ? [] : [`Дії «${wrong}» немає.${perhaps(wrong, known)}`];
  const width = Math.max(...verbs.map(({ name }) => name.length));
  const lines = verbs.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return [...unknown, `Виклик: npm run ${program} -- <дія> …`, ...lines].join('\n');
}
