import { Injectable } from '@nestjs/common';
import { orderedId } from '../../platform/database/ordered-id.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { numbered } from '../booking/booking-card.js';
import { waitsForPlace } from '../cards/earlier-visits.js';
import { ReceptionReading } from '../cards/reception-reading.js';
import { placeWithdrawn } from '../processes/place-data.js';
import { ReceptionStore } from '../reception-store.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import { PlaceOffers } from './place-offers.js';

/** Those who wait for a place of a reception (черга на місце), when the reception goes elsewhere. */
@Injectable()
export class WaitingLine {
  constructor(
    private readonly store: ReceptionStore,
    private readonly offers: PlaceOffers,
    private readonly reading: ReceptionReading,
  ) {}

  /**
   * Those who wait go along with a reception that is not held as announced, in the same order, and are called where it
   * has places free. Both receptions are locked. Gives the cards of those to be told: whoever is called at once is told
   * by that call. `to` is null where there is no other.
   */
  async carry(tx: WorkflowTransaction, from: ReceptionRecord, to: ReceptionRecord | null): Promise<VisitRecord[]> {
    const refused = await this.store.visitsOf(from.id, ['refused'], tx.manager);
    const carried: VisitRecord[] = [];
    for (const visit of refused.filter(waitsForPlace)) {
      await tx.message(placeWithdrawn.to(visit.id));
      const left = await this.offers.mark(tx, visit, to === null ? 'over' : 'moved');
      carried.push(to === null ? left : await this.waitOn(tx, visit, to));
    }
    if (to === null) return carried;
    const called = await this.fillPlaces(tx, to);
    return carried.filter(({ id }) => !called.has(id));
  }

  /** The time at which the citizen asked stays: it was not the citizen who moved the reception. */
  private async waitOn(tx: WorkflowTransaction, old: VisitRecord, { id: receptionId }: ReceptionRecord) {
    const card: VisitRecord = {
      ...old,
      id: orderedId(),
      version: 1,
      ...(await numbered(tx.manager, tx.now)),
      receptionId,
      answers: { ...old.answers, place: 'waits' },
      bookedBy: tx.actor.id,
      previousVisitId: old.id,
    };
    await this.store.insertVisit(tx.manager, card);
    await tx.note(old.id, 'wait-carried', { visitId: card.id, receptionId });
    await tx.note(card.id, 'waits', { receptionId, previousVisitId: old.id });
    return card;
  }

  private async fillPlaces(tx: WorkflowTransaction, { id }: ReceptionRecord): Promise<Set<string>> {
    const called = new Set<string>();
    let { freePlaces } = await this.reading.get(id, tx.now, tx.manager);
    for (; freePlaces !== null && freePlaces > 0; freePlaces -= 1) {
      const next = await this.offers.callNext(tx, await this.store.reception(id, tx.manager));
      if (next === null) break;
      called.add(next.id);
    }
    return called;
  }
}
