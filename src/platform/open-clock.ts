import type { DataSource } from 'typeorm';
import { Clock, ManualClock, SystemClock } from './clock.js';
import type { Config } from './config.js';
import { ManualClockRecord } from './database/tables.js';

/**
 * The clock the configuration asks for. A manual one goes on from where its hand was left: time that has
 * passed in this database has had its effects.
 */
export async function openClock({ CLOCK }: Pick<Config, 'CLOCK'>, dataSource: DataSource): Promise<Clock> {
  if (CLOCK.kind === 'system') return new SystemClock();
  const clock = new ManualClock(CLOCK.start);
  const hand = await dataSource.getRepository(ManualClockRecord).findOneBy({ id: 'hand' });
  if (hand) clock.moveTo(hand.standsAt);
  return clock;
}
