import type { DataSource } from 'typeorm';
import { expect, onTestFinished, test } from 'vitest';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { platformMigrations } from '../../src/platform/database/migrations.js';
import { ManualClockRecord } from '../../src/platform/database/tables.js';
import { startFault } from '../../src/start-fault.js';
import { freshDatabase } from '../support/database.js';

const schema = { entities: [ManualClockRecord], migrations: platformMigrations };

/** A database that this release has migrated, changed by `change`, and what its next start says. */
async function startsAgain(change: (dataSource: DataSource) => Promise<unknown>): Promise<() => Promise<string>> {
  const database = await freshDatabase();
  onTestFinished(() => database.drop());
  const first = await openDataSource(database.config, schema);
  await change(first);
  await first.destroy();
  return async () => {
    try {
      await (await openDataSource(database.config, schema)).destroy();
      return 'started';
    } catch (error) {
      return startFault(error);
    }
  };
}

const add = (name: string) => (dataSource: DataSource) =>
  dataSource.query('insert into migrations (timestamp, name) values (?, ?)', [1999999999999, name]);

test('a database of this release is started on again', async () => {
  const start = await startsAgain(() => Promise.resolve());
  expect(await start()).toBe('started');
});

test('a database that a newer release has migrated is refused, each time, and left as it is', async () => {
  const start = await startsAgain(add('AddWhatIsNotKnownYet1999999999999'));
  for (const said of [await start(), await start()]) {
    expect(said).toMatch(/^Базу даних уже оновила новіша версія служби: .*AddWhatIsNotKnownYet1999999999999/);
    expect(said).not.toContain('\n');
  }
});

test('a lost record of a migration is named, with what to do, and not «table already exists»', async () => {
  const start = await startsAgain((dataSource) => dataSource.query('delete from migrations'));
  for (const said of [await start(), await start()]) {
    expect(said).toMatch(/^Те, що додає міграція CreateManualClock1790000000000, у базі вже є/);
    expect(said).not.toContain('already exists');
  }
});
