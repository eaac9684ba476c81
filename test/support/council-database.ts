import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { readConfig } from '../../src/platform/config.js';
import { openDataSource } from '../../src/platform/data-source.js';
import { Log } from '../../src/platform/log.js';
import { schema } from '../../src/schema.js';
import { ProcessDefinitionRecord } from '../../src/workflow/tables.js';
import { freshDatabase, type FreshDatabase } from './database.js';

let published: Promise<readonly ProcessDefinitionRecord[]> | null = null;

/** The council's diagrams as the service keeps them: checked and tried out once for all councils of a worker. */
function publishedDiagrams(): Promise<readonly ProcessDefinitionRecord[]> {
  published ??= publish();
  return published;
}

async function publish(): Promise<readonly ProcessDefinitionRecord[]> {
  const database = await freshDatabase();
  const service = AppModule.forRoot(readConfig({ ...database.env, WORKER: 'no' }), new Log('silent'));
  const app = await NestFactory.createApplicationContext(service, { logger: false, abortOnError: false });
  const rows = await app.get(DataSource, { strict: false }).manager.find(ProcessDefinitionRecord);
  await app.close();
  await database.drop();
  return rows;
}

/** A database as an earlier start of the service left it: migrated, with the diagrams of the council published. */
export async function councilDatabase(publishedAt: Date): Promise<FreshDatabase> {
  const diagrams = await publishedDiagrams();
  const database = await freshDatabase();
  const dataSource = await openDataSource(database.config, schema);
  const rows = diagrams.map((row) => ({ ...row, publishedAt }));
  await dataSource
    .createQueryBuilder()
    .insert()
    .into(ProcessDefinitionRecord)
    .values(rows)
    .updateEntity(false)
    .execute();
  await dataSource.destroy();
  return database;
}
