import { isJsonObject, type JsonObject, pointerTo } from '../../domain/json.js';
import type { FieldFault } from '../../domain/problem.js';
import { type Bound, boundOf, expectedOf, type SearchField, type SearchFields } from './search-field.js';

/** A condition in SQL with its parameters, ready for any query builder. */
export interface Condition {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, Bound | readonly Bound[]>>;
}

const MOST_CONDITIONS = 50;
const MOST_VALUES = 200;
const DEEPEST = 3;
const tooMany = `Умов може бути не більше ніж ${MOST_CONDITIONS}.`;
const empty = 'Умова порожня.';

const comparisons: Readonly<Record<string, string>> = {
  $eq: '=',
  $neq: '<>',
  $gt: '>',
  $gte: '>=',
  $lt: '<',
  $lte: '<=',
};
const orders = new Set(['$gt', '$gte', '$lt', '$lte']);

/**
 * Reads a filter such as `{ "state": { "$in": ["ready"] }, "$or": [ … ] }` against the fields a list
 * offers. What it does not know it refuses, with a pointer: a filter that is quietly ignored would show
 * more than was asked for.
 */
export class FilterReader {
  readonly faults: FieldFault[] = [];
  private readonly parameters: Record<string, Bound | readonly Bound[]> = {};
  private conditions = 0;

  constructor(private readonly fields: SearchFields) {}

  read(filter: JsonObject, pointer = '/filter'): Condition {
    return { sql: this.all(filter, pointer, 1), parameters: this.parameters };
  }

  private all(filter: JsonObject, pointer: string, depth: number): string {
    const parts = Object.entries(filter).map(([name, wanted]) =>
      name === '$or'
        ? this.any(wanted, pointerTo(pointer, name), depth + 1)
        : this.onField(name, wanted, pointerTo(pointer, name)),
    );
    return parts.length === 0 ? '1 = 1' : parts.join(' and ');
  }

  private any(alternatives: unknown, pointer: string, depth: number): string {
    if (!Array.isArray(alternatives) || alternatives.length === 0 || !alternatives.every(isJsonObject)) {
      return this.refuse(pointer, '$or чекає непорожнього переліку умов.');
    }
    if (depth > DEEPEST) return this.refuse(pointer, 'Умови вкладено надто глибоко.');
    // An empty one would let everything through, and a thousand of them are more than SQLite reads in one sentence.
    if (alternatives.length > MOST_CONDITIONS) return this.refuse(pointer, tooMany);
    const parts = alternatives.map((one, index) => {
      const place = pointerTo(pointer, String(index));
      return Object.keys(one).length === 0 ? this.refuse(place, empty) : `(${this.all(one, place, depth)})`;
    });
    return `(${parts.join(' or ')})`;
  }

  private onField(name: string, wanted: unknown, pointer: string): string {
    const field = Object.hasOwn(this.fields, name) ? this.fields[name] : undefined;
    if (!field)
      return this.refuse(pointer, `За полем «${name}» тут не шукають. Є: ${Object.keys(this.fields).join(', ')}.`);
    // Words alone are looked for in a text: it would hardly ever equal them, and quietly nothing would be found.
    const plain = field.kind === 'search' ? '$like' : '$eq';
    const operators = isJsonObject(wanted) ? Object.entries(wanted) : [[plain, wanted] as const];
    if (operators.length === 0) return this.refuse(pointer, empty);
    const parts = operators.map(([operator, value]) =>
      this.compare(field, operator, value, isJsonObject(wanted) ? pointerTo(pointer, operator) : pointer),
    );
    return parts.join(' and ');
  }

  private compare(field: SearchField, operator: string, value: unknown, pointer: string): string {
    if (++this.conditions > MOST_CONDITIONS) return this.refuse(pointer, tooMany);
    if (operator === '$exists') return this.exists(field, value, pointer);
    if (operator === '$in' || operator === '$notIn') return this.among(field, operator, value, pointer);
    if (operator === '$like') return this.like(field, value, pointer);
    const sign = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined;
    if (!sign || (orders.has(operator) && field.kind === 'flag')) {
      return this.refuse(pointer, `Оператора «${operator}» для цього поля немає.`);
    }
    const bound = boundOf(field, value);
    if (bound === undefined) return this.refuse(pointer, `Тут має бути ${expectedOf(field)}.`);
    // «не дорівнює» includes what has no value: a clerk who excludes one state wants all the rest.
    const orMissing = operator === '$neq' && field.nullable ? ` or ${field.path} is null` : '';
    return `(${field.path} ${sign} :${this.bind(bound)}${orMissing})`;
  }

  private exists(field: SearchField, value: unknown, pointer: string): string {
    if (typeof value !== 'boolean') return this.refuse(pointer, 'Тут має бути true або false.');
    return `${field.path} is ${value ? 'not null' : 'null'}`;
  }

  private among(field: SearchField, operator: string, value: unknown, pointer: string): string {
    if (!Array.isArray(value) || value.length === 0 || value.length > MOST_VALUES) {
      return this.refuse(pointer, `Тут має бути перелік від 1 до ${MOST_VALUES} значень.`);
    }
    const bounds = value.map((one: unknown) => boundOf(field, one));
    const faulty = bounds.indexOf(undefined);
    if (faulty >= 0) return this.refuse(pointerTo(pointer, String(faulty)), `Тут має бути ${expectedOf(field)}.`);
    const known = bounds.filter((bound) => bound !== undefined);
    const orMissing = operator === '$notIn' && field.nullable ? ` or ${field.path} is null` : '';
    return `(${field.path} ${operator === '$in' ? 'in' : 'not in'} (:...${this.bind(known)})${orMissing})`;
  }

  /** `*` stands for anything; a word without one is looked for anywhere in the text. */
  private like(field: SearchField, value: unknown, pointer: string): string {
    if (field.kind !== 'search') return this.refuse(pointer, 'Пошук за зразком є лише для текстових полів.');
    const text = boundOf(field, value);
    if (typeof text !== 'string' || text === '') return this.refuse(pointer, `Тут має бути ${expectedOf(field)}.`);
    const escaped = text.replace(/[!%_]/g, '!$&').replaceAll('*', '%');
    return `${field.path} like :${this.bind(text.includes('*') ? escaped : `%${escaped}%`)} escape '!'`;
  }

  private bind(value: Bound | readonly Bound[]): string {
    const name = `search${Object.keys(this.parameters).length}`;
    this.parameters[name] = value;
    return name;
  }

  private refuse(pointer: string, detail: string): string {
    if (this.faults.length < 100) this.faults.push({ pointer, detail });
    return '1 = 0';
  }
}
