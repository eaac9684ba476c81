import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../domain/actor.js';
import { dayInKyiv } from '../domain/kyiv-time.js';
import {
  type Decision,
  type FactFields,
  type GivenFacts,
  type Outcomes,
  type Question,
  type Ruled,
  type RuledCase,
  type RulingOccasion,
  Rulings,
} from '../policy/index.js';
import type { ReceptionRecord, VisitRecord } from './tables.js';

/** Where and by whom a rule set is asked: a step context and a booking both have these. */
export interface RulingPlace {
  readonly manager: EntityManager;
  readonly instanceId?: string;
  readonly actor: Actor;
  readonly now: Date;
}

/**
 * Decisions about receptions asked beside a diagram (рішення правил щодо прийому), kept under the id of the visit
 * or of the reception. A visit goes by the law of the day on which the citizen asked to be booked, whatever later
 * became of the booking.
 */
@Injectable()
export class ReceptionRulings {
  constructor(private readonly rulings: Rulings) {}

  ofVisit<Facts extends FactFields, Ways extends Outcomes | null>(
    question: Question<Facts, Ways>,
    facts: GivenFacts<Facts>,
    visit: AskedVisit,
    place: RulingPlace,
  ): Promise<Ruled<Ways>> {
    return this.rulings.decide(question, facts, { ...placeOf(place), of: caseOfVisit(visit) });
  }

  ofReception<Facts extends FactFields, Ways extends Outcomes | null>(
    question: Question<Facts, Ways>,
    facts: GivenFacts<Facts>,
    reception: ReceptionRecord,
    place: RulingPlace,
  ): Promise<Ruled<Ways>> {
    const of = { id: reception.id, receivedOn: reception.heldOn };
    return this.rulings.decide(question, facts, { ...placeOf(place), of });
  }

  /** Asked, but not kept: nothing may come of it. */
  consider<Facts extends FactFields, Ways extends Outcomes | null>(
    question: Question<Facts, Ways>,
    facts: GivenFacts<Facts>,
    visit: AskedVisit,
    now: Date,
  ): Promise<Ruled<Ways>> {
    return this.rulings.consider(question, facts, { of: caseOfVisit(visit), now });
  }

  /** Keeps what was considered, now that something has come of it. */
  keep(decision: Decision, visit: AskedVisit, place: RulingPlace): Promise<string> {
    return this.rulings.keep(decision, { ...placeOf(place), of: caseOfVisit(visit) });
  }
}

export type AskedVisit = Pick<VisitRecord, 'id' | 'bookedAt'>;

function caseOfVisit({ id, bookedAt }: AskedVisit): RuledCase {
  return { id, receivedOn: dayInKyiv(bookedAt) };
}

/** A context of the host has more than a ruling needs, its data among it. */
function placeOf({ manager, instanceId, actor, now }: RulingPlace): Omit<RulingOccasion, 'of'> {
  return { manager, actor, now, ...(instanceId === undefined || instanceId === '' ? {} : { instanceId }) };
}
