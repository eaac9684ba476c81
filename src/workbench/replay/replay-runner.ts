import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { Problem } from '../../domain/problem.js';
import { WorkingCalendar } from '../../domain/working-calendar.js';
import { Clock, SystemClock } from '../../platform/clock.js';
import { codeOf } from '../../platform/database-errors.js';
import { Log } from '../../platform/log.js';
import { PolicyService } from '../../policy/index.js';
import { appealBook } from './cases.js';
import { ReplayDesk } from './replay-desk.js';
import { type RunEnding, runReplay, takeReplay } from './run-replay.js';
import { ReplayRecord } from './tables.js';

/** A node that has said nothing for so long has died: another goes on with its replay. */
const leaseMs = 15_000;
const lookEveryMs = 2000;

/**
 * Carries the replays that reviewers began over HTTP (виконавець пробігів): one at a time, in small
 * portions between which the node answers requests. What a dead node left is gone on with by any other.
 */
@Injectable()
export class ReplayRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly runner = `replay-${randomUUID()}`;
  private readonly time = new SystemClock();
  private isStopping = false;
  private ring: () => void = () => undefined;
  private life: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly policy: PolicyService,
    private readonly calendar: WorkingCalendar,
    private readonly clock: Clock,
    private readonly desk: ReplayDesk,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.life = this.live();
  }

  /** Leaves what it is carrying where it stands; the next start goes on with it. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.ring();
    await this.life;
  }

  /** Something has been begun: do not wait for the next look. */
  wake(): void {
    this.ring();
  }

  private async live(): Promise<void> {
    while (!this.isStopping) {
      try {
        while (await this.carryNext()) if (this.isStopping) return;
      } catch (error) {
        this.log.warn('replays-not-carried', { err: error });
      }
      await this.pause();
    }
  }

  private async carryNext(): Promise<boolean> {
    const where = { status: 'running', origin: 'service', lockedUntil: LessThan(this.time.now()) } as const;
    const next = await this.dataSource.manager.findOne(ReplayRecord, {
      select: { id: true },
      where,
      order: { id: 'ASC' },
    });
    const taken = next && (await takeReplay(this.lease, next.id));
    if (!taken) return false;
    await this.carry(taken);
    return true;
  }

  private async carry(row: ReplayRecord): Promise<RunEnding | null> {
    try {
      const candidate = this.desk.candidateOf(row);
      const parts = {
        ...this.lease,
        candidate,
        present: this.policy,
        calendar: this.calendar,
        book: appealBook(this.dataSource),
        now: () => this.clock.now(),
      };
      return await runReplay(row, parts, { isStopping: () => this.isStopping });
    } catch (error) {
      // A database that is away comes back, and the replay with it; anything else would fail again.
      if (codeOf(error) !== '') throw error;
      this.log.error('replay-failed', { replay: row.id, err: error });
      await this.fail(row.id, error);
      return null;
    }
  }

  private async fail(id: string, error: unknown): Promise<void> {
    const fault = error instanceof Problem ? `${error.message} ${error.advice}` : 'Під час пробігу стався збій служби.';
    await this.dataSource.manager
      .createQueryBuilder()
      .update(ReplayRecord)
      .set({ status: 'failed', fault, lockedBy: null })
      .where('id = :id and locked_by = :runner', { id, runner: this.runner })
      .execute();
  }

  private get lease() {
    return { dataSource: this.dataSource, runner: this.runner, leaseMs };
  }

  private async pause(): Promise<void> {
    if (this.isStopping) return;
    await new Promise<void>((resolve) => {
      const alarm = setTimeout(resolve, lookEveryMs).unref();
      this.ring = () => {
        clearTimeout(alarm);
        resolve();
      };
    });
    this.ring = () => undefined;
  }
}
