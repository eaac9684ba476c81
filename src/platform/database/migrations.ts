import type { QueryRunner } from 'typeorm';
import { dialect } from './columns.js';
import { migration, sql } from './migration.js';

const { id, instant, key, searched } = sql;

/**
 * A column that was made before it was searched letter for letter. Raw, because TypeORM would drop the column and
 * what it holds.
 */
export async function searchByLetter(runner: QueryRunner, table: string): Promise<void> {
  if (dialect !== 'mysql') return;
  await runner.query(`alter table ${table} modify search_text ${searched} not null`);
}

export const platformMigrations = [
  migration('CreateManualClock1790000000000', [
    `create table manual_clock (id ${id} not null primary key, stands_at ${instant} not null)`,
  ]),
  migration('CreateLatch1791000090000', [`create table latch (name ${key(60)} not null primary key)`]),
];
