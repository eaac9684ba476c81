import { Injectable } from '@nestjs/common';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { type ReceptionNews, Notices } from '../notices/notices.js';
import { ReceptionStore } from '../reception-store.js';
import type { ReceptionRecord } from '../tables.js';
import { type ReleaseGround, Transfers } from './transfers.js';
import { WaitingLine } from './waiting-line.js';

/** Takes care of those booked on a reception that is not held as announced: all are told, rights are kept. */
@Injectable()
export class Rebooking {
  constructor(
    private readonly store: ReceptionStore,
    private readonly transfers: Transfers,
    private readonly waiting: WaitingLine,
    private readonly notices: Notices,
  ) {}

  /**
   * Books everybody who waits on another reception, in the order of their booking, or ends the bookings where
   * there is none. With a reception that has not begun go those who wait for a place too. The caller has locked the
   * reception they leave, and gives it as it was before. Gives how many of the booked there were.
   */
  async rebook(
    tx: WorkflowTransaction,
    from: ReceptionRecord,
    to: ReceptionRecord | null,
    news: ReceptionNews,
    ground: ReleaseGround,
  ): Promise<number> {
    const waiting = await this.store.visitsOf(from.id, ['booked', 'arrived'], tx.manager);
    if (to !== null) await this.store.lock(tx.manager, to.id);
    for (const visit of waiting) {
      if (to === null) await this.transfers.release(tx, visit, ground);
      const goesOn = to === null ? visit : await this.transfers.transfer(tx, visit, to);
      await this.notices.tell(tx, goesOn, { news, from, to });
    }
    if (from.status === 'booking' || from.status === 'closed') {
      const without = await this.waiting.carry(tx, from, to);
      for (const visit of without) await this.notices.tell(tx, visit, { news, from, to, waits: true });
      await this.notices.withdrawList(tx, from, news);
    }
    return waiting.length;
  }

  /** Tells everybody who waits and is booked on where they were. Gives how many citizens there were. */
  async tell(
    tx: WorkflowTransaction,
    from: ReceptionRecord,
    to: ReceptionRecord,
    news: ReceptionNews,
  ): Promise<number> {
    const waiting = await this.store.visitsOf(from.id, ['booked', 'arrived'], tx.manager);
    for (const visit of waiting) await this.notices.tell(tx, visit, { news, from, to });
    return waiting.length;
  }
}
