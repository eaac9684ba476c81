import { IsNull, Not, type DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/actor.js';
import { Journal } from '../../src/journal/journal.js';
import { journalMigrations } from '../../src/journal/migrations.js';
import { JournalEntryRecord, journalTables } from '../../src/journal/tables.js';
import { verifyAll } from '../../src/journal/verification.js';
import { unitOfWork } from '../../src/platform/transactions.js';
import { openTables } from '../directory/open-tables.js';

const registrar: Actor = {
  id: 'p-registrar-1',
  name: 'Спеціаліст № 1',
  roles: ['registrar'],
  unit: 'office',
  posts: [],
};
const at = new Date('2024-03-04T08:00:00.123Z');

async function openJournal(): Promise<{ dataSource: DataSource; journal: Journal }> {
  const { dataSource } = await openTables({ entities: journalTables, migrations: journalMigrations });
  return { dataSource, journal: new Journal(dataSource) };
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
    const { dataSource, journal } = await openJournal();
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
    expect(await journal.verify('appeal-1')).toBeNull();
  });

  it('writes nothing when the act it belongs to is undone', async () => {
    const { dataSource, journal } = await openJournal();
    const undone = unitOfWork(dataSource, async (manager) => {
      await journal.append(manager, { stream: 'appeal-1', kind: 'resolved', by: registrar, at, payload: {} });
      throw new Error('refused');
    });
    await expect(undone).rejects.toThrow('refused');
    expect(await journal.read('appeal-1')).toEqual([]);
  });

  it('has no fork and no gap when 200 acts on 20 cases come at once and nobody holds a lock', async () => {
    const { dataSource, journal } = await openJournal();
    const acts = Array.from({ length: 200 }, (_, n) =>
      unitOfWork(dataSource, (manager) =>
        journal.append(manager, { stream: `appeal-${n % 20}`, kind: 'noted', by: registrar, at, payload: { n } }),
      ),
    );
    await Promise.all(acts);
    const { entries, tips, flaws } = await verifyAll(dataSource.manager);
    expect({ entries, flaws }).toEqual({ entries: 200, flaws: [] });
    expect(tips.map((tip) => tip.seq)).toEqual(Array(20).fill(10));
  });
});

describe('a journal that was tampered with', () => {
  const tampered = async (change: (dataSource: DataSource) => Promise<unknown>) => {
    const { dataSource, journal } = await openJournal();
    await write(dataSource, journal, 'appeal-1', 5);
    await write(dataSource, journal, 'appeal-2', 2);
    const sealed = (await verifyAll(dataSource.manager)).tips;
    await change(dataSource);
    return { dataSource, journal, sealed };
  };
  const third = { stream: 'appeal-1', seq: 3 };

  it('shows one flipped letter of a payload', async () => {
    const { journal } = await tampered(async ({ manager }) => {
      const entry = await manager.findOneByOrFail(JournalEntryRecord, third);
      await manager.update(JournalEntryRecord, third, { payload: entry.payload?.replace('Їжак', 'їжак') ?? null });
    });
    expect(await journal.verify('appeal-1')).toEqual({ ...third, what: 'payload-altered' });
    expect(await journal.verify('appeal-2')).toBeNull();
  });

  it.each([
    ['who', { byName: 'Спеціаліст № 2' }],
    ['when', { at: new Date('2024-03-03T08:00:00Z') }],
    ['what', { kind: 'appeal-returned' }],
    ['the hash of the payload', { payloadHash: 'f'.repeat(64) }],
  ])('shows a changed entry: %s', async (_what, change) => {
    const { journal } = await tampered(({ manager }) => manager.update(JournalEntryRecord, third, change));
    expect(await journal.verify('appeal-1')).toEqual({ ...third, what: 'altered' });
  });

  it('shows a missing entry', async () => {
    const { journal } = await tampered(({ manager }) => manager.delete(JournalEntryRecord, third));
    expect(await journal.verify('appeal-1')).toEqual({ ...third, what: 'missing' });
  });

  it('shows a cut-off end and a vanished case only against a seal kept elsewhere', async () => {
    const { dataSource, sealed } = await tampered(async ({ manager }) => {
      await manager.delete(JournalEntryRecord, { stream: 'appeal-1', seq: 5 });
      await manager.delete(JournalEntryRecord, { stream: 'appeal-2' });
    });
    expect((await verifyAll(dataSource.manager)).flaws).toEqual([]);
    expect((await verifyAll(dataSource.manager, sealed)).flaws).toEqual([
      { stream: 'appeal-1', seq: 5, what: 'missing' },
      { stream: 'appeal-2', seq: 1, what: 'missing' },
    ]);
  });

  it('shows a story that was rewritten with all its hashes, against a seal', async () => {
    const { dataSource, journal, sealed } = await tampered(({ manager }) =>
      manager.delete(JournalEntryRecord, { stream: 'appeal-2' }),
    );
    await write(dataSource, journal, 'appeal-2', 3);
    const { flaws } = await verifyAll(dataSource.manager, sealed);
    expect(flaws).toEqual([{ stream: 'appeal-2', seq: 2, what: 'altered' }]);
  });
});

describe('erasure of personal data', () => {
  it('takes what was said, keeps that it happened, and the chain holds', async () => {
    const { dataSource, journal } = await openJournal();
    await write(dataSource, journal, 'appeal-1', 3);
    await unitOfWork(dataSource, (manager) =>
      journal.erase(manager, {
        stream: 'appeal-1',
        kind: 'personal-data-erased',
        by: registrar,
        at,
        payload: { act: '14-ЕК' },
      }),
    );
    const story = await journal.read('appeal-1');
    expect(story.map((entry) => entry.payload)).toEqual([null, null, null, { act: '14-ЕК' }]);
    expect(await dataSource.manager.countBy(JournalEntryRecord, { salt: Not(IsNull()) })).toBe(1);
    expect(await journal.verify('appeal-1')).toBeNull();
    const { entries, erased } = await verifyAll(dataSource.manager);
    expect({ entries, erased }).toEqual({ entries: 4, erased: 3 });
  });
});
