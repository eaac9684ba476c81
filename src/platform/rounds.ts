/**
 * What a node does by itself as time goes (обхід): one round after another, never two at once. A round that fails is told
 * to `onFault`, and the next one comes all the same.
 */
export class Rounds {
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<void> = Promise.resolve();
  private isBusy = false;

  constructor(
    private readonly everyMs: number,
    private readonly round: () => Promise<void>,
    private readonly onFault: (error: unknown) => void,
  ) {}

  /** From now on; the first round is due after one interval. A round that is still under way is not waited for twice. */
  start(): void {
    this.timer = setInterval(() => {
      if (!this.isBusy) void this.next();
    }, this.everyMs).unref();
  }

  /** One round more, after the one under way. It never throws. */
  next(): Promise<void> {
    return (this.current = this.current.then(() => this.carry()));
  }

  /** No round begins any more by itself; ends with the one under way. */
  stop(): Promise<void> {
    clearInterval(this.timer);
    return this.current;
  }

  private async carry(): Promise<void> {
    this.isBusy = true;
    try {
      await this.round();
    } catch (error) {
      this.onFault(error);
    } finally {
      this.isBusy = false;
    }
  }
}
