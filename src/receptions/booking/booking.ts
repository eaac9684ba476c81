import { Injectable } from '@nestjs/common';
import { Directory } from '../../directory/index.js';
import { Classifier } from '../../domain/classifier.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { later } from '../../domain/plain-date.js';
import { WorkingCalendar } from '../../domain/working-calendar.js';
import { type Decision, Rulings } from '../../policy/index.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { orderOfQueue } from '../asked-of-rules.js';
import { earlierVisits, holdPerson, isBooked, twinAmong, waitsForPlace } from '../cards/earlier-visits.js';
import { districtsFor, unitsFor } from '../cards/responsible-units.js';
import { standsAt, visitBooked } from '../processes/visit-data.js';
import { ReceptionStore } from '../reception-store.js';
import { ofVisit } from '../rulings.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import type { QueueGroup, Visitor, VisitQuestion } from '../values.js';
import { Admission } from './admission.js';
import { groupOf, refuseTwin, refuseUnbookable, refuseUnreachable } from './bookable.js';
import { cardOf, numbered } from './booking-card.js';
import type { BookingRequest } from './booking.dto.js';

/** What a booking came to: a card in either case, for a refusal is registered too (KR-2.9). */
export interface Booked {
  readonly visit: VisitRecord;
  readonly reception: ReceptionRecord;
  readonly decision: Decision;
}

/** What is particular to a booking that the office itself makes. */
interface BookingTerms {
  /** A place is being held for this citizen, refused for want of one before. */
  readonly holdsPlace?: boolean;
  readonly previousVisitId?: string;
  /** When the citizen asked, where that is written down later; absent: now. */
  readonly askedAt?: Date;
}

/** Books citizens on receptions (запис на особистий прийом, KR-2.3–2.13), in the transaction it is given. */
@Injectable()
export class Booking {
  constructor(
    private readonly store: ReceptionStore,
    private readonly admission: Admission,
    private readonly rulings: Rulings,
    private readonly directory: Directory,
    private readonly classifier: Classifier,
    private readonly calendar: WorkingCalendar,
  ) {}

  /**
   * Decides by the rules and registers the outcome: a booking takes a place under the lock of the reception and
   * begins its process; a refusal is a card with its grounds and takes none.
   *
   * @throws QUESTIONS_OPEN, RECEPTION_NOT_BOOKABLE, CLASSIFIER_CODE_UNKNOWN, ALREADY_BOOKED, NOT_FOUND,
   * FIRST_PLACE_RIGHT_REFUSED; nothing is changed then
   */
  async book(
    tx: WorkflowTransaction,
    receptionId: string,
    request: BookingRequest,
    terms: BookingTerms = {},
  ): Promise<Booked> {
    const { manager, actor, now } = tx;
    const reception = await this.store.lock(manager, receptionId);
    refuseUnbookable(reception);
    refuseUnreachable(reception, request.visitor, request.waits);
    const { visitor, questions, rightOf, waits, again } = request;
    const { askedAt = now, ...held } = terms;
    this.checkCodes(visitor, questions, now);
    const answers = again === null ? request.answers : { ...request.answers, again: again.reason };
    const card = cardOf({ ...request, receptionId }, actor, askedAt);
    await holdPerson(manager, visitor);
    const earlier = await earlierVisits(manager, visitor);
    const twin = twinAmong(earlier, receptionId, questions, isBooked);
    if (again === null) refuseTwin(twin);
    const asking = { reception, visitor, answers, earlier, rightOf, now: askedAt, ...held };
    const known = await this.admission.known(manager, asking);
    const decision = await this.admission.decide(known, card);
    const getsPlace = decision.outcome === 'book' || decision.outcome === 'book-first';
    const right = decision.outcome === 'book-first' ? known.right : null;
    const keepsWaiting = decision.outcome === 'offer-alternatives' && waits;
    if (keepsWaiting && again === null) refuseTwin(twinAmong(earlier, receptionId, questions, waitsForPlace));
    const visit: VisitRecord = {
      ...card,
      ...(await numbered(manager, now)),
      status: getsPlace ? 'booked' : 'refused',
      bookingOutcome: decision.outcome,
      bookingClauses: decision.clauses,
      grounds: getsPlace ? [] : [decision.rule ?? decision.outcome],
      answers: keepsWaiting ? { ...answers, place: 'waits' } : answers,
      firstPlaceRight: right !== null,
      previousVisitId: right?.id ?? held.previousVisitId ?? null,
      endedAt: getsPlace ? null : now,
    };
    if (right !== null) await this.useRight(tx, right, visit);
    if (twin !== null) await tx.note(visit.id, 'asked-again', { besides: twin.id });
    if (!getsPlace) return { visit: await this.refuse(tx, visit, decision), reception, decision };
    return { ...(await this.enter(tx, reception, visit, decision)), decision };
  }

