import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backupCommand, type BackupVerb } from '../../src/backup/command.js';
import { dataIn, putInPlace, trialIn } from '../../src/backup/put-in-place.js';
import { systemActor } from '../../src/domain/actor.js';
import { Journal } from '../../src/journal/journal.js';
import { JournalKey, keyFileOf } from '../../src/journal/journal-key.js';
import { keepSeal, sealFolder, sealOf } from '../../src/journal/seals.js';
import { JournalEntryRecord } from '../../src/journal/tables.js';
import { verifyJournal } from '../../src/journal/verification.js';
import { dialect } from '../../src/platform/database/columns.js';
import { readConfig } from '../../src/platform/config.js';
import { openDataSource, sqliteFileName } from '../../src/platform/database/data-source.js';
import { restoreMark } from '../../src/platform/database/drivers/half-restored.js';
import { unitOfWork } from '../../src/platform/database/transactions.js';
import { schema } from '../../src/schema.js';
import { freshDatabase } from '../support/database.js';

const at = new Date('2026-03-02T08:00:00Z');

async function openOffice() {
  const database = await freshDatabase();
  const dataSource = await openDataSource(database.config, schema);
  const journal = new Journal(dataSource);
  const key = JournalKey.ofInstallation(keyFileOf(database.config));
  const shelf = mkdtempSync(join(tmpdir(), 'pryimalnia-shelf-'));
  onTestFinished(async () => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await database.drop();
    rmSync(shelf, { recursive: true, force: true });
  });
  const write = (stream: string): Promise<void> =>
    unitOfWork(dataSource, (manager) =>
      journal.append(manager, { stream, kind: 'noted', by: systemActor, at, payload: { stream } }),
    );
  const seal = async (): Promise<void> => {
    const { entries, tips } = await verifyJournal(dataSource.manager, { key });
    const said = { sealedAt: at.toISOString(), entries, streams: tips.length, tips: [...tips] };
    keepSeal(sealFolder(database.config.DATA_DIR), sealOf(said, key));
  };
  const command = async (verb: BackupVerb, args: string[], env = database.env): Promise<[number, string]> => {
    const lines: string[] = [];
    const code = await backupCommand(verb, env, args, (line) => lines.push(line), at);
    return [code, lines.join('\n')];
  };
  return { ...database, dataSource, write, seal, command, shelf, file: join(shelf, 'copy.tgz') };
}

async function streamsAt(env: NodeJS.ProcessEnv): Promise<string[]> {
  const dataSource = await openDataSource(readConfig(env), schema);
  try {
    const entries = await dataSource.manager.find(JournalEntryRecord, { order: { stream: 'ASC' } });
    return entries.map(({ stream }) => stream);
  } finally {
    await dataSource.destroy();
  }
}

