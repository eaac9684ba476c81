import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemActor } from '../../src/domain/actor.js';
import { guardJournal } from '../../src/journal/guard.js';
import { Journal } from '../../src/journal/journal.js';
import { JournalErasure } from '../../src/journal/erasure.js';
import { JournalKey, keyFileOf } from '../../src/journal/journal-key.js';
import { journalMigrations } from '../../src/journal/migrations.js';
import { ownStream, Sealer } from '../../src/journal/sealer.js';
import { sealFolder } from '../../src/journal/seals.js';
import { JournalEntryRecord, journalTables } from '../../src/journal/tables.js';
import { ManualClock } from '../../src/platform/clock.js';
import { dialect } from '../../src/platform/database/columns.js';
import { Log } from '../../src/platform/log.js';
import { unitOfWork } from '../../src/platform/database/transactions.js';
import { openTables } from '../directory/open-tables.js';

const begins = new Date('2026-03-02T08:00:00Z');
const hour = 3_600_000;

async function openJournal(elsewhere: string | null = null) {
  const { dataSource, config } = await openTables({ entities: journalTables, migrations: journalMigrations });
  const journal = new Journal(dataSource);
  const key = JournalKey.ofInstallation(keyFileOf(config));
  const clock = new ManualClock(begins);
  const folder = sealFolder(config.DATA_DIR);
  const newSealer = (by = clock) => new Sealer(dataSource, journal, key, by, new Log('silent'), { folder, elsewhere });
  const write = (stream: string) =>
    unitOfWork(dataSource, (manager) =>
      journal.append(manager, { stream, kind: 'noted', by: systemActor, at: clock.now(), payload: { stream } }),
    );
  const seals = () => readdirSync(folder).filter((name) => name.endsWith('.json'));
  return { dataSource, config, journal, key, clock, newSealer, write, seals };
}

