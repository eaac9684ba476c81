import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Heartbeats } from '../../src/platform/health/heartbeats.js';
import { type EdgeCouncil, edgeCouncil } from './support/edge-council.js';

let edge: EdgeCouncil;
beforeAll(async () => {
  edge = await edgeCouncil({ env: { CLOCK: 'system' } });
});
afterAll(() => edge.close());

describe('health', () => {
  it('is told to anyone, without a session', async () => {
    await edge.council.nobody().get('/health/live').expect(200, { status: 'live' });
    await edge.council.nobody().get('/health/ready').expect(200, { status: 'ready', impediments: [], remarks: [] });
  });

  it('misses a worker that has gone silent, and not one that retired', async () => {
    const heartbeats = edge.council.app.get(Heartbeats);
    heartbeats.register('timers', -1);
    const { body } = await edge.council.nobody().get('/health/ready').expect(503);
    expect(body).toEqual({ status: 'not-ready', impediments: ['silent:timers'], remarks: [] });
    await edge.council.nobody().get('/health/live').expect(200);
    heartbeats.retire('timers');
    await edge.council.nobody().get('/health/ready').expect(200);
  });

  it('is not given while migrations wait or the database is away', async () => {
    const other = await edgeCouncil();
    await other.dataSource.query('delete from migrations');
    const waiting = await other.council.nobody().get('/health/ready').expect(503);
    expect(waiting.body.impediments).toEqual(['migrations']);
    await other.dataSource.destroy();
    const away = await other.council.nobody().get('/health/ready').expect(503);
    expect(away.body.impediments).toEqual(['database']);
    await other.dataSource.initialize();
    await other.close();
  });
});

describe('the clock routes', () => {
  it('do not exist on the system clock', async () => {
    const admin = await edge.council.as('workflow-admin');
    await admin.get('/clock').expect(404);
    await admin.put('/clock', { instant: '2030-01-01T00:00:00Z' }).expect(404);
  });
});
