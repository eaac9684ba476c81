import { copyFileSync, cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { keyFileOf } from '../journal/index.js';
import type { Config } from '../platform/config.js';
import { openExistingDataSource, sqliteFileName } from '../platform/database/data-source.js';
import { CopyFault, type Manifest, packFolder } from './archive.js';

const keyName = 'journal-key.pem';

/**
 * Takes a copy of the council's data while the service works (резервна копія): the embedded database as it was at one
 * instant, the letters kept as files, the seals and the key of the journal. The file appears whole or not at all.
 *
 * @throws CopyFault where there is nothing to copy or the file exists
 */
export async function makeBackup(config: Config, file: string, now: Date): Promise<Manifest> {
  if (existsSync(file)) throw new CopyFault(`Файл «${file}» уже є: копія нічого не перезаписує, назвіть інший.`);
  const folder = mkdtempSync(join(dirname(resolve(file)), `.${basename(file)}-`));
  try {
    const holdsDatabase = config.DATABASE_URL === undefined;
    // Seals name what the journal had come to, so none may be newer than the database; letters that it names are there
    // already when they are copied after it.
    copyBeside(config, 'journal-seals', folder);
    if (existsSync(keyFileOf(config))) copyFileSync(keyFileOf(config), join(folder, keyName));
    if (holdsDatabase) await copyDatabase(config, join(folder, sqliteFileName));
    copyBeside(config, 'mail', folder);
    const manifest = await packFolder(folder, `${folder}.part`, { madeAt: now.toISOString(), holdsDatabase });
    renameSync(`${folder}.part`, file);
    return manifest;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(`${folder}.part`, { force: true });
  }
}

function copyBeside({ DATA_DIR }: Config, name: string, folder: string): void {
  const from = join(DATA_DIR, name);
  // What is only being written is renamed away under whoever copies it; whole, it is in the next copy.
  const isWhole = (path: string): boolean => !path.endsWith('.part');
  if (existsSync(from)) cpSync(from, join(folder, name), { recursive: true, filter: isWhole });
}

/** One reading transaction of SQLite: writers go on beside it, and what they write is not in the copy. */
async function copyDatabase(config: Config, to: string): Promise<void> {
  const dataSource = await openExistingDataSource(config, []);
  if (!dataSource) throw new CopyFault(`У теці «${config.DATA_DIR}» немає бази даних: перевірте DATA_DIR.`);
  try {
    await dataSource.query('vacuum into ?', [to]);
  } finally {
    await dataSource.destroy();
  }
}
