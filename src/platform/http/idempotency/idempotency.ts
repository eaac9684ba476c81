import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import { isDuplicate } from '../../database/database-errors.js';
import { IdempotencyKeyRecord } from '../tables.js';
import { insertRows } from '../../database/insert-rows.js';

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

/** The work has already been done by another sending, or by a COMMIT of ours that was never answered; this one is rolled back. */
export class AlreadyDone extends Error {
  constructor() {
    super('the work of this request has been done');
    this.name = 'AlreadyDone';
  }
}

interface Sending {
  readonly request: KeyedRequest;
  isKept: boolean;
}

const current = new AsyncLocalStorage<Sending>();

/**
 * Keeps the promise of `Idempotency-Key` through any failure (захист від подвійного надсилання): the key is
 * written with the answer, in the same transaction as the work, by whoever did the work and by nobody else.
 * Either all three are there or none; what records a failure of the work never claims its key.
 *
 * How a feature uses it, in a route marked `@Idempotent()`:
 *
 * ```ts
 * unitOfWork(dataSource, async (manager) => {
 *   const appeal = await this.register(manager, body, actor);
 *   return Idempotency.within(manager, viewOf(appeal)); // the very body the route answers with
 * });
 * ```
 */
export const Idempotency = {
  /** @throws Error when the work ended well and kept no answer: the route forgets `within`, and would do it twice */
  async run<T>(request: KeyedRequest, work: () => Promise<T>): Promise<T> {
    const sending: Sending = { request, isKept: false };
    const answer = await current.run(sending, work);
    if (!sending.isKept) throw new Error(`${request.route} keeps no answer under its Idempotency-Key`);
    return answer;
  },

  /** The key of the request that is being worked on; null where it has none. */
  key: (): string | null => current.getStore()?.request.key ?? null,

  /** Writes down `answer` with the work and hands it on; outside a keyed request it only hands it on. @throws AlreadyDone */
  async within<T>(manager: EntityManager, answer: T): Promise<T> {
    const sending = current.getStore();
    if (sending) await write(manager, sending.request, answer);
    if (sending) sending.isKept = true;
    return answer;
  },
};

async function write(manager: EntityManager, request: KeyedRequest, answer: unknown): Promise<void> {
  const { personId, key, requestId, at, ...rest } = request;
  if (await manager.existsBy(IdempotencyKeyRecord, { personId, key })) throw new AlreadyDone();
  const row = { personId, key, requestId, createdAt: at, ...rest, answer: JSON.stringify(answer ?? null) };
  try {
    await insertRows(manager, IdempotencyKeyRecord, row);
  } catch (error) {
    if (isDuplicate(error)) throw new AlreadyDone();
    throw error;
  }
}
