import type { DataSource } from 'typeorm';
import type { ManualClock } from '../../platform/clock.js';
import { ClockControl } from '../../platform/clock-control.js';
import { ManualClockRecord } from '../../platform/tables.js';
import type { Worker } from './worker.js';

/** The one row that says where the hand stands. */
export const handId = 'hand';

/** Moves the manual clock with everything that falls due on the way, and remembers where the hand stands. */
export class WoundClock extends ClockControl {
  constructor(
    private readonly clock: ManualClock,
    private readonly worker: Worker,
    private readonly dataSource: DataSource,
  ) {
    super();
  }

  async advanceTo(instant: Date): Promise<void> {
    await this.worker.advanceTo(this.clock, instant);
    await this.dataSource.manager.upsert(ManualClockRecord, { id: handId, standsAt: this.clock.now() }, ['id']);
  }
}
