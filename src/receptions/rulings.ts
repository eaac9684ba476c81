import { dayInKyiv } from '../domain/kyiv-time.js';
import type { RuledCase, RulingOccasion } from '../policy/index.js';
import type { ReceptionRecord, VisitRecord } from './tables.js';

/** Where and by whom a rule set is asked beside a diagram: a step context and a booking both have these. */
export type RulingPlace = Omit<RulingOccasion, 'of'>;

export type AskedVisit = Pick<VisitRecord, 'id' | 'bookedAt'>;

/** A visit goes by the law of the day on which the citizen asked to be booked, whatever later became of the booking. */
export function ofVisit({ id, bookedAt }: AskedVisit): RuledCase {
  return { id, receivedOn: dayInKyiv(bookedAt) };
}

export function ofReception({ id, heldOn }: Pick<ReceptionRecord, 'id' | 'heldOn'>): RuledCase {
  return { id, receivedOn: heldOn };
}
