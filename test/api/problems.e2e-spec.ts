import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Speaker } from './support/speaker.js';
import { type EdgeCouncil, edgeCouncil } from './support/edge-council.js';
import { mishap, NotesController } from './support/notes.controller.js';

let edge: EdgeCouncil;
let registrar: Speaker;
beforeAll(async () => {
  edge = await edgeCouncil({ controllers: [NotesController] });
  await edge.dataSource.query('create table note (id varchar(36) primary key, words varchar(50))');
  registrar = await edge.council.as('registrar');
});
afterAll(() => edge.close());

const faultsIn = async (body: object) => {
  const answer = await registrar.at('post', '/notes', body).expect(422);
  return answer.body.errors;
};

describe('a refusal', () => {
  it('is RFC 9457 with a code, a sentence and advice, and can be found in the log', async () => {
    const answer = await registrar.at('post', '/notes', { text: '' }).expect(422);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toEqual({
      type: 'urn:pryimalnia:problem:BODY_INVALID',
      title: 'Дані не відповідають вимогам.',
      status: 422,
      detail: 'Дані не відповідають вимогам.',
      code: 'BODY_INVALID',
      advice: 'Виправте названі поля і надішліть запит знову.',
      errors: [{ pointer: '/text', detail: 'Поле не може бути порожнім.' }],
      traceId: answer.headers['x-request-id'],
    });
  });

  it.each([
    ['cannot be read', '/%zz', 400, 'REQUEST_REFUSED'],
    ['is too long', `/notes/${'a'.repeat(201)}`, 414, 'ADDRESS_TOO_LONG'],
  ])('has the same form where the address %s', async (_, path, status, code) => {
    const answer = await registrar.at('get', path).expect(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toMatchObject({ status, code, traceId: answer.headers['x-request-id'] });
  });

  it('keeps the trace the caller came with', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const answer = await registrar
      .at('get', '/nowhere')
      .set('traceparent', `00-${trace}-00f067aa0ba902b7-01`)
      .expect(404);
    expect(answer.body.traceId).toBe(trace);
  });

  it('says in Ukrainian what is wrong with each field', async () => {
    expect(await faultsIn({ kind: 'fax', tags: ['1', '2', '3'], author: { phone: '112' } })).toEqual([
      { pointer: '/text', detail: 'Поле обов’язкове.' },
      { pointer: '/kind', detail: 'Тут може бути лише: "letter", "call".' },
      { pointer: '/tags', detail: 'Елементів має бути не більше ніж 2.' },
      { pointer: '/author/phone', detail: 'Тут має бути значення встановленого вигляду.' },
    ]);
    expect(await faultsIn({ text: 5 })).toEqual([{ pointer: '/text', detail: 'Тут має бути текст.' }]);
    expect(await faultsIn({ text: 'а'.repeat(21) })).toEqual([
      { pointer: '/text', detail: 'Знаків має бути не більше ніж 20.' },
    ]);
  });

  it('names the clause when a body holds more about a person than is needed', async () => {
    const body = { text: 'а', author: { phone: '+380501234567', 'passport/no': 'АА1' } };
    const { body: problem } = await registrar.at('post', '/notes', body).expect(422);
    expect(problem.errors).toEqual([
      {
        pointer: '/author/passport~1no',
        detail: 'Поле «passport/no» не передбачене; зайві відомості про особу не збираються.',
      },
    ]);
    expect(problem.grounds).toEqual([expect.objectContaining({ act: 'kr-225-r-2023', clause: '2.5' })]);
    expect(JSON.stringify(problem)).not.toContain('АА1');
  });

  it('names the nearest field for a misspelt one, and no clause: nothing too much was collected', async () => {
    const { body: problem } = await registrar.at('post', '/notes', { text: 'а', knd: 'letter' }).expect(422);
    expect(problem.errors).toEqual([{ pointer: '/knd', detail: 'Поле «knd» не передбачене. Можливо, «kind»?' }]);
    expect(problem.grounds).toBeUndefined();
    const author = { phone: '+380501234567', fone: '1' };
    const { body: about } = await registrar.at('post', '/notes', { text: 'а', author }).expect(422);
    expect(about.errors[0].detail).toBe('Поле «fone» не передбачене. Можливо, «phone»?');
    expect(about.grounds).toBeUndefined();
  });

  it('covers queries and addresses', async () => {
    expect((await registrar.at('get', '/notes?limit=9').expect(422)).body.errors[0].pointer).toBe('/limit');
    expect((await registrar.at('get', '/notes/not-a-uuid').expect(422)).body.errors[0].detail).toContain('UUID');
  });

  it.each([
    ['a broken JSON', '{"text":', 'application/json', 400, 'BODY_MALFORMED'],
    ['an empty JSON', '', 'application/json', 400, 'BODY_MALFORMED'],
    ['a poisoned JSON', '{"__proto__":{"admin":true}}', 'application/json', 400, 'BODY_MALFORMED'],
    ['an unknown kind of content', '<text/>', 'application/xml', 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['a form', 'text=a', 'application/x-www-form-urlencoded', 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['too large a body', JSON.stringify({ text: 'а'.repeat(600_000) }), 'application/json', 413, 'BODY_TOO_LARGE'],
  ])('meets %s', async (_, body, type, status, code) => {
    const answer = await registrar.at('post', '/notes').set('content-type', type).send(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it.each([undefined, 'deep'])('meets a body nested a hundred thousand deep (key: %s)', async (key) => {
    const nested = '['.repeat(100_000) + ']'.repeat(100_000);
    const asked = registrar.at('post', '/notes', undefined, key === undefined ? {} : { key });
    const answer = await asked.set('content-type', 'application/json').send(`{"text":${nested}}`);
    expect([answer.status, answer.body.code]).toEqual([400, 'BODY_MALFORMED']);
  });

  it('tells an unknown route from a forbidden one', async () => {
    expect((await registrar.at('get', '/nothing-here').expect(404)).body.code).toBe('NOT_FOUND');
    expect((await edge.council.nobody().at('post', '/notes', { text: 'а' }).expect(401)).body.code).toBe(
      'NOT_AUTHENTICATED',
    );
    const { body } = await (await edge.council.as('control')).at('post', '/notes', { text: 'а' }).expect(403);
    expect(body).toMatchObject({ code: 'ROLE_MISSING', needed: ['registrar'] });
  });

  it('tells nothing of what went wrong inside', async () => {
    mishap.next = 'in-work';
    const answer = await registrar.at('post', '/notes', { text: 'а' }).expect(500);
    mishap.next = null;
    expect(answer.body.code).toBe('INTERNAL_ERROR');
    expect(answer.text).not.toMatch(/secret|applicants|fire|at .*\.ts/);
  });
});

describe('a change', () => {
  it('needs the version that was read', async () => {
    const { body } = await registrar.at('put', '/notes/1', {}).expect(428);
    expect(body.code).toBe('PRECONDITION_REQUIRED');
    await registrar.at('put', '/notes/1', {}).set('if-match', '*').expect(428);
  });

  it('is refused when a colleague was quicker, and says what the version is now', async () => {
    const { body } = await registrar.at('put', '/notes/1', {}, { ifMatch: 2 }).expect(412);
    expect(body).toMatchObject({ code: 'VERSION_STALE', version: 3 });
  });

  it('answers with the new version', async () => {
    const { headers } = await registrar.at('put', '/notes/1', {}, { ifMatch: 3 }).expect(200);
    expect(headers['etag']).toBe('"4"');
  });
});

describe('the headers of every answer', () => {
  it('keep a page from being framed and a type from being guessed', async () => {
    const { headers } = await edge.council.nobody().get('/health/live').expect(200);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toContain(`frame-ancestors 'none'`);
  });
});
