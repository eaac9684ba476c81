import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStream } from '../../src/access/refused-sign-ins.js';
import { Journal } from '../../src/journal/index.js';
import { type EdgeCouncil, edgeCouncil } from './support/edge-council.js';

let edge: EdgeCouncil;
beforeAll(async () => {
  edge = await edgeCouncil();
});
afterAll(() => edge.close());

describe('signing in', () => {
  it('tells a registrar who they are today', async () => {
    const registrar = await edge.council.as('registrar');
    const { body } = await registrar.get('/sessions/current').expect(200);
    expect(body).toMatchObject({ id: 'p-registrar-1', roles: ['registrar'], posts: ['registrar-1'], unit: 'office' });
  });

  it('refuses a wrong password and an unknown login with the same words', async () => {
    const nobody = edge.council.nobody();
    const wrong = await nobody.post('/sessions', { login: 'control-1', password: 'not-the-one' }).expect(401);
    const unknown = await nobody.post('/sessions', { login: 'nobody-at-all', password: 'not-the-one' }).expect(401);
    expect(wrong.body.code).toBe('CREDENTIALS_WRONG');
    expect({ ...wrong.body, traceId: '' }).toEqual({ ...unknown.body, traceId: '' });
  });

  it('writes into the journal whom it has turned away, at the latest when the node stops', async () => {
    const node = await edgeCouncil({ sharing: edge });
    const nobody = node.council.nobody();
    await nobody.post('/sessions', { login: 'control-1', password: 'not-the-one' }).expect(401);
    await nobody.post('/sessions', { login: 'nobody-at-all', password: 'not-the-one' }).expect(401);
    await node.close();
    const story = await edge.council.app.get(Journal).read(signInStream);
    const once = { count: 1, shutOut: 0, addresses: ['127.0.0.1'] };
    const payload = {
      refused: [
        { login: 'control-1', ...once },
        { login: null, ...once },
      ],
    };
    expect(story).toContainEqual(expect.objectContaining({ kind: 'sign-in-refused', payload }));
  });

  it('makes a caller wait after five failures, and lets colleagues in meanwhile', async () => {
    const nobody = edge.council.nobody();
    const attempt = (login: string) => nobody.post('/sessions', { login, password: 'not-the-one' });
    await Promise.all(Array.from({ length: 5 }, () => attempt('office-executor-2').expect(401)));
    const { body, headers } = await attempt('office-executor-2').expect(429);
    expect(headers['retry-after']).toBe(String(body.retryAfter));
    expect(body.code).toBe('TOO_MANY_REQUESTS');
    expect(body.retryAfter).toBeGreaterThan(0);
    await edge.council.as('office-executor-1');
  });

  it('ends a session at once when it is handed back', async () => {
    const leader = await edge.council.as('acting-mayor');
    await leader.get('/sessions/current').expect(200);
    await leader.delete('/sessions/current').expect(204);
    const { body } = await leader.get('/sessions/current').expect(401);
    expect(body.code).toBe('TOKEN_INVALID');
    await (await edge.council.as('control')).get('/sessions/current').expect(200);
  });

  it('refuses without a key, with a broken one and with one signed by somebody else', async () => {
    const { council } = edge;
    const { token } = await council.as('control');
    const [head, body] = String(token).split('.');
    const answers = await Promise.all([
      council.nobody().get('/sessions/current'),
      council.withToken('nonsense').get('/sessions/current'),
      council.withToken(`${head}.${body}.${'A'.repeat(43)}`).get('/sessions/current'),
      council.withToken(`${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`).get('/sessions/current'),
    ]);
    expect(answers.map((answer) => [answer.status, answer.body.code])).toEqual([
      [401, 'NOT_AUTHENTICATED'],
      [401, 'TOKEN_INVALID'],
      [401, 'TOKEN_INVALID'],
      [401, 'TOKEN_INVALID'],
    ]);
    expect(answers[0]?.headers['www-authenticate']).toContain('Bearer');
  });

  it('refuses more fields than it asks for', async () => {
    const body = { login: 'control-1', password: 'x', remember: true };
    const answer = await edge.council.nobody().post('/sessions', body).expect(422);
    expect(answer.body.errors).toEqual([{ pointer: '/remember', detail: expect.stringContaining('не передбачене') }]);
    expect(answer.body.grounds).toBeUndefined();
  });
});

describe('the clock of a demonstration', () => {
  it('is moved by a workflow admin only, and only forward', async () => {
    const { council, clock } = edge;
    await (await council.as('registrar')).put('/clock', { instant: '2026-03-03T09:00:00Z' }).expect(403);
    await council.clock.moveTo('2026-03-02T10:30');
    expect(clock.now().toISOString()).toBe('2026-03-02T08:30:00.000Z');
    const back = await (await council.as('workflow-admin')).put('/clock', { instant: '2026-03-01T09:00:00Z' });
    expect([back.status, back.body.code]).toEqual([409, 'CLOCK_BACKWARDS']);
    const far = await (await council.as('workflow-admin')).put('/clock', { instant: '9999-12-31T00:00:00Z' });
    expect([far.status, far.body.errors[0].detail]).toEqual([422, expect.stringContaining('2100')]);
    expect(clock.now().toISOString()).toBe('2026-03-02T08:30:00.000Z');
  });

  it('signs nobody out when it moves on by months', async () => {
    const { council } = edge;
    const admin = await council.as('workflow-admin');
    await council.clock.moveTo('2026-06-01T09:00');
    await admin.get('/clock').expect(200, { now: '2026-06-01T06:00:00.000Z' });
  });
});

describe('a person who asks too often', () => {
  it('is told when to come back, and keeps nobody else waiting', async () => {
    const busy = await edgeCouncil({ env: { REQUESTS_PER_MINUTE: '5' } });
    try {
      const control = await busy.council.as('control');
      for (let turn = 0; turn < 5; turn++) await control.get('/sessions/current').expect(200);
      const { body, headers } = await control.get('/sessions/current').expect(429);
      expect(body.code).toBe('TOO_MANY_REQUESTS');
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      await (await busy.council.as('registrar')).get('/sessions/current').expect(200);
    } finally {
      await busy.close();
    }
  });
});
