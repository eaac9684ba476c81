import type { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import type { Journal } from '../../journal/index.js';
import type { ManualClock } from '../../platform/clock.js';
import { ClockControl } from '../../platform/clock.js';
import { ManualClockRecord } from '../../platform/database/tables.js';
import { unitOfWork } from '../../platform/database/transactions.js';
import type { Worker } from './worker.js';
import { insertMissing } from '../../platform/database/insert-rows.js';

/** The one row that says where the hand stands. */
const handId = 'hand';

/** Moves the manual clock with everything that falls due on the way, and remembers where the hand stands. */
export class WoundClock extends ClockControl {
  constructor(
    private readonly clock: ManualClock,
    private readonly worker: Worker,
    private readonly dataSource: DataSource,
    private readonly journal: Journal,
  ) {
    super();
  }

  async advanceTo(instant: Date, by: Actor): Promise<void> {
    const at = this.clock.now();
    const act = { stream: 'clock', kind: 'clock-moved', by, at, payload: { from: at, to: instant } } as const;
    await unitOfWork(this.dataSource, (manager) => this.journal.append(manager, act));
    await this.worker.advanceTo(this.clock, instant, (hand) => this.keep(hand));
  }

  /**
   * Written before anything happens at that instant: a node that starts after a crash starts no earlier than
   * what has happened. Another node may have gone further; the hand never goes back.
   */
  private async keep(hand: Date): Promise<void> {
    const { manager } = this.dataSource;
    const row = { id: handId, standsAt: hand };
    await insertMissing(manager, ManualClockRecord, row);
    await manager
      .createQueryBuilder()
      .update(ManualClockRecord)
      .set({ standsAt: hand })
      .where('id = :id and stands_at < :hand', { id: handId, hand: hand.getTime() })
      .execute();
  }
}
