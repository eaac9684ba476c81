import { z } from 'zod';
import { pointerTo } from '../../domain/json.js';
import { cyrillicIn, mixedWordIn } from './alphabets.js';
import { perhaps } from './nearest.js';
import type { CheckedFile } from './checked-file.js';

/** A file with more is not mended by reading on. */
const mostIssues = 100;
const ukrainian = z.locales.uk().localeError;

/** Reads a file by its schema, or notes every fault of its shape in Ukrainian and gives null. */
export function readShape<S extends z.ZodType>(file: CheckedFile, schema: S): z.output<S> | null {
  if (!file.readable) return null;
  const result = schema.safeParse(file.value, { error: ukrainian });
  if (result.success) {
    refuseMixedWords(file, file.value, '');
    return result.data;
  }
  for (const issue of result.error.issues.slice(0, mostIssues)) {
    const at = issue.path.reduce<string>((pointer, key) => pointerTo(pointer, String(key)), '');
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(schema);
      for (const key of issue.keys) file.fault(pointerTo(at, key), unknownKey(key, known));
    } else {
      file.fault(at, issueInWords(issue, valueAt(file.value, issue.path)));
    }
  }
  const more = result.error.issues.length - mostIssues;
  if (more > 0) file.fault('', `Таких помилок ще ${more}; виправте спершу названі.`);
  return null;
}

/** Words that mix the alphabets read right and are never found again: refused wherever they stand. */
function refuseMixedWords(file: CheckedFile, value: unknown, at: string): void {
  if (typeof value === 'string') {
    const fault = mixedWordIn(value);
    if (fault !== null) file.fault(at, fault);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      refuseMixedWords(file, part, pointerTo(at, key));
    }
  }
}

export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
    value,
  );
}

/** A word that stands elsewhere in the file was not meant to be another: here it is out of place. */
const unknownKey = (key: string, known: ReadonlySet<string>): string =>
  known.has(key) ? `Невідоме поле «${key}»: воно буває, але не тут.` : `Невідоме поле «${key}».${perhaps(key, known)}`;

/** What is wrong with the shape of a value, in Ukrainian. */
export function issueInWords(issue: z.core.$ZodIssue, given: unknown): string {
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    const words = issue.options.map(String);
    const likely = typeof given === 'string' ? perhaps(given, words) : '';
    return `Тут можливе лише одне з: ${words.join(', ')}.${likely}`;
  }
  if (given === undefined && issue.path.length > 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value'))
    return `Бракує поля «${String(issue.path.at(-1))}»${issue.code === 'invalid_value' ? `: ${oneOf(issue.values)}` : ''}.`;
  if (issue.code === 'invalid_value') {
    const likely = typeof given === 'string' ? perhaps(given, issue.values.map(String)) : '';
    return `Тут можливе лише ${oneOf(issue.values)}.${likely}`;
  }
  if (issue.code === 'invalid_type')
    return `Тут має бути ${kinds[issue.expected] ?? issue.expected}, а є ${kindOf(given)}.`;
  if (issue.code === 'invalid_key')
    return `Назва поля має недозволені знаки (потрібні латинські літери, цифри, крапки).${cyrillicIn(String(issue.path.at(-1)))}`;
  if (issue.code === 'invalid_format' && issue.format === 'regex')
    return `Тут має бути назва латинськими літерами, цифрами, дефісами чи крапками.${cyrillicIn(String(given))}`;
  return `${issue.message}.`.replace(/\.\.$/, '.');
}

/** Kinds of JSON values, as an editor of rules knows them. */
const kinds: Readonly<Record<string, string>> = {
  string: 'текст у лапках',
  number: 'число без лапок',
  int: 'ціле число без лапок',
  boolean: 'true або false',
  object: 'об’єкт {…}',
  record: 'об’єкт {…}',
  array: 'перелік […]',
  null: 'null',
};

function kindOf(given: unknown): string {
  if (typeof given === 'string') return `текст «${given.slice(0, 40)}»`;
  if (typeof given === 'number' || typeof given === 'boolean') return String(given);
  return kinds[Array.isArray(given) ? 'array' : given === null ? 'null' : typeof given] ?? typeof given;
}

function oneOf(values: readonly unknown[]): string {
  const words = values.map((value) => `«${String(value)}»`).join(', ');
  return values.length === 1 ? words : `одне з: ${words}`;
}

/** Every field name that the schema knows anywhere: candidates for «Можливо, …?». */
function knownKeys(schema: z.ZodType): Set<string> {
  const keys = new Set<string>();
  JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), (name, value: unknown) => {
    if (name === 'properties' && typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) keys.add(key);
    }
    return value;
  });
  return keys;
}
