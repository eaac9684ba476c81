import { randomUUID } from 'node:crypto';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { type DataSource, LessThan } from 'typeorm';
import { Problem } from '../../../domain/problem.js';
import type { EditionInForce } from '../../../edition/index.js';
import { type Clock, SystemClock } from '../../../platform/clock.js';
import { codeOf } from '../../../platform/database/database-errors.js';
import type { StorageConfig } from '../../../platform/database/data-source.js';
import type { Log } from '../../../platform/log.js';
import type { Analyses } from '../../analyses/analyses.js';
import { replayAnalysis } from './replay-analyses.js';
import { giveUp, takeReplay } from './run-replay.js';
import { ReplayRecord } from '../tables.js';

/** A node that has said nothing for so long has died: another goes on with its replay. */
const leaseMs = 15_000;
const lookEveryMs = 2000;

/**
 * Carries the replays that reviewers began over HTTP (виконавець пробігів): one at a time, a few
 * seconds at a time, in a process beside the service. What a dead node left is gone on with by any other.
 */
export class ReplayRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly runner = `replay-${randomUUID()}`;
  private readonly time = new SystemClock();
  /** Aborted when the service stops. */
  private readonly leaving = new AbortController();
  private ring: () => void = () => undefined;
  private life: Promise<void> = Promise.resolve();

  constructor(
    private readonly storage: StorageConfig,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly analyses: Analyses,
    private readonly editions: Pick<EditionInForce, 'folderOf'>,
  ) {}

  onApplicationBootstrap(): void {
    this.life = this.live();
  }

  /** Leaves what it is carrying where it stands; the next start goes on with it. */
  async beforeApplicationShutdown(): Promise<void> {
    this.leaving.abort();
    this.ring();
    await this.life;
  }

  /** Something has been begun: do not wait for the next look. */
  wake(): void {
    this.ring();
  }

  private async live(): Promise<void> {
    while (!this.leaving.signal.aborted) {
      try {
        while (await this.carryNext()) if (this.leaving.signal.aborted) return;
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

  private async carry({ id: replay, edition }: ReplayRecord): Promise<void> {
    const { runner } = this;
    try {
      const folder = edition === null ? null : await this.editions.folderOf(edition);
      const slice = { storage: this.storage, replay, runner, leaseMs, now: this.clock.now().getTime(), folder };
      await this.analyses.runKept(replayAnalysis, slice, this.leaving.signal);
    } catch (error) {
      if (this.leaving.signal.aborted) {
        await giveUp(this.lease, replay);
        return;
      }
      // A database that is away comes back, and the replay with it; anything else would fail again.
      if (codeOf(error) !== '' && !(error instanceof Problem)) throw error;
      this.log.error('replay-failed', { replay, err: error });
      await this.fail(replay, error);
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
    if (this.leaving.signal.aborted) return;
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
