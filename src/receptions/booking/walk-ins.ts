import { Injectable } from '@nestjs/common';
import { Directory } from '../../directory/index.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { Problem } from '../../domain/problem.js';
import { checkCalled } from '../../domain/reception/entered-instant.js';
import { receptionStatuses } from '../../domain/reception/states.js';
import { Rulings } from '../../policy/index.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { walkIn } from '../asked-of-rules.js';
import { type EarlierVisit, earlierVisits, holdPerson, isBooked, twinAmong } from '../cards/earlier-visits.js';
import { heldPlacesOf } from '../cards/reception-reading.js';
import { ReceptionStore } from '../reception-store.js';
import { ofVisit } from '../rulings.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import type { BookingChannel } from '../values.js';
import { refuseTwin, refuseUnreachable } from './bookable.js';
import { type Booked, Booking } from './booking.js';
import { cardOf, numbered } from './booking-card.js';
import { leaderFact } from './booking-facts.js';
import type { WalkInRequest } from './booking.dto.js';

/** Who calls the direct line, and what about. */
type Caller = Pick<WalkInRequest, 'visitor' | 'questions'>;

/** Receives, or sends away, whoever came without a booking or calls the line (без запису, docs/decisions/0033, 0041). */
@Injectable()
export class WalkIns {
  constructor(
    private readonly store: ReceptionStore,
    private readonly booking: Booking,
    private readonly rulings: Rulings,
    private readonly directory: Directory,
  ) {}

  /**
   * @throws RECEPTION_NOT_BOOKABLE before the reception is under way and after it, CLASSIFIER_CODE_UNKNOWN,
   * ALREADY_BOOKED naming the card with which the citizen is received
   */
  async take(tx: WorkflowTransaction, receptionId: string, request: WalkInRequest): Promise<Booked> {
    const reception = await this.store.lock(tx.manager, receptionId);
    if (reception.kind === 'direct-line')
      throw notBookable('На прямій лінії не приймають без дзвінка: запишіть дзвінок.');
    refuseUnreachable(reception, request.visitor);
    return this.decide(tx, reception, request, 'walk-in');
  }

  /**
   * @throws RECEPTION_NOT_BOOKABLE for another kind of reception, or one not under way, BODY_INVALID for a call to come or
   * before the line was open, and those of `take`
   */
  async takeCall(tx: WorkflowTransaction, receptionId: string, call: Caller, calledAt: Date): Promise<Booked> {
    const reception = await this.store.lock(tx.manager, receptionId);
    if (reception.kind !== 'direct-line') throw notBookable('Дзвінки записують лише на прямій телефонній лінії.');
    checkCalled(reception, calledAt, tx.now);
    return this.decide(tx, reception, { ...call, companions: [], leaderAgrees: false }, 'line-call', calledAt);
  }

  private async decide(
    tx: WorkflowTransaction,
    reception: ReceptionRecord,
    request: WalkInRequest,
    channel: BookingChannel,
    cameAt = tx.now,
  ): Promise<Booked> {
    const { manager, actor, now } = tx;
    refuseUnlessUnderWay(reception);
    this.booking.checkCodes(request.visitor, request.questions, now);
    const card = cardOf({ ...request, answers: {}, channel, receptionId: reception.id }, actor, cameAt);
    await holdPerson(manager, request.visitor);
    const earlier = await earlierVisits(manager, request.visitor);
    refuseTwin(twinAmong(earlier, reception.id, request.questions, isBooked));
    const facts = await this.facts(tx, reception, request, earlier);
    const decision = await this.rulings.consider(walkIn, facts, { of: ofVisit(card), now });
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

  private async facts(
    { manager, now }: WorkflowTransaction,
    reception: ReceptionRecord,
    request: WalkInRequest,
    earlier: readonly EarlierVisit[],
  ) {
    const today = dayInKyiv(now);
    const waiting = await this.store.visitsOf(reception.id, ['arrived'], manager);
    const held = await heldPlacesOf(manager, [reception.id]);
    return {
      'reception.leader': leaderFact(reception, this.directory),
      'reception.kind': reception.kind,
      'visit.stoppedToday': earlier.some(({ visit, sure }) => sure && visit.stoppedOn === today),
      // Who was booked and has not come does not wait.
      'reception.bookedReceived': waiting.length === 0,
      'reception.leaderAgrees': request.leaderAgrees,
      'booking.booked': reception.booked + (held.get(reception.id) ?? 0),
    };
  }
}

function refuseUnlessUnderWay({ status, suspensionId }: ReceptionRecord): void {
  if (status === 'under-way' && suspensionId !== null)
    throw notBookable('Прийом зупинено розпорядженням: нових громадян не приймають.');
  if (status === 'under-way') return;
  const detail = `Без запису приймають лише під час прийому; цей прийом: ${receptionStatuses[status]}.`;
  throw new Problem('RECEPTION_NOT_BOOKABLE', { detail, extra: { status } });
}

function notBookable(detail: string): Problem {
  return new Problem('RECEPTION_NOT_BOOKABLE', { detail });
}
