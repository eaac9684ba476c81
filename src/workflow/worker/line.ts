import type { WorkQueue } from './work-queue.js';

export interface LineSettings {
  readonly pollMs: number;
  /** Told after each round of the loop. */
  readonly onRound?: () => void;
  /** Told of a round that failed as a whole, such as a database that is away. */
  readonly onFault: (error: unknown) => void;
}

/** One queue with rounds of its own (лінія робітника): another that waits for something outside does not hold it up. */
export class Line {
  private isStopping = false;
  private life: Promise<void> | null = null;
  private wake: () => void = () => undefined;
  private round: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly queue: WorkQueue,
    private readonly settings: LineSettings,
  ) {}

  /** Polls until it is stopped. */
  start(now: () => Date): void {
    this.isStopping = false;
    this.life ??= this.live(now);
  }

  /** Finishes the handful it has in hand and takes no more. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.wake();
    await this.life;
    await this.round;
    this.life = null;
  }

  /** Something may be due: do not wait for the next poll. */
  ring(): void {
    this.wake();
  }

  /** Does what is due; answers how much that was. One round at a time. */
  run(now: Date): Promise<number> {
    const mine = this.round.then(() => this.queue.run(now, () => this.isStopping));
    this.round = mine.catch(() => undefined);
    return mine;
  }

  nextAt(): Promise<Date | null> {
    return this.queue.nextAt();
  }

  private async live(now: () => Date): Promise<void> {
    while (!this.isStopping) {
      try {
        while ((await this.run(now())) > 0 && !this.isStopping);
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
      this.wake = () => {
        clearTimeout(alarm);
        resolve();
      };
    });
    this.wake = () => undefined;
  }
}
