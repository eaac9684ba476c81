import type { DataSource } from 'typeorm';
import { onTestFinished } from 'vitest';
import { Emptying } from '../../src/walks/emptying.js';
import { freshDataSource } from './database.js';

interface Kept {
  readonly dataSource: Awaited<ReturnType<typeof freshDataSource>>;
  readonly emptying: Emptying;
}

/** What a running service takes for kept for good, and the next test must not find. */
const keptByServices = ['edition_file', 'edition', 'rule_edition'];
const free: Kept[] = [];

/**
 * A migrated database with nothing in it, for one test: one that passes leaves it to the next, for on a server migrating
 * takes longer than most tests. What altered its tables must take `freshDataSource`.
 */
export async function emptyDataSource(): Promise<DataSource> {
  const kept = free.pop() ?? (await migrated());
  const { dataSource, emptying } = kept;
  onTestFinished(async ({ task }) => {
    if (task.result?.state !== 'pass' || !dataSource.isInitialized) return dataSource.close();
    for (const table of keptByServices) await dataSource.query(`delete from ${table}`);
    await emptying.empty(dataSource, new Date(0));
    free.push(kept);
  });
  return dataSource;
}

async function migrated(): Promise<Kept> {
  const dataSource = await freshDataSource({ keep: true });
  return { dataSource, emptying: await Emptying.of(dataSource) };
}
