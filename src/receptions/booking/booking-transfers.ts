import { Injectable } from '@nestjs/common';
import { orderedId } from '../../platform/ordered-id.js';
import { placesTaken } from '../../domain/reception/states.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { ReceptionStore } from '../reception-store.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import { type ReleaseGround, Transfers, type TransferTerms } from '../transfers.js';
import { bookingCancelled, transferred } from '../visit/visit-data.js';
import { dropMaterials } from './asked-units.js';
import { numbered } from './booking-card.js';
import { Booking } from './booking.js';
import { WaitingLine } from './waiting-line.js';

/** What becomes of bookings that the council itself cannot keep (перенесення запису). */
@Injectable()
export class BookingTransfers extends Transfers {
  constructor(
    private readonly store: ReceptionStore,
    private readonly booking: Booking,
    private readonly waiting: WaitingLine,
  ) {
    super();
  }

  override async transfer(
    tx: WorkflowTransaction,
    { id }: VisitRecord,
    to: ReceptionRecord,
    { keepRights, right, unheardOnly = false }: TransferTerms,
  ): Promise<VisitRecord> {
    const { manager, actor, now } = tx;
    const old = await this.store.visit(id, manager);
    const byRight = right === 'first-place';
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
      firstPlaceRight: byRight || (keepRights && old.firstPlaceRight),
      rightUsed: false,
      bookedAt: keepRights ? old.bookedAt : now,
      bookedBy: actor.id,
      arrivedAt: null,
      remote: null,
      grounds: [],
      stoppedOn: null,
      agreesToSubstitute: 'unknown',
      previousVisitId: old.id,
      endedAt: null,
    };
    if (!unheardOnly) await this.leave(tx, old, byRight);
    const keptGroup = keepRights && !byRight ? old.queueGroup : null;
    const { visit } = await this.booking.enter(tx, to, card, null, keptGroup);
    await tx.note(old.id, 'transferred', { visitId: visit.id, receptionId: to.id, keepRights, right: right ?? null });
    if (!unheardOnly) {
      await dropMaterials(tx, old.id);
      await tx.message(transferred.to(old.id));
    }
    return visit;
  }

  override carryWaiting(
    tx: WorkflowTransaction,
    from: ReceptionRecord,
    to: ReceptionRecord | null,
  ): Promise<VisitRecord[]> {
    return this.waiting.carry(tx, from, to);
  }

  override async release(tx: WorkflowTransaction, { id }: VisitRecord, ground: ReleaseGround): Promise<void> {
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

  /** Who refused a substitute has been at the reception already: that visit stays as it ended, its right used. */
  private async leave(tx: WorkflowTransaction, old: VisitRecord, byRight: boolean): Promise<void> {
    if (old.status === 'substitute-declined') {
      if (byRight) await this.store.changeVisit(tx.manager, old.id, { rightUsed: true });
      return;
    }
    await this.freePlace(tx, old);
    await this.store.changeVisit(tx.manager, old.id, { status: 'transferred', endedAt: tx.now });
  }
}
