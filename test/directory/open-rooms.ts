import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessModule, ActorSource } from '../../src/access/index.js';
import { Directory, DirectoryModule } from '../../src/directory/index.js';
import { DocumentsModule } from '../../src/documents/index.js';
import { EditionModule } from '../../src/edition/index.js';
import { JournalModule } from '../../src/journal/index.js';
import { Clock, ManualClock } from '../../src/platform/clock.js';
import type { Config } from '../../src/platform/config.js';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import type { Log } from '../../src/platform/log.js';
import { schema } from '../../src/schema.js';
import { openCouncil } from '../api/support/council.js';
import { freshDatabase } from '../support/database.js';

@Global()
@Module({})
class Ground {}

@Module({})
class Rooms {}

function ground(dataSource: DataSource, config: Config): DynamicModule {
  const providers = [
    { provide: DataSource, useValue: dataSource },
    { provide: Clock, useValue: new ManualClock(new Date('2026-03-02T07:00:00Z')) },
    { provide: ActorSource, useExisting: Directory },
  ];
  return {
    module: Ground,
    imports: [DirectoryModule.forRoot(config), JournalModule.forRoot({ ...config, WORKER: false })],
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
    return {
      module: Rooms,
      imports: [ground(dataSource, config), EditionModule.forRoot(config), ...edge, DocumentsModule.forRoot(config)],
    };
  };
  const opening = await openCouncil(serviceOn, { database: freshDatabase });
  const shut = async (): Promise<void> => {
    for (const dataSource of opened) await dataSource.destroy();
    await opening.close();
  };
  return { council: opening.council, close: shut };
}
