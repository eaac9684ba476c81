import { Injectable } from '@nestjs/common';
import { Problem } from '../../domain/problem.js';
import { moveVisit } from '../../domain/reception/states.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import type { Cancellation } from '../booking/booking.dto.js';
import { Notices } from '../notices/notices.js';
import { bookingCancelled } from '../processes/visit-data.js';
import { ReceptionStore } from '../reception-store.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import { dropMaterials } from './more-materials.js';
import { PlaceOffers } from './place-offers.js';
import { Transfers } from './transfers.js';

/** Gives bookings up (скасування запису): the place is free again, and whoever waits for one is called. */
@Injectable()
export class Cancelling {
  constructor(
    private readonly store: ReceptionStore,
    private readonly transfers: Transfers,
    private readonly offers: PlaceOffers,
    private readonly notices: Notices,
  ) {}

  /** @throws NOT_FOUND, RECEPTION_STATUS_REFUSED for a booking that has ended, or whose citizen is at the table */
  async cancel(tx: WorkflowTransaction, visitId: string, { by, reason }: Cancellation): Promise<VisitRecord> {
    const { manager, now } = tx;
    const { receptionId } = await this.store.visit(visitId, manager);
    const reception = await this.store.lock(manager, receptionId);
    const visit = await this.store.visit(visitId, manager);
    if (visit.status === 'with-leader')
      throw new Problem('RECEPTION_STATUS_REFUSED', {
        detail: 'Громадянина вже приймають: запишіть, що вирішено, або підставу припинити прийом.',
      });
    const status = moveVisit(visit.status, 'cancelled');
    await this.store.changeVisit(manager, visitId, { status, grounds: [reason], endedAt: now });
    await this.transfers.freePlace(tx, visit);
    await this.giveRightBack(tx, visit);
    await tx.note(visitId, 'booking-cancelled', { by, receptionId });
    await dropMaterials(tx, visitId);
    await tx.message(bookingCancelled.to(visitId));
    if (by === 'citizen') await this.notices.overtake(tx, visit, 'громадянин скасував запис');
    else await this.notices.tell(tx, visit, { news: { kind: 'cancelled', reason }, from: reception, to: null });
    await this.offers.callNext(tx, await this.freshOf(tx, reception));
    return this.store.visit(visitId, manager);
  }

  /** A right is used by being received first, not by a booking given up: the citizen has it again. */
  private async giveRightBack(tx: WorkflowTransaction, visit: VisitRecord): Promise<void> {
    if (!visit.firstPlaceRight) return;
    const won = await this.whereWon(tx, visit);
    if (!won) return;
    await this.store.changeVisit(tx.manager, won.id, { rightUsed: false });
    await tx.note(won.id, 'first-place-given-back', { visitId: visit.id });
  }

  /** Back over the moved bookings to the visit on which the substitute was refused. */
  private async whereWon(tx: WorkflowTransaction, visit: VisitRecord): Promise<VisitRecord | null> {
    let before: string | null = visit.previousVisitId;
    while (before !== null) {
      const found: VisitRecord = await this.store.visit(before, tx.manager);
      if (found.status === 'substitute-declined') return found;
      before = found.previousVisitId;
    }
    return null;
  }

  private freshOf(tx: WorkflowTransaction, { id }: ReceptionRecord): Promise<ReceptionRecord> {
    return this.store.reception(id, tx.manager);
  }
}
