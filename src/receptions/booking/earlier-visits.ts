import type { EntityManager } from 'typeorm';
import { likenessOfPersons, samePersonFrom } from '../../domain/matching/same-person.js';
import { surnameKey } from '../../domain/person-name.js';
import type { Visitor } from '../reception-parts.js';
import { ReceptionRecord, VisitRecord } from '../tables.js';

/** From here on the program takes two visitors for one person by itself; below, a clerk is shown the card. */
const surelySameFrom = 0.9;

/** An earlier card that may be of the same person (попередній візит). */
export interface EarlierVisit {
  readonly visit: VisitRecord;
  readonly reception: ReceptionRecord;
  readonly score: number;
  readonly grounds: readonly string[];
  /** Sure enough to act on without asking: name and residence, or name and a contact, agree. */
  readonly sure: boolean;
}

/** The key by which cards of a person are found: one for the spellings of a surname. */
export function personKeyOf({ surname }: Pick<Visitor, 'surname'>): string {
  return surnameKey(surname).slice(0, 80);
}

const mostLookedAt = 60;

/** Cards of people who may be this one, newest first; cards of refused bookings too, since they tell of a question. */
export async function earlierVisits(
  manager: EntityManager,
  visitor: Visitor,
  except: string | null = null,
): Promise<EarlierVisit[]> {
  const cards = await manager
    .createQueryBuilder(VisitRecord, 'visit')
    .where('visit.personKey = :key', { key: personKeyOf(visitor) })
    .orderBy('visit.bookedAt', 'DESC')
    .addOrderBy('visit.serial', 'DESC')
    .limit(mostLookedAt)
    .getMany();
  const alike = cards.flatMap((visit) => {
    const { score, grounds } = likenessOfPersons(visitor, visit.visitor);
    return score < samePersonFrom || visit.id === except ? [] : [{ visit, score, grounds }];
  });
  if (alike.length === 0) return [];
  const ids = [...new Set(alike.map(({ visit }) => visit.receptionId))];
  const receptions = await manager
    .createQueryBuilder(ReceptionRecord, 'reception')
    .where('reception.id in (:...ids)', { ids })
    .getMany();
  const byId = new Map(receptions.map((reception) => [reception.id, reception]));
  return alike.flatMap(({ visit, score, grounds }) => {
    const reception = byId.get(visit.receptionId);
    return reception ? [{ visit, reception, score, grounds, sure: score >= surelySameFrom }] : [];
  });
}

/** The visit that gives the right to be booked first with a leader (KR-2.16), not used yet; the oldest of several. */
export function rightAmong(
  earlier: readonly EarlierVisit[],
  reception: Pick<ReceptionRecord, 'leaderPost' | 'heldOn'>,
  recognised: string | null,
): VisitRecord | null {
  const rights = earlier.filter(({ visit, reception: before, sure }) => {
    const own = sure || visit.id === recognised;
    return own && givesRight(visit, before, reception);
  });
  return rights.at(-1)?.visit ?? null;
}

export function givesRight(
  visit: VisitRecord,
  before: Pick<ReceptionRecord, 'leaderPost' | 'heldOn'>,
  reception: Pick<ReceptionRecord, 'leaderPost' | 'heldOn'>,
): boolean {
  return (
    visit.status === 'substitute-declined' &&
    !visit.rightUsed &&
    before.leaderPost === reception.leaderPost &&
    before.heldOn < reception.heldOn
  );
}

/** A reception of this person was stopped and nobody has said yet that the cause is gone (KR-2.26). */
export function openStop(earlier: readonly EarlierVisit[]): EarlierVisit | null {
  const stopped = earlier.find(({ visit }) => visit.stoppedOn !== null);
  if (!stopped) return null;
  const bookedSince = earlier.some(
    ({ visit }) => visit.bookedAt > (stopped.visit.endedAt ?? stopped.visit.bookedAt) && visit.status !== 'refused',
  );
  return bookedSince ? null : stopped;
}
