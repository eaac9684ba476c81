import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { codeOf } from './database-errors.js';
import { Idempotency } from './http/idempotency/idempotency.js';

/** After these the server has already undone the whole transaction: only repeating all of it is right. */
const passing = new Set([
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_CHECKREAD',
  'ER_SERVER_SHUTDOWN',
  'ECONNREFUSED',
  'SQLITE_BUSY',
]);

/**
 * One whole piece of work in one transaction. It is repeated from the start after a deadlock, so `work`
 * must build on nothing that an earlier try left behind in memory. A connection lost during COMMIT is not
 * repeated: the work may be done, and the caller's idempotency key, written last of all, tells.
 */
export async function unitOfWork<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
  tries = 8,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await dataSource.transaction(async (manager) => {
        const result = await work(manager);
        await Idempotency.beforeCommit(manager);
        return result;
      });
    } catch (error) {
      if (attempt >= tries || !passing.has(codeOf(error))) throw error;
      await pause(Math.min(1000, 10 * 2 ** attempt) * (0.5 + Math.random() / 2));
    }
  }
}
