import type { DataSource, EntityManager, EntityMetadata, EntityTarget, FindManyOptions, FindOneOptions } from 'typeorm';
import type { ObjectLiteral } from 'typeorm';
import type { Parameters } from './condition.js';
import { MemoryQuery, sorted, valuesOf } from './memory-query.js';
import { isMeant, lookupIn, type Row, Table, type Undo } from './table.js';

type Target = EntityTarget<ObjectLiteral>;
type Where = Readonly<Row> | readonly Readonly<Row>[];

/**
 * A council's tables in memory (таблиці пробної ради): a trial of a year would take hours on a disk. It answers as much as
 * cases on their way ask, the same as a database would, and throws at anything else: nothing is guessed.
 */
export class Memory {
  private readonly tables = new Map<unknown, Table>();
  private readonly byName = new Map<string, Table>();
  private readonly subQueries: ((given: Parameters) => readonly unknown[])[] = [];
  private asked = 0;
  private begun: ReadonlyMap<Table, readonly Row[]> = new Map();

  private constructor(metadatas: readonly EntityMetadata[]) {
    for (const metadata of metadatas) {
      const table = new Table(metadata);
      this.tables.set(metadata.target, table);
      this.byName.set(metadata.tableName, table);
    }
  }

  /** Takes over from the database of a council that has just begun: it is asked nothing any more. */
  static async instead(dataSource: DataSource): Promise<Memory> {
    const memory = new Memory(dataSource.entityMetadatas);
    for (const { target } of dataSource.entityMetadatas)
      for (const row of await dataSource.manager.find(target)) memory.table(target).insert(row as Row, []);
    memory.begun = new Map([...memory.tables.values()].map((table) => [table, [...table.all()]]));
    const manager = new MemoryManager(memory, []) as unknown as EntityManager;
    Object.defineProperty(dataSource, 'manager', { value: manager });
    Object.assign(dataSource, {
      transaction: (first: unknown, second?: unknown) => memory.transaction((second ?? first) as Work),
      query: (sql: string, given: readonly unknown[]) => manager.query(sql, given as unknown[]),
      getRepository: (target: Target) => ({ target, manager, ...repositoryOf(manager, target) }),
    });
    return memory;
  }

  table(target: unknown): Table {
    const table = this.tables.get(target);
    if (!table) throw new Error(`a trial has no table of ${String(target)}`);
    return table;
  }

  tableNamed(name: string): Table {
    const table = this.byName.get(name);
    if (!table) throw new Error(`a trial has no table ${name}`);
    return table;
  }

  /** As if nothing had happened since it took over. */
  empty(): void {
    for (const [table, rows] of this.begun) {
      table.clear();
      for (const row of rows) table.insert(row, []);
    }
  }

  async transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const undo: Undo = [];
    try {
      return await work(new MemoryManager(this, undo) as unknown as EntityManager);
    } catch (error) {
      for (const back of undo.reverse()) back();
      throw error;
    }
  }

  /** A query within another is asked when the other is: by a name of its own. */
  subQuery(ask: (given: Parameters) => readonly unknown[]): string {
    const place = (this.asked += 1) % mostWithin;
    this.subQueries[place] = ask;
    return `(:sub${place})`;
  }

  named(text: string, given: Record<string, unknown>): string {
    if (!text.includes('(:sub')) return text;
    return text.replace(/\(:sub(\d+)\)/g, (_, place: string) => {
      given[`found${place}`] = this.subQueries[Number(place)]?.(given) ?? [];
      return `(:...found${place})`;
    });
  }
}

/** So many queries within others are made before the first of them is asked, and no more. */
const mostWithin = 16;
type Work = (manager: EntityManager) => Promise<unknown>;

function repositoryOf(manager: EntityManager, target: Target) {
  return {
    findOneBy: (where: never) => manager.findOneBy(target, where),
    findBy: (where: never) => manager.findBy(target, where),
    delete: (where: never) => manager.delete(target, where),
    createQueryBuilder: () => manager.createQueryBuilder(target, 'row'),
  };
}

const raising = /^insert into (\w+) \((\w+), (\w+)\) values \(\?, 1\)/;

const listing = /^\s*select '(\w+)'(?: as kind)?, (\w+), (\w+)\s+from (\w+)\s+where (\w+) = \?(?: and ([^]*?))?\s*$/;

/** What the service asks of a transaction: as much of the library's own as it uses. */
class MemoryManager {
  constructor(
    private readonly memory: Memory,
    private readonly undo: Undo,
  ) {}

  createQueryBuilder(target?: Target): MemoryQuery {
    return new MemoryQuery(this.memory, this.undo, target);
  }