  /**
   * Puts a citizen on a reception: takes a place, sets the group of the queue, begins the process. The caller has
   * locked the reception and has decided.
   *
   * @param decision of the set that let the citizen in; null where it was decided on an earlier card
   */
  async enter(
    tx: WorkflowTransaction,
    reception: ReceptionRecord,
    card: VisitRecord,
    decision: Decision | null,
    keptGroup: QueueGroup | null = null,
  ): Promise<{ visit: VisitRecord; reception: ReceptionRecord }> {
    const { manager, actor, now } = tx;
    const order = keptGroup === null ? await this.order(card, now) : null;
    const visit = { ...card, queueGroup: keptGroup ?? groupOf(order) };
    await this.store.insertVisit(manager, visit);
    const occasion = { manager, of: ofVisit(visit), actor, now };
    if (decision) await this.rulings.keep(decision, occasion);
    if (order) await this.rulings.keep(order, occasion);
    const taken = await this.store.countPlace(manager, reception.id, 1);
    const { channel, serial, year, queueGroup, firstPlaceRight, previousVisitId } = visit;
    const about = { receptionId: reception.id, year, serial, channel, queueGroup, firstPlaceRight, previousVisitId };
    await tx.note(visit.id, 'booked', { ...about, booked: taken.booked });
    await tx.start(visitBooked.of(visit.id, this.dataOf(visit, reception, now)));
    return { visit, reception: taken };
  }

  /** In which group of the queue a citizen is received; asked again when the card is corrected. */
  order({ visitor, firstPlaceRight, ...visit }: VisitRecord, now: Date): Promise<Decision> {
    const benefits = this.classifier.givesPriority(visitor.categories, dayInKyiv(visit.bookedAt));
    const facts = { 'booking.firstPlaceRight': firstPlaceRight, 'author.priorityReview': benefits };
    return this.rulings.consider(orderOfQueue, facts, { of: ofVisit(visit), now });
  }

  /** @throws CLASSIFIER_CODE_UNKNOWN */
  checkCodes(
    visitor: Pick<Visitor, 'categories'>,
    questions: readonly Pick<VisitQuestion, 'topic'>[],
    now: Date,
  ): void {
    const today = dayInKyiv(now);
    for (const category of visitor.categories) this.classifier.entry('category', category, today);
    for (const { topic } of questions) this.classifier.entry('topic', topic, today);
  }

  /** Registers a refusal (KR-2.9): a card with its grounds, no process and no place. */
  async refuse(tx: WorkflowTransaction, visit: VisitRecord, decision: Decision): Promise<VisitRecord> {
    const { manager, actor, now } = tx;
    await this.store.insertVisit(manager, visit);
    await this.rulings.keep(decision, { manager, of: ofVisit(visit), actor, now });
    const { receptionId, serial, year, channel, bookingOutcome, answers } = visit;
    const about = { receptionId, year, serial, channel, outcome: bookingOutcome, waits: answers.place === 'waits' };
    await tx.note(visit.id, 'booking-refused', about);
    return visit;
  }

  /** The right is used once (docs/decisions/0030). */
  private async useRight(tx: WorkflowTransaction, right: VisitRecord, visit: VisitRecord): Promise<void> {
    await this.store.useRight(tx.manager, right.id);
    await tx.note(right.id, 'first-place-used', { visitId: visit.id, receptionId: visit.receptionId });
  }

  /**
   * Materials are due on the eve (KR-2.11), the last working day before. Who comes or calls unbooked has none, and
   * nobody is asked for what would come when the talk is over.
   */
  private dataOf(
    { bookedAt, channel, questions, visitor }: VisitRecord,
    { id, heldOn, leaderPost, kind }: ReceptionRecord,
    now: Date,
  ) {
    const isBooked = channel !== 'walk-in' && channel !== 'line-call';
    return {
      receivedOn: dayInKyiv(bookedAt),
      receptionId: id,
      heldOn,
      preparedOn: later(this.calendar.addWorkingDays(heldOn, -1), dayInKyiv(now)),
      kind,
      ...standsAt('expected'),
      receiverPost: leaderPost,
      leaderSigns: false,
      units: isBooked ? unitsFor(questions, this.directory) : [],
      districts: isBooked ? districtsFor(questions, visitor.residence, this.directory) : [],
    };
  }
}
