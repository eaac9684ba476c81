import type { FactDefinition } from '../catalogue/catalogue.js';
import { valueFault } from '../catalogue/check-value.js';
import type { Scalar } from '../catalogue/condition.js';
import type { Cell } from '../analysis/space.js';
import { dayAdvice, dayPattern, readDay } from './read-day.js';
import { after, before, everything, type Extent, outside, single, tidied } from './extent.js';
import { plainWords, WordBook } from './words.js';
import { perhaps } from '../../platform/files/index.js';

/** What was read, or why it cannot be. */
export type Reading<T> = { readonly read: T } | { readonly fault: string };

const comparison = /^(>=|=>|≥|<=|=<|≤|>|<|не менше|не більше|не раніше|не пізніше|від|до)\s*(\S.*)$/iu;
const numbers = /^(?:від\s+)?(-?\d+)\s*(?:\.\.\.?|…|–|—|-|\s+до\s+)\s*(-?\d+)$/iu;
const days = new RegExp(
  String.raw`^(?:від\s+)?(${dayPattern})\s*(?:\.\.\.?|…|–|—|\s-\s|\s+до\s+)\s*(${dayPattern})$`,
  'iu',
);
const negation = /^не\s+(\S.*)$/iu;
const oneOf = /^одне\s+з\s*:?\s+/iu;

const upward = new Set(['>=', '=>', '≥', '>', 'не менше', 'не раніше', 'від']);
const strict = new Set(['>', '<']);

/**
 * The values that a cell of a table names (клітинка): one value; `*` for any; `>= 30`, `30–45`; a list
 * `перше; друге`; `не перше; не друге` for all others.
 */
export function readExtent(fact: FactDefinition, cell: string): Reading<Extent> {
  const whole = valueOf(fact, cell);
  if (whole !== null) return { read: single(whole) };
  if (cell.trim() === '*') return { read: everything(fact) };
  const parts = cell
    .replace(oneOf, '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const readings = parts.map((part) => readPart(fact, part));
  const faults = readings.flatMap((reading) => ('fault' in reading ? [reading.fault] : []));
  const [fault] = faults;
  if (fault !== undefined) return { fault };
  const read = readings.flatMap((reading) => ('read' in reading ? [reading.read] : []));
  const negative = read.filter(({ not }) => not);
  if (negative.length > 0 && negative.length < read.length)
    return { fault: `У «${cell}» змішано «не» і значення без «не»: пишіть «не» перед кожним.` };
  const extent = tidied(
    fact,
    read.flatMap((part) => part.extent),
  );
  const values = negative.length > 0 ? outside(fact, extent) : extent;
  return values.length > 0 ? { read: values } : { fault: `«${cell}» не лишає факту «${fact.label}» жодного значення.` };
}

type Part = { readonly not: boolean; readonly extent: Extent };

function readPart(fact: FactDefinition, part: string): Reading<Part> {
  const value = valueOf(fact, part);
  if (value !== null) return { read: { not: false, extent: single(value) } };
  const run = runOf(fact, part);
  if (run) return 'fault' in run ? run : { read: { not: false, extent: run.read } };
  const [, negated] = negation.exec(part) ?? [];
  if (negated !== undefined) {
    const inside = readPart(fact, negated);
    if ('fault' in inside) return inside;
    if (!inside.read.not) return { read: { not: true, extent: inside.read.extent } };
  }
  return notAValue(fact, part);
}

/** A comparison or a range; null when the words are neither. */
function runOf(fact: FactDefinition, part: string): Reading<Extent> | null {
  const range = (fact.type === 'date' ? days : numbers).exec(part);
  const compared = comparison.exec(part);
  if (!range && !compared) return (numbers.exec(part) ?? days.exec(part)) ? unordered(fact, part) : null;
  if (fact.type === 'boolean' || fact.type === 'enum') return unordered(fact, part);
  const [, first = '', second = ''] = range ?? compared ?? [];
  const ends = (range ? [first, second] : [second]).map((word) => valueOf(fact, word));
  const [from, to] = ends;
  if (from === null || from === undefined || to === null) return notAValue(fact, part);
  if (to !== undefined) {
    if (to < from) return { fault: `«${part}»: межі стоять навпаки. Можливо, «${second}–${first}»?` };
    return { read: [{ from, to }] };
  }
  return { read: halfLine(fact, first.toLowerCase(), from) };
}

function halfLine(fact: FactDefinition, sign: string, value: Scalar): Extent {
  const [{ from: least, to: most } = { from: value, to: value }] = everything(fact);
  const up = upward.has(sign);
  const run: Cell = up
    ? { from: strict.has(sign) ? after(value) : value, to: most }
    : { from: least, to: strict.has(sign) ? before(value) : value };
  const edge = up ? most : least;
  return run.from > run.to || (strict.has(sign) && value === edge) ? [] : [run];
}

function unordered({ label }: FactDefinition, part: string): { fault: string } {
  return { fault: `«${part}»: значення факту «${label}» не мають порядку; перелічіть їх через крапку з комою.` };
}

function notAValue(fact: FactDefinition, word: string): { fault: string } {
  const start = `«${word}» не є значенням факту «${fact.label}».`;
  if (fact.type === 'integer') return { fault: `${start} Потрібне ціле від ${fact.minimum} до ${fact.maximum}.` };
  if (fact.type === 'date') return { fault: `${start} ${dayAdvice(word)}` };
  return {
    fault: start + perhaps(plainWords(word), fact.type === 'enum' ? Object.values(fact.values) : ['так', 'ні']),
  };
}

const yesNo = new WordBook<boolean>([
  ['так', true],
  ['ні', false],
  ['true', true],
  ['false', false],
]);

function valueOf(fact: FactDefinition, word: string): Scalar | null {
  const value = scalarOf(fact, word.trim());
  return value !== null && valueFault(fact, value) === null ? value : null;
}

function scalarOf(fact: FactDefinition, word: string): Scalar | null {
  switch (fact.type) {
    case 'boolean':
      return yesNo.find(word);
    case 'enum':
      return new WordBook(
        Object.entries(fact.values).flatMap(([id, label]) => [[id, id] as const, [label, id] as const]),
      ).find(word);
    case 'integer':
      return /^-?\d+$/.test(word) ? Number(word) : null;
    case 'date':
      return readDay(word);
  }
}
