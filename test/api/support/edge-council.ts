import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessModule, ActorSource } from '../../../src/access/index.js';
import { accessMigrations } from '../../../src/access/migrations.js';
import { accessTables } from '../../../src/access/tables.js';
import { Directory } from '../../../src/directory/index.js';
import { kryvyiRih } from '../../support/council.js';
import { Journal } from '../../../src/journal/index.js';
import { journalMigrations } from '../../../src/journal/migrations.js';
import { journalTables } from '../../../src/journal/tables.js';
import { Clock, ClockControl, ManualClock } from '../../../src/platform/clock.js';
import { type Config, readConfig } from '../../../src/platform/config.js';
import { openDataSource } from '../../../src/platform/database/data-source.js';
import { HttpModule } from '../../../src/platform/http/http.module.js';
import { httpMigrations } from '../../../src/platform/http/migrations.js';
import { httpTables } from '../../../src/platform/http/tables.js';
import { Log } from '../../../src/platform/log.js';
import { freshDatabase } from '../../support/database.js';
import { Conversation } from './conversation.js';

const edgeSchema = {
  entities: [...accessTables, ...journalTables, ...httpTables],
  migrations: [...accessMigrations, ...journalMigrations, ...httpMigrations],
};

interface EdgeOptions {
  readonly controllers?: readonly Type[];
  readonly env?: NodeJS.ProcessEnv;
  readonly log?: Log;
  /** A second node over the database of the first. */
  readonly sharing?: EdgeCouncil;
}

export interface EdgeCouncil {
  readonly council: Conversation;
  readonly config: Config;
  readonly dataSource: DataSource;
  readonly clock: ManualClock;
  close(): Promise<void>;
}

class HandOnly extends ClockControl {
  constructor(private readonly clock: ManualClock) {
    super();
  }

  override advanceTo(instant: Date): Promise<void> {
    this.clock.moveTo(instant);
    return Promise.resolve();
  }
}

@Global()
@Module({})
class Ground {}

function groundOf(dataSource: DataSource, clock: ManualClock): DynamicModule {
  const directory = new Directory(kryvyiRih);
  const providers = [
    { provide: DataSource, useValue: dataSource },
    { provide: Clock, useValue: clock },
    { provide: ClockControl, useValue: new HandOnly(clock) },
    { provide: ActorSource, useValue: directory },
    { provide: Journal, useValue: new Journal(dataSource) },
  ];
  return { module: Ground, providers, exports: providers.map(({ provide }) => provide) };
}

@Module({})
class Edge {}

function edgeOf(config: Config, ground: DynamicModule, log: Log, controllers: readonly Type[]): DynamicModule {
  return {
    module: Edge,
    imports: [ground, HttpModule.forRoot(config, log), AccessModule.forRoot(config)],
    controllers: [...controllers],
  };
}

interface Store {
  readonly config: Config;
  readonly dataSource: DataSource;
  readonly release: () => Promise<void>;
}

async function storeFor({ env, sharing }: EdgeOptions): Promise<Store> {
  if (sharing) return { config: sharing.config, dataSource: sharing.dataSource, release: async () => undefined };
  const database = await freshDatabase();
  const config = readConfig({ CLOCK: 'manual:2026-03-02T09:00:00+02:00', ...database.env, ...env });
  const dataSource = await openDataSource(config, edgeSchema);
  const release = async (): Promise<void> => {
    await dataSource.destroy();
    await database.drop();
  };
  return { config, dataSource, release };
}

/** The edge of the service alone, with whatever routes a test needs behind it, on a fresh database. */
export async function edgeCouncil(options: EdgeOptions = {}): Promise<EdgeCouncil> {
  const { config, dataSource, release } = await storeFor(options);
  const clock = new ManualClock(config.CLOCK.kind === 'manual' ? config.CLOCK.start : new Date('2026-03-02T07:00:00Z'));
  const log = options.log ?? new Log('silent');
  const module = edgeOf(config, groundOf(dataSource, clock), log, options.controllers ?? []);
  try {
    const council = await Conversation.open(module, log);
    const close = async (): Promise<void> => {
      await council.close();
      await release();
    };
    return { council, config, dataSource, clock, close };
  } catch (error) {
    await release();
    throw error;
  }
}
