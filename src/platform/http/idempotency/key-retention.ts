import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { SystemClock } from '../../clock.js';
import { Log } from '../../log.js';
import { Rounds } from '../../rounds.js';
import { IdempotencyKeyRecord } from '../tables.js';

const HOUR_MS = 3_600_000;
/** A client that failed on Friday evening may try again on Monday morning. */
const KEPT_MS = 72 * HOUR_MS;

/**
 * Forgets stored answers after three days (строк зберігання відповідей). They repeat what an applicant
 * wrote, and nothing about a person is kept longer than its purpose needs (KR-2.5).
 */
@Injectable()
export class KeyRetention implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly time = new SystemClock();
  private readonly rounds: Rounds;

  constructor(
    private readonly dataSource: DataSource,
    log: Log,
  ) {
    this.rounds = new Rounds(
      HOUR_MS,
      () => this.forgetOld(),
      (err) => log.warn('old-keys-kept', { err }),
    );
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
    void this.rounds.next();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  async forgetOld(): Promise<void> {
    const before = new Date(this.time.now().getTime() - KEPT_MS);
    await this.dataSource.getRepository(IdempotencyKeyRecord).delete({ createdAt: LessThan(before) });
  }
}
