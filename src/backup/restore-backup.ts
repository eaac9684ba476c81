import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  JournalKey,
  keyFileOf,
  readSeals,
  sealFolder,
  tipsOf,
  type Verification,
  verifyJournal,
} from '../journal/index.js';
import type { Config } from '../platform/config.js';
import { openExistingDataSource } from '../platform/database/data-source.js';
import { codeOf } from '../platform/database/database-errors.js';
import { unknownMigrations } from '../platform/database/migrate.js';
import { schema } from '../schema.js';
import { CopyFault, type Manifest, unpackInto } from './archive.js';
import { dataIn, putInPlace, trialIn, undoHalfRestored } from './put-in-place.js';

interface Restored {
  readonly manifest: Manifest;
  /** Null where the database is a server's. */
  readonly journal: Verification | null;
  /** Where the data of before was put aside; null where there was none. */
  readonly before: string | null;
}

/**
 * Checks a copy whole and only then puts it in place of DATA_DIR (відновлення): every file by its digest, the database
 * by its own check, its schema against this program, the journal against its seals. What was there before is put
 * aside within the folder, never deleted.
 *
 * @throws CopyFault with nothing changed
 */
export async function restoreBackup(config: Config, file: string, now: Date, mayReplace: boolean): Promise<Restored> {
  if (!existsSync(file)) throw new CopyFault(`Файлу «${file}» немає.`);
  const target = resolve(config.DATA_DIR);
  undoHalfRestored(target);
  const isTaken = dataIn(target).length > 0;
  if (isTaken && !mayReplace) {
    throw new CopyFault(`Тека «${config.DATA_DIR}» не порожня. З --replace її вміст буде відкладено, а не видалено.`);
  }
  if (isTaken) await refuseRunning(config);
  const isNew = !existsSync(target);
  const trial = trialIn(target);
  rmSync(trial, { recursive: true, force: true });
  mkdirSync(trial, { recursive: true, mode: 0o700 });
  try {
    const manifest = await unpackInto(trial, file);
    refuseOtherKind(config, manifest);
    const journal = manifest.holdsDatabase ? await checkDatabase({ ...config, DATA_DIR: trial }) : null;
    return { manifest, journal, before: putInPlace(target, now) };
  } finally {
    rmSync(trial, { recursive: true, force: true });
    if (isNew && readdirSync(target).length === 0) rmdirSync(target);
  }
}

/** Put in place, it would leave the service with an empty database, or with another than the one restored. */
function refuseOtherKind({ DATABASE_URL }: Config, { holdsDatabase }: Manifest): void {
  if (holdsDatabase && DATABASE_URL !== undefined)
    throw new CopyFault(
      'У копії вбудована база, а DATABASE_URL вказує на сервер: приберіть його або візьміть копію сервера.',
    );
  if (!holdsDatabase && DATABASE_URL === undefined)
    throw new CopyFault('У копії немає бази даних, бо її зроблено біля сервера бази: вкажіть DATABASE_URL.');
}

async function checkDatabase(copied: Config): Promise<Verification> {
  const dataSource = await openExistingDataSource({ ...copied, DATABASE_URL: undefined }, schema.entities);
  if (!dataSource) throw new CopyFault('У копії немає бази даних, хоча її опис каже, що є.');
  try {
    const said: readonly { integrity_check: string }[] = await dataSource.query('pragma integrity_check');
    if (said[0]?.integrity_check !== 'ok') throw new CopyFault('База даних у копії пошкоджена.');
    const [newer] = await unknownMigrations(
      dataSource.createQueryRunner(),
      schema.migrations.map((Migration) => new Migration()),
    );
    if (newer) throw new CopyFault(`Копію зробила новіша програма (вона знає «${newer}»): оновіть програму.`);
    const key = JournalKey.read(keyFileOf({ ...copied, JOURNAL_KEY: undefined }));
    const sealed = tipsOf(readSeals(sealFolder(copied.DATA_DIR), key));
    const journal = await verifyJournal(dataSource.manager, { key, sealed });
    if (journal.flaws.length === 0) return journal;
    const flaws = journal.flaws.map(({ stream, seq }) => `${stream} № ${seq}`).slice(0, 5);
    throw new CopyFault(`Журнал у копії порушено: ${flaws.join(', ')}.`);
  } finally {
    await dataSource.destroy();
  }
}

/**
 * A service that still has the database open would go on writing into what is put aside. What is no database any more
 * nobody has open: a copy is wanted just then.
 */
async function refuseRunning(config: Config): Promise<void> {
  try {
    await holdAlone(config);
  } catch (error) {
    const code = codeOf(error);
    if (/^SQLITE_(?:BUSY|LOCKED)/.test(code)) {
      throw new CopyFault('Служба ще працює з цією базою даних: спершу зупиніть її.');
    }
    if (!/^SQLITE_(?:NOTADB|CORRUPT)/.test(code)) throw error;
  }
}

/** @throws SQLITE_BUSY where another process has the database open */
async function holdAlone(config: Config): Promise<void> {
  const dataSource = await openExistingDataSource({ ...config, DATABASE_URL: undefined }, []);
  if (!dataSource) return;
  try {
    await dataSource.query('pragma busy_timeout = 0');
    await dataSource.query('pragma locking_mode = exclusive');
    await dataSource.query('begin immediate');
    await dataSource.query('rollback');
  } finally {
    await dataSource.destroy();
  }
}
