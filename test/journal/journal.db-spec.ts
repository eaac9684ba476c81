import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/actor.js';
import type { Tip } from '../../src/journal/chain.js';
import { JournalErasure } from '../../src/journal/erasure.js';
import { Journal } from '../../src/journal/journal.js';
import { JournalKey, keyFileOf } from '../../src/journal/journal-key.js';
import { journalMigrations } from '../../src/journal/migrations.js';
import { JournalEntryRecord, journalTables } from '../../src/journal/tables.js';
import { verifyJournal } from '../../src/journal/verification.js';
import { unitOfWork } from '../../src/platform/database/transactions.js';
import { openTables } from '../directory/open-tables.js';

const registrar: Actor = {
  id: 'p-registrar-1',
  name: 'Спеціаліст № 1',
  roles: ['registrar'],
  unit: 'office',
  posts: [],
};
const at = new Date('2024-03-04T08:00:00.123Z');

async function openJournal() {
  const { dataSource, config } = await openTables({ entities: journalTables, migrations: journalMigrations });
  const journal = new Journal(dataSource);
  const key = JournalKey.ofInstallation(keyFileOf(config));
  const verify = (sealed: readonly Tip[] = []) => verifyJournal(dataSource.manager, { key, sealed });
  const firstFlaw = async (stream: string) =>
    (await verifyJournal(dataSource.manager, { key, stream })).flaws[0] ?? null;
  return { dataSource, config, journal, key, erasure: new JournalErasure(journal, key), verify, firstFlaw };
}

async function write(dataSource: DataSource, journal: Journal, stream: string, count: number): Promise<void> {
  await unitOfWork(dataSource, async (manager) => {
    for (let n = 1; n <= count; n++) {
      await journal.append(manager, {
        stream,
        kind: 'appeal-registered',
        by: registrar,
        at,
        payload: { n, surname: 'Їжакевич' },
      });
    }
  });
}

describe('the journal of a case', () => {
  it('is read back in its order, with who did what and when', async () => {
    const { dataSource, journal, firstFlaw } = await openJournal();
    await write(dataSource, journal, 'appeal-1', 3);
    const story = await journal.read('appeal-1');
    expect(story.map((entry) => entry.seq)).toEqual([1, 2, 3]);
    expect(story[0]).toMatchObject({
      kind: 'appeal-registered',
      by: { id: 'p-registrar-1', name: 'Спеціаліст № 1' },
      at,
      payload: { n: 1, surname: 'Їжакевич' },
    });
    expect((await journal.read('appeal-1', { after: 1, limit: 1 })).map((entry) => entry.seq)).toEqual([2]);
    expect(await firstFlaw('appeal-1')).toBeNull();
  });

  it('is read to its end, however long it is, and by kinds of entries', async () => {
    const { dataSource, journal } = await openJournal();
    await write(dataSource, journal, 'appeal-1', 1001);
    const act = { stream: 'appeal-1', kind: 'noted', by: registrar, at, payload: {} } as const;
    await unitOfWork(dataSource, (manager) => journal.append(manager, act));
    expect((await journal.read('appeal-1')).at(-1)?.seq).toBe(1002);
    expect((await journal.read('appeal-1', { kinds: ['noted'] })).map(({ seq }) => seq)).toEqual([1002]);
  });

  it('writes nothing when the act it belongs to is undone', async () => {
    const { dataSource, journal } = await openJournal();
    const undone = unitOfWork(dataSource, async (manager) => {
      await journal.append(manager, { stream: 'appeal-1', kind: 'noted', by: registrar, at, payload: {} });
      throw new Error('refused');
    });
    await expect(undone).rejects.toThrow('refused');
    expect(await journal.read('appeal-1')).toEqual([]);
  });

  it('has no fork and no gap when 200 acts on 20 cases come at once and nobody holds a lock', async () => {
    const { dataSource, journal, verify } = await openJournal();
    const acts = Array.from({ length: 200 }, (_, n) =>
      unitOfWork(dataSource, (manager) =>
        journal.append(manager, { stream: `appeal-${n % 20}`, kind: 'noted', by: registrar, at, payload: { n } }),
      ),
    );
    await Promise.all(acts);
    const { entries, tips, flaws } = await verify();
    expect({ entries, flaws }).toEqual({ entries: 200, flaws: [] });
    expect(tips.map((tip) => tip.seq)).toEqual(Array(20).fill(10));
  });
});

