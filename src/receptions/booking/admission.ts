import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Directory } from '../../directory/index.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { type FieldFault, Problem } from '../../domain/problem.js';
import { type AskReport, Inquiries, type Decision, groundsOf, PolicyService, Rulings } from '../../policy/index.js';
import { admissionToBooking, orderOfQueue } from '../asked-of-rules.js';
import { type EarlierVisit, openStop } from '../cards/earlier-visits.js';
import { heldPlacesOf } from '../cards/reception-reading.js';
import { type AskedVisit, ofVisit } from '../rulings.js';
import type { ReceptionRecord } from '../tables.js';
import type { BookingAnswers, Visitor } from '../values.js';
import { admissionFacts, fieldOfFact, type Known } from './booking-facts.js';
import { recognisedRight, rightAmong } from './first-place.js';

/** Who asks to be booked where, and what is known of them. */
interface Asking {
  readonly reception: ReceptionRecord;
  /** Null while the clerk has not told who asks. */
  readonly visitor: Visitor | null;
  readonly answers: BookingAnswers;
  readonly earlier: readonly EarlierVisit[];
  /** The card on which a clerk has recognised this citizen's right. */
  readonly rightOf: string | null;
  /** A place is being held for this very citizen. */
  readonly holdsPlace?: boolean;
  readonly now: Date;
}

/** Asks the rules whether to book (допуск до запису), and what a clerk still has to find out for it. */
@Injectable()
export class Admission {
  constructor(
    private readonly rulings: Rulings,
    private readonly asking: Inquiries,
    private readonly policy: PolicyService,
    private readonly directory: Directory,
  ) {}

  /**
   * What the service and the clerk know, under the lock of the reception where something is to come of it.
   *
   * @throws FIRST_PLACE_RIGHT_REFUSED for a card that gives this citizen no right
   */
  async known(manager: EntityManager, asking: Asking): Promise<Known> {
    const { reception, visitor, answers, earlier, rightOf, holdsPlace = false, now } = asking;
    const taken = reception.booked + (await this.heldPlaces(manager, reception.id)) - Number(holdsPlace);
    const right =
      rightOf === null
        ? rightAmong(earlier, reception)
        : await recognisedRight(
            manager,
            { rightOf, visitor, reception, clauses: await this.clausesOfRight(now) },
            this.directory,
          );
    return { reception, taken, answers, stoppedBefore: openStop(earlier) !== null, right, now };
  }

  /**
   * What the rules say to a booking; the caller keeps it.
   *
   * @throws QUESTIONS_OPEN naming what has to be asked, or found out, before anything can be said
   */
  async decide(known: Known, visit: AskedVisit): Promise<Decision> {
    const facts = admissionFacts(known, this.directory);
    const { ask } = this.ask(known);
    if (ask.length > 0) throw questionsOpen(ask.map(({ fact, label }) => ({ fact, label })));
    const decision = await this.rulings.consider(admissionToBooking, facts, { of: ofVisit(visit), now: known.now });
    if (decision.outcome !== 'clarify') return decision;
    const unknown = Object.keys(fieldOfFact).filter((fact) => decision.facts[fact] === 'unknown');
    const named = unknown.filter((fact) => fact === 'booking.leaderPowers' || fact === 'booking.earlierReply');
    throw toClarify(decision, named, (fact) => this.policy.catalogue.facts.get(fact)?.label ?? fact);
  }

  /** What can still come of it, and which answers are worth asking for. */
  ask(known: Known): AskReport {
    const day = dayInKyiv(known.now);
    const facts = Object.entries(admissionFacts(known, this.directory)).filter(([, value]) => value !== null);
    return this.asking.ask(
      admissionToBooking.set,
      Object.fromEntries(facts),
      { receivedOn: day, decidedOn: day },
      'rule',
    );
  }

  /** By which clauses whoever has the right goes first (KR-2.16). */
  private async clausesOfRight(now: Date): Promise<Decision['clauses']> {
    const facts = { 'booking.firstPlaceRight': true, 'author.priorityReview': false };
    return (await this.rulings.consider(orderOfQueue, facts, { of: { receivedOn: dayInKyiv(now) }, now })).clauses;
  }

  /** Places kept for citizens who are being called: nobody else is booked on them. */
  async heldPlaces(manager: EntityManager, receptionId: string): Promise<number> {
    return (await heldPlacesOf(manager, [receptionId])).get(receptionId) ?? 0;
  }
}

function questionsOpen(ask: readonly { readonly fact: string; readonly label: string }[]): Problem {
  const errors = ask.map(({ fact, label }): FieldFault => {
    return { pointer: fieldOfFact[fact] ?? '', detail: `Запитайте: ${label}. Від цього залежить, чи записати.` };
  });
  return new Problem('QUESTIONS_OPEN', { errors });
}

function toClarify(decision: Decision, unknown: readonly string[], labelOf: (fact: string) => string): Problem {
  const errors = unknown.map((fact): FieldFault => {
    return {
      pointer: fieldOfFact[fact] ?? '',
      detail: `З’ясуйте: ${labelOf(fact)}. Доти не записують і не відмовляють.`,
    };
  });
  const detail = 'Спершу з’ясуйте питання: доки воно не з’ясоване, не записують і не відмовляють (п. 2.3.1).';
  return new Problem('QUESTIONS_OPEN', { detail, errors, grounds: groundsOf(decision) });
}
