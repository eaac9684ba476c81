import { parseArgs } from 'node:util';
import { readConfig } from '../platform/config.js';
import { CopyFault } from './archive.js';
import { makeBackup } from './make-backup.js';
import { restoreBackup } from './restore-backup.js';

export type BackupVerb = 'backup' | 'restore';

const usage: Readonly<Record<BackupVerb, string>> = {
  backup: 'npm run backup -- ФАЙЛ   узяти копію даних у новий файл; служба тим часом працює',
  restore: 'npm run restore -- ФАЙЛ [--replace]   перевірити копію і поставити її на місце DATA_DIR; службу зупинено',
};

/**
 * `npm run backup` and `npm run restore`.
 * @returns the exit code: 0 done, 1 refused with nothing changed, 2 asked wrongly
 */
export async function backupCommand(
  verb: BackupVerb,
  env: NodeJS.ProcessEnv,
  args: readonly string[],
  say: (line: string) => void,
  now: Date,
): Promise<number> {
  const options = { replace: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0 || (verb === 'backup' && values.replace)) {
    say(usage[verb]);
    return 2;
  }
  const config = readConfig(env);
  try {
    if (verb === 'backup') {
      const { files, holdsDatabase } = await makeBackup(config, file, now);
      say(`Копія: ${file}, файлів у ній: ${files.length}.`);
      if (!holdsDatabase) say('Бази даних сервера в копії немає: як її вивантажити, каже docs/handbook-operator.md.');
      return 0;
    }
    const { manifest, journal, before } = await restoreBackup(config, file, now, values.replace);
    say(`Відновлено копію від ${manifest.madeAt}: файлів ${manifest.files.length}.`);
    if (journal) say(`Журнал цілий: записів ${journal.entries}, потоків ${journal.tips.length}.`);
    if (before) say(`Попередні дані відкладено: ${before}`);
    return 0;
  } catch (error) {
    if (!(error instanceof CopyFault)) throw error;
    say(error.message);
    return 1;
  }
}
