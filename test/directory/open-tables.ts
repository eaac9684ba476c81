import type { DataSource } from 'typeorm';
import { onTestFinished } from 'vitest';
import type { Config } from '../../src/platform/config.js';
import { openDataSource, type Schema } from '../../src/platform/database/data-source.js';
import { freshDatabase } from '../support/database.js';

interface OpenTables {
  readonly dataSource: DataSource;
  readonly config: Config;
  readonly env: NodeJS.ProcessEnv;
}

/** An empty database with the tables of one room only: shows that a room needs none but its own. */
export async function openTables(schema: Schema): Promise<OpenTables> {
  const database = await freshDatabase();
  const { config, env } = database;
  const dataSource = await openDataSource(config, schema);
  onTestFinished(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  return { dataSource, config, env };
}
