import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readConfig } from '../platform/config.js';
import { openDataSource } from '../platform/data-source.js';
import type { Flaw } from './chain.js';
import { journalTables } from './tables.js';
import { verifyAll } from './verification.js';

/** Where a seal is kept: the tips of an earlier check. */
const sealFile = z.array(z.object({ stream: z.string(), seq: z.number().int(), hash: z.string() }));

const words: Readonly<Record<Flaw['what'], string>> = {
  missing: 'запису немає',
  relinked: 'запис не продовжує попереднього',
  altered: 'запис змінено',
  'payload-altered': 'зміст запису змінено',
};

/**
 * Checks a whole journal and says in Ukrainian what it found; the answer is the exit code, 1 when broken.
 * It trusts nothing that the service says: it reads the rows and reckons the hashes anew. `--seal FILE`
 * writes down the last entry of each case, to be kept off this machine; `--against FILE` asks for them again.
 */
export async function verifyJournal(
  env: NodeJS.ProcessEnv,
  args: readonly string[],
  say: (line: string) => void,
): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { seal: { type: 'string' }, against: { type: 'string' } } });
  const sealed = values.against ? sealFile.parse(JSON.parse(readFileSync(values.against, 'utf8'))) : [];
  const dataSource = await openDataSource(readConfig(env), { entities: journalTables, migrations: [] });
  try {
    const { entries, erased, tips, flaws } = await verifyAll(dataSource.manager, sealed);
    say(
      `Записів: ${entries}, з них зі стертим змістом: ${erased}. Потоків: ${tips.length}, порушених: ${flaws.length}.`,
    );
    for (const { stream, seq, what } of flaws) say(`${stream} № ${seq}: ${words[what]}`);
    if (values.seal && flaws.length === 0) writeFileSync(values.seal, JSON.stringify(tips));
    return flaws.length === 0 ? 0 : 1;
  } finally {
    await dataSource.destroy();
  }
}
