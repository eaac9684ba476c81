import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { AbstractLogger, DataSource, type DataSourceOptions, DefaultNamingStrategy } from 'typeorm';
import type { Config } from '../config.js';
import { refuseHalfRestored } from './drivers/half-restored.js';
import { migrate } from './migrate.js';
import { patiently } from './drivers/patience.js';
import { limitMysql } from './drivers/patient-mysql.js';
import { privateFile, privateFolder } from './drivers/private-files.js';
import { serializeSqlite } from './drivers/serial-sqlite.js';

/** TypeORM's own words go nowhere: they quote statements with what citizens wrote, and what fails is thrown besides. */
class Unheard extends AbstractLogger {
  protected override writeLog(): void {
    // Nothing is written.
  }
}

/** A column is called as its property, in the way of SQL: `receivedOn` is `received_on`. */
class SnakeNames extends DefaultNamingStrategy {
  override columnName(property: string, given: string | undefined): string {
    return given ?? property.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
  }
}

/** How every connection to the council's database reads it; the schema is changed by migrations alone. */
const manner = {
  logger: new Unheard(),
  namingStrategy: new SnakeNames(),
  synchronize: false,
  migrationsRun: false,
};

export type Schema = Pick<DataSourceOptions, 'entities' | 'migrations'>;
export type StorageConfig = Pick<Config, 'DATABASE_URL' | 'DATABASE_POOL' | 'DATA_DIR' | 'SQLITE_DRIVER'>;

/** Of all settings those that lead to the database: for a process that opens it beside the service. */
export const storageOf = ({ DATABASE_URL, DATABASE_POOL, DATA_DIR, SQLITE_DRIVER }: Config): StorageConfig => ({
  DATABASE_URL,
  DATABASE_POOL,
  DATA_DIR,
  SQLITE_DRIVER,
});

const require = createRequire(import.meta.url);

/** better-sqlite3 compiles where no binary of it can be fetched; libsql comes ready for machines with no compiler. */
function sqliteDriver(wanted: StorageConfig['SQLITE_DRIVER']): unknown {
  const candidates = wanted ? [wanted] : ['better-sqlite3', 'libsql'];
  const faults: string[] = [];
  for (const name of candidates) {
    try {
      const Driver = require(name) as new (file: string) => { close(): void };
      new Driver(':memory:').close();
      return Driver;
    } catch (error) {
      faults.push(`${name}: ${String(error).split('\n')[0]}`);
    }
  }
  throw new Error(`No SQLite driver works here. ${faults.join('; ')}. Set DATABASE_URL or install a compiler.`);
}

/** The embedded database within DATA_DIR. */
export const sqliteFileName = 'pryimalnia.sqlite';
const sqliteFile = (config: StorageConfig): string => join(config.DATA_DIR, sqliteFileName);

function sqliteOptions(config: StorageConfig): DataSourceOptions {
  return {
    type: 'better-sqlite3',
    driver: sqliteDriver(config.SQLITE_DRIVER),
    database: sqliteFile(config),
    enableWAL: true,
    prepareDatabase: (database: { pragma(statement: string): unknown }) => {
      database.pragma('synchronous = FULL');
      database.pragma('busy_timeout = 5000');
    },
  };
}

async function versionOf(address: string): Promise<unknown> {
  const probe = await createConnection(address);
  const [rows] = await probe.query('select version() as version');
  await probe.end();
  return rows;
}

async function mysqlOptions(url: string, pool: number): Promise<DataSourceOptions> {
  const address = url.replace(/^mariadb:/, 'mysql:');
  const rows = await patiently(versionOf(address), {
    ms: 15_000,
    giveUp: () => Object.assign(new Error('сервер бази не відповідає 15 с'), { code: 'ETIMEDOUT' }),
  });
  const isMariaDb = JSON.stringify(rows).includes('MariaDB');
  return {
    type: isMariaDb ? 'mariadb' : 'mysql',
    url: address,
    timezone: 'Z',
    charset: 'utf8mb4_unicode_ci',
    poolSize: pool,
    isolationLevel: 'READ COMMITTED',
  };
}

/** Opens the council's database, embedded or MySQL/MariaDB, with all migrations applied. */
export async function openDataSource(config: StorageConfig, schema: Schema): Promise<DataSource> {
  refuseHalfRestored(config.DATA_DIR);
  if (!config.DATABASE_URL) {
    privateFolder(config.DATA_DIR);
    privateFile(sqliteFile(config), ['-wal', '-shm']);
  }
  const where = config.DATABASE_URL
    ? await mysqlOptions(config.DATABASE_URL, config.DATABASE_POOL)
    : sqliteOptions(config);
  const dataSource = new DataSource({ ...where, ...schema, ...manner } as DataSourceOptions);
  if (where.type === 'better-sqlite3') serializeSqlite(dataSource);
  await dataSource.initialize();
  await migrate(dataSource);
  if (where.type !== 'better-sqlite3') limitMysql(dataSource);
  return dataSource;
}

/**
 * The council's database as it stands, for a command that only reads: nothing is created, nothing migrated.
 * Null where there is no database yet.
 *
 * @throws when the database there is cannot be reached
 */
export async function openExistingDataSource(
  config: StorageConfig,
  entities: Schema['entities'],
): Promise<DataSource | null> {
  refuseHalfRestored(config.DATA_DIR);
  if (!config.DATABASE_URL && !existsSync(sqliteFile(config))) return null;
  const where = config.DATABASE_URL
    ? await mysqlOptions(config.DATABASE_URL, config.DATABASE_POOL)
    : sqliteOptions(config);
  const dataSource = new DataSource({ ...where, entities, ...manner } as DataSourceOptions);
  if (where.type === 'better-sqlite3') serializeSqlite(dataSource);
  await dataSource.initialize();
  if (where.type !== 'better-sqlite3') limitMysql(dataSource);
  return dataSource;
}
