import { Injectable } from '@nestjs/common';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { Problem } from '../../domain/problem.js';
import { receptionStatuses } from '../../domain/reception/states.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { ReceptionStore } from '../reception-store.js';
import { ReceptionRulings } from '../rulings.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import { cardOf, numbered } from './booking-card.js';
import type { WalkInRequest } from './booking.dto.js';
import { type Booked, Booking } from './booking.js';
import { earlierVisits } from './earlier-visits.js';
import { heldPlacesOf } from './held-places.js';

/** Receives, or sends away, whoever came without a booking (без запису, docs/decisions/0033). */
@Injectable()
export class WalkIns {
  constructor(
    private readonly store: ReceptionStore,
    private readonly booking: Booking,
    private readonly rulings: ReceptionRulings,
  ) {}

  /** @throws RECEPTION_NOT_BOOKABLE before the reception is under way and after it, CLASSIFIER_CODE_UNKNOWN */
  async take(tx: WorkflowTransaction, receptionId: string, request: WalkInRequest): Promise<Booked> {
    const { manager, actor, now } = tx;
    const reception = await this.store.lock(manager, receptionId);
    refuseUnlessUnderWay(reception);
    this.booking.checkCodes(request.visitor, request.questions, now);
    const card = cardOf({ ...request, answers: {}, channel: 'walk-in', receptionId }, actor, now);
    const facts = await this.facts(tx, reception, request);
    const decision = await this.rulings.consider('walk-in', facts, card, now);
    const isReceived = decision.outcome === 'receive';
    const visit: VisitRecord = {
      ...card,
      ...(await numbered(manager, now)),
      status: isReceived ? 'booked' : 'refused',
      bookingOutcome: decision.outcome,
      bookingClauses: decision.clauses,
      grounds: isReceived ? [] : [decision.rule ?? decision.outcome],
      endedAt: isReceived ? null : now,
    };
    if (isReceived) return { ...(await this.booking.enter(tx, reception, visit, decision)), decision };
    return { visit: await this.booking.refuse(tx, visit, decision), reception, decision };
  }

  private async facts({ manager, now }: WorkflowTransaction, reception: ReceptionRecord, request: WalkInRequest) {
    const today = dayInKyiv(now);
    const earlier = await earlierVisits(manager, request.visitor);
    const waiting = await this.store.visitsOf(reception.id, ['arrived'], manager);
    const held = await heldPlacesOf(manager, [reception.id]);
    return {
      'visit.stoppedToday': earlier.some(({ visit, sure }) => sure && visit.stoppedOn === today),
      // Who was booked and has not come does not wait.
      'reception.bookedReceived': waiting.length === 0,
      // A leader at the direct line takes the calls that come.
      'reception.leaderAgrees': request.leaderAgrees || reception.kind === 'direct-line',
      'booking.booked': reception.booked + (held.get(reception.id) ?? 0),
    };
  }
}

function refuseUnlessUnderWay({ status }: ReceptionRecord): void {
  if (status === 'under-way') return;
  const detail = `Без запису приймають лише під час прийому; цей прийом: ${receptionStatuses[status]}.`;
  throw new Problem('RECEPTION_NOT_BOOKABLE', { detail, extra: { status } });
}
