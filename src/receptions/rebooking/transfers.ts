import { Injectable } from '@nestjs/common';
import { placesTaken } from '../../domain/reception/states.js';
import { orderedId } from '../../platform/database/ordered-id.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { Booking } from '../booking/booking.js';
import { aheadOfIt, numbered } from '../booking/booking-card.js';
import { bookingCancelled, transferred } from '../processes/visit-data.js';
import { ReceptionStore } from '../reception-store.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import { dropMaterials } from './more-materials.js';

/** Why a booking ends without another: written on the card as its ground. */
export type ReleaseGround = 'suspended' | 'no-later-reception';

/**
 * What becomes of bookings that the council itself cannot keep (перенесення запису): whoever asks it holds the lock of
 * both receptions.
 */
@Injectable()
export class Transfers {
  constructor(
    private readonly store: ReceptionStore,
    private readonly booking: Booking,
  ) {}

  /**
   * Books the citizen on another reception whatever its limit and its cut-off, with the time and the group of the first
   * booking, for it was not the citizen who moved the reception; tells the old visit `transferred`, and gives the new
   * one, whose `previousVisitId` is the old.
   *
   * @param unheardOnly only with the questions not heard yet: what has been decided stays on the old card, which ends as
   *   its visit does
   */
  async transfer(
    tx: WorkflowTransaction,
    { id }: VisitRecord,
    to: ReceptionRecord,
    unheardOnly = false,
  ): Promise<VisitRecord> {
    const { manager, actor, now } = tx;
    const old = await this.store.visit(id, manager);
    const card: VisitRecord = {
      ...old,
      id: orderedId(),
      version: 1,
      ...(await numbered(manager, now)),
      status: 'booked',
      receptionId: to.id,
      questions: old.questions
        .filter(({ outcome }) => !unheardOnly || outcome === null)
        .map((question) => ({ ...question, outcome: null })),
      rightUsed: false,
      bookedBy: actor.id,
      ...aheadOfIt,
      previousVisitId: old.id,
    };
    if (!unheardOnly) {
      await this.freePlace(tx, old);
      await this.store.changeVisit(manager, id, { status: 'transferred', endedAt: now });
    }
    const { visit } = await this.booking.enter(tx, to, card, null, old.queueGroup);
    await tx.note(id, 'transferred', { visitId: visit.id, receptionId: to.id });
    if (!unheardOnly) {
      await dropMaterials(tx, id);
      await tx.message(transferred.to(id));
    }
    return visit;
  }

  /** Ends a booking that the council cannot keep: the visit becomes `cancelled` and is told `booking-cancelled`. */
  async release(tx: WorkflowTransaction, { id }: VisitRecord, ground: ReleaseGround): Promise<void> {
    const old = await this.store.visit(id, tx.manager);
    await this.freePlace(tx, old);
    await this.store.changeVisit(tx.manager, id, { status: 'cancelled', grounds: [ground], endedAt: tx.now });
    await tx.note(id, 'booking-released', { ground });
    await dropMaterials(tx, id);
    await tx.message(bookingCancelled.to(id));
  }

  /** A place counted for a visit is free again; whoever calls holds the lock of the reception. */
  async freePlace(tx: WorkflowTransaction, { status, receptionId }: VisitRecord): Promise<void> {
    if (!placesTaken.includes(status)) return;
    await this.store.countPlace(tx.manager, receptionId, -1);
  }
}
