import { Problem } from '../../domain/problem.js';
import type { Clock } from '../../platform/clock.js';

const MINUTE_MS = 60_000;
const MOST_NAMES = 10_000;

/** Attempts of one caller within a minute (обмеження спроб): after `limit` failures the next must wait. */
export class Attempts {
  private readonly attempts = new Map<string, number[]>();

  constructor(
    private readonly limit: number,
    private readonly time: Clock,
  ) {}

  /** Counted before it is known to fail: a hundred attempts sent at once are a hundred. */
  take(name: string): void {
    const recent = this.recent(name);
    const now = this.time.now().getTime();
    if (recent.length >= this.limit) {
      const retryAfter = Math.ceil(((recent[0] ?? now) + MINUTE_MS - now) / 1000);
      throw new Problem('TOO_MANY_REQUESTS', { extra: { retryAfter: Math.max(1, retryAfter) } });
    }
    // Somebody who tries ever new names must not fill the memory.
    if (this.attempts.size >= MOST_NAMES) this.attempts.clear();
    this.attempts.set(name, [...recent, now]);
  }

  /** The last attempt succeeded, so it was none. */
  giveBack(name: string): void {
    this.attempts.set(name, this.recent(name).slice(0, -1));
  }

  forget(name: string): void {
    this.attempts.delete(name);
  }

  private recent(name: string): number[] {
    const since = this.time.now().getTime() - MINUTE_MS;
    return (this.attempts.get(name) ?? []).filter((at) => at > since);
  }
}
