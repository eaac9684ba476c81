import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/actor.js';
import { journalCommand } from '../../src/journal/command.js';
import { Journal } from '../../src/journal/journal.js';
import { JournalKey, keyFileOf } from '../../src/journal/journal-key.js';
import { journalMigrations } from '../../src/journal/migrations.js';
import { sealFolder } from '../../src/journal/seals.js';
import { JournalEntryRecord, journalTables } from '../../src/journal/tables.js';
import { openTables } from '../directory/open-tables.js';

const by: Actor = { id: 'p-control-1', name: 'Інспектор № 1', roles: ['control'], unit: 'office', posts: [] };
const at = new Date('2024-03-04T08:00:00Z');

async function openOffice() {
  const { dataSource, env, config } = await openTables({ entities: journalTables, migrations: journalMigrations });
  const journal = new Journal(dataSource);
  JournalKey.ofInstallation(keyFileOf(config));
  for (const stream of ['К-1', 'К-2']) {
    for (const n of [1, 2]) await journal.append(dataSource.manager, { stream, kind: 'noted', by, at, payload: { n } });
  }
  const command = async (...args: string[]): Promise<[number, ...string[]]> => {
    const lines: string[] = [];
    return [await journalCommand(env, args, (line) => lines.push(line), at), ...lines];
  };
  return { dataSource, config, env, command };
}

describe('npm run journal', () => {
  it('says what it found over the whole database and ends with the code a script can act on', async () => {
    const { dataSource, config, command } = await openOffice();
    const whole = 'Записів: 4, з них зі стертим змістом: 0. Потоків: 2, порушених: 0.';
    expect(await command('verify')).toEqual([3, whole, expect.stringMatching(/^Печаток немає: відрізаного кінця/)]);
    expect((await command('seal'))[0]).toBe(0);
    expect(readdirSync(sealFolder(config.DATA_DIR))).toEqual(['2024-03-04T08-00-00.000Z.seal.json']);
    expect(await command('verify')).toEqual([0, whole]);

    await dataSource.manager.delete(JournalEntryRecord, { stream: 'К-2', seq: 2 });
    const broken = 'Записів: 3, з них зі стертим змістом: 0. Потоків: 2, порушених: 1.';
    expect(await command('verify')).toEqual([1, broken, 'К-2 № 2: запису немає']);

    await dataSource.manager.update(JournalEntryRecord, { stream: 'К-1', seq: 1 }, { payload: '{"n":7}' });
    expect((await command('verify'))[2]).toBe('К-1 № 1: зміст запису змінено');
  });

  it('sees an emptied table and a journal written anew against the seal of a folder elsewhere', async () => {
    const { dataSource, config, command } = await openOffice();
    const elsewhere = join(config.DATA_DIR, 'elsewhere');
    expect((await command('seal', '--to', elsewhere))[0]).toBe(0);
    await dataSource.manager.clear(JournalEntryRecord);
    expect(await command('verify', '--against', elsewhere)).toEqual([
      1,
      'Записів: 0, з них зі стертим змістом: 0. Потоків: 0, порушених: 2.',
      'К-1 № 1: запису немає',
      'К-2 № 1: запису немає',
    ]);
    const journal = new Journal(dataSource);
    for (const stream of ['К-1', 'К-2']) {
      for (const n of [1, 3])
        await journal.append(dataSource.manager, { stream, kind: 'noted', by, at, payload: { n } });
    }
    expect((await command('verify', '--against', elsewhere)).slice(2)).toEqual([
      'К-1 № 2: запис змінено',
      'К-2 № 2: запис змінено',
    ]);
  });

  it('does not pass for a check against seals where the place named holds none', async () => {
    const { config, command } = await openOffice();
    const notMounted = join(config.DATA_DIR, 'not-mounted');
    await expect(command('verify', '--against', notMounted)).rejects.toThrow('печаток немає');
    mkdirSync(notMounted);
    await expect(command('verify', '--against', notMounted)).rejects.toThrow('печаток немає');
  });

  it('takes no seal that the key of this journal has not signed', async () => {
    const { config, command } = await openOffice();
    await command('seal');
    const folder = sealFolder(config.DATA_DIR);
    const file = join(folder, readdirSync(folder)[0] ?? '');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"entries":4', '"entries":3'));
    await expect(command('verify')).rejects.toThrow('підписано не ключем цього журналу');
  });

  it('exports every entry, or one story, as lines of JSON', async () => {
    const { config, command } = await openOffice();
    const file = join(config.DATA_DIR, 'journal.jsonl');
    expect(await command('export', '--to', file)).toEqual([0]);
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(4);
    const [code, first, ...more] = await command('export', '--stream', 'К-2');
    expect([code, more.length]).toEqual([0, 1]);
    expect(JSON.parse(first ?? '')).toMatchObject({ stream: 'К-2', seq: 1, at: at.toISOString(), payload: { n: 1 } });
  });

  it('creates nothing in a folder without a journal, and says what it can do', async () => {
    const { config, env } = await openOffice();
    const lines: string[] = [];
    if (!env['DATABASE_URL']) {
      const wrong = { ...env, DATA_DIR: join(config.DATA_DIR, 'wrong') };
      expect(await journalCommand(wrong, ['verify'], (line) => lines.push(line), at)).toBe(2);
      expect(lines.join()).toContain('немає бази даних');
      expect(existsSync(wrong.DATA_DIR)).toBe(false);
    }
    expect(await journalCommand(env, ['mend'], (line) => lines.push(line), at)).toBe(2);
    expect(lines.at(-1)).toContain('verify');
  });
});
