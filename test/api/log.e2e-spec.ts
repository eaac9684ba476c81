import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInAnnouncement } from '../../src/access/index.js';
import { type EdgeCouncil, edgeCouncil } from './support/edge-council.js';
import { readableLog } from './support/log-lines.js';
import { mishap, NotesController } from './support/notes.controller.js';

const { log, lines } = readableLog();
let edge: EdgeCouncil;
beforeAll(async () => {
  edge = await edgeCouncil({ controllers: [NotesController], log });
  await edge.dataSource.query('create table note (id varchar(36) primary key, words varchar(10))');
});
afterAll(() => edge.close());

const event = (name: string) => lines.filter((line) => line['event'] === name);

describe('the log', () => {
  it('tells which person tried a write that is not theirs', async () => {
    const answer = await (await edge.council.as('control')).at('post', '/notes', { text: 'Коваль' }).expect(403);
    expect(event('write-refused')).toEqual([
      expect.objectContaining({
        code: 'ROLE_MISSING',
        person: 'p-control-1',
        method: 'POST',
        route: '/api/v1/notes',
        traceId: answer.body.traceId,
      }),
    ]);
  });

  it('tells of a sign-in that failed, without the password', async () => {
    await edge.council.nobody().post('/sessions', { login: 'control-2', password: 'guess-guess' }).expect(401);
    expect(event('sign-in-refused')).toEqual([expect.objectContaining({ login: 'control-2' })]);
  });

  it('names the pattern of an address and never what was looked for', async () => {
    await edge.council.nobody().at('get', '/notes?limit=3&surname=Коваль').expect(422);
    await edge.council.nobody().at('get', '/no-such/Коваль').expect(404);
    expect(event('request').at(-2)).toMatchObject({ route: '/api/v1/notes', status: 422 });
    expect(event('request').at(-1)).toMatchObject({ status: 404 });
  });

  it('tells where the service failed, but not with what', async () => {
    const registrar = await edge.council.as('registrar');
    mishap.next = 'in-work';
    await registrar.at('post', '/notes', { text: 'Коваль' }).expect(500);
    mishap.next = null;
    await edge.dataSource.query('drop table note');
    await registrar.at('post', '/notes', { text: 'Коваль' }).expect(500);
    const [own, database] = event('request-failed');
    expect(own).toMatchObject({
      code: 'INTERNAL_ERROR',
      err: { type: 'Error', message: expect.stringContaining('disk') },
    });
    expect(own?.['err']).toHaveProperty('stack', expect.stringContaining('notes.controller'));
    expect(database).toMatchObject({ err: { type: 'QueryFailedError', code: expect.any(String) } });
    expect(database?.['err']).not.toHaveProperty('message');
  });

  it('holds no words of an applicant, no password and no key', () => {
    const all = lines.map((line) => JSON.stringify(line)).join('\n');
    expect(all.length).toBeGreaterThan(1000);
    for (const secret of ['Коваль', encodeURIComponent('Коваль'), 'guess-guess', 'demo-council', 'Bearer ', 'eyJ']) {
      expect(all).not.toContain(secret);
    }
  });
});

describe('what the operator is told at start', () => {
  it('is how to get into the demonstration council', () => {
    const text = signInAnnouncement(edge.council.app).join('\n');
    expect(text).toContain('demo-council');
    expect(text).toMatch(/acting-mayor.*registrar-1/s);
  });
});
