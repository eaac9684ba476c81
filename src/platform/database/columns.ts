import type { ColumnOptions, PrimaryColumnOptions, TableColumnOptions } from 'typeorm';
import '../config.js';

/** SQLite is the embedded database; MySQL 8 and MariaDB share one dialect. */
type Dialect = 'sqlite' | 'mysql';

export const dialect: Dialect = process.env['DATABASE_URL'] ? 'mysql' : 'sqlite';
const mysql = dialect === 'mysql';

const json = {
  to: (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value)),
  from: (text: string | null) => (text === null ? null : (JSON.parse(text) as unknown)),
};

const instant = {
  to: (value?: Date | null) => (value instanceof Date ? value.getTime() : (value ?? null)),
  from: (value: string | number | null) => (value === null ? null : new Date(Number(value))),
};

/**
 * One definition for each kind of value, used by the entities and, as `sql`, by the migrations, so that both
 * databases hold the same thing.
 */
export const col = {
  /** UUID text made by the service. */
  id: (): PrimaryColumnOptions =>
    mysql ? { type: 'varchar', length: 36, charset: 'ascii', collation: 'ascii_bin' } : { type: 'varchar', length: 36 },
  /** Short text compared letter for letter: without `_bin` MariaDB holds «г» and «ґ» to be one letter. */
  key: (length: number): ColumnOptions =>
    mysql ? { type: 'varchar', length, charset: 'utf8mb4', collation: 'utf8mb4_bin' } : { type: 'varchar', length },
  text: (): ColumnOptions => ({ type: mysql ? 'longtext' : 'text' }),
  /** Words to be searched by fragments, letter for letter on both databases: see `searchText`. */
  searched: (): ColumnOptions =>
    mysql ? { type: 'longtext', charset: 'utf8mb4', collation: 'utf8mb4_bin' } : { type: 'text' },
  /** A JSON document. SQL never looks inside: what is searched by has a column of its own. */
  json: (): ColumnOptions => ({ type: mysql ? 'longtext' : 'text', transformer: json }),
  int: (): PrimaryColumnOptions => ({ type: mysql ? 'int' : 'integer' }),
  /** Not `boolean`: TypeORM's SQLite driver would turn the transformed 1 into 0. */
  flag: (): ColumnOptions => ({
    type: 'tinyint',
    transformer: {
      to: (v?: boolean | null) => (v === true ? 1 : v === false ? 0 : (v ?? null)),
      from: (v: number | null) => (v === null ? null : Boolean(v)),
    },
  }),
  /** An instant as UTC milliseconds: the same order and arithmetic everywhere, no time zone in SQL. */
  instant: (): ColumnOptions => ({ type: 'bigint', transformer: instant }),
  /** A legal date, `YYYY-MM-DD`: no hour, no zone. */
  day: (): ColumnOptions =>
    mysql ? { type: 'varchar', length: 10, charset: 'ascii', collation: 'ascii_bin' } : { type: 'varchar', length: 10 },
};

/** The same column as a migration writes it. */
export function mig(name: string, column: ColumnOptions, extra: Partial<TableColumnOptions> = {}): TableColumnOptions {
  return {
    name,
    type: String(column.type),
    ...(column.length === undefined ? {} : { length: String(column.length) }),
    ...(column.charset === undefined ? {} : { charset: column.charset }),
    ...(column.collation === undefined ? {} : { collation: column.collation }),
    ...extra,
  };
}
