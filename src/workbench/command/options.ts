import { parseArgs } from 'node:util';
import { z } from 'zod';
import { explainIssues } from '../../platform/http/problems/sentences.js';
import { choice, YesOrNo } from '../../platform/http/index.js';
import { Misuse, type Verb } from './verb.js';
import { perhaps } from '../../platform/files/index.js';

/** A switch: `--all` on the command line, `?all=true` in an address. */
export const flag = (description: string) =>
  YesOrNo.default('false')
    .transform((word) => word === 'true')
    .describe(description);

/** How an answer is wanted, if not as JSON. */
export const formats = <const Name extends string>(id: string, names: readonly Name[]) =>
  choice(id, 'Вигляд відповіді.', ['json', ...names])
    .optional()
    .describe('Вигляд відповіді; типово json');

/** An option that is not empty where it is given. */
export const word = (description: string) => z.string().max(400).optional().describe(description);

/** What a verb of each program may be asked besides its own options. */
const common = {
  rules: { json: 'boolean', rules: 'string', help: 'boolean' },
  policy: { json: 'boolean', help: 'boolean' },
} as const;
export type Program = keyof typeof common;

type Kinds = Readonly<Record<string, 'boolean' | 'string'>>;

/** What stands after the verb, read by the same schema as a body. @throws Misuse */
export function readOptions({ options: schema, spoken = {}, prints }: Verb, args: readonly string[], program: Program) {
  const named = Object.entries(schema.shape).map(([field, one]) => [spoken[field] ?? field, field, one] as const);
  const printed = Object.keys(prints ?? {});
  const kinds: Kinds = {
    ...Object.fromEntries(named.map(([name, , one]) => [name, isFlag(one) ? 'boolean' : 'string'])),
    ...common[program],
    ...(prints ? { out: 'string' } : {}),
    ...Object.fromEntries(printed.map((name) => [name, 'boolean'])),
  };
  const { values, positionals } = parsed(kinds, args);
  const given: Record<string, string> = {};
  for (const [name, field] of named) if (values[name] !== undefined) given[field] = String(values[name]);
  for (const name of printed) if (values[name] === true) given['format'] = name;
  const read = schema.safeParse(given, { reportInput: true });
  if (!read.success) throw new Misuse(misread(explainIssues(read.error.issues).errors, given, spoken));
  const text = (name: string): string | undefined => (values[name] === undefined ? undefined : String(values[name]));
  return {
    words: positionals,
    options: read.data,
    rules: text('rules'),
    format: given['format'] ?? (values['json'] === true ? 'json' : ''),
    out: text('out'),
    help: values['help'] === true,
  };
}

function isFlag(schema: z.core.$ZodType): boolean {
  return z.safeParse(schema, 'true').data === true;
}

function misread(
  faults: readonly { readonly pointer: string; readonly detail: string }[],
  given: Readonly<Record<string, string>>,
  spoken: Readonly<Record<string, string>>,
): string {
  return faults
    .map(({ pointer, detail }) => {
      const field = pointer.slice(1);
      return `«--${spoken[field] ?? field} ${given[field] ?? ''}»: ${detail}`;
    })
    .join('\n');
}

function parsed(kinds: Kinds, args: readonly string[]) {
  try {
    const options = Object.fromEntries(Object.entries(kinds).map(([name, type]) => [name, { type }]));
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Misuse(misuseOf(error, Object.keys(kinds)));
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