describe('a journal that was tampered with', () => {
  const tampered = async (change: (dataSource: DataSource) => Promise<unknown>) => {
    const opened = await openJournal();
    const { dataSource, journal, verify } = opened;
    await write(dataSource, journal, 'appeal-1', 5);
    await write(dataSource, journal, 'appeal-2', 2);
    const sealed = (await verify()).tips;
    await change(dataSource);
    return { ...opened, sealed };
  };
  const third = { stream: 'appeal-1', seq: 3 };

  it('shows one flipped letter of a payload', async () => {
    const { firstFlaw } = await tampered(async ({ manager }) => {
      const entry = await manager.findOneByOrFail(JournalEntryRecord, third);
      await manager.update(JournalEntryRecord, third, { payload: entry.payload?.replace('Їжак', 'їжак') ?? null });
    });
    expect(await firstFlaw('appeal-1')).toEqual({ ...third, what: 'payload-altered' });
    expect(await firstFlaw('appeal-2')).toBeNull();
  });

  it.each([
    ['who', { byName: 'Спеціаліст № 2' }],
    ['when', { at: new Date('2024-03-03T08:00:00Z') }],
    ['what', { kind: 'appeal-returned' }],
    ['the hash of the payload', { payloadHash: 'f'.repeat(64) }],
  ])('shows a changed entry: %s', async (_what, change) => {
    const { firstFlaw } = await tampered(({ manager }) => manager.update(JournalEntryRecord, third, change));
    expect(await firstFlaw('appeal-1')).toEqual({ ...third, what: 'altered' });
  });

  it('shows a missing entry', async () => {
    const { firstFlaw } = await tampered(({ manager }) => manager.delete(JournalEntryRecord, third));
    expect(await firstFlaw('appeal-1')).toEqual({ ...third, what: 'missing' });
  });

  it('shows a cut-off end and a vanished case only against a seal kept elsewhere', async () => {
    const { verify, sealed } = await tampered(async ({ manager }) => {
      await manager.delete(JournalEntryRecord, { stream: 'appeal-1', seq: 5 });
      await manager.delete(JournalEntryRecord, { stream: 'appeal-2' });
    });
    expect((await verify()).flaws).toEqual([]);
    expect((await verify(sealed)).flaws).toEqual([
      { stream: 'appeal-1', seq: 5, what: 'missing' },
      { stream: 'appeal-2', seq: 1, what: 'missing' },
    ]);
  });

  it('shows a story that was rewritten with all its hashes, against a seal', async () => {
    const { dataSource, journal, verify, sealed } = await tampered(({ manager }) =>
      manager.delete(JournalEntryRecord, { stream: 'appeal-2' }),
    );
    await write(dataSource, journal, 'appeal-2', 3);
    const { flaws } = await verify(sealed);
    expect(flaws).toEqual([{ stream: 'appeal-2', seq: 2, what: 'altered' }]);
  });

  it('shows an entry that says nothing any more, and that nobody has owned to have erased', async () => {
    const blank = { payload: null, salt: null };
    const { firstFlaw } = await tampered(({ manager }) => manager.update(JournalEntryRecord, third, blank));
    expect(await firstFlaw('appeal-1')).toEqual({ ...third, what: 'blanked' });
  });

  it('shows an erasure that somebody without the key has written', async () => {
    const { dataSource, journal, firstFlaw, config } = await openJournal();
    await write(dataSource, journal, 'appeal-1', 2);
    const forged = JournalKey.ofInstallation(join(config.DATA_DIR, 'forged.pem'));
    await unitOfWork(dataSource, (manager) => new JournalErasure(journal, forged).erase(manager, erased));
    expect(await firstFlaw('appeal-1')).toEqual({ stream: 'appeal-1', seq: 3, what: 'erasure-unsigned' });
  });
});

const erased = { stream: 'appeal-1', only: null, by: registrar, at, ground: 'акт № 14-ЕК' };

describe('erasure of personal data', () => {
  it('takes what was said, keeps that it happened and who erased it, and the chain holds, also the second time', async () => {
    const { dataSource, journal, erasure, verify } = await openJournal();
    await write(dataSource, journal, 'appeal-1', 3);
    await unitOfWork(dataSource, (manager) => erasure.erase(manager, erased));
    await write(dataSource, journal, 'appeal-1', 1);
    await unitOfWork(dataSource, (manager) => erasure.erase(manager, erased));
    const story = await journal.read('appeal-1');
    expect(story.map(({ payload }) => payload?.['ground'] ?? null)).toEqual([
      ...[null, null, null, 'акт № 14-ЕК'],
      ...[null, 'акт № 14-ЕК'],
    ]);
    expect(story[3]).toMatchObject({
      by: { id: 'p-registrar-1' },
      payload: { entries: [{ seq: 1 }, { seq: 2 }, { seq: 3 }] },
    });
    const { entries, erased: gone, flaws } = await verify();
    expect({ entries, gone, flaws }).toEqual({ entries: 6, gone: 4, flaws: [] });
  });
});
