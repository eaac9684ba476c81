import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { Problem } from '../../domain/problem.js';
import { troubleOf } from './database-errors.js';

const mostTries = 8;

/**
 * One whole piece of work in one transaction. It is repeated from the start after a deadlock or a broken
 * connection, so `work` must build on nothing that an earlier try left behind in memory. A connection lost
 * during COMMIT is not repeated: the work may be done, and the caller's idempotency key, kept with it, tells.
 *
 * @throws OUTCOME_UNKNOWN after such a COMMIT, and whatever `work` throws
 */
export async function unitOfWork<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
  tries = mostTries,
): Promise<T> {
  return again(tries, async () => {
    let isCommitting = false;
    try {
      return await dataSource.transaction(async (manager) => {
        const result = await work(manager);
        isCommitting = true;
        return result;
      });
    } catch (error) {
      const trouble = troubleOf(error);
      if (!isCommitting || (trouble !== 'broken' && trouble !== 'silent')) throw error;
      throw Object.assign(new Problem('OUTCOME_UNKNOWN'), { cause: error });
    }
  });
}

/** Reads again when the connection broke in the middle: a read leaves nothing behind. */
export function rereading<T>(read: () => Promise<T>): Promise<T> {
  return again(mostTries, read);
}

async function again<T>(tries: number, attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      const trouble = troubleOf(error);
      if (tried >= tries || (trouble !== 'undone' && trouble !== 'broken')) throw error;
      await pause(Math.min(1000, 10 * 2 ** tried) * (0.5 + Math.random() / 2));
    }
  }
}