/** A far side that takes what is put there, or answers what it is told to. */
async function farSide(): Promise<{
  url: string;
  taken: Map<string, string>;
  refuse: { now: boolean };
  server: Server;
}> {
  const taken = new Map<string, string>();
  const refuse = { now: false };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      if (!refuse.now) taken.set(request.url ?? '', body);
      response.writeHead(refuse.now ? 503 : 201).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/seals`, taken, refuse, server };
}

describe('the seal of a day', () => {
  it('is made once a day, also over a restart, and the journal says so', async () => {
    const { newSealer, write, seals, clock, journal } = await openJournal();
    const sealer = newSealer();
    await sealer.round();
    expect(await journal.read(ownStream)).toEqual([]);
    await write('К-1');
    await sealer.round();
    await sealer.round();
    await newSealer().round();
    expect(seals()).toHaveLength(1);
    clock.moveTo(new Date(begins.getTime() + 24 * hour));
    await write('К-2');
    await newSealer().round();
    expect(seals()).toHaveLength(2);
    expect((await journal.read(ownStream)).map(({ kind, payload }) => [kind, payload?.['streams']])).toEqual([
      ['journal-sealed', 1],
      ['journal-sealed', 3],
    ]);
  });

  it('is made also where a clock that ran ahead has left a seal of a year to come', async () => {
    const { newSealer, write, seals, clock } = await openJournal();
    await write('К-1');
    await newSealer(new ManualClock(new Date('2036-02-07T06:28:16Z'))).round();
    for (const day of [2, 3]) {
      await write('К-2');
      await newSealer().round();
      await newSealer().round();
      expect(seals()).toHaveLength(day);
      clock.moveTo(new Date(begins.getTime() + 24 * hour));
    }
  });

  it('is not given to a journal that was written anew; the journal says what is broken', async () => {
    const { newSealer, write, seals, clock, journal, dataSource } = await openJournal();
    await write('К-1');
    await newSealer().round();
    await dataSource.manager.delete(JournalEntryRecord, { stream: 'К-1' });
    clock.moveTo(new Date(begins.getTime() + 24 * hour));
    await newSealer().round();
    expect(seals()).toHaveLength(1);
    expect((await journal.read(ownStream)).at(-1)).toMatchObject({
      kind: 'journal-broken',
      payload: { flaws: [{ stream: 'К-1', seq: 1, what: 'missing' }] },
    });
  });

  it('is taken to a far side, as soon as that takes it, and once', async () => {
    const { url, taken, refuse } = await farSide();
    const { newSealer, write, seals } = await openJournal(url);
    await write('К-1');
    refuse.now = true;
    const sealer = newSealer();
    await sealer.round();
    expect(taken.size).toBe(0);
    refuse.now = false;
    await sealer.round();
    expect([...taken.keys()]).toEqual(seals().map((name) => `/seals/${name}`));
    taken.clear();
    await newSealer().round();
    expect(taken.size).toBe(0);
  });

  it('lets the node stop at once beside a far side that is silent, however many seals wait for it', async () => {
    const { url, server } = await farSide();
    const { newSealer, write, seals, clock } = await openJournal(url);
    server.removeAllListeners('request');
    const asked: string[] = [];
    const isAsked = new Promise<void>((resolve) => {
      server.on('request', ({ url: path }) => {
        asked.push(path ?? '');
        resolve();
      });
    });
    onTestFinished(() => server.closeAllConnections());
    await write('К-1');
    await newSealer().seal(systemActor);
    clock.moveTo(new Date(begins.getTime() + 24 * hour));
    const sealer = newSealer();
    const round = sealer.round();
    await isAsked;
    sealer.stop();
    await round;
    expect(seals()).toHaveLength(2);
    expect(asked).toHaveLength(1);
  });

  it('is taken to a folder of another machine once that is mounted', async () => {
    const { config } = await openJournal();
    const elsewhere = join(config.DATA_DIR, 'mounted');
    const { newSealer, write, seals } = await openJournal(elsewhere);
    await write('К-1');
    const sealer = newSealer();
    await sealer.round();
    expect(existsSync(elsewhere)).toBe(false);
    mkdirSync(elsewhere);
    await sealer.round();
    expect(readdirSync(elsewhere)).toEqual(seals());
  });
});

describe('a journal guarded by its database', () => {
  it('takes the next place where somebody has come first', async () => {
    const { dataSource, journal } = await openJournal();
    await guardJournal(dataSource);
    const act = { stream: 'К-1', kind: 'noted', by: systemActor, at: begins, payload: {} } as const;
    await unitOfWork(dataSource, async (manager) => {
      // Each believes to know where the story stands.
      for (const one of [journal, new Journal(dataSource), journal]) await one.append(manager, act);
    });
    expect((await journal.read('К-1')).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('lets nobody change, blank in part or take out an entry, and lets an erasure through', async () => {
    const { dataSource, journal, key, write } = await openJournal();
    expect(await guardJournal(dataSource)).toBe(true);
    expect(await guardJournal(dataSource)).toBe(true);
    await write('К-1');
    const entry = { stream: 'К-1', seq: 1 };
    const { manager } = dataSource;
    await expect(manager.delete(JournalEntryRecord, entry)).rejects.toThrow('only added to');
    await expect(manager.update(JournalEntryRecord, entry, { payload: '{}' })).rejects.toThrow('only added to');
    await expect(manager.update(JournalEntryRecord, entry, { payload: null })).rejects.toThrow('only added to');
    await expect(
      manager.update(JournalEntryRecord, entry, { payload: null, salt: null, byName: 'Інший' }),
    ).rejects.toThrow('only added to');
    const written = await dataSource.query('select * from journal_entry');
    for (const replace of [
      `insert into journal_entry select * from journal_entry`,
      `replace into journal_entry select * from journal_entry where stream = 'К-1'`,
      ...(dialect === 'mysql'
        ? [`insert into journal_entry select * from journal_entry on duplicate key update kind = 'x'`]
        : []),
    ])
      await expect(dataSource.query(replace)).rejects.toThrow(/only added to|there already|Duplicate/);
    expect(await dataSource.query('select * from journal_entry')).toEqual(written);
    const erased = { stream: 'К-1', only: null, by: systemActor, at: begins, ground: 'акт № 1' };
    await unitOfWork(dataSource, (one) => new JournalErasure(journal, key).erase(one, erased));
    expect((await journal.read('К-1')).map(({ payload }) => payload === null)).toEqual([true, false]);
  });
});
