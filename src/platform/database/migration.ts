import type { ColumnOptions, MigrationInterface, QueryRunner } from 'typeorm';
import { col } from './columns.js';

const typeOf = ({ type, length, charset, collation }: ColumnOptions): string =>
  [
    length === undefined ? String(type) : `${String(type)}(${length})`,
    charset && `character set ${charset}`,
    collation && `collate ${collation}`,
  ]
    .filter(Boolean)
    .join(' ');

/** The kinds of value of `col` as SQL writes them on the database at hand. */
export const sql = {
  id: typeOf(col.id()),
  key: (length: number) => typeOf(col.key(length)),
  text: typeOf(col.text()),
  searched: typeOf(col.searched()),
  json: typeOf(col.json()),
  int: typeOf(col.int()),
  flag: typeOf(col.flag()),
  instant: typeOf(col.instant()),
  day: typeOf(col.day()),
};

/**
 * A change of the database, in SQL that both dialects read: written once, never changed, never undone
 * (docs/decisions/0006, 0121). The digits that the name ends with are its turn.
 *
 * @param carry what SQL alone cannot do with the rows there are, after the statements
 */
export function migration(
  name: string,
  statements: readonly string[],
  carry?: (runner: QueryRunner) => Promise<void>,
): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      for (const statement of statements) await runner.query(statement);
      await carry?.(runner);
    }

    down(): Promise<void> {
      throw new Error('Migrations go forward only: go back to the copy that was made before.');
    }
  };
}
