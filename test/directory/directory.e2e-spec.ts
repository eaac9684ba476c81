import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRooms } from './open-rooms.js';

let rooms: Awaited<ReturnType<typeof openRooms>>;
beforeAll(async () => {
  rooms = await openRooms();
});
afterAll(() => rooms.close());

const leave = {
  postId: 'transport-head',
  fromOn: '2026-03-02',
  toOn: '2026-03-09',
  substitutePersonId: 'p-health-head',
  orderNo: '57-р',
};

describe('the directory, for anyone who has signed in', () => {
  it('lists posts with those who fill them today, units, bodies and people', async () => {
    const executor = await rooms.council.as('transport-executor');
    const { body: posts } = await executor.get('/directory/posts').expect(200);
    expect(posts.items[0]).toMatchObject({
      id: 'acting-mayor',
      rank: 1,
      holder: { id: 'p-acting-mayor' },
      isAbsent: false,
    });
    const { body: units } = await executor.get('/directory/units').expect(200);
    expect(units.items[0]).toMatchObject({ id: 'office', registerCode: '01', staff: true });
    const { body: bodies } = await executor.get('/directory/bodies').expect(200);
    expect(bodies.items.map((body: { id: string }) => body.id)).toContain('water-utility');
    const { body: persons } = await executor.get('/directory/persons').expect(200);
    expect(Object.keys(persons.items[0])).toEqual(['id', 'name', 'postId', 'alsoPosts', 'unitId']);
  });

  it('is closed to those who have not', async () => {
    for (const list of ['posts', 'units', 'bodies', 'persons'] as const)
      await rooms.council.nobody().get(`/directory/${list}`).expect(401);
  });
});

describe('absences', () => {
  it('are recorded by the head of the office, and the substitute holds the post at the next request', async () => {
    const head = await rooms.council.as('office-head');
    const substitute = await rooms.council.as('health-head');
    expect((await substitute.get('/sessions/current')).body.posts).toEqual(['health-head']);
    const { body } = await head.post('/absences', leave, { key: 'leave-1' }).expect(201);
    expect(body).toMatchObject({ ...leave, recordedBy: 'p-office-head', recordedAt: '2026-03-02T07:00:00.000Z' });
    expect((await substitute.get('/sessions/current')).body.posts).toEqual(['health-head', 'transport-head']);

    const again = await head.post('/absences', leave, { key: 'leave-1' }).expect(201);
    expect(again.body).toEqual(body);
    const overlap = await head.post('/absences', leave, { key: 'leave-2' }).expect(409);
    expect(overlap.body.code).toBe('ABSENCE_OVERLAPS');
    expect((await substitute.get('/absences').expect(200)).body.items).toEqual([body]);

    await head.delete(`/absences/${body.id}`).expect(204);
    expect((await substitute.get('/sessions/current')).body.posts).toEqual(['health-head']);
    expect((await substitute.get('/absences').expect(200)).body.items).toEqual([]);
  });

  it('are not for everybody to record or withdraw', async () => {
    const executor = await rooms.council.as('transport-executor');
    await executor.post('/absences', leave, { key: 'leave-3' }).expect(403);
    await executor.delete('/absences/0b7cbe8e-6b1f-4b35-9a7e-0f5f1f7f6a11').expect(403);
    const admin = await rooms.council.as('workflow-admin');
    await admin.post('/absences', { ...leave, substitutePersonId: 'p-workflow-admin' }, { key: 'leave-4' }).expect(403);
    await admin.delete('/absences/0b7cbe8e-6b1f-4b35-9a7e-0f5f1f7f6a11').expect(403);
    const head = await rooms.council.as('office-head');
    await head.delete('/absences/0b7cbe8e-6b1f-4b35-9a7e-0f5f1f7f6a11').expect(404);
  });

  it('are for nobody to record to their own gain: the one above the head of the office records that absence', async () => {
    const head = await rooms.council.as('office-head');
    const self = { ...leave, postId: 'deputy-mayor-housing', substitutePersonId: 'p-office-head' };
    const { body } = await head.post('/absences', self, { key: 'self-1' }).expect(403);
    expect(body).toMatchObject({ code: 'ABSENCE_OF_ONESELF' });
    const own = { ...leave, postId: 'office-head', substitutePersonId: 'p-office-deputy-head' };
    await head.post('/absences', own, { key: 'self-2' }).expect(403);
    const stranger = await rooms.council.as('deputy-mayor-social');
    await stranger.post('/absences', own, { key: 'self-3' }).expect(403);
    await stranger.post('/absences', leave, { key: 'self-4' }).expect(403);
    const above = await rooms.council.as('head-of-affairs');
    const recorded = await above.post('/absences', own, { key: 'self-5' }).expect(201);
    const deputy = await rooms.council.as('office-deputy-head');
    await deputy.delete(`/absences/${recorded.body.id}`).expect(403);
    await above.delete(`/absences/${recorded.body.id}`).expect(204);
  });

  it.each([
    ['a day that does not exist', { fromOn: '2026-02-30' }],
    ['an unknown field', { reason: 'хвороба' }],
    ['a substitute without an order', { orderNo: null }],
    ['an end before the beginning', { toOn: '2026-03-01' }],
  ])('are refused with %s', async (_what, change) => {
    const head = await rooms.council.as('office-head');
    const { body } = await head
      .post('/absences', { ...leave, ...change }, { key: `bad-${_what.length}-day` })
      .expect(422);
    expect(body.code).toBe('BODY_INVALID');
  });
});

it('describes its routes to those who write clients', async () => {
  const { body } = await rooms.council.nobody().at('get', '/openapi.json').expect(200);
  expect(body.paths['/api/v1/absences'].post).toMatchObject({ 'x-roles': ['office-head', 'leader'] });
  expect(body.paths['/api/v1/documents/{id}'].get.summary).toContain('Документ справи');
});
