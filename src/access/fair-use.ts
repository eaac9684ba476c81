import { Problem } from '../domain/problem.js';
import type { Config } from '../platform/config.js';
import { Allowance } from './allowance.js';

export type FairUseSettings = Pick<Config, 'REQUESTS_PER_MINUTE' | 'STREAMS_PER_PERSON'>;

const MINUTE_S = 60;
/** Soon enough for a browser whose other tab has just been closed. */
const RETRY_S = 15;

/**
 * How much of a node one person may take (частка однієї особи): a broken client of one clerk must not keep the others
 * waiting. A limit of 0 is none.
 */
export class FairUse {
  private readonly requests: Allowance | null;
  private readonly streams = new Map<string, number>();

  constructor(private readonly settings: FairUseSettings) {
    const { REQUESTS_PER_MINUTE: most } = settings;
    this.requests = most === 0 ? null : new Allowance(most, MINUTE_S);
  }

  /** @throws TOO_MANY_REQUESTS */
  async takeRequest(personId: string): Promise<void> {
    await this.requests?.take(personId);
  }

  /** Counts an open stream until what this returns is called. @throws TOO_MANY_REQUESTS */
  openStream(personId: string): () => void {
    const open = this.openStreams(personId);
    const { STREAMS_PER_PERSON: most } = this.settings;
    if (most > 0 && open >= most)
      throw new Problem('TOO_MANY_REQUESTS', {
        detail: `У вас уже відкрито табло: ${open}. Закрийте зайві вікна.`,
        extra: { retryAfter: RETRY_S },
      });
    this.streams.set(personId, open + 1);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      const left = this.openStreams(personId) - 1;
      if (left > 0) this.streams.set(personId, left);
      else this.streams.delete(personId);
    };
  }

  openStreams(personId: string): number {
    return this.streams.get(personId) ?? 0;
  }
}
