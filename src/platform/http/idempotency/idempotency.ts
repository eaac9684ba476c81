import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import { isDuplicate } from '../../database-errors.js';
import { IdempotencyKeyRecord } from '../tables.js';

/** The creating request that is being worked on, as far as its key is concerned. */
export interface KeyedRequest {
  readonly personId: string;
  readonly key: string;
  readonly route: string;
  readonly bodyDigest: string;
  readonly requestId: string;
  /** The status the route answers with. */
  readonly status: number;
  readonly at: Date;
}

/** The work has already been done by another sending of the same request; this one is rolled back. */
export class AlreadyDone extends Error {
  constructor() {
    super('another sending of this request has done its work');
    this.name = 'AlreadyDone';
  }
}

const current = new AsyncLocalStorage<KeyedRequest>();

/**
 * Keeps the promise of `Idempotency-Key` through a crash (захист від подвійного надсилання): the answer is
 * written in the same transaction as the work, so either both are there or neither.
 *
 * How a feature uses it, in a route marked `@Idempotent()`:
 *
 * ```ts
 * unitOfWork(dataSource, async (manager) => {
 *   const appeal = await this.register(manager, body, actor);
 *   return Idempotency.within(manager, viewOf(appeal)); // the very body the route answers with
 * });
 * ```
 *
 * Work that cannot know its answer before it commits needs nothing: `unitOfWork` calls `beforeCommit`,
 * which writes the key without an answer, and the interceptor adds the answer afterwards. A crash between
 * the two makes a repeat say IDEMPOTENCY_ANSWER_LOST instead of doing the work twice.
 *
 * Outside a keyed request both do nothing.
 */
export const Idempotency = {
  run<T>(request: KeyedRequest, work: () => T): T {
    return current.run(request, work);
  },

  /** Writes down `answer` with the work and hands it on. Refuses with AlreadyDone where the work is done. */
  async within<T>(manager: EntityManager, answer: T): Promise<T> {
    const request = current.getStore();
    if (request) await write(manager, request, answer);
    return answer;
  },

  /** For `unitOfWork` alone: the last thing done in a transaction. */
  async beforeCommit(manager: EntityManager): Promise<void> {
    const request = current.getStore();
    if (request) await write(manager, request, undefined);
  },
};

async function write(manager: EntityManager, request: KeyedRequest, answer: unknown): Promise<void> {
  const { personId, key, requestId, at, ...rest } = request;
  const earlier = await manager.findOneBy(IdempotencyKeyRecord, { personId, key });
  if (earlier) return rewrite(manager, request, earlier, answer);
  const text = answer === undefined ? null : JSON.stringify(answer);
  const row = { personId, key, requestId, createdAt: at, ...rest, answer: text };
  try {
    await manager.createQueryBuilder().insert().into(IdempotencyKeyRecord).values(row).updateEntity(false).execute();
  } catch (error) {
    if (isDuplicate(error)) throw new AlreadyDone();
    throw error;
  }
}

/**
 * Our own row from an earlier unit of work of this request is fine. Our own row with an answer, when we
 * are about to write one, means that a COMMIT whose outcome we never learned had succeeded.
 */
async function rewrite(
  manager: EntityManager,
  { personId, key, requestId }: KeyedRequest,
  earlier: IdempotencyKeyRecord,
  answer: unknown,
): Promise<void> {
  if (earlier.requestId !== requestId) throw new AlreadyDone();
  if (answer === undefined) return;
  if (earlier.answer !== null) throw new AlreadyDone();
  await manager.update(IdempotencyKeyRecord, { personId, key }, { answer: JSON.stringify(answer) });
}
