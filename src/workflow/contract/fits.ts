import type { Ids } from './contract.js';
import { alternatives, isUnknown, oneOfShapes, type Shape, valuesOf } from './shape.js';

/** Why what is written does not fit what is asked for (чи підходить значення), in words; null where it does. */
export function whyUnfit(written: Shape, asked: Shape): string | null {
  if (isUnknown(asked)) return null;
  const choices = alternatives(asked);
  for (const one of alternatives(written)) {
    const reasons = choices.map((choice) => whyOneUnfit(one, choice));
    if (!reasons.includes(null)) return reasons.find((reason) => reason !== null) ?? null;
  }
  return null;
}

/** A member that is read where it is there, and never is: it was meant to be another (читають даремно). */
export function readInVain(written: Shape, asked: Shape): string | null {
  const holders = alternatives(written).filter(({ properties }) => properties !== undefined);
  const isOpen = holders.some(({ additionalProperties = false }) => additionalProperties !== false);
  if (holders.length === 0 || isOpen) return null;
  const vain = Object.entries(asked.properties ?? {}).map(([name, shape]) => {
    const members = holders.flatMap(({ properties = {} }) => properties[name] ?? []);
    if (members.length === 0) return name;
    const inner = readInVain(oneOfShapes(members), shape);
    return inner === null ? null : `${name}.${inner}`;
  });
  return vain.find((name) => name !== null) ?? null;
}

function whyOneUnfit(written: Shape, asked: Shape): string | null {
  if (isUnknown(asked)) return null;
  if (isUnknown(written)) return `не сказано, чим воно є, а потрібно: ${shapeInWords(asked)}`;
  const possible = valuesOf(asked);
  const given = valuesOf(written);
  if (possible !== null && given !== null) {
    const alien = given.find((value) => !possible.includes(value));
    return alien === undefined ? null : `може бути ${quoted(alien)}, а можливі лише ${possible.map(quoted).join(', ')}`;
  }
  if (possible !== null || kindOf(written) !== kindOf(asked))
    return `це ${shapeInWords(written)}, а потрібно: ${shapeInWords(asked)}`;
  if (asked.format !== undefined && given === null && !isOfFormat(written, asked.format))
    return `це ${shapeInWords(written)}, а потрібно: ${shapeInWords(asked)}`;
  if (asked.items) return written.items ? inside('у переліку', whyUnfit(written.items, asked.items)) : null;
  return whyHolderUnfit(written, asked);
}

function whyHolderUnfit(written: Shape, asked: Shape): string | null {
  const always = new Set(written.required);
  const needed = new Set(asked.required);
  for (const [name, shape] of Object.entries(asked.properties ?? {})) {
    const member = written.properties?.[name];
    if (member === undefined) {
      if (needed.has(name)) return `немає «${name}»`;
      continue;
    }
    if (needed.has(name) && !always.has(name)) return `«${name}» може не бути`;
    const reason = inside(`«${name}»`, whyUnfit(member, shape));
    if (reason !== null) return reason;
  }
  return null;
}

const inside = (where: string, reason: string | null): string | null =>
  reason === null ? null : `${where}: ${reason}`;

/** The kind of a value in JSON, whichever of its values it has. */
export const kindOf = ({ type, enum: values, const: only }: Shape): string => {
  const [sample] = values ?? (only === undefined ? [] : [only]);
  const found = type ?? (sample === null ? 'null' : typeof sample);
  return found === 'integer' ? 'number' : found;
};

const types: Readonly<Record<string, string>> = {
  string: 'текст',
  number: 'число',
  boolean: 'так чи ні',
  null: 'нічого (null)',
  object: 'група полів',
  array: 'перелік',
};
const idFormats: Readonly<Record<string, string>> = {
  post: 'посада',
  unit: 'підрозділ',
  person: 'людина',
  group: 'група виконавців',
  letter: 'назва листа з letters/own-….docx',
};
const formats: Readonly<Record<string, string>> = {
  ...idFormats,
  date: 'день РРРР-ММ-ДД',
  'date-time': 'мить (дата з часом)',
};

/** A text that does not say what it names may name anything. */
const isOfFormat = ({ format }: Shape, asked: string): boolean =>
  format === asked || (format === undefined && asked in idFormats);

/** Whether a text names something that there is: a post or a unit is looked for, where the directory is known. */
export const isKnownId = ({ format = '' }: Shape, value: unknown, ids: Ids): boolean =>
  ids.get(format)?.has(String(value)) ?? true;

/** The kind of a value, whichever of its values it has. */
export const kindInWords = (shape: Shape): string =>
  formats[shape.format ?? ''] ?? types[kindOf(shape)] ?? kindOf(shape);

/** A shape as an admin reads it. */
export function shapeInWords(shape: Shape): string {
  const values = valuesOf(shape);
  if (values !== null && values.length > 0 && !['boolean', 'null'].includes(kindOf(shape)))
    return values.map(quoted).join(' чи ');
  const each = alternatives(shape).map((one) => (isUnknown(one) ? 'невідомо що' : kindInWords(one)));
  return [...new Set(each)].join(' або ');
}

export const quoted = (value: unknown): string => (typeof value === 'string' ? `«${value}»` : String(value));
