import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { SystemClock } from '../../clock.js';
import { Log } from '../../log.js';
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
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.tidy(), HOUR_MS).unref();
    void this.tidy();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async forgetOld(): Promise<void> {
    const before = new Date(this.time.now().getTime() - KEPT_MS);
    await this.dataSource.getRepository(IdempotencyKeyRecord).delete({ createdAt: LessThan(before) });
  }

  /** Nobody waits for this, so a failure only goes to the log; the next hour tries again. */
  private async tidy(): Promise<void> {
    try {
      await this.forgetOld();
    } catch (error) {
      this.log.warn('old-keys-kept', { err: error });
    }
  }
}
