import type { EntityManager } from 'typeorm';
import type { Directory } from '../../directory/index.js';
import type { ClauseRef } from '../../domain/clause.js';
import { likenessOfPersons } from '../../domain/matching/same-person.js';
import { compareNames } from '../../domain/person-name.js';
import { Problem } from '../../domain/problem.js';
import { visitStatuses } from '../../domain/reception/states.js';
import { cardNumber } from '../cards/card-views.js';
import { type EarlierVisit, perhapsSameFrom } from '../cards/earlier-visits.js';
import { ReceptionRecord, VisitRecord } from '../tables.js';
import type { Visitor } from '../values.js';

type LeadersDay = Pick<ReceptionRecord, 'leaderPost' | 'heldOn'>;

/** The visit that gives the right to be booked first with a leader (KR-2.16), not used yet; the oldest of several. */
export function rightAmong(earlier: readonly EarlierVisit[], reception: LeadersDay): VisitRecord | null {
  const rights = earlier.filter(({ visit, reception: before, sure }) => sure && givesRight(visit, before, reception));
  return rights.at(-1)?.visit ?? null;
}

export function givesRight(visit: VisitRecord, before: LeadersDay, reception: LeadersDay): boolean {
  return whyNoRight(visit, before, reception, ({ leaderPost }) => leaderPost) === null;
}

interface Recognised {
  readonly rightOf: string;
  readonly visitor: Visitor | null;
  readonly reception: LeadersDay;
  /** What gives the right, by the rules of the day. */
  readonly clauses: readonly ClauseRef[];
}

/**
 * The card on which a clerk has recognised this citizen's right. The clerk vouches for the person, so an address may
 * have changed, but the name may not be another's.
 *
 * @throws FIRST_PLACE_RIGHT_REFUSED where the card gives none: nothing is booked without the right that was asked for
 */
export async function recognisedRight(
  manager: EntityManager,
  { rightOf, visitor, reception, clauses }: Recognised,
  directory: Directory,
): Promise<VisitRecord> {
  const refusal = (detail: string): Problem => refusalOf(detail, clauses);
  const visit = await manager.findOneBy(VisitRecord, { id: rightOf });
  if (visit === null) throw refusal('Картки, названої в rightOf, немає.');
  const card = `Картка № ${cardNumber(visit)}`;
  const other = visitor === null ? null : whyOther(visitor, visit);
  if (other !== null) throw refusal(`${card} — іншої особи: ${other}.`);
  const before = await manager.findOneByOrFail(ReceptionRecord, { id: visit.receptionId });
  const why = whyNoRight(visit, before, reception, ({ leaderPost }) => directory.post(leaderPost).title);
  if (why !== null) throw refusal(`${card} права не дає: ${why}.`);
  return visit;
}

/** The very name may have moved house; a name alike may not. */
function whyOther(visitor: Visitor, visit: VisitRecord): string | null {
  const { score, grounds } = likenessOfPersons(visitor, visit.visitor);
  if (score >= perhapsSameFrom || compareNames(visitor, visit.visitor).verdict === 'same') return null;
  return grounds.join(', ');
}

function whyNoRight(
  { status, rightUsed }: VisitRecord,
  before: LeadersDay,
  reception: LeadersDay,
  leaderOf: (reception: LeadersDay) => string,
): string | null {
  if (status !== 'substitute-declined') return `її стан — «${visitStatuses[status]}», а не «не погодився на заміну»`;
  if (rightUsed) return 'право вже використано';
  if (before.leaderPost !== reception.leaderPost) return `вона — на прийом, який веде інша посада: ${leaderOf(before)}`;
  return before.heldOn < reception.heldOn ? null : 'право діє на наступний прийом, а вона — не на попередній';
}

function refusalOf(detail: string, clauses: readonly ClauseRef[]): Problem {
  const text = 'Хто не погодився на заміну, записується першочергово на наступний прийом';
  return new Problem('FIRST_PLACE_RIGHT_REFUSED', {
    detail,
    errors: [{ pointer: '/rightOf', detail }],
    grounds: clauses.map((clause) => ({ ...clause, rule: null, text })),
  });
}
