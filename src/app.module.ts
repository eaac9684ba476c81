import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AccessModule, ActorSource, signInFor } from './access/index.js';
import { AppealsModule } from './appeals/appeals.module.js';
import { Directory, DirectoryModule } from './directory/index.js';
import { DocumentsModule } from './documents/index.js';
import { EditionModule } from './edition/index.js';
import { JournalModule } from './journal/index.js';
import { Clock } from './platform/clock.js';
import type { Config } from './platform/config.js';
import { openClock } from './platform/open-clock.js';
import { openDataSource } from './platform/database/data-source.js';
import { HttpModule } from './platform/http/http.module.js';
import type { Log } from './platform/log.js';
import { PolicyModule, ReferenceModule } from './policy/index.js';
import { ReceptionsModule } from './receptions/receptions.module.js';
import { schema } from './schema.js';
import { WorkbenchModule } from './workbench/workbench.module.js';
import { WorkflowModule } from './workflow/index.js';

/** What every room may ask for: the time, and who works at the council. */
@Global()
@Module({})
class FoundationModule {
  static forRoot(config: Config): DynamicModule {
    const clock = { provide: Clock, inject: [DataSource], useFactory: (db: DataSource) => openClock(config, db) };
    const actors = { provide: ActorSource, useExisting: Directory };
    return { module: FoundationModule, providers: [clock, actors], exports: [clock, actors] };
  }
}

/** The whole service, put together for one configuration. */
@Module({})
export class AppModule {
  static forRoot(config: Config, log: Log): DynamicModule {
    // Where people sign in for real, a change of what decides takes two of them.
    const folderPublishes = config.EDITION_FROM_FOLDER ?? signInFor(config) === 'demonstration';
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ type: 'better-sqlite3', database: '', retryAttempts: 1 }),
          dataSourceFactory: () => openDataSource(config, schema),
        }),
        FoundationModule.forRoot(config),
        HttpModule.forRoot(config, log),
        DirectoryModule.forRoot(config),
        AccessModule.forRoot(config),
        JournalModule.forRoot(config),
        EditionModule.forRoot(config),
        PolicyModule.forRoot(config),
        ReferenceModule.forRoot(config),
        DocumentsModule.forRoot(config),
        WorkflowModule.forRoot({ ...config, folderPublishes }),
        AppealsModule,
        ReceptionsModule,
        WorkbenchModule.forRoot(config),
      ],
    };
  }
}
