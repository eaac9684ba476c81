import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/actor.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { Absences, Directory, type RecordAbsence } from '../../src/directory/index.js';
import { kryvyiRih } from '../support/council.js';
import { directoryMigrations } from '../../src/directory/migrations.js';
import { directoryTables } from '../../src/directory/tables.js';
import { Journal } from '../../src/journal/index.js';
import { journalMigrations } from '../../src/journal/migrations.js';
import { journalTables } from '../../src/journal/tables.js';
import { Log } from '../../src/platform/log.js';
import { openTables } from './open-tables.js';

const officeHead: Actor = {
  id: 'p-office-head',
  name: 'Начальник',
  roles: ['office-head'],
  unit: 'office',
  posts: ['office-head'],
};
const at = new Date('2024-06-28T07:15:00Z');

const leave: RecordAbsence = {
  postId: 'transport-head',
  fromOn: plainDate('2024-07-01'),
  toOn: plainDate('2024-07-15'),
  substitutePersonId: 'p-transport-executor-1',
  orderNo: '57-р',
};

async function openAbsences() {
  const { dataSource } = await openTables({
    entities: [...directoryTables, ...journalTables],
    migrations: [...directoryMigrations, ...journalMigrations],
  });
  const node = async () => {
    const directory = new Directory(kryvyiRih);
    const absences = new Absences(dataSource, directory, new Journal(dataSource), new Log('silent'));
    await absences.look();
    return { directory, absences };
  };
  return { ...(await node()), node, journal: new Journal(dataSource) };
}

describe('recording an absence', () => {
  it('hands the post over from the next question on', async () => {
    const { absences, directory } = await openAbsences();
    await absences.record(leave, officeHead, at);
    expect(directory.holderOf('transport-head', plainDate('2024-07-14'))?.id).toBe('p-transport-executor-1');
    expect(directory.holderOf('transport-head', plainDate('2024-07-15'))?.id).toBe('p-transport-head');
    expect(await absences.list(plainDate('2024-07-14'), plainDate('2024-07-20'))).toMatchObject([
      { ...leave, recordedBy: 'p-office-head', recordedAt: at, withdrawnAt: null },
    ]);
    expect(await absences.list(plainDate('2024-07-15'), plainDate('2024-07-20'))).toEqual([]);
  });

  it('is learnt by the other nodes when they look, and after a restart', async () => {
    const { absences, node } = await openAbsences();
    const other = await node();
    await absences.record(leave, officeHead, at);
    await other.absences.look();
    expect(other.directory.isAbsent('transport-head', plainDate('2024-07-01'))).toBe(true);
    expect((await node()).directory.isAbsent('transport-head', plainDate('2024-07-01'))).toBe(true);
  });

  it('gives the post back when it is withdrawn, and may be withdrawn twice', async () => {
    const { absences, directory } = await openAbsences();
    const { id } = await absences.record(leave, officeHead, at);
    await absences.withdraw(id, officeHead, at);
    await absences.withdraw(id, officeHead, at);
    expect(directory.isAbsent('transport-head', plainDate('2024-07-01'))).toBe(false);
    await absences.record(leave, officeHead, at);
    expect(directory.isAbsent('transport-head', plainDate('2024-07-01'))).toBe(true);
  });
});

describe('the story of a post', () => {
  it('says who gave its powers to whom, by which order, and who took them back', async () => {
    const { absences, journal } = await openAbsences();
    const { id } = await absences.record(leave, officeHead, at);
    await absences.withdraw(id, officeHead, at);
    await absences.withdraw(id, officeHead, at);
    const story = await journal.read('post:transport-head');
    const by = { id: 'p-office-head', name: 'Начальник' };
    expect(story).toMatchObject([
      { kind: 'absence-recorded', by, at, payload: { id, ...leave } },
      { kind: 'absence-withdrawn', by, at, payload: { id, ...leave } },
    ]);
  });

  it('has nothing of what was refused', async () => {
    const { absences, journal } = await openAbsences();
    const admin: Actor = {
      id: 'p-workflow-admin',
      name: 'Адміністратор',
      roles: ['workflow-admin'],
      unit: 'digital',
      posts: [],
    };
    const own = { ...leave, substitutePersonId: 'p-workflow-admin' };
    await expect(absences.record(own, admin, at)).rejects.toMatchObject({ code: 'ABSENCE_OF_ONESELF' });
    await expect(absences.record(leave, admin, at)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    expect(await journal.read('post:transport-head')).toEqual([]);
  });
});

describe('an absence that cannot be', () => {
  it.each([
    ['no such post', { postId: 'ghost' }, 'NOT_FOUND'],
    ['no such substitute', { substitutePersonId: 'ghost' }, 'NOT_FOUND'],
    ['it ends before it begins', { toOn: plainDate('2024-07-01') }, 'BODY_INVALID'],
    ['a substitute without an order', { orderNo: null }, 'BODY_INVALID'],
    ['one’s own substitute', { substitutePersonId: 'p-transport-head' }, 'BODY_INVALID'],
  ])('is refused: %s', async (_why, change, code) => {
    const { absences } = await openAbsences();
    await expect(absences.record({ ...leave, ...change }, officeHead, at)).rejects.toMatchObject({ code });
    expect(await absences.list(plainDate('2024-01-01'), plainDate('2025-01-01'))).toEqual([]);
  });

  it('is refused when the post is already away on one of the days', async () => {
    const { absences } = await openAbsences();
    await absences.record(leave, officeHead, at);
    const overlapping = { ...leave, fromOn: plainDate('2024-07-14'), toOn: plainDate('2024-07-20') };
    await expect(absences.record(overlapping, officeHead, at)).rejects.toMatchObject({
      code: 'ABSENCE_OVERLAPS',
      details: { extra: { absence: { fromOn: '2024-07-01', toOn: '2024-07-15' } } },
    });
    await absences.record({ ...overlapping, fromOn: plainDate('2024-07-15') }, officeHead, at);
  });

  it('is refused to all but one of ten that come at once', async () => {
    const { absences } = await openAbsences();
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => absences.record(leave, officeHead, at)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await absences.list(leave.fromOn, leave.toOn)).toHaveLength(1);
  });

  it('cannot be withdrawn when nobody recorded it', async () => {
    const { absences } = await openAbsences();
    await expect(absences.withdraw('0b7cbe8e-6b1f-4b35-9a7e-0f5f1f7f6a11', officeHead, at)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
