import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { Clock } from '../../platform/clock.js';
import { flag, GroundView, Idempotency, text, type View, view } from '../../platform/http/index.js';
import { groundsOf } from '../../policy/index.js';
import { Workflow, type WorkflowTransaction } from '../../workflow/index.js';
import { AlternativeOffers, Alternatives } from './alternatives.js';
import { BookingQuestions } from './booking-questions.js';
import type { BookingDraft, BookingRequest, Cancellation, CardCorrection, WalkInRequest } from './booking.dto.js';
import { type Booked, Booking } from './booking.js';
import { Cancelling } from './cancelling.js';
import { Correcting } from './correcting.js';
import { ReceptionReading } from './reception-reading.js';
import { AlsoBooked, VisitReading } from './visit-reading.js';
import { ReceptionLine, VisitCard, visitCard } from './visit-view.js';
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

/** What the office asks of the journal of receptions (запис, скасування, виправлення): each is one transaction. */
@Injectable()
export class BookingRequests {
  constructor(
    private readonly workflow: Workflow,
    private readonly booking: Booking,
    private readonly walkIns: WalkIns,
    private readonly cancelling: Cancelling,
    private readonly correcting: Correcting,
    private readonly questions: BookingQuestions,
    private readonly alternatives: AlternativeOffers,
    private readonly receptions: ReceptionReading,
    private readonly visits: VisitReading,
    private readonly clock: Clock,
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

  /** What a clerk still has to ask. @throws NOT_FOUND, RECEPTION_NOT_BOOKABLE, FACTS_IMPOSSIBLE */
  open(receptionId: string, draft: BookingDraft) {
    return this.questions.open(receptionId, draft, this.clock.now());
  }

  cancel(actor: Actor, visitId: string, cancellation: Cancellation) {
    return this.workflow.transact(actor, async (tx) => {
      const card = visitCard(await this.cancelling.cancel(tx, visitId, cancellation));
      return Idempotency.within(tx.manager, card);
    });
  }

  correct(actor: Actor, visitId: string, version: number, card: CardCorrection) {
    return this.workflow.transact(actor, async (tx) =>
      visitCard(await this.correcting.correct(tx, visitId, version, card)),
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
