import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Actor } from '../../src/domain/actor.js';
import { Journal } from '../../src/journal/journal.js';
import { journalMigrations } from '../../src/journal/migrations.js';
import { JournalEntryRecord, journalTables } from '../../src/journal/tables.js';
import { verifyJournal } from '../../src/journal/verify-journal.js';
import { openTables } from '../directory/open-tables.js';

const by: Actor = { id: 'p-control-1', name: 'Інспектор № 1', roles: ['control'], unit: 'office', posts: [] };

it('says what it found over the whole database and ends with the code a script can act on', async () => {
  const { dataSource, env, config } = await openTables({ entities: journalTables, migrations: journalMigrations });
  const journal = new Journal(dataSource);
  const at = new Date('2024-03-04T08:00:00Z');
  for (const stream of ['К-1', 'К-2']) {
    for (const n of [1, 2]) await journal.append(dataSource.manager, { stream, kind: 'noted', by, at, payload: { n } });
  }
  const seal = join(config.DATA_DIR, 'seal.json');
  const lines: string[] = [];
  const verify = (...args: string[]) => verifyJournal(env, args, (line) => lines.push(line));

  expect(await verify('--seal', seal)).toBe(0);
  expect(lines).toEqual(['Записів: 4, з них зі стертим змістом: 0. Потоків: 2, порушених: 0.']);

  await dataSource.manager.delete(JournalEntryRecord, { stream: 'К-2', seq: 2 });
  expect(await verify()).toBe(0);
  lines.length = 0;
  expect(await verify('--against', seal)).toBe(1);
  expect(lines).toEqual([
    'Записів: 3, з них зі стертим змістом: 0. Потоків: 2, порушених: 1.',
    'К-2 № 2: запису немає',
  ]);

  await dataSource.manager.update(JournalEntryRecord, { stream: 'К-1', seq: 1 }, { payload: '{"n":7}' });
  lines.length = 0;
  expect(await verify()).toBe(1);
  expect(lines[1]).toBe('К-1 № 1: зміст запису змінено');
});
