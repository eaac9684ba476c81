import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessModule, ActorSource } from '../../src/access/index.js';
import { Directory } from '../../src/directory/index.js';
import { EditionModule } from '../../src/edition/index.js';
import { kryvyiRih } from '../support/council.js';
import { JournalModule } from '../../src/journal/journal.module.js';
import { PolicyModule } from '../../src/policy/index.js';
import { Clock, ClockControl, ManualClock } from '../../src/platform/clock.js';
import { readConfig } from '../../src/platform/config.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import { Log } from '../../src/platform/log.js';
import { Conversation } from '../api/support/conversation.js';
import { freshDataSource } from '../support/database.js';

@Global()
@Module({})
class Ground {}

@Module({})
class PolicyHouse {}

function groundOf(dataSource: DataSource): DynamicModule {
  const clock = new ManualClock(new Date('2026-03-02T07:00:00Z'));
  const control: ClockControl = { advanceTo: async (instant: Date) => clock.moveTo(instant) };
  const directory = new Directory(kryvyiRih);
  const providers = [
    { provide: DataSource, useValue: dataSource },
    { provide: Clock, useValue: clock },
    { provide: ClockControl, useValue: control },
    { provide: Directory, useValue: directory },
    { provide: ActorSource, useValue: directory },
  ];
  return { module: Ground, providers, exports: providers.map(({ provide }) => provide) };
}

/** The rules behind the real edge of the service, and nothing else of the house. */
export async function openPolicyHouse(): Promise<{ council: Conversation; close(): Promise<void> }> {
  const dataSource = await freshDataSource({ keep: true });
  const config = readConfig({ CLOCK: 'manual:2026-03-02T09:00:00+02:00', LOG_LEVEL: 'silent' });
  const log = new Log('silent');
  const edge = [HttpModule.forRoot(config, log), AccessModule.forRoot(config)];
  const journal = JournalModule.forRoot({ ...config, DATA_DIR: join(tmpdir(), 'policy-house'), WORKER: false });
  const rooms = [EditionModule.forRoot(config), PolicyModule.forRoot(config)];
  const imports = [groundOf(dataSource), ...edge, journal, ...rooms];
  const council = await Conversation.open({ module: PolicyHouse, imports }, log);
  const close = async (): Promise<void> => {
    await council.close();
    await dataSource.close();
  };
  return { council, close };
}
