import { isPlainDate } from '../../../domain/plain-date.js';
import { alternatives, isUnknown, type Shape, valuesOf } from '../shape.js';
import { isKnownId, kindInWords, kindOf, quoted, shapeInWords } from '../fits.js';
import type { Ids } from '../contract.js';
import { perhaps } from '../../../platform/files/index.js';

/** A comparison as a finding names it: what stands on its left, and what it is held against. */
interface Compared {
  readonly path: string;
  readonly left: Shape;
  readonly operator: string;
  readonly value: unknown;
  /** What stands on its right, where that is another fact; null where it is written out. */
  readonly right: Shape | null;
}

const ofLists = new Set(['contains', 'doesNotContain']);
const among = new Set(['in', 'notIn']);
const ofOne = new Set(['equal', 'notEqual']);

/**
 * Why a comparison never holds, or always does (порівняння, що не справдиться), in words: it is judged by the kinds of
 * both its sides, as the comparisons of the rules are; none where it may be one way or the other.
 */
export function comparisonFaults(compared: Compared, ids: Ids): readonly string[] {
  const { left, operator, right } = compared;
  const misplaced = kindFault(compared);
  if (misplaced !== null) return [misplaced];
  const asked = ofLists.has(operator) ? itemsOf(left) : left;
  if (right !== null) return meets(asked, among.has(operator) ? itemsOf(right) : right) ? [] : [parting(compared)];
  const values: readonly unknown[] = Array.isArray(compared.value) ? compared.value : [compared.value];
  return values.filter((one) => !mayBe(asked, one, ids)).map((one) => neverSo(compared.path, asked, one, ids));
}

/** A list where one value is compared, one value where a list is, an order of what has none. */
function kindFault({ path, left, operator, value, right }: Compared): string | null {
  const isList = right === null ? Array.isArray(value) : alternatives(right).every(({ type }) => type === 'array');
  const mayBeList =
    isList || (right !== null && alternatives(right).some((one) => isUnknown(one) || one.type === 'array'));
  if (among.has(operator) ? !mayBeList || (Array.isArray(value) && value.length === 0) : isList)
    return among.has(operator)
      ? `: для «${operator}» потрібен непорожній перелік значень.`
      : `: для «${operator}» потрібне одне значення, а не перелік; серед переліку шукає «in».`;
  const kinds = alternatives(left).filter(({ type }) => type !== 'null');
  if (kinds.length === 0 || kinds.some(isUnknown)) return null;
  const fitting = kinds.filter((one) => operatorsOf(one).has(operator));
  if (fitting.length > 0) return null;
  const possible = [...new Set(kinds.flatMap((one) => [...operatorsOf(one)]))];
  const wholly = `: порівняння «${operator}» не для виду «${kindsInWords(left)}», а такий тут «${path}»`;
  const [member] = kinds.flatMap(({ properties = {} }) =>
    'outcome' in properties ? ['outcome'] : Object.keys(properties),
  );
  if (possible.length > 0) return `${wholly}; можна: ${possible.join(', ')}.`;
  return `${wholly}.${member === undefined ? '' : ` Можливо, «${path}.${member}»?`}`;
}

const equality = [...ofOne, ...among];
const order = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];

function operatorsOf(one: Shape): ReadonlySet<string> {
  const kind = kindOf(one);
  if (kind === 'array') return ofLists;
  if (kind === 'object') return new Set();
  const isDay = one.format === 'date' || one.format === 'date-time';
  return new Set(kind === 'number' || isDay ? [...equality, ...order] : equality);
}

const itemsOf = (shape: Shape): Shape => ({ anyOf: alternatives(shape).flatMap(listed) });
const listed = (one: Shape): readonly Shape[] =>
  isUnknown(one) ? [one] : one.type === 'array' ? [one.items ?? {}] : [];

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** Whether a value may be what is written out. */
const mayBe = (shape: Shape, value: unknown, ids: Ids): boolean =>
  alternatives(shape).some((one) => {
    if (isUnknown(one)) return true;
    const possible = valuesOf(one);
    if (possible !== null) return possible.includes(value);
    if (kindOf(one) !== typeof value) return false;
    if (one.format === 'date') return isPlainDate(value);
    if (one.format === 'date-time')
      return typeof value === 'string' && instant.test(value) && !Number.isNaN(Date.parse(value));
    return isKnownId(one, value, ids);
  });

/** Whether two values may be the same, or be put in order. */
const meets = (left: Shape, right: Shape): boolean =>
  alternatives(left).some((one) =>
    alternatives(right).some((other) => {
      if (isUnknown(one) || isUnknown(other)) return true;
      const [mine, yours] = [valuesOf(one), valuesOf(other)];
      if (mine !== null && yours !== null) return mine.some((value) => yours.includes(value));
      const formats = [one.format, other.format].filter((format) => format !== undefined);
      return kindOf(one) === kindOf(other) && new Set(formats).size < 2 && !['object', 'array'].includes(kindOf(one));
    }),
  );

function neverSo(path: string, shape: Shape, value: unknown, ids: Ids): string {
  const possible = valuesOf(shape);
  const known = alternatives(shape).flatMap((one) => [...(ids.get(one.format ?? '') ?? [])]);
  const words = (possible ?? known).filter((word) => typeof word === 'string');
  const hint = typeof value === 'string' ? perhaps(value, words) : '';
  const may = possible === null ? kindsInWords(shape) : possible.map(quoted).join(', ');
  return ` чекає ${quoted(value)} від «${path}», а так не буває.${hint} Буває: ${may}.`;
}

function parting({ path, left, operator, right }: Compared): string {
  const sides = [left, right ?? {}].map(kindsInWords);
  const [mine, yours] = sides[0] === sides[1] ? [left, right ?? {}].map(shapeInWords) : sides;
  return `: «${operator}» тут не буває, бо «${path}» – ${mine}, а порівнюють із цим: ${yours}.`;
}

const kindsInWords = (shape: Shape): string =>
  [...new Set(alternatives(shape).map((one) => (isUnknown(one) ? 'невідомо що' : kindInWords(one))))].join(' або ');
