import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { AppealRecord } from '../../src/appeals/tables.js';
import { JournalKey, keyFileOf } from '../../src/journal/journal-key.js';
import { verifyJournal } from '../../src/journal/verification.js';
import { dialect } from '../../src/platform/database/columns.js';
import { readConfig } from '../../src/platform/config.js';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { schema } from '../../src/schema.js';
import { Dice } from '../support/dice.js';
import { takeIn } from '../crash/support/front-office.js';
import { ServiceNode } from '../crash/support/service-node.js';
import { ShakenService } from '../crash/support/shaken-service.js';
import { Staff } from '../crash/support/staff.js';
import { freshDatabase } from '../support/database.js';

const run = promisify(execFile);
const begins = new Date('2026-03-02T09:00:00+02:00');

type Env = NodeJS.ProcessEnv;
interface Copying {
  take(env: Env): Promise<void>;
  /** Where it was restored. */
  restore(): Promise<Env>;
}

const command = (env: Env, ...args: string[]) =>
  run(process.execPath, ['dist/programs/backup/run.js', ...args], { env: { ...process.env, ...env } });

/** The embedded database by the service's own commands. */
function ofEmbedded(shelf: string, env: Env): Copying {
  const file = join(shelf, 'copy.tgz');
  const restored = { ...env, DATA_DIR: join(shelf, 'restored') };
  return {
    take: async (from) => void (await command(from, 'backup', file)),
    restore: async () => {
      await command(restored, 'restore', file);
      return restored;
    },
  };
}

/** As the operator's handbook says: the server's own tool, one transaction; the files beside it by ours. */
async function ofServer(shelf: string): Promise<Copying> {
  const [dump, file] = [join(shelf, 'dump.sql'), join(shelf, 'copy.tgz')];
  const target = await freshDatabase();
  onTestFinished(() => target.drop());
  const login = (url: URL): string[] => [
    `--host=${url.hostname}`,
    `--port=${url.port || 3306}`,
    `--user=${url.username || 'root'}`,
    ...(url.password ? [`--password=${url.password}`] : []),
    url.pathname.slice(1),
  ];
  const urlOf = (env: Env): URL => new URL(env['DATABASE_URL'] ?? '');
  return {
    take: async (from) => {
      const args = ['--single-transaction', '--skip-lock-tables', `--result-file=${dump}`, ...login(urlOf(from))];
      await run('mariadb-dump', args);
      await command(from, 'backup', file);
    },
    restore: async () => {
      await run('mariadb', [...login(urlOf(target.env)), '-e', `source ${dump}`]);
      const restored = { ...target.env, DATA_DIR: join(shelf, 'restored') };
      await command(restored, 'restore', file);
      return restored;
    },
  };
}

it(
  'a copy taken while eight clerks register is whole, holds all that was acknowledged before, and works on',
  { timeout: 300_000 },
  async () => {
    const shelf = mkdtempSync(join(tmpdir(), 'pryimalnia-shelf-'));
    const service = await ShakenService.start({ nodes: 1, kills: 0, busiestLife: 0, begins });
    onTestFinished(async () => {
      await service.clear();
      rmSync(shelf, { recursive: true, force: true });
    });
    const { ledger } = service;
    const registrar = new Staff('registrar-1', service.lines, ledger, new Dice(7));
    await registrar.signIn();
    let [turn, isOpen] = [0, true];
    const clerk = async (): Promise<void> => {
      while (isOpen) await takeIn(registrar, turn++);
    };
    const clerks = Array.from({ length: 8 }, clerk);
    while (ledger.appeals.size < 30) await pause(20);

    const copying = dialect === 'sqlite' ? ofEmbedded(shelf, service.env) : await ofServer(shelf);
    const acknowledged = [...ledger.appeals.values()].map(({ id }) => id);
    await copying.take(service.env);
    const meanwhile = ledger.appeals.size - acknowledged.length;
    isOpen = false;
    await Promise.all(clerks);
    await service.stopNodes();
    expect(ledger.broken).toEqual([]);
    expect(meanwhile).toBeGreaterThan(0);

    const restored = await copying.restore();
    const config = readConfig(restored);
    const dataSource = await openDataSource(config, schema);
    const kept = new Set((await dataSource.manager.find(AppealRecord, { select: { id: true } })).map(({ id }) => id));
    const { flaws } = await verifyJournal(dataSource.manager, { key: JournalKey.read(keyFileOf(config)) });
    await dataSource.destroy();
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect(flaws).toEqual([]);

    const faults: string[] = [];
    const settings = { ...restored, CLOCK: `manual:${begins.toISOString()}`, LOG_LEVEL: 'error' };
    const node = await ServiceNode.prepare('restored', settings, (what) => faults.push(what));
    await node.start();
    const after = new Staff('registrar-1', [node.line], ledger, new Dice(8));
    await after.signIn();
    await takeIn(after, 90_000);
    await node.stop();
    expect([...ledger.broken, ...faults]).toEqual([]);
  },
);
