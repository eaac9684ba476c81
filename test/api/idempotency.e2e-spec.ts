import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Speaker } from './support/speaker.js';
import { type EdgeCouncil, edgeCouncil } from './support/edge-council.js';
import { IdempotencyKeyRecord } from '../../src/platform/http/tables.js';
import { mishap, NotesController } from './support/notes.controller.js';

let edge: EdgeCouncil;
let registrar: Speaker;
beforeAll(async () => {
  edge = await edgeCouncil({ controllers: [NotesController] });
  await edge.dataSource.query('create table note (id varchar(36) primary key, words varchar(50))');
  registrar = await edge.council.as('registrar');
});
afterEach(() => Object.assign(mishap, { next: null, wait: null, before: null }));
afterAll(() => edge.close());

const notes = async (text: string): Promise<number> =>
  (await edge.dataSource.query('select id from note where words = ?', [text])).length;

describe('a creating request with a key', () => {
  it('creates once and answers the same, with the same status and version', async () => {
    const first = await registrar.at('post', '/notes', { text: 'раз', tags: ['1'] }, { key: 'once' }).expect(201);
    const again = await registrar.at('post', '/notes', { tags: ['1'], text: 'раз' }, { key: 'once' }).expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers).toMatchObject({ etag: '"1"', 'idempotency-replayed': 'true' });
    expect(await notes('раз')).toBe(1);
  });

  it('creates each time without one', async () => {
    await registrar.at('post', '/notes', { text: 'двічі' }).expect(201);
    await registrar.at('post', '/notes', { text: 'двічі' }).expect(201);
    expect(await notes('двічі')).toBe(2);
  });

  it('is refused when the key was another request’s', async () => {
    await registrar.at('post', '/notes', { text: 'перше' }, { key: 'reused' }).expect(201);
    const { body } = await registrar.at('post', '/notes', { text: 'друге' }, { key: 'reused' }).expect(422);
    expect(body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    await registrar.at('post', '/notes/single', { text: 'перше' }, { key: 'reused' }).expect(422);
    expect(await notes('друге')).toBe(0);
  });

  it('does not meet the key of another person', async () => {
    const clerk = await edge.council.as('registrar-2');
    const mine = await registrar.at('post', '/notes', { text: 'моє' }, { key: 'ours' }).expect(201);
    const theirs = await clerk.at('post', '/notes', { text: 'моє' }, { key: 'ours' }).expect(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it.each(['', ' ', 'ключ', 'x'.repeat(201)])('is refused with a key like %j', async (key) => {
    const asked = registrar.at('post', '/notes', { text: 'а' });
    const answer = await (key === 'ключ'
      ? asked.set('idempotency-key', Buffer.from(key).toString('latin1'))
      : asked.set('idempotency-key', key));
    expect([answer.status, answer.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_INVALID']);
  });

  it('is refused by the schema, not by its key, where a number is beyond all numbers', async () => {
    const asked = registrar.at('post', '/notes', undefined, { key: 'beyond' }).set('content-type', 'application/json');
    const { body } = await asked.send('{ "text": 1e999 }').expect(422);
    expect(body.code).toBe('BODY_INVALID');
  });

  it('may be sent again after a refusal: nothing was done', async () => {
    await registrar.at('post', '/notes', { text: '' }, { key: 'corrected' }).expect(422);
    await registrar.at('post', '/notes', { text: 'виправлено' }, { key: 'corrected' }).expect(201);
  });

  it('may be sent again after a failure inside: the work was rolled back with its key', async () => {
    mishap.next = 'in-work';
    await registrar.at('post', '/notes', { text: 'невдача' }, { key: 'failed' }).expect(500);
    expect(await notes('невдача')).toBe(0);
    mishap.next = null;
    await registrar.at('post', '/notes', { text: 'невдача' }, { key: 'failed' }).expect(201);
    expect(await notes('невдача')).toBe(1);
  });

  it('is answered as done when something failed after the commit, at once and when it is sent again', async () => {
    mishap.next = 'after-commit';
    const first = await registrar.at('post', '/notes', { text: 'обрив' }, { key: 'torn' }).expect(201);
    mishap.next = null;
    const again = await registrar.at('post', '/notes', { text: 'обрив' }, { key: 'torn' }).expect(201);
    const [row] = await edge.dataSource.query('select id from note where words = ?', ['обрив']);
    expect([first.body, again.body]).toEqual([
      { id: row.id, version: 1 },
      { id: row.id, version: 1 },
    ]);
    expect(await notes('обрив')).toBe(1);
  });

  it('fails on a route that keeps no answer with its work: it would do it twice', async () => {
    await registrar.at('post', '/notes/forgetful', { text: 'забуто' }, { key: 'forgetful' }).expect(500);
  });

  it('waits for a node of an earlier release, which claims a key before it has the answer', async () => {
    const done = await registrar.at('post', '/notes', { text: 'давнє' }, { key: 'old' }).expect(201);
    await edge.dataSource.getRepository(IdempotencyKeyRecord).update({ key: 'old' }, { answer: null });
    const { body } = await registrar.at('post', '/notes', { text: 'давнє' }, { key: 'old' }).expect(409);
    expect([done.status, body.code]).toEqual([201, 'IDEMPOTENCY_IN_FLIGHT']);
  });

  it('waits for the first sending to end', async () => {
    let release = (): void => undefined;
    mishap.wait = new Promise((resolve) => (release = resolve));
    const first = registrar.at('post', '/notes', { text: 'водночас' }, { key: 'parallel' }).then((answer) => answer);
    while ((await notes('водночас')) === 0) await new Promise(setImmediate);
    const { body } = await registrar.at('post', '/notes', { text: 'водночас' }, { key: 'parallel' }).expect(409);
    expect(body.code).toBe('IDEMPOTENCY_IN_FLIGHT');
    release();
    expect((await first).status).toBe(201);
  });

  it('does its work once when two nodes get it at the same moment', async () => {
    const neighbour = await edgeCouncil({ controllers: [NotesController], sharing: edge });
    const there = neighbour.council.withToken(registrar.token ?? '');
    const answers = await Promise.all([
      registrar.at('post', '/notes', { text: 'вузли' }, { key: 'nodes' }),
      there.at('post', '/notes', { text: 'вузли' }, { key: 'nodes' }),
    ]);
    await neighbour.close();
    expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
    expect(answers[0].body).toEqual(answers[1].body);
    expect(await notes('вузли')).toBe(1);
  });

  it('is answered as the first time, not refused, where another node has done it in the meantime', async () => {
    const neighbour = await edgeCouncil({ controllers: [NotesController], sharing: edge });
    const there = neighbour.council.withToken(registrar.token ?? '');
    let letGo = (): void => undefined;
    const entered = new Promise<void>((isIn) => {
      mishap.before = async () => {
        mishap.before = null;
        isIn();
        await new Promise<void>((resolve) => (letGo = resolve));
      };
    });
    const late = there.at('post', '/notes/single', { text: 'єдине' }, { key: 'single' }).then((answer) => answer);
    await entered;
    const first = await registrar.at('post', '/notes/single', { text: 'єдине' }, { key: 'single' }).expect(201);
    letGo();
    const { status, body, headers } = await late;
    await neighbour.close();
    expect([status, body, headers['idempotency-replayed']]).toEqual([201, first.body, 'true']);
    await registrar.at('post', '/notes/single', { text: 'єдине' }, { key: 'another' }).expect(409);
  });
});
