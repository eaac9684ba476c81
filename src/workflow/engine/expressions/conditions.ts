import { isJsonObject, type JsonObject } from '../../../domain/json.js';
import { EngineFault } from '../fault.js';
import { follow, pathSegment } from './paths.js';
import { nearest } from '../../../platform/files/index.js';

/** A parsed condition of a flow: may the case take it, given its data? */
export type Condition = (data: JsonObject) => boolean;

type Scalar = string | number | boolean | null;
type Compare = (left: unknown, right: unknown) => boolean;

const ordered =
  (holds: (left: string | number, right: string | number) => boolean): Compare =>
  (left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return holds(left, right);
    if (typeof left === 'string' && typeof right === 'string') return holds(left, right);
    return false;
  };

const comparisons: Readonly<Record<string, Compare>> = {
  equal: (left, right) => left === right,
  notEqual: (left, right) => left !== right,
  in: (left, right) => Array.isArray(right) && right.includes(left),
  notIn: (left, right) => Array.isArray(right) && !right.includes(left),
  contains: (left, right) => Array.isArray(left) && left.includes(right),
  doesNotContain: (left, right) => !Array.isArray(left) || !left.includes(right),
  lessThan: ordered((left, right) => left < right),
  lessThanInclusive: ordered((left, right) => left <= right),
  greaterThan: ordered((left, right) => left > right),
  greaterThanInclusive: ordered((left, right) => left >= right),
};

export const conditionOperators: readonly string[] = Object.keys(comparisons);

const factPath = new RegExp(`^${pathSegment}(\\.${pathSegment})*$`);
const maximumDepth = 8;

/** ` (можливо, «equal»?)` or nothing. */
function likely(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant === null ? '' : ` (можливо, «${meant}»?)`;
}

function refuse(reason: string): never {
  throw new EngineFault('DIAGRAM_REFUSED', reason);
}

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function readPath(value: unknown): readonly string[] {
  if (typeof value !== 'string' || !factPath.test(value))
    refuse(`шлях ${JSON.stringify(value)} записано не так, як «admission.outcome»`);
  return value.split('.');
}

function readSide(value: unknown): (data: JsonObject) => unknown {
  if (isJsonObject(value)) {
    if (Object.keys(value).join() !== 'fact') refuse('праворуч стоїть значення або {"fact": …}');
    const path = readPath(value['fact']);
    return (data) => follow(data, path);
  }
  const list = Array.isArray(value) && value.every(isScalar);
  if (!list && !isScalar(value)) refuse('праворуч стоїть значення, перелік значень або {"fact": …}');
  return () => value;
}

function readComparison(node: Readonly<Record<string, unknown>>): Condition {
  const unknownKey = Object.keys(node).find((key) => !['fact', 'operator', 'value'].includes(key));
  if (unknownKey !== undefined)
    refuse(`невідоме слово «${unknownKey}»${likely(unknownKey, ['fact', 'operator', 'value', 'all', 'any', 'not'])}`);
  const { operator } = node;
  if (typeof operator !== 'string' || !Object.hasOwn(comparisons, operator)) {
    refuse(`невідомий оператор ${JSON.stringify(operator)}${likely(String(operator), conditionOperators)}`);
  }
  const compare = comparisons[operator];
  if (!compare || !('value' in node)) refuse('умові потрібні fact, operator і value');
  const left = readPath(node['fact']);
  const right = readSide(node['value']);
  return (data) => compare(follow(data, left), right(data));
}

function readNode(node: unknown, depth: number): Condition {
  if (depth > maximumDepth) refuse('умови вкладено надто глибоко');
  if (!isJsonObject(node)) refuse('умова — це об’єкт JSON');
  const keys = Object.keys(node);
  if (keys.length === 1 && 'not' in node) {
    const inner = readNode(node['not'], depth + 1);
    return (data) => !inner(data);
  }
  if (keys.length === 1 && ('all' in node || 'any' in node)) {
    const list = node['all'] ?? node['any'];
    if (!Array.isArray(list) || list.length === 0) refuse('all і any потребують переліку умов');
    const parts = list.map((part: unknown) => readNode(part, depth + 1));
    return 'all' in node ? (data) => parts.every((part) => part(data)) : (data) => parts.some((part) => part(data));
  }
  return readComparison(node);
}

/** One comparison of a condition: a fact of the data with a value, a list of values or another fact. */
export interface Comparison {
  readonly fact: readonly string[];
  readonly operator: string;
  readonly value: unknown;
  /** The other fact, where it is no value that is written out. */
  readonly otherFact: readonly string[] | null;
}

/** The comparisons of a condition that has passed `readCondition`. */
export function comparisonsIn(body: string): readonly Comparison[] {
  const listed = (node: unknown): readonly Comparison[] => {
    if (Array.isArray(node)) return node.flatMap(listed);
    if (!isJsonObject(node)) return [];
    if ('operator' in node) {
      const { fact, operator, value } = node;
      const otherFact = isJsonObject(value) ? readPath(value['fact']) : null;
      return [{ fact: readPath(fact), operator: String(operator), value, otherFact }];
    }
    return Object.values(node).flatMap(listed);
  };
  return listed(JSON.parse(body));
}

/**
 * Reads the condition of a flow (умова переходу). The only language is JSON, over paths below the data of the
 * case: a plain sentence such as `amount > 10` would be a text, and a text is always true.
 *
 * A fact that is not there equals nothing and is neither less nor greater than anything.
 */
export function readCondition(language: string | undefined, body: string): Condition {
  if (language !== 'json')
    refuse(`мова умови — json, а записано ${language === undefined ? 'звичайний текст' : `«${language}»`}`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch (cause) {
    throw new EngineFault('DIAGRAM_REFUSED', `це не JSON: ${body}`, null, { cause });
  }
  return readNode(parsed, 0);
}
