import { setTimeout as pause } from 'node:timers/promises';
import type { ManualClock } from '../../platform/clock.js';
import { JobQueue } from './job-queue.js';
import { Line, type LineSettings } from './line.js';
import { TimerQueue } from './timer-queue.js';
import type { QueueParts, WorkQueue } from './work-queue.js';

interface WorkerSettings extends LineSettings {
  /** What is done beside timers and jobs, with rounds of its own. */
  readonly background?: WorkQueue;
}

/**
 * Moves cases that wait for nobody (робітник): fires timers that are due and does the jobs. Any number of
 * nodes may run one each; on a node there is one round of timers and one of jobs at a time, and neither
 * waits for the other.
 */
export class Worker {
  private readonly jobQueue: JobQueue;
  private readonly timers: Line;
  private readonly jobs: Line;
  private readonly background: Line | null;
  private isStopping = false;
  private forget: (() => void) | null = null;

  constructor(
    private readonly parts: QueueParts,
    { pollMs, onRound, onFault, background }: WorkerSettings,
  ) {
    this.jobQueue = new JobQueue(parts, onFault);
    this.timers = new Line(new TimerQueue(parts), { pollMs, onFault, ...(onRound ? { onRound } : {}) });
    this.jobs = new Line(this.jobQueue, { pollMs, onFault });
    this.background = background ? new Line(background, { pollMs, onFault }) : null;
  }

  /** Polls until it is stopped. */
  start(): void {
    if (this.forget) return;
    const { wakeUp, clock } = this.parts.workflow.machinery;
    this.forget = wakeUp.add((dueAt) => {
      if (dueAt > clock.now()) return;
      this.timers.ring();
      this.jobs.ring();
      this.background?.ring();
    });
    this.timers.start(() => clock.now());
    this.jobs.start(() => clock.now());
    this.background?.start(() => clock.now());
  }

  /** Finishes what it is doing and does nothing more. A job that does not end is left to whoever comes next. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.forget?.();
    this.forget = null;
    const stopped = Promise.all([this.timers.stop(), this.jobs.stop(), this.background?.stop()]);
    const enough = new AbortController();
    const grace = pause(this.parts.settings.graceMs, undefined, { signal: enough.signal }).then(
      () => this.jobQueue.abandon(),
      () => undefined,
    );
    await stopped.finally(() => enough.abort());
    await grace;
  }

  /** Does everything that is due now; answers how much that was. */
  async runDue(now: Date = this.parts.workflow.machinery.clock.now()): Promise<number> {
    for (let done = 0; ;) {
      const moved =
        (await this.timers.run(now)) + (await this.jobs.run(now)) + ((await this.background?.run(now)) ?? 0);
      done += moved;
      if (moved === 0 || this.isStopping) return done;
    }
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
}
