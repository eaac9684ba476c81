import { parseArgs } from 'node:util';
import { Problem } from '../../domain/problem.js';
import { perhaps, RuleFaults } from '../../policy/index.js';
import { AnalysisTooLarge, TableFaults } from '../../policy/analysis/index.js';
import { rulesNamed } from './rules-source.js';
import { type Call, type Ending, exitCodes, Misuse, type Verb } from './verb.js';

/** Where a command speaks: results to one stream, what happens on the way to the other. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

type Surroundings = Pick<Call, 'env' | 'now'>;

const common = { json: { type: 'boolean' }, rules: { type: 'string' }, help: { type: 'boolean' } } as const;

/** `npm run rules -- <verb> …`: runs a verb, prints its answer, and gives the exit code. */
export async function runCommand(
  verbs: readonly Verb[],
  [name, ...args]: readonly string[],
  streams: Streams,
  surroundings: Surroundings,
): Promise<number> {
  const verb = verbs.find((one) => one.name === name);
  if (!verb) {
    streams.err(list(verbs, name));
    return exitCodes[name === undefined || name === '--help' ? 'fine' : 'misused'];
  }
  try {
    return exitCodes[await run(verb, args, streams, surroundings)];
  } catch (error) {
    return exitCodes[explained(verb, error, streams)];
  }
}

async function run(verb: Verb, args: readonly string[], streams: Streams, surroundings: Surroundings): Promise<Ending> {
  const { values, positionals } = parsed(verb, args);
  const options = values as Call['options'];
  if (options.help === true) {
    streams.out(`${usage(verb)}\n${verb.summary}`);
    return 'fine';
  }
  const source = rulesNamed(typeof options.rules === 'string' ? options.rules : undefined);
  const answer = await verb.run({ ...surroundings, words: positionals, options, source, say: streams.err });
  streams.out(options.json === true ? JSON.stringify(answer.report, null, 2) : answer.text);
  return answer.ending;
}

function parsed(verb: Verb, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { ...common, ...verb.options }, allowPositionals: true });
  } catch (error) {
    throw new Misuse(misuseOf(error, [...Object.keys(common), ...Object.keys(verb.options ?? {})]));
  }
}

/** What Node says of an option in English, in the reviewer's language. */
function misuseOf(error: unknown, known: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const option = /'(?:-\w, )?(-{1,2}[^\s']+)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return `Ключа «${option}» немає.${perhaps(option.replace(/^-+/, ''), known)}`;
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return message;
  return message.includes('does not take')
    ? `Ключ «${option}» пишуть без значення.`
    : `Ключ «${option}» потребує значення після себе.`;
}

function explained(verb: Verb, error: unknown, { err }: Streams): Ending {
  if (error instanceof Misuse) {
    err(`${error.message}\n${usage(verb)}`);
    return 'misused';
  }
  if (error instanceof RuleFaults || error instanceof TableFaults || error instanceof AnalysisTooLarge) {
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

function usage({ name, usage: rest }: Verb): string {
  return `Виклик: npm run rules -- ${name} ${rest} [--json] [--rules ТЕКА|ФАЙЛ|git:РЕВІЗІЯ]`;
}

function list(verbs: readonly Verb[], wrong: string | undefined): string {
  const known = verbs.map(({ name }) => name);
  const unknown = wrong === undefined || wrong === '--help' ? [] : [`Дії «${wrong}» немає.${perhaps(wrong, known)}`];
  const width = Math.max(...verbs.map(({ name }) => name.length));
  const lines = verbs.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return [...unknown, 'Виклик: npm run rules -- <дія> …', ...lines].join('\n');
}
