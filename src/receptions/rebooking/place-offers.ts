import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayInKyiv, kyivInstant } from '../../domain/kyiv-time.js';
import { compareInQueue } from '../../domain/reception/queue.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { groupOf } from '../booking/bookable.js';
import { type Booked, Booking } from '../booking/booking.js';
import { isClosed } from '../booking/booking-facts.js';
import { earlierVisits, isBooked, twinAmong } from '../cards/earlier-visits.js';
import { placeFree } from '../processes/place-data.js';
import { ReceptionStore } from '../reception-store.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import type { PlaceWait } from '../values.js';

/**
 * Whom a place goes to that has become free (наступний у черзі на місце): those refused for want of one who asked
 * to be called, in the order of the queue. The place is held while the office calls, so nobody comes in between.
 */
@Injectable()
export class PlaceOffers {
  constructor(
    private readonly store: ReceptionStore,
    private readonly booking: Booking,
  ) {}

  /** Holds a place for the next in line and gives the office the task to call; the caller has locked the reception. */
  async callNext(tx: WorkflowTransaction, reception: ReceptionRecord): Promise<VisitRecord | null> {
    const { id, status, bookingClosesAt, heldOn, leaderPost } = reception;
    if (status !== 'booking' || isClosed(reception, tx.now)) return null;
    const next = await this.nextInLine(tx.manager, reception, tx.now);
    if (!next) return null;
    const offered = await this.mark(tx, next, 'offered');
    const closesAt = bookingClosesAt ?? kyivInstant(heldOn, reception.beginsAt);
    // Nothing about the person: whoever calls opens the card.
    const days = { receivedOn: dayInKyiv(next.bookedAt), heldOn, offerBy: dayInKyiv(closesAt) };
    const data = { ...days, receptionId: id, leaderPost, closesAt: closesAt.toISOString() };
    await tx.start(placeFree.of(next.id, data));
    return offered;
  }

  /** The citizen takes the place: a booking by the rules of the call, on a card of its own. @throws as `Booking.book` */
  async take(tx: WorkflowTransaction, visitId: string, calledAt: Date): Promise<Booked> {
    const waiting = await this.locked(tx, visitId);
    const { visitor, companions, questions, answers, receptionId } = waiting;
    const { place: _place, again, ...told } = answers;
    const request = {
      visitor: { ...visitor, categories: [...visitor.categories] },
      companions: [...companions],
      questions: questions.map(({ topic, gist }) => ({ topic, gist })),
      answers: told,
      channel: 'telephone' as const,
      rightOf: null,
      waits: false,
      again: again === undefined ? null : { reason: again },
    };
    const booked = await this.booking.book(tx, receptionId, request, {
      holdsPlace: true,
      previousVisitId: visitId,
      askedAt: calledAt,
    });
    await this.mark(tx, waiting, booked.visit.status === 'booked' ? 'taken' : 'late');
    return booked;
  }

  /** Nobody took the place: the next in line is called, if booking still goes on. */
  async pass(tx: WorkflowTransaction, visitId: string, why: 'declined' | 'unreachable' | 'late'): Promise<void> {
    const waiting = await this.locked(tx, visitId);
    if (waiting.answers.place !== 'offered') return;
    await this.mark(tx, waiting, why);
    if (why !== 'late') await this.callNext(tx, await this.store.reception(waiting.receptionId, tx.manager));
  }

  private async locked(tx: WorkflowTransaction, visitId: string): Promise<VisitRecord> {
    const { receptionId } = await this.store.visit(visitId, tx.manager);
    await this.store.lock(tx.manager, receptionId);
    return this.store.visit(visitId, tx.manager);
  }

  /** Benefits go first here as they do in the queue of the day (KR-2.17), then who asked earlier. */
  private async nextInLine(manager: EntityManager, { id }: ReceptionRecord, now: Date): Promise<VisitRecord | null> {
    const refused = await this.store.visitsOf(id, ['refused'], manager);
    const reachable = refused.filter(({ answers, visitor }) => {
      return answers.place === 'waits' && (visitor.phone !== null || visitor.email !== null);
    });
    const waiting: VisitRecord[] = [];
    for (const visit of reachable) if (!(await this.isServed(manager, visit))) waiting.push(visit);
    const grouped = await Promise.all(
      waiting.map(async (visit) => ({ visit, group: groupOf(await this.booking.order(visit, now)) })),
    );
    const ordered = grouped.map(({ visit, group }) => ({ ...visit, queueGroup: group })).sort(compareInQueue);
    return ordered[0] ?? null;
  }

  /** Has a place on that reception by another card: by the right of 2.16, or because a clerk asked again. */
  private async isServed(
    manager: EntityManager,
    { id, visitor, receptionId, questions }: VisitRecord,
  ): Promise<boolean> {
    const cards = await earlierVisits(manager, visitor, id);
    return twinAmong(cards, receptionId, questions, isBooked) !== null;
  }

  /** Notes how a citizen stands to a place; the caller has locked the reception. */
  async mark(tx: WorkflowTransaction, visit: VisitRecord, place: PlaceWait): Promise<VisitRecord> {
    const { answers } = await this.store.visit(visit.id, tx.manager);
    const changed = await this.store.changeVisit(tx.manager, visit.id, { answers: { ...answers, place } });
    await tx.note(visit.id, 'place-offer', { place, receptionId: visit.receptionId });
    return changed;
  }
}
