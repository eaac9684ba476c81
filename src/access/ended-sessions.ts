import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SystemClock } from '../platform/clock.js';
import { isDuplicate } from '../platform/database/database-errors.js';
import { rereading } from '../platform/database/transactions.js';
import { EndedSessionRecord } from './tables.js';

const TRUST_MS = 5_000;
const MOST_REMEMBERED = 10_000;

/**
 * Sessions that were handed back before their time (завершені сеанси). A logout holds at once on the node
 * that took it and within five seconds on the others: for that long a node trusts its own last look.
 */
@Injectable()
export class EndedSessions {
  /** A token lives by the machine's time: moving the office's clock must sign nobody out. */
  private readonly time = new SystemClock();
  private readonly ended = new Set<string>();
  private readonly seenAlive = new Map<string, number>();

  constructor(private readonly dataSource: DataSource) {}

  async has(sessionId: string): Promise<boolean> {
    if (this.ended.has(sessionId)) return true;
    const now = this.time.now().getTime();
    if ((this.seenAlive.get(sessionId) ?? 0) > now) return false;
    const sessions = this.dataSource.getRepository(EndedSessionRecord);
    const isEnded = await rereading(() => sessions.existsBy({ id: sessionId }));
    if (isEnded) this.ended.add(sessionId);
    else this.trust(sessionId, now);
    return isEnded;
  }

  async end(sessionId: string, expiresAt: Date): Promise<void> {
    this.ended.add(sessionId);
    this.seenAlive.delete(sessionId);
    const now = this.time.now();
    const sessions = this.dataSource.getRepository(EndedSessionRecord);
    await sessions.createQueryBuilder().delete().where('expires_at < :now', { now: now.getTime() }).execute();
    try {
      await sessions.insert({ id: sessionId, endedAt: now, expiresAt });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  private trust(sessionId: string, now: number): void {
    if (this.seenAlive.size >= MOST_REMEMBERED) this.seenAlive.clear();
    this.seenAlive.set(sessionId, now + TRUST_MS);
  }
}
