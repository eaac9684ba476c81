import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';
import { expect, onTestFinished, test } from 'vitest';
import { troubleOf } from '../../src/platform/database/database-errors.js';
import { limitMysql } from '../../src/platform/database/drivers/patient-mysql.js';
import { serializeSqlite } from '../../src/platform/database/drivers/serial-sqlite.js';
import { ManualClockRecord } from '../../src/platform/database/tables.js';
import { rereading, unitOfWork } from '../../src/platform/database/transactions.js';
import { freshDataSource } from '../support/database.js';

const row = (id: string) => ({ id, standsAt: new Date('2026-03-02T09:00:00Z') });

test('entities and migrations describe the same tables', async () => {
  const dataSource = await freshDataSource();
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map((query) => query.query)).toEqual([]);
});

test('a transaction that is rolled back does not take a concurrent one with it', async () => {
  const dataSource = await freshDataSource();
  const outcomes = await Promise.allSettled([
    dataSource.transaction(async (manager) => {
      await manager.insert(ManualClockRecord, row('kept'));
      await pause(50);
    }),
    pause(10).then(() =>
      dataSource.transaction(async (manager) => {
        await manager.insert(ManualClockRecord, row('undone'));
        await pause(50);
        throw new Error('changed our mind');
      }),
    ),
  ]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected']);
  expect(await dataSource.getRepository(ManualClockRecord).find()).toEqual([row('kept')]);
});

test('twenty concurrent read-and-writes lose none', async () => {
  const dataSource = await freshDataSource();
  await dataSource.getRepository(ManualClockRecord).insert({ id: 'hand', standsAt: new Date(0) });
  const lock = dataSource.options.type === 'better-sqlite3' ? {} : { lock: { mode: 'pessimistic_write' as const } };
  await Promise.all(
    Array.from({ length: 20 }, () =>
      unitOfWork(dataSource, async (manager) => {
        const hand = await manager.findOneOrFail(ManualClockRecord, { where: { id: 'hand' }, ...lock });
        await manager.update(ManualClockRecord, 'hand', { standsAt: new Date(hand.standsAt.getTime() + 1000) });
      }),
    ),
  );
  expect((await dataSource.getRepository(ManualClockRecord).findOneByOrFail({ id: 'hand' })).standsAt.getTime()).toBe(
    20_000,
  );
});

const isEmbedded = (dataSource: DataSource): boolean => dataSource.options.type === 'better-sqlite3';

test('whoever waits too long for the database is told so, and whoever comes after is answered', async () => {
  const database = await freshDataSource();
  const dataSource = new DataSource(database.options);
  if (isEmbedded(dataSource)) serializeSqlite(dataSource, 50);
  await dataSource.initialize();
  onTestFinished(() => dataSource.destroy());
  if (!isEmbedded(dataSource)) limitMysql(dataSource, { connectionMs: 50, answerMs: 50 });
  const holding = dataSource.transaction((manager) =>
    isEmbedded(dataSource) ? pause(200) : manager.query('select sleep(5)'),
  );
  const waiting = dataSource.query('select 1');
  const [held, waited] = await Promise.allSettled([holding, waiting]);
  const late = isEmbedded(dataSource) ? waited : held;
  expect(late.status === 'rejected' && troubleOf(late.reason)).toBe('silent');
  expect(await dataSource.query('select 1 as one')).toEqual([{ one: 1 }]);
});

test('a pool that is never free is not waited for', async () => {
  const database = await freshDataSource();
  const dataSource = new DataSource({ ...database.options, poolSize: 1 } as DataSourceOptions);
  if (isEmbedded(dataSource)) serializeSqlite(dataSource, 50);
  await dataSource.initialize();
  onTestFinished(() => dataSource.destroy());
  if (!isEmbedded(dataSource)) limitMysql(dataSource, { connectionMs: 50, answerMs: 5000 });
  const busy = dataSource.transaction(async (manager) => {
    await manager.query('select 1');
    await pause(150);
  });
  await pause(10);
  await expect(dataSource.query('select 1')).rejects.toSatisfy((error) => troubleOf(error) === 'silent');
  await busy;
  expect(await dataSource.query('select 1 as one')).toEqual([{ one: 1 }]);
});

/** Another connection ends the one that this transaction runs on. */
async function cutOff(dataSource: DataSource, manager: EntityManager): Promise<void> {
  if (isEmbedded(dataSource)) throw Object.assign(new Error('gone'), { code: 'PROTOCOL_CONNECTION_LOST' });
  const [{ id }] = await manager.query('select connection_id() as id');
  await dataSource.query(`kill connection ${id}`);
}

test('work whose connection was cut off before the commit is done again, once', async () => {
  const dataSource = await freshDataSource();
  let tries = 0;
  await unitOfWork(dataSource, async (manager) => {
    tries += 1;
    await manager.insert(ManualClockRecord, row('kept'));
    if (tries === 1) await cutOff(dataSource, manager);
    await manager.insert(ManualClockRecord, row('with it'));
  });
  expect([tries, await dataSource.getRepository(ManualClockRecord).count()]).toEqual([2, 2]);
});

test('a read whose connection was cut off is done again', async () => {
  const dataSource = await freshDataSource();
  let tries = 0;
  const read = await rereading(() =>
    dataSource.transaction(async (manager) => {
      tries += 1;
      if (tries === 1) await cutOff(dataSource, manager);
      return manager.query('select 1 as one');
    }),
  );
  expect([tries, read]).toEqual([2, [{ one: 1 }]]);
});
