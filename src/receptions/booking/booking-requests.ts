import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { flag, GroundView, Idempotency, text, type View, view } from '../../platform/http/index.js';
import { groundsOf } from '../../policy/index.js';
import { Workflow, type WorkflowTransaction } from '../../workflow/index.js';
import { ReceptionLine, VisitCard, visitCard } from '../cards/card-views.js';
import { ReceptionReading } from '../cards/reception-reading.js';
import { AlsoBooked, VisitReading } from '../cards/visit-reading.js';
import { AlternativeOffers, Alternatives } from './alternatives.js';
import { type Booked, Booking } from './booking.js';
import type { BookingRequest, WalkInRequest } from './booking.dto.js';
import { WalkIns } from './walk-ins.js';

/** What a booking came to (наслідок запису). */
export const BookingResult = view('BookingResult', 'Чим закінчився запис: картка є в обох випадках.', {
  booked: flag('Чи записано; false – відмовлено, картка має підстави (п. 2.9)'),
  outcome: text('Що сказали правила').meta({ examples: ['book'] }),
  outcomeLabel: text('Те саме словами').meta({ examples: ['записати'] }),
  grounds: z.array(GroundView).describe('Підстави'),
  card: VisitCard,
  reception: ReceptionLine,
  alsoBooked: z.array(AlsoBooked).describe('Інші записи цього громадянина'),
  alternatives: Alternatives.nullable().describe('Що запропонувати натомість; null, якщо записано'),
});

/** Bookings as the office asks for them (запис): each is one transaction. */
@Injectable()
export class BookingRequests {
  constructor(
    private readonly workflow: Workflow,
    private readonly booking: Booking,
    private readonly walkIns: WalkIns,
    private readonly alternatives: AlternativeOffers,
    private readonly receptions: ReceptionReading,
    private readonly visits: VisitReading,
  ) {}

  book(actor: Actor, receptionId: string, request: BookingRequest) {
    return this.workflow.transact(actor, async (tx) =>
      this.answer(tx, await this.booking.book(tx, receptionId, request)),
    );
  }

  walkIn(actor: Actor, receptionId: string, request: WalkInRequest) {
    return this.workflow.transact(actor, async (tx) =>
      this.answer(tx, await this.walkIns.take(tx, receptionId, request)),
    );
  }

  /**
   * A refusal is an answer, not an error: its card is registered with its number and grounds (KR-2.9), and a request
   * sent twice must be answered alike. So it has the status of what was created, and `booked` tells it apart.
   */
  private async answer(
    tx: WorkflowTransaction,
    { visit, reception, decision }: Booked,
  ): Promise<View<typeof BookingResult>> {
    const { manager, now } = tx;
    const booked = visit.status === 'booked';
    const offers = booked ? null : await this.alternatives.insteadOf(manager, reception, visit.questions, now);
    return Idempotency.within(manager, {
      booked,
      outcome: decision.outcome,
      outcomeLabel: decision.outcomeLabel,
      grounds: groundsOf(decision),
      card: visitCard(visit),
      reception: await this.receptions.get(reception.id, now, manager),
      alsoBooked: await this.visits.alsoBooked(visit, manager),
      alternatives: offers,
    });
  }
}
