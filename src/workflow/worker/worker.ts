import type { ManualClock } from '../../platform/clock.js';
import { JobQueue } from './job-queue.js';
import { TimerQueue } from './timer-queue.js';
import type { QueueParts } from './work-queue.js';

export interface WorkerSettings {
  readonly pollMs: number;
  /** Told after each round of the loop. */
  readonly onRound?: () => void;
  /** Told of a round that failed as a whole, such as a database that is away. */
  readonly onFault: (error: unknown) => void;
}

/**
 * Moves cases that wait for nobody (робітник): fires timers that are due and does the jobs. Any number of
 * nodes may run one each; on a node there is one round at a time.
 */
export class Worker {
  private readonly timers: TimerQueue;
  private readonly jobs: JobQueue;
  private isStopping = false;
  private life: Promise<void> | null = null;
  private ring: () => void = () => undefined;
  private round: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly parts: QueueParts,
    private readonly settings: WorkerSettings,
  ) {
    this.timers = new TimerQueue(parts);
    this.jobs = new JobQueue(parts);
  }

  /** Polls until it is stopped. */
  start(): void {
    if (this.life) return;
    this.isStopping = false;
    const { wakeUp, clock } = this.parts.workflow.machinery;
    const forget = wakeUp.add((dueAt) => {
      if (dueAt <= clock.now()) this.ring();
    });
    this.life = this.live().finally(forget);
  }

  /** Finishes what it is doing and does nothing more. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.ring();
    await this.life;
    await this.round;
    this.life = null;
  }

  /** Does everything that is due now; answers how many timers and jobs that was. */
  async runDue(now: Date = this.parts.workflow.machinery.clock.now()): Promise<number> {
    const before = this.round;
    const mine = before.then(() => this.runRound(now));
    this.round = mine.catch(() => undefined);
    return mine;
  }

  /**
   * Lets time pass: the hand is moved to each instant at which something is due, in order, so that what
   * becomes due on the way happens at its own time. `keep` is told of each instant before it comes.
   */
  async advanceTo(
    clock: ManualClock,
    target: Date,
    keep: (hand: Date) => Promise<void> = async () => {},
  ): Promise<number> {
    let done = await this.runDue();
    for (let next = await this.nextAt(); next !== null && next <= target; next = await this.nextAt()) {
      await keep(next);
      clock.moveTo(next);
      const moved = await this.runDue();
      // Due, and yet nobody may touch it: another node is at work on it, and its time is not ours to wait for.
      if (moved === 0) break;
      done += moved;
    }
    await keep(target);
    clock.moveTo(target);
    return done + (await this.runDue());
  }

  /** When something is due next, a past instant when it is due already; null when nothing waits for time. */
  async nextAt(): Promise<Date | null> {
    const due = [await this.timers.nextAt(), await this.jobs.nextAt()].filter((at) => at !== null);
    return due.length === 0 ? null : new Date(Math.min(...due.map((at) => at.getTime())));
  }

  private async runRound(now: Date): Promise<number> {
    const isStopping = () => this.isStopping;
    for (let done = 0; ;) {
      const timers = await this.timers.run(now, isStopping);
      const jobs = await this.jobs.run(now, isStopping);
      done += timers + jobs;
      if (timers + jobs === 0 || this.isStopping) return done;
    }
  }

  private async live(): Promise<void> {
    while (!this.isStopping) {
      try {
        await this.runDue();
        this.settings.onRound?.();
      } catch (error) {
        this.settings.onFault(error);
      }
      await this.sleep();
    }
  }

  private async sleep(): Promise<void> {
    if (this.isStopping) return;
    await new Promise<void>((resolve) => {
      const alarm = setTimeout(resolve, this.settings.pollMs);
      this.ring = () => {
        clearTimeout(alarm);
        resolve();
      };
    });
    this.ring = () => undefined;
  }
}
