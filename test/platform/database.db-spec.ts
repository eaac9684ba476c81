import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ManualClockRecord } from '../../src/platform/tables.js';
import { unitOfWork } from '../../src/platform/transactions.js';
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
