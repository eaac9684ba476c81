import { describe, expect, it } from 'vitest';
import { RefusedSignIns, signInStream } from '../../src/access/refused-sign-ins.js';
import { systemActor } from '../../src/domain/actor.js';
import { Journal } from '../../src/journal/index.js';
import { journalMigrations } from '../../src/journal/migrations.js';
import { journalTables } from '../../src/journal/tables.js';
import { ManualClock } from '../../src/platform/clock.js';
import { Log } from '../../src/platform/log.js';
import { openTables } from '../directory/open-tables.js';

const now = new Date('2026-03-02T08:00:00Z');
const from = (place: number) => `10.0.0.${place}`;

async function openDoor() {
  const { dataSource } = await openTables({ entities: journalTables, migrations: journalMigrations });
  const journal = new Journal(dataSource);
  const refused = new RefusedSignIns(dataSource, journal, new ManualClock(now), new Log('silent'));
  const entries = async () => journal.read(signInStream);
  return { dataSource, refused, entries };
}

describe('refused sign-ins in the journal', () => {
  it('are an entry: whose login, how often, from where and when', async () => {
    const { refused, entries } = await openDoor();
    refused.note({ login: 'control-1', address: from(1) });
    refused.note({ login: 'control-1', address: from(2) });
    refused.note({ login: null, address: from(2) });
    refused.note({ login: null, address: from(3), isShutOut: true });
    await refused.write();
    expect(await entries()).toMatchObject([
      {
        kind: 'sign-in-refused',
        by: { id: systemActor.id },
        at: now,
        payload: {
          refused: [
            { login: 'control-1', count: 2, shutOut: 0, addresses: [from(1), from(2)] },
            { login: null, count: 2, shutOut: 1, addresses: [from(2), from(3)] },
          ],
        },
      },
    ]);
  });

  it('do not fill it, however many guess, and are none where nobody was refused', async () => {
    const { refused, entries } = await openDoor();
    await refused.write();
    expect(await entries()).toEqual([]);
    for (let guess = 0; guess < 10_000; guess++)
      refused.note({ login: null, address: from(guess % 250), isShutOut: guess >= 30 });
    await Promise.all([refused.write(), refused.write()]);
    const [entry, ...more] = await entries();
    expect(more).toEqual([]);
    expect(entry?.payload).toEqual({
      refused: [
        { login: null, count: 10_000, shutOut: 9970, addresses: Array.from({ length: 20 }, (_, place) => from(place)) },
      ],
    });
  });

  it('are written once the database takes them again', async () => {
    const { dataSource, refused, entries } = await openDoor();
    refused.note({ login: 'control-1', address: from(1) });
    await dataSource.query('alter table journal_entry rename to taken_away');
    await refused.write();
    refused.note({ login: 'control-1', address: from(2) });
    await dataSource.query('alter table taken_away rename to journal_entry');
    await refused.write();
    expect((await entries()).map(({ payload }) => payload)).toEqual([
      { refused: [{ login: 'control-1', count: 2, shutOut: 0, addresses: [from(1), from(2)] }] },
    ]);
  });
});
