import {
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { Log } from '../platform/log.js';
import { Rounds } from '../platform/rounds.js';
import { JournalErasure } from './erasure.js';
import { guardJournal } from './guard.js';
import { Journal } from './journal.js';
import { JournalKey, keyFileOf } from './journal-key.js';
import { Sealer } from './sealer.js';
import { sealFolder } from './seals.js';

type JournalConfig = Pick<Config, 'DATA_DIR' | 'JOURNAL_KEY' | 'JOURNAL_SEAL_TO' | 'WORKER'>;

const roundEveryMs = 60_000;
const seals = Symbol('seals this journal');

/** The journal under watch: guarded by the database, and sealed once a day by the node that works. */
@Injectable()
class JournalWatch implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds: Rounds;

  constructor(
    private readonly dataSource: DataSource,
    private readonly sealer: Sealer,
    private readonly log: Log,
    @Inject(seals) private readonly isSealing: boolean,
  ) {
    this.rounds = new Rounds(
      roundEveryMs,
      () => sealer.round(),
      (err) => log.error('journal-not-sealed', { err }),
    );
  }

  async onModuleInit(): Promise<void> {
    if (!(await guardJournal(this.dataSource))) this.log.warn('journal-not-guarded');
  }

  onApplicationBootstrap(): void {
    if (!this.isSealing) return;
    this.rounds.start();
    void this.rounds.next();
  }

  async onApplicationShutdown(): Promise<void> {
    this.sealer.stop();
    await this.rounds.stop();
  }
}

/** The journal is written by every room that acts, so it is handed to all of them. */
@Module({})
export class JournalModule {
  static forRoot(config: JournalConfig): DynamicModule {
    const places = { folder: sealFolder(config.DATA_DIR), elsewhere: config.JOURNAL_SEAL_TO ?? null };
    return {
      module: JournalModule,
      global: true,
      providers: [
        Journal,
        JournalErasure,
        JournalWatch,
        { provide: JournalKey, useFactory: () => JournalKey.ofInstallation(keyFileOf(config)) },
        {
          provide: Sealer,
          inject: [DataSource, Journal, JournalKey, Clock, Log],
          useFactory: (db: DataSource, journal: Journal, key: JournalKey, clock: Clock, log: Log) =>
            new Sealer(db, journal, key, clock, log, places),
        },
        { provide: seals, useValue: config.WORKER },
      ],
      exports: [Journal, JournalErasure, JournalKey],
    };
  }
}
