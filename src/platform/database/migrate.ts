import type { DataSource, QueryRunner } from 'typeorm';
import { codeOf } from './database-errors.js';

const lock = 'pryimalnia_migrate';
/** How long a node waits for another that migrates, in seconds. */
const lockS = 120;

/**
 * Brings the schema of the council's database to what this release knows (міграції). Several nodes may start
 * at once: one migrates, the others wait and find it done.
 *
 * @throws Error in Ukrainian, for whoever starts the service: a database of a newer release, a lost record of
 * what has been migrated, another node that does not come to an end
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  const isServer = dataSource.options.type !== 'better-sqlite3';
  try {
    if (isServer) await takeLock(runner);
    await refuseNewer(dataSource, runner);
    await runPending(dataSource, runner);
  } finally {
    try {
      if (isServer) await runner.query(`select release_lock('${lock}')`);
    } finally {
      await runner.release();
    }
  }
}

async function takeLock(runner: QueryRunner): Promise<void> {
  const [row]: { taken: unknown }[] = await runner.query(`select get_lock('${lock}', ${lockS}) as taken`);
  if (Number(row?.taken) === 1) return;
  throw new Error(
    `Інший вузол уже ${lockS} с оновлює схему бази даних і не закінчив. Дочекайтеся його й запустіть службу знову.`,
  );
}

/** Migrations that a database has seen and `known` does not name: a newer release has brought it on. */
export async function unknownMigrations(
  runner: QueryRunner,
  known: readonly DataSource['migrations'][number][],
): Promise<string[]> {
  const names = new Set(known.map(nameOf));
  return (await appliedNames(runner)).filter((name) => !names.has(name));
}

async function appliedNames(runner: QueryRunner): Promise<string[]> {
  if (!(await runner.hasTable('migrations'))) return [];
  const rows: { name: string }[] = await runner.query('select name from migrations order by id');
  return rows.map(({ name }) => name);
}

function nameOf({ name, constructor }: DataSource['migrations'][number]): string {
  return name ?? constructor.name;
}

/** A release that does not know a table or a column would write rows without them. */
async function refuseNewer({ migrations }: DataSource, runner: QueryRunner): Promise<void> {
  const unknown = await unknownMigrations(runner, migrations);
  if (unknown.length === 0) return;
  throw new Error(
    `Базу даних уже оновила новіша версія служби: ця не знає міграцій ${unknown.join(', ')}. ` +
      'Запустіть ту версію або новішу. У базі нічого не змінено.',
  );
}

async function runPending(dataSource: DataSource, runner: QueryRunner): Promise<void> {
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } catch (error) {
    if (!isThereAlready(error)) throw error;
    const applied = new Set(await appliedNames(runner));
    const failed = dataSource.migrations.map(nameOf).find((name) => !applied.has(name)) ?? '';
    throw new Error(
      `Те, що додає міграція ${failed}, у базі вже є, хоча в таблиці migrations її не записано: запис загублено або ` +
        'міграцію колись обірвали посередині. Відновіть базу з копії, зробленої перед оновленням, і запустіть службу ' +
        `знову. Якщо ж усе, що додає ${failed}, у базі є повністю, впишіть її рядок у таблицю migrations.`,
      { cause: error },
    );
  }
}

/** A table, a column or an index that is to be made is there. */
function isThereAlready(error: unknown): boolean {
  if (['ER_TABLE_EXISTS_ERROR', 'ER_DUP_FIELDNAME', 'ER_DUP_KEYNAME'].includes(codeOf(error))) return true;
  return codeOf(error) === 'SQLITE_ERROR' && /already exists|duplicate column name/.test(String(error));
}
