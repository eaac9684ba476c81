import { createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import { type Config, readConfig } from '../platform/config.js';
import { openExistingDataSource } from '../platform/database/data-source.js';
import type { Flaw, Tip } from './chain.js';
import { entriesInOrder } from './entries-in-order.js';
import { JournalKey, keyFileOf } from './journal-key.js';
import { keepSeal, readSeals, sealFolder, sealOf, tipsOf } from './seals.js';
import { journalTables } from './tables.js';
import { type Verification, verifyJournal } from './verification.js';

const usage = `npm run journal -- <дія>
  verify [--against ФАЙЛ|ТЕКА]   перевірити весь журнал, також за печатками (звичайно за тими, що в DATA_DIR)
  seal   [--to ТЕКА]             перевірити й скріпити печаткою те, чого журнал дійшов
  export [--stream СПРАВА] [--to ФАЙЛ]   виписати записи, по одному рядку JSON
Код завершення: 0 журнал цілий, 1 порушений, 2 не прочитано, 3 цілий, але без печаток цього не доведено.`;

const words: Readonly<Record<Flaw['what'], string>> = {
  missing: 'запису немає',
  relinked: 'запис не продовжує попереднього',
  altered: 'запис змінено',
  'payload-altered': 'зміст запису змінено',
  blanked: 'зміст запису зник, а стирання ніхто не записав',
  'erasure-unsigned': 'запис про стирання не підписано ключем цього журналу',
};

interface Request {
  readonly config: Config;
  readonly dataSource: DataSource;
  readonly values: { readonly against?: string; readonly to?: string; readonly stream?: string };
  readonly say: (line: string) => void;
  /** The instant of a seal. */
  readonly now: Date;
}

const verbs: Readonly<Record<string, (request: Request) => Promise<number>>> = { verify, seal, export: exportEntries };

/**
 * The journal from the command line: it trusts nothing that the service says, reads the rows and reckons the hashes
 * anew. It creates nothing where no journal is.
 *
 * @returns the exit code: 0 whole, 1 broken, 2 not read, 3 unbroken as far as a chain without seals can tell
 */
export async function journalCommand(
  env: NodeJS.ProcessEnv,
  args: readonly string[],
  say: (line: string) => void,
  now: Date,
): Promise<number> {
  const options = { against: { type: 'string' }, to: { type: 'string' }, stream: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const verb = verbs[positionals[0] ?? ''];
  if (!verb || positionals.length > 1) {
    say(usage);
    return 2;
  }
  const config = readConfig(env);
  const dataSource = await openExistingDataSource(config, journalTables);
  if (!dataSource) {
    say(`У теці «${config.DATA_DIR}» немає бази даних: перевірте DATA_DIR або DATABASE_URL.`);
    return 2;
  }
  try {
    return await verb({ config, dataSource, values, say, now });
  } finally {
    await dataSource.destroy();
  }
}

/** @throws where a place is named that holds no seal: one mistyped or not mounted must not pass for a check against it */
async function check({ config, dataSource, values }: Request, key: JournalKey): Promise<[Verification, Tip[]]> {
  const seals = readSeals(values.against ?? sealFolder(config.DATA_DIR), key);
  if (values.against !== undefined && seals.length === 0)
    throw new Error(`за адресою «${values.against}» печаток немає`);
  const sealed = tipsOf(seals);
  return [await verifyJournal(dataSource.manager, { key, sealed }), sealed];
}

function tell({ entries, erased, tips, flaws }: Verification, say: Request['say']): number {
  say(`Записів: ${entries}, з них зі стертим змістом: ${erased}. Потоків: ${tips.length}, порушених: ${flaws.length}.`);
  for (const { stream, seq, what } of flaws) say(`${stream} № ${seq}: ${words[what]}`);
  return flaws.length === 0 ? 0 : 1;
}

async function verify(request: Request): Promise<number> {
  const [found, sealed] = await check(request, JournalKey.read(keyFileOf(request.config)));
  const code = tell(found, request.say);
  if (sealed.length > 0 || code !== 0) return code;
  request.say(
    'Печаток немає: відрізаного кінця, зниклої справи чи переписаного журналу без них не видно. Служба ставить печатку сама щодня: якщо вона працювала вчора, печатки хтось забрав – перевірте за копією з іншої машини (--against). Поставити печатку зараз: npm run journal -- seal.',
  );
  return 3;
}

async function seal(request: Request): Promise<number> {
  const { config, values, say, now } = request;
  const key = JournalKey.read(keyFileOf(config));
  const [found] = await check(request, key);
  const code = tell(found, say);
  if (code !== 0) return code;
  const { entries, tips } = found;
  const said = { sealedAt: now.toISOString(), entries, streams: tips.length, tips: [...tips] };
  say(`Печатка: ${keepSeal(values.to ?? sealFolder(config.DATA_DIR), sealOf(said, key))}`);
  return 0;
}

async function exportEntries({ dataSource, values, say }: Request): Promise<number> {
  async function* lines(): AsyncGenerator<string> {
    for await (const page of entriesInOrder(dataSource.manager, values.stream ?? null)) {
      for (const { payload, at, ...entry } of page) {
        const told = {
          ...entry,
          at: new Date(at).toISOString(),
          payload: payload === null ? null : JSON.parse(payload),
        };
        yield `${JSON.stringify(told)}\n`;
      }
    }
  }
  const toScreen = (): Writable =>
    new Writable({ decodeStrings: false, write: (line: string, _, done) => (say(line.trimEnd()), done()) });
  await pipeline(lines(), values.to ? createWriteStream(values.to, { mode: 0o600 }) : toScreen());
  return 0;
}
