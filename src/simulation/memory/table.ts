import { type EntityMetadata, FindOperator } from 'typeorm';
import { comparable } from './condition.js';

/** When a row came: of rows that nobody orders the earlier is first, as in a database. */
const since = Symbol('since');
export type Row = Record<string, unknown> & { [since]?: number };
export type Undo = (() => void)[];
/** What is told of rows that come, change and go: the row as it is now, null once it is gone. */
export type Watch = (row: Row | null, before: Row | null) => void;

/** The rows of one entity (таблиця в пам’яті), as a database would give them back. */
export class Table {
  private readonly rows = new Map<string, Row>();
  private readonly indexes = new Map<string, Map<unknown, Set<Row>>>();
  private readonly columns: ReadonlyMap<string, (value: unknown) => unknown>;
  private readonly keys: readonly string[];
  private readonly byColumn: ReadonlyMap<string, string>;
  private readonly watches: Watch[] = [];
  private made = 0;

  constructor(readonly metadata: EntityMetadata) {
    this.columns = new Map(metadata.columns.map(({ propertyName, transformer }) => [propertyName, kept(transformer)]));
    this.keys = metadata.primaryColumns.map(({ propertyName }) => propertyName);
    this.byColumn = new Map(
      metadata.columns.flatMap(({ propertyName, databaseName }) => [
        [propertyName, propertyName],
        [databaseName, propertyName],
      ]),
    );
  }

  watch(watch: Watch): void {
    this.watches.push(watch);
  }

  /** The property of a column, by either of its names. */
  propertyOf = (column: string): string => {
    const property = this.byColumn.get(column);
    if (property === undefined) throw new Error(`${this.metadata.tableName} has no ${column}`);
    return property;
  };

  clear(): void {
    this.rows.clear();
    this.indexes.clear();
  }

  insert(given: Readonly<Row>, undo: Undo): void {
    const row: Row = { [since]: (this.made += 1) };
    for (const [property, keep] of this.columns) row[property] = keep(given[property]);
    const key = this.keyOf(row);
    if (this.rows.has(key))
      throw Object.assign(new Error(`${this.metadata.tableName} has ${key}`), { code: 'SQLITE_CONSTRAINT_PRIMARYKEY' });
    this.put(row);
    undo.push(() => {
      this.take(row);
      this.tell(null, row);
    });
  }

  has(given: Readonly<Row>): boolean {
    return this.rows.has(this.keyOf(given));
  }

  /** @param change values by property, or what is made of the row as it is */
  update(row: Row, change: Readonly<Record<string, unknown>>, undo: Undo): void {
    const after = { ...row };
    for (const [property, value] of Object.entries(change)) {
      if (value === undefined) continue;
      const keep = this.columns.get(property);
      if (!keep) throw new Error(`${this.metadata.tableName} has no ${property}`);
      after[property] = typeof value === 'function' ? (value as (row: Row) => unknown)(row) : keep(value);
    }
    this.replace(row, after);
    undo.push(() => this.replace(after, row));
  }

  delete(row: Row, undo: Undo): void {
    this.take(row);
    this.tell(null, row);
    undo.push(() => this.put(row));
  }

  /** Lets go of a row that nobody asks for any more: nothing has happened to it. */
  forget(row: Row): void {
    this.take(row);
  }

  all(): Iterable<Row> {
    return this.rows.values();
  }

  /** The rows of which one column is one of these. */
  among(property: string, values: readonly unknown[]): Row[] {
    const index = this.indexOn(property);
    const found = new Set(values.flatMap((value) => [...(index.get(comparable(value)) ?? [])]));
    return found.size < 2 ? [...found] : [...found].sort((one, other) => (one[since] ?? 0) - (other[since] ?? 0));
  }

  private indexOn(property: string): Map<unknown, Set<Row>> {
    const known = this.indexes.get(property);
    if (known) return known;
    const index = new Map<unknown, Set<Row>>();
    this.indexes.set(property, index);
    for (const row of this.rows.values()) enter(index, comparable(row[property]), row);
    return index;
  }

  private put(row: Row): void {
    this.rows.set(this.keyOf(row), row);
    for (const [property, index] of this.indexes) enter(index, comparable(row[property]), row);
    this.tell(row, null);
  }

  private replace(before: Row, after: Row): void {
    this.unindex(before);
    this.rows.set(this.keyOf(after), after);
    for (const [property, index] of this.indexes) enter(index, comparable(after[property]), after);
    this.tell(after, before);
  }

  private take(row: Row): void {
    this.rows.delete(this.keyOf(row));
    this.unindex(row);
  }

  private unindex(row: Row): void {
    for (const [property, index] of this.indexes) {
      const value = comparable(row[property]);
      const rows = index.get(value);
      rows?.delete(row);
      if (rows?.size === 0) index.delete(value);
    }
  }

  private tell(row: Row | null, before: Row | null): void {
    for (const watch of this.watches) watch(row, before);
  }

  private keyOf(row: Readonly<Row>): string {
    const [only] = this.keys;
    return this.keys.length === 1 && only !== undefined
      ? String(row[only])
      : JSON.stringify(this.keys.map((key) => row[key]));
  }
}

function enter(index: Map<unknown, Set<Row>>, value: unknown, row: Row): void {
  const there = index.get(value);
  if (there) there.add(row);
  else index.set(value, new Set([row]));
}

/** What a column gives back of what it was given: a day of JSON is a text again, and what is not there is null. */
function kept(transformer: EntityMetadata['columns'][number]['transformer']): (value: unknown) => unknown {
  if (transformer === undefined) return (value) => value ?? null;
  if (Array.isArray(transformer)) throw new Error('a column has one transformer');
  return (value) => (value === undefined || value === null ? null : transformer.from(transformer.to(value)));
}

/** Whether a row is what a `where` of the library says. */
export function isMeant(row: Row, where: Readonly<Row>): boolean {
  for (const [property, wanted] of Object.entries(where)) {
    if (wanted === undefined) continue;
    if (!meets(row[property], wanted)) return false;
  }
  return true;
}

function meets(value: unknown, wanted: unknown): boolean {
  if (!(wanted instanceof FindOperator)) return comparable(value) === comparable(wanted);
  const given = wanted.value as unknown;
  const one = comparable(value) as number | null;
  const than = comparable(given) as number;
  switch (wanted.type) {
    case 'not':
      return !meets(value, wanted.child ?? given);
    case 'in':
      return (given as readonly unknown[]).some((each) => comparable(each) === one);
    case 'isNull':
      return value === null;
    case 'lessThan':
      return one !== null && one < than;
    case 'lessThanOrEqual':
      return one !== null && one <= than;
    case 'moreThan':
      return one !== null && one > than;
    case 'moreThanOrEqual':
      return one !== null && one >= than;
    case 'between': {
      const [from, to] = (given as readonly [unknown, unknown]).map(comparable) as [number, number];
      return one !== null && one >= from && one <= to;
    }
    default:
      throw new Error(`a trial cannot ask its tables by ${wanted.type}`);
  }
}

/** By what a `where` can be looked up. */
export function lookupIn(
  where: Readonly<Row>,
): { readonly property: string; readonly values: readonly unknown[] } | null {
  for (const [property, wanted] of Object.entries(where)) {
    if (wanted === undefined || wanted === null || typeof wanted === 'boolean') continue;
    if (!(wanted instanceof FindOperator)) return { property, values: [wanted] };
    if (wanted.type === 'in') return { property, values: wanted.value as readonly unknown[] };
  }
  return null;
}
