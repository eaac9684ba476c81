import { describe, expect, it } from 'vitest';
import { IdempotencyKeyRecord } from '../../src/platform/http/tables.js';
import { KeyRetention } from '../../src/platform/http/idempotency/key-retention.js';
import { edgeCouncil } from './support/edge-council.js';
import { mishap, NotesController } from './support/notes.controller.js';

describe('a service that is told to stop', () => {
  it('finishes what it has begun', async () => {
    const edge = await edgeCouncil({ controllers: [NotesController] });
    await edge.dataSource.query('create table note (id varchar(36) primary key, words varchar(50))');
    await edge.council.app.listen(0, '127.0.0.1');
    const registrar = await edge.council.as('registrar');
    let release = (): void => undefined;
    mishap.wait = new Promise((resolve) => (release = resolve));
    const begun = registrar.at('post', '/notes', { text: 'останнє' }).then((answer) => answer.status);
    while ((await edge.dataSource.query('select id from note')).length === 0) await new Promise(setImmediate);
    const stopped = edge.close();
    release();
    mishap.wait = null;
    expect(await begun).toBe(201);
    await stopped;
  });
});

describe('stored answers', () => {
  it('are forgotten after three days', async () => {
    const edge = await edgeCouncil();
    const keys = edge.dataSource.getRepository(IdempotencyKeyRecord);
    const row = (key: string, hoursAgo: number) => ({
      personId: 'p-registrar-1',
      key,
      route: 'POST /api/v1/notes',
      bodyDigest: 'd',
      requestId: 'r',
      status: 201,
      answer: '{}',
      createdAt: new Date(Date.now() - hoursAgo * 3_600_000),
    });
    await keys.insert([row('friday', 71), row('last-week', 73)]);
    await edge.council.app.get(KeyRetention).forgetOld();
    expect((await keys.find()).map((one) => one.key)).toEqual(['friday']);
    await edge.close();
  });
});
