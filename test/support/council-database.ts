import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { readConfig } from '../../src/platform/config.js';
import { EditionFileRecord, EditionForceRecord, EditionNowRecord, EditionRecord } from '../../src/edition/tables.js';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { insertRows } from '../../src/platform/database/insert-rows.js';
import { Log } from '../../src/platform/log.js';
import { schema } from '../../src/schema.js';
import { FormContentRecord, ProcessDefinitionRecord } from '../../src/workflow/tables.js';
import { freshDatabase, type FreshDatabase } from './database.js';

interface Published {
  readonly diagrams: readonly ProcessDefinitionRecord[];
  readonly forms: readonly FormContentRecord[];
  readonly files: readonly EditionFileRecord[];
  readonly editions: readonly EditionRecord[];
  readonly acts: readonly EditionForceRecord[];
}

let published: Promise<Published> | null = null;

/** What decides at the council as the service keeps it: checked and tried out once for all councils of a worker. */
function publishedEdition(): Promise<Published> {
  published ??= publish();
  return published;
}

async function publish(): Promise<Published> {
  const database = await freshDatabase();
  const service = AppModule.forRoot(readConfig({ ...database.env, WORKER: 'no' }), new Log('silent'));
  const app = await NestFactory.createApplicationContext(service, { logger: false, abortOnError: false });
  const { manager } = app.get(DataSource, { strict: false });
  const rows = {
    diagrams: await manager.find(ProcessDefinitionRecord),
    forms: await manager.find(FormContentRecord),
    files: await manager.find(EditionFileRecord),
    editions: await manager.find(EditionRecord),
    acts: await manager.find(EditionForceRecord),
  };
  await app.close();
  await database.drop();
  return rows;
}

/** A database as an earlier start of the service left it: migrated, with the edition of the council in force. */
export async function councilDatabase(publishedAt: Date): Promise<FreshDatabase> {
  const { diagrams, forms, files, editions, acts } = await publishedEdition();
  const database = await freshDatabase();
  const dataSource = await openDataSource(database.config, schema);
  await insertRows(dataSource.manager, FormContentRecord, forms);
  await insertRows(dataSource.manager, EditionFileRecord, files);
  await insertRows(dataSource.manager, EditionRecord, editions);
  await insertRows(dataSource.manager, EditionForceRecord, acts);
  for (const { digest } of acts)
    await dataSource.manager.update(EditionNowRecord, { id: 'now' }, { digest, version: 1 });
  await insertRows(
    dataSource.manager,
    ProcessDefinitionRecord,
    diagrams.map((row) => ({ ...row, publishedAt })),
  );
  await dataSource.destroy();
  return database;
}
