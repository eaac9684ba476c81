import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessModule, ActorSource } from '../../src/access/index.js';
import { accessMigrations } from '../../src/access/migrations.js';
import { accessTables } from '../../src/access/tables.js';
import { Directory, DirectoryModule } from '../../src/directory/index.js';
import { directoryMigrations } from '../../src/directory/migrations.js';
import { directoryTables } from '../../src/directory/tables.js';
import { DocumentsModule } from '../../src/documents/index.js';
import { documentMigrations } from '../../src/documents/migrations.js';
import { documentTables } from '../../src/documents/tables.js';
import { JournalModule } from '../../src/journal/index.js';
import { journalMigrations } from '../../src/journal/migrations.js';
import { journalTables } from '../../src/journal/tables.js';
import { Clock, ManualClock } from '../../src/platform/clock.js';
import type { Config } from '../../src/platform/config.js';
import { openDataSource } from '../../src/platform/data-source.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import { httpMigrations } from '../../src/platform/http/migrations.js';
import { httpTables } from '../../src/platform/http/tables.js';
import type { Log } from '../../src/platform/log.js';
import { openCouncil } from '../api/support/council.js';

const schema = {
  entities: [...accessTables, ...httpTables, ...directoryTables, ...documentTables, ...journalTables],
  migrations: [
    ...accessMigrations,
    ...httpMigrations,
    ...directoryMigrations,
    ...documentMigrations,
    ...journalMigrations,
  ],
};

@Global()
@Module({})
class Ground {}

@Module({})
class Rooms {}

function ground(dataSource: DataSource): DynamicModule {
  const providers = [
    { provide: DataSource, useValue: dataSource },
    { provide: Clock, useValue: new ManualClock(new Date('2026-03-02T07:00:00Z')) },
    { provide: ActorSource, useExisting: Directory },
  ];
  return {
    module: Ground,
    imports: [DirectoryModule, JournalModule],
    providers,
    exports: [DataSource, Clock, ActorSource],
  };
}

/** The routes of the directory and of the documents behind the real edge, and nothing else of the service. */
export async function openRooms() {
  const opened: DataSource[] = [];
  const serviceOn = async (config: Config, log: Log): Promise<DynamicModule> => {
    const dataSource = await openDataSource(config, schema);
    opened.push(dataSource);
    const edge = [HttpModule.forRoot({ CLOCK: { kind: 'system' } }, log), AccessModule.forRoot(config)];
    return { module: Rooms, imports: [ground(dataSource), ...edge, DocumentsModule.forRoot(config)] };
  };
  const opening = await openCouncil(serviceOn);
  const shut = async (): Promise<void> => {
    for (const dataSource of opened) await dataSource.destroy();
    await opening.close();
  };
  return { council: opening.council, close: shut };
}