const ofEmbedded = (): void => {
  it('is taken while somebody writes, is what was committed, and is restored elsewhere with letters, seals and key', async () => {
    const { dataSource, config, env, write, seal, command, shelf, file } = await openOffice();
    await write('К-1');
    await seal();
    const writer = dataSource.createQueryRunner();
    await writer.startTransaction();
    const unfinished = { stream: 'К-2', kind: 'noted', by: systemActor, at, payload: {} } as const;
    await new Journal(dataSource).append(writer.manager, unfinished);
    const taken = await command('backup', [file]);
    await writer.rollbackTransaction();
    await writer.release();
    expect(taken).toEqual([0, `Копія: ${file}, файлів у ній: 3.`]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(shelf)).toEqual(['copy.tgz']);

    const elsewhere = { ...env, DATA_DIR: join(shelf, 'restored') };
    const [code, said] = await command('restore', [file], elsewhere);
    expect([code, said]).toEqual([0, expect.stringContaining('Журнал цілий: записів 1, потоків 1.')]);
    expect(await streamsAt(elsewhere)).toEqual(['К-1']);
    expect(readdirSync(sealFolder(elsewhere.DATA_DIR))).toEqual(readdirSync(sealFolder(config.DATA_DIR)));
  });

  it('leaves out the letter that is being written, which its writer renames away meanwhile', async () => {
    const { config, env, command, shelf, file } = await openOffice();
    mkdirSync(join(config.DATA_DIR, 'mail'));
    for (const name of ['1.eml', '2.eml.part']) writeFileSync(join(config.DATA_DIR, 'mail', name), 'лист');
    await command('backup', [file]);
    const elsewhere = { ...env, DATA_DIR: join(shelf, 'restored') };
    expect((await command('restore', [file], elsewhere))[0]).toBe(0);
    expect(readdirSync(join(elsewhere.DATA_DIR, 'mail'))).toEqual(['1.eml']);
  });

  it('is not put beside a server of another database', async () => {
    const { env, write, command, shelf, file } = await openOffice();
    await write('К-1');
    await command('backup', [file]);
    const other = { ...env, DATA_DIR: join(shelf, 'target'), DATABASE_URL: 'mysql://127.0.0.1:1/nowhere' };
    expect(await command('restore', [file], other)).toEqual([1, expect.stringContaining('DATABASE_URL')]);
    expect(existsSync(other.DATA_DIR)).toBe(false);
  });

  it('takes the place of nothing unasked, waits until the service has stopped, and puts aside what was there', async () => {
    const { dataSource, config, env, write, command, file } = await openOffice();
    await write('К-1');
    await command('backup', [file]);
    expect((await command('backup', [file]))[0]).toBe(1);
    await write('К-2');
    expect(await command('restore', [file])).toEqual([1, expect.stringContaining('не порожня')]);
    expect(await command('restore', [file, '--replace'])).toEqual([1, expect.stringContaining('спершу зупиніть')]);
    await dataSource.destroy();
    const [code, said] = await command('restore', [file, '--replace']);
    expect(code, said).toBe(0);
    expect(await streamsAt(env)).toEqual(['К-1']);
    const before = /відкладено: (.*)$/.exec(said)?.[1] ?? '';
    expect(await streamsAt({ ...env, DATA_DIR: before })).toEqual(['К-1', 'К-2']);
    expect(dirname(before)).toBe(config.DATA_DIR);
    expect(readdirSync(config.DATA_DIR).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('stands in the same folder, which may be a mount point, and leaves alone what is put aside there', async () => {
    const { dataSource, config, env, write, command, file } = await openOffice();
    await write('К-1');
    await command('backup', [file]);
    await dataSource.destroy();
    mkdirSync(join(config.DATA_DIR, 'lost+found'));
    mkdirSync(join(config.DATA_DIR, 'before-2025-01-01T00-00-00.000Z'));
    const { ino } = statSync(config.DATA_DIR);
    const beside = () => readdirSync(dirname(config.DATA_DIR)).filter((one) => one.includes(basename(config.DATA_DIR)));
    expect(beside()).toEqual([basename(config.DATA_DIR)]);
    const [code, said] = await command('restore', [file, '--replace']);
    expect(code, said).toBe(0);
    expect(statSync(config.DATA_DIR).ino).toBe(ino);
    expect(beside()).toEqual([basename(config.DATA_DIR)]);
    const folders = ['before-2025-01-01T00-00-00.000Z', 'before-2026-03-02T08-00-00.000Z', 'lost+found'];
    expect(readdirSync(config.DATA_DIR)).toEqual(expect.arrayContaining(folders));
    expect(await streamsAt(env)).toEqual(['К-1']);
  });

  it.each(['putting-aside', 'putting-in'])(
    'cut off while %s lets no service start, and is undone by the next one',
    async (stage) => {
      const { dataSource, config, env, write, command, file } = await openOffice();
      await write('К-1');
      await command('backup', [file]);
      await write('К-2');
      await dataSource.destroy();
      const folder = config.DATA_DIR;
      const whole = readdirSync(folder).toSorted();
      // As it is left by a process that was killed after it had moved the database, and one file of the copy.
      const aside = 'before-2026-03-01T08-00-00.000Z';
      mkdirSync(join(folder, aside));
      const moved = stage === 'putting-in' ? whole : [sqliteFileName];
      for (const name of moved) renameSync(join(folder, name), join(folder, aside, name));
      if (stage === 'putting-in') writeFileSync(join(folder, 'journal-key.pem'), 'іншої ради');
      writeFileSync(join(folder, restoreMark), JSON.stringify({ aside, stage }));
      await expect(openDataSource(config, schema)).rejects.toThrow('обірвалося');
      expect(
        (await command('backup', [join(folder, 'another.tgz')]).catch(({ message }) => [1, message]))[1],
      ).toContain('обірвалося');

      expect(await command('restore', [file])).toEqual([1, expect.stringContaining('не порожня')]);
      expect(readdirSync(folder).toSorted()).toEqual(whole);
      expect(await streamsAt(env)).toEqual(['К-1', 'К-2']);
      const [code, said] = await command('restore', [file, '--replace']);
      expect(code, said).toBe(0);
      expect(await streamsAt(env)).toEqual(['К-1']);
    },
  );

  it('that cannot be put in place changes nothing', async () => {
    const { dataSource, config, env, write, command, file } = await openOffice();
    await write('К-1');
    await command('backup', [file]);
    await write('К-2');
    await dataSource.destroy();
    mkdirSync(trialIn(config.DATA_DIR));
    const whole = dataIn(config.DATA_DIR).toSorted();
    // A file where the copy has a folder: renaming fails after the first files have been moved.
    const clash = join(trialIn(config.DATA_DIR), 'a');
    writeFileSync(clash, 'а');
    mkdirSync(join(trialIn(config.DATA_DIR), 'lost+found'));
    writeFileSync(join(config.DATA_DIR, 'lost+found'), '');
    expect(() => putInPlace(config.DATA_DIR, at)).toThrow();
    expect(dataIn(config.DATA_DIR).toSorted()).toEqual(whole);
    expect(await streamsAt(env)).toEqual(['К-1', 'К-2']);
  });

  it('takes the place of a database that cannot be read any more', async () => {
    const { dataSource, config, env, write, command, file } = await openOffice();
    await write('К-1');
    await command('backup', [file]);
    await dataSource.destroy();
    writeFileSync(join(config.DATA_DIR, sqliteFileName), 'не база даних '.repeat(1000));
    const [code, said] = await command('restore', [file, '--replace']);
    expect(code, said).toBe(0);
    expect(await streamsAt(env)).toEqual(['К-1']);
  });

  it('is refused, with nothing changed, when it is damaged, a stranger, or its journal is broken', async () => {
    const { dataSource, env, write, seal, command, shelf, file } = await openOffice();
    const target = { ...env, DATA_DIR: join(shelf, 'target') };
    const restore = (name: string) => command('restore', [join(shelf, name)], target);
    await write('К-1');
    await seal();
    await command('backup', [file]);
    const whole = readFileSync(file);
    writeFileSync(join(shelf, 'cut.tgz'), whole.subarray(0, whole.length / 2));
    writeFileSync(join(shelf, 'stranger.tgz'), gzipSync('не архів'));
    const bytes = gunzipSync(whole);
    const place = bytes.indexOf('SQLite format 3') + 5000;
    bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
    writeFileSync(join(shelf, 'flipped.tgz'), gzipSync(bytes));
    await dataSource.manager.delete(JournalEntryRecord, { stream: 'К-1' });
    await command('backup', [join(shelf, 'broken.tgz')]);

    expect((await restore('cut.tgz'))[0]).toBe(1);
    expect((await restore('stranger.tgz'))[0]).toBe(1);
    expect(await restore('flipped.tgz')).toEqual([1, expect.stringContaining('пошкоджено')]);
    expect(await restore('broken.tgz')).toEqual([1, expect.stringContaining('Журнал у копії порушено: К-1 № 1')]);
    expect(await restore('none.tgz')).toEqual([1, expect.stringContaining('немає')]);
    expect(existsSync(target.DATA_DIR)).toBe(false);
  });

  it('of a newer program is not taken by an older one', async () => {
    const { dataSource, env, write, command, shelf, file } = await openOffice();
    await write('К-1');
    await dataSource.query(
      `insert into migrations (timestamp, name) values (9999999999999, 'FromTomorrow9999999999999')`,
    );
    await command('backup', [file]);
    const target = { ...env, DATA_DIR: join(shelf, 'target') };
    expect(await command('restore', [file], target)).toEqual([1, expect.stringContaining('новіша програма')]);
  });

  it('of a folder without a database says so and leaves nothing', async () => {
    const { env, command, shelf, file } = await openOffice();
    const wrong = { ...env, DATA_DIR: join(shelf, 'wrong') };
    expect(await command('backup', [file], wrong)).toEqual([1, expect.stringContaining('немає бази даних')]);
    expect(readdirSync(shelf)).toEqual([]);
    expect((await command('backup', []))[0]).toBe(2);
  });
};

const ofServer = (): void => {
  it('holds the files, and points to how the database is dumped', async () => {
    const { env, command, seal, write, shelf, file } = await openOffice();
    await write('К-1');
    await seal();
    expect(await command('backup', [file])).toEqual([0, expect.stringContaining('docs/handbook-operator.md')]);
    const target = { ...env, DATA_DIR: join(shelf, 'target') };
    expect((await command('restore', [file], target))[0]).toBe(0);
    expect(readdirSync(target.DATA_DIR).sort()).toContain('journal-seals');

    const embedded = { ...env, DATABASE_URL: undefined, DATA_DIR: join(shelf, 'embedded') };
    expect(await command('restore', [file], embedded)).toEqual([1, expect.stringContaining('вкажіть DATABASE_URL')]);
    expect(existsSync(embedded.DATA_DIR)).toBe(false);
  });
};

if (dialect === 'sqlite') describe('a copy of the embedded database', ofEmbedded);
else describe('a copy beside a server', ofServer);
