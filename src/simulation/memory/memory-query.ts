import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { comparable, type Parameters, readCondition, type ReadCondition } from './condition.js';
import type { Memory } from './memory.js';
import type { Row, Table, Undo } from './table.js';

type Change = Readonly<Record<string, unknown>>;
const read = new WeakMap<Table, Map<string, ReadCondition<Row>>>();

function conditionOf(table: Table, text: string): ReadCondition<Row> {
  const known = read.get(table) ?? new Map<string, ReadCondition<Row>>();
  read.set(table, known);
  const condition = known.get(text) ?? readCondition(text, table.propertyOf);
  known.set(text, condition);
  return condition;
}

/** What the service asks a database in parts (запит): as much of the library's own as cases on their way ask. */
export class MemoryQuery {
  private table: Table | null;
  private does: 'read' | 'update' | 'delete' | 'insert' = 'read';
  private readonly conditions: string[] = [];
  private given: Record<string, unknown> = {};
  private readonly order: { readonly property: string; readonly down: boolean }[] = [];
  private most = Infinity;
  private change: Change = {};
  private rows: readonly Row[] = [];
  private ignores = false;
  private column: string | null = null;

  constructor(
    private readonly memory: Memory,
    private readonly undo: Undo,
    target?: EntityTarget<ObjectLiteral>,
  ) {
    this.table = target === undefined ? null : memory.table(target);
  }

  select(what?: unknown): this {
    if (typeof what === 'string') this.column = what;
    return this;
  }
  setLock(): this {
    return this;
  }
  from(target: EntityTarget<ObjectLiteral>): this {
    this.table = this.memory.table(target);
    return this;
  }
  into(target: EntityTarget<ObjectLiteral>): this {
    return this.from(target);
  }
  update(target: EntityTarget<ObjectLiteral>): this {
    this.does = 'update';
    return this.from(target);
  }
  delete(): this {
    this.does = 'delete';
    return this;
  }
  insert(): this {
    this.does = 'insert';
    return this;
  }
  values(rows: Row | readonly Row[]): this {
    this.rows = Array.isArray(rows) ? rows : [rows as Row];
    return this;
  }
  updateEntity(): this {
    return this;
  }
  orIgnore(): this {
    this.ignores = true;
    return this;
  }
  set(change: Change): this {
    this.change = change;
    return this;
  }
  setParameter(name: string, value: unknown): this {
    this.given[name] = value;
    return this;
  }
  setParameters(given: Parameters): this {
    Object.assign(this.given, given);
    return this;
  }
  where(where: string | Row, given: Parameters = {}): this {
    return this.andWhere(where, given);
  }
  andWhere(where: string | Row, given: Parameters = {}): this {
    if (typeof where !== 'string') {
      for (const [property, value] of Object.entries(where)) this.whereProperty(property, value);
      return this;
    }
    this.conditions.push(where);
    return this.setParameters(given);
  }
  orderBy(column: string, direction: 'ASC' | 'DESC' = 'ASC'): this {
    this.order.length = 0;
    return this.addOrderBy(column, direction);
  }
  addOrderBy(column: string, direction: 'ASC' | 'DESC' = 'ASC'): this {
    const property = this.of().propertyOf(column.slice(column.indexOf('.') + 1));
    this.order.push({ property, down: direction === 'DESC' });
    return this;
  }
  limit(most: number = Infinity): this {
    this.most = most;
    return this;
  }
  take(most: number): this {
    return this.limit(most);
  }

  subQuery(): MemoryQuery {
    return new MemoryQuery(this.memory, this.undo);
  }

  /** As a part of another query's condition: what is found when that is asked. */
  getQuery(): string {
    return this.memory.subQuery((given) => {
      const property = this.of().propertyOf((this.column ?? '').split('.')[1] ?? '');
      return this.found(given).map((row) => row[property]);
    });
  }

  rowsFound(): readonly Row[] {
    return this.found(this.given);
  }

  async getMany(): Promise<Row[]> {
    return this.found(this.given).map((row) => ({ ...row }));
  }
  async getOne(): Promise<Row | null> {
    const [first] = this.found(this.given);
    return first ? { ...first } : null;
  }
  async getOneOrFail(): Promise<Row> {
    const found = await this.getOne();
    if (!found) throw new Error(`${this.of().metadata.tableName} has no such row`);
    return found;
  }
  async getCount(): Promise<number> {
    return this.found(this.given).length;
  }

  async execute(): Promise<{ readonly affected: number }> {
    const table = this.of();
    if (this.does === 'insert') {
      for (const row of this.rows) if (!(this.ignores && table.has(row))) table.insert(row, this.undo);
      return { affected: this.rows.length };
    }
    const rows = this.found(this.given);
    const change = this.does === 'update' ? valuesOf(table, this.change, this.given) : {};
    for (const row of rows)
      if (this.does === 'update') table.update(row, change, this.undo);
      else table.delete(row, this.undo);
    return { affected: rows.length };
  }

  private whereProperty(property: string, value: unknown): void {
    const name = `of_${property}`;
    const { type, value: values } = (value ?? {}) as { readonly type?: string; readonly value?: unknown };
    const isList = type === 'in';
    this.conditions.push(isList ? `${property} in (:...${name})` : `${property} = :${name}`);
    this.given[name] = isList ? values : value;
  }

  private found(given: Parameters): Row[] {
    const table = this.of();
    const conditions = this.conditions
      .filter((text) => text !== '1 = 1')
      .map((text) => conditionOf(table, this.memory.named(text, given as Record<string, unknown>)));
    const [lookup] = conditions.flatMap(({ lookups }) => lookups);
    const rows = lookup ? table.among(lookup.column, lookup.among(given)) : [...table.all()];
    const meant = rows.filter((row) => conditions.every(({ holds }) => holds(row, given)));
    return sorted(meant, this.order).slice(0, this.most);
  }

  private of(): Table {
    if (!this.table) throw new Error('a query is of a table');
    return this.table;
  }
}

export function sorted(rows: Row[], order: readonly { readonly property: string; readonly down: boolean }[]): Row[] {
  if (order.length === 0 || rows.length < 2) return rows;
  return rows.sort((one, other) => {
    for (const { property, down } of order) {
      const [a, b] = [comparable(one[property]), comparable(other[property])] as [string, string];
      // What is not there comes first, as on SQLite.
      const less = a === null ? b !== null : b !== null && a < b;
      const more = b === null ? a !== null : a !== null && a > b;
      if (less || more) return less === down ? 1 : -1;
    }
    return 0;
  });
}

const counting = /^(\w+) ([+-]) (\d+)$/;
const parameter = /^:(\w+)$/;

/** Values, or what a database would make of a row: `version + 1`, `:answer` as it is written for it. */
export function valuesOf(table: Table, change: Change, given: Parameters = {}): Change {
  return Object.fromEntries(
    Object.entries(change).map(([property, value]) => {
      if (typeof value !== 'function') return [property, value];
      const said = String((value as () => unknown)());
      const [, column = '', sign, by] = counting.exec(said) ?? [];
      if (column !== '') {
        const of = table.propertyOf(column);
        return [property, (row: Row) => Number(row[of]) + (sign === '-' ? -1 : 1) * Number(by)];
      }
      const [, name] = parameter.exec(said) ?? [];
      if (name === undefined) throw new Error(`a trial cannot write to its tables: ${said}`);
      return [property, () => JSON.parse(String(given[name])) as unknown];
    }),
  );
}