  async find(target: Target, { where = {}, order = {}, take }: FindManyOptions<ObjectLiteral> = {}): Promise<Row[]> {
    const by = Object.entries(order).map(([property, way]) => {
      return { property, down: way === 'DESC' || way === 'desc' };
    });
    const found = sorted(this.rows(target, where as Where), by);
    return found.slice(0, take).map((row) => ({ ...row }));
  }

  findBy(target: Target, where: Where): Promise<Row[]> {
    return this.find(target, { where });
  }

  async findOne(target: Target, options: FindOneOptions<ObjectLiteral>): Promise<Row | null> {
    const [first] = await this.find(target, options);
    return first ?? null;
  }

  async findOneBy(target: Target, where: Where): Promise<Row | null> {
    const [first] = this.rows(target, where);
    return first ? { ...first } : null;
  }

  async findOneOrFail(target: Target, options: FindOneOptions<ObjectLiteral>): Promise<Row> {
    return sure(await this.findOne(target, options), target);
  }

  async findOneByOrFail(target: Target, where: Where): Promise<Row> {
    return sure(await this.findOneBy(target, where), target);
  }

  async existsBy(target: Target, where: Where): Promise<boolean> {
    return this.rows(target, where).length > 0;
  }

  async countBy(target: Target, where: Where): Promise<number> {
    return this.rows(target, where).length;
  }

  async count(target: Target, { where = {} }: FindManyOptions<ObjectLiteral> = {}): Promise<number> {
    return this.rows(target, where as Where).length;
  }

  async update(target: Target, where: unknown, change: Readonly<Row>): Promise<{ readonly affected: number }> {
    const table = this.memory.table(target);
    const rows = this.meant(target, where);
    const values = valuesOf(table, change);
    for (const row of rows) table.update(row, values, this.undo);
    return { affected: rows.length };
  }

  async delete(target: Target, where: unknown): Promise<{ readonly affected: number }> {
    const rows = this.meant(target, where);
    for (const row of rows) this.memory.table(target).delete(row, this.undo);
    return { affected: rows.length };
  }

  increment(target: Target, where: Where, column: string, by: number): Promise<{ readonly affected: number }> {
    return this.update(target, where, { [column]: () => `${column} + ${by}` });
  }

  decrement(target: Target, where: Where, column: string, by: number): Promise<{ readonly affected: number }> {
    return this.update(target, where, { [column]: () => `${column} - ${by}` });
  }

  /** Of what is said to a database in its own words only this: the next number of a register, and lists put together. */
  async query(sql: string, given: readonly unknown[] = []): Promise<unknown> {
    const [, name, key, serial] = raising.exec(sql) ?? [];
    if (name === undefined || key === undefined || serial === undefined)
      return sql.split(/\bunion all\b/).flatMap((part, place) => this.listed(part, given[place]));
    const table = this.memory.tableNamed(name);
    const [of, last] = [table.propertyOf(key), table.propertyOf(serial)];
    const [row] = table.among(of, given);
    if (row) table.update(row, { [last]: Number(row[last]) + 1 }, this.undo);
    else table.insert({ [of]: given[0], [last]: 1 }, this.undo);
    return [];
  }

  /** `select 'task' as kind, id, execution_id from task where instance_id = ? and is_open = 1` */
  private listed(sql: string, given: unknown): Row[] {
    const [, kind, id, execution, name, of, more = '1 = 1'] = listing.exec(sql) ?? [];
    if (!id || !execution || !name || !of) throw new Error(`a trial cannot ask its tables: ${sql}`);
    const table = this.memory.tableNamed(name);
    const found = new MemoryQuery(this.memory, this.undo, table.metadata.target).where(`${of} = :of`, { of: given });
    const rows = found.andWhere(more).rowsFound();
    return rows.map((row) => ({ kind, id: row[table.propertyOf(id)], execution_id: row[table.propertyOf(execution)] }));
  }

  /** By a key, by several, or by what the rows say. */
  private meant(target: Target, where: unknown): Row[] {
    const [key = ''] = this.memory.table(target).metadata.primaryColumns.map(({ propertyName }) => propertyName);
    if (typeof where === 'string') return this.rows(target, { [key]: where });
    if (Array.isArray(where) && where.every((one) => typeof one === 'string'))
      return this.memory.table(target).among(key, where);
    return this.rows(target, where as Where);
  }

  private rows(target: Target, where: Where): Row[] {
    if (Array.isArray(where)) return [...new Set(where.flatMap((one) => this.rows(target, one as Readonly<Row>)))];
    const table = this.memory.table(target);
    const lookup = lookupIn(where as Readonly<Row>);
    const rows = lookup ? table.among(lookup.property, lookup.values) : [...table.all()];
    return rows.filter((row) => isMeant(row, where as Readonly<Row>));
  }
}

function sure(row: Row | null, target: Target): Row {
  if (row) return row;
  throw new Error(`a trial has no such row of ${typeof target === 'function' ? target.name : 'its tables'}`);
}
