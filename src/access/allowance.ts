import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from '../domain/problem.js';

/** So many acts of one name in so many seconds (обмеження частоти); counted on this node. */
export class Allowance {
  private readonly limiter: RateLimiterMemory;

  constructor(acts: number, seconds: number) {
    this.limiter = new RateLimiterMemory({ points: acts, duration: seconds });
  }

  /** Counted before it is known to fail: a hundred attempts sent at once are a hundred. @throws TOO_MANY_REQUESTS */
  async take(name: string): Promise<void> {
    try {
      await this.limiter.consume(name);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new Problem('TOO_MANY_REQUESTS', { extra: { retryAfter: Math.ceil(refused.msBeforeNext / 1000) || 1 } });
    }
  }

  /** The last act succeeded, so it was none. */
  async giveBack(name: string): Promise<void> {
    await this.limiter.reward(name);
  }

  async forget(name: string): Promise<void> {
    await this.limiter.delete(name);
  }
}
