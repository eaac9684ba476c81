import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { DataSource } from 'typeorm';
import { onTestFinished } from 'vitest';
import { readConfig, type Config } from '../../src/platform/config.js';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { schema } from '../../src/schema.js';
import { runOfTests } from './left-databases.js';

export interface FreshDatabase {
  readonly env: NodeJS.ProcessEnv;
  readonly config: Config;
  drop(): Promise<void>;
}

/** An empty database of the kind the current vitest project runs on, and the settings that lead to it. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'pryimalnia-'));
  const server = process.env['DATABASE_URL'];
  const name = `pryimalnia_${process.env[runOfTests] ?? 'alone'}_${randomUUID().replaceAll('-', '')}`;
  const remove = () => rmSync(directory, { recursive: true, force: true });
  const env: NodeJS.ProcessEnv = {
    DATA_DIR: directory,
    LOG_LEVEL: 'silent',
    PORT: '0',
    PROCESS_MOTOR: process.env['PROCESS_MOTOR'],
    DEMO_TIMETABLE: 'no',
  };
  if (!server) return { env, config: readConfig(env), drop: async () => remove() };

  const ask = async (sql: string): Promise<void> => {
    const connection = await createConnection(server);
    await connection.query(sql);
    await connection.end();
  };
  await ask(`create database ${name} character set utf8mb4 collate utf8mb4_unicode_ci`);
  env['DATABASE_URL'] =
    `${server.replace(/\/[^/@]*$/, (tail) => (tail.includes('@') || tail.startsWith('//') ? tail : ''))}/${name}`;
  return {
    env,
    config: readConfig(env),
    drop: async () => {
      await ask(`drop database ${name}`);
      remove();
    },
  };
}

/** The same, opened and migrated; closed and dropped when the test ends (or by `close`, from a hook). */
export async function freshDataSource(
  options: { keep?: boolean } = {},
): Promise<DataSource & { close(): Promise<void> }> {
  const database = await freshDatabase();
  const dataSource = await openDataSource(database.config, schema);
  const close = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await database.drop();
  };
  if (!options.keep) onTestFinished(close);
  return Object.assign(dataSource, { close });
}
