import { describe, expect, it } from 'vitest';
import { AlreadyDone, Idempotency, type KeyedRequest } from '../../src/platform/http/idempotency/idempotency.js';
import { IdempotencyKeyRecord } from '../../src/platform/http/tables.js';
import { unitOfWork } from '../../src/platform/database/transactions.js';
import { freshDataSource } from '../support/database.js';

const request: KeyedRequest = {
  personId: 'p-registrar-1',
  key: 'k',
  route: 'POST /api/v1/appeals',
  bodyDigest: 'd',
  requestId: 'one sending',
  status: 201,
  at: new Date('2026-03-02T07:00:00Z'),
};

describe('work whose COMMIT was answered by silence', () => {
  it('is not done a second time by its own retry', async () => {
    const dataSource = await freshDataSource();
    const work = () => unitOfWork(dataSource, (manager) => Idempotency.within(manager, { id: crypto.randomUUID() }));
    const done = await Idempotency.run(request, work);
    await expect(Idempotency.run(request, work)).rejects.toThrow(AlreadyDone);
    const kept = await dataSource.getRepository(IdempotencyKeyRecord).findOneByOrFail({ key: 'k' });
    expect(JSON.parse(kept.answer ?? '')).toEqual(done);
  });

  it('is not claimed by a piece of it that keeps no answer', async () => {
    const dataSource = await freshDataSource();
    const answer = await Idempotency.run(request, async () => {
      await unitOfWork(dataSource, (manager) => manager.query('select 1'));
      return unitOfWork(dataSource, (manager) => Idempotency.within(manager, { id: 'a' }));
    });
    expect(answer).toEqual({ id: 'a' });
  });

  it('concerns nobody outside a request with a key', async () => {
    const dataSource = await freshDataSource();
    expect(await unitOfWork(dataSource, (manager) => Idempotency.within(manager, 5))).toBe(5);
    expect(await dataSource.getRepository(IdempotencyKeyRecord).count()).toBe(0);
  });
});
