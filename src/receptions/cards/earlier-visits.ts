import type { EntityManager } from 'typeorm';
import { keysToLookBy } from '../../domain/matching/person-keys.js';
import { likenessOfPersons, samePersonFrom } from '../../domain/matching/same-person.js';
import { surnameKey } from '../../domain/person-name.js';
import { holdLatches, latchOf } from '../../platform/database/latches.js';
import { ReceptionRecord, VisitPersonRecord, VisitRecord } from '../tables.js';
import type { Visitor, VisitQuestion } from '../values.js';

/** From here on the program takes two visitors for one person by itself; below, a clerk is shown the card. */
const surelySameFrom = 0.9;

/** Shown while a clerk still types: the name agrees so far, and nothing told contradicts it. */
export const perhapsSameFrom = 0.5;

/** An earlier card that may be of the same person (попередній візит). */
export interface EarlierVisit {
  readonly visit: VisitRecord;
  readonly reception: ReceptionRecord;
  readonly score: number;
  readonly grounds: readonly string[];
  /** Sure enough to act on without asking: name and residence, or name and a contact, agree, and a patronymic that one tells the other does too. */
  readonly sure: boolean;
}

/** By what a node of the release before looks for cards of a person (docs/decisions/0006). */
export function personKeyOf({ surname }: Pick<Visitor, 'surname'>): string {
  return surnameKey(surname).slice(0, 80);
}

/** Lets one booking at a time be made for whoever may be this person: each is judged by the cards there are already. */
export function holdPerson(manager: EntityManager, visitor: Visitor): Promise<void> {
  return holdLatches(manager, ...keysToLookBy([visitor]).map((key) => latchOf('visitor', key)));
}

/** Cards of people who may be this one, newest first; cards of refused bookings too, since they tell of a question. */
export async function earlierVisits(
  manager: EntityManager,
  visitor: Visitor,
  except: string | null = null,
  from: number = samePersonFrom,
): Promise<EarlierVisit[]> {
  const keys = keysToLookBy([visitor]);
  if (keys.length === 0) return [];
  // Thousands bear a common surname: who came is read of all of them, the cards of those who may be the same.
  const cards = () => manager.createQueryBuilder(VisitRecord, 'visit').select(['visit.id', 'visit.visitor']);
  const ofPerson = cards().subQuery().select('p.visitId').from(VisitPersonRecord, 'p').where('p.key in (:...keys)');
  // What a node of the release before has booked meanwhile has the key of its surname only (docs/decisions/0006).
  const [byKeys, bySurname] = [`visit.id in ${ofPerson.getQuery()}`, 'visit.personKey in (:...keys)'];
  const namesakes = [
    ...(await cards().where(byKeys, { keys }).getMany()),
    ...(await cards().where(bySurname, { keys }).getMany()),
  ];
  const likenesses = new Map(namesakes.map((card) => [card.id, likenessOfPersons(visitor, card.visitor)]));
  const cardIds = [...likenesses].flatMap(([id, { score }]) => (score < from || id === except ? [] : [id]));
  if (cardIds.length === 0) return [];
  const alikeCards = await manager
    .createQueryBuilder(VisitRecord, 'visit')
    .where('visit.id in (:...cardIds)', { cardIds })
    .orderBy('visit.bookedAt', 'DESC')
    .addOrderBy('visit.serial', 'DESC')
    .getMany();
  const alike = alikeCards.map((visit) => ({ visit, score: 0, grounds: [], ...likenesses.get(visit.id) }));
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

/** A reception of this person was stopped and nobody has said yet that the cause is gone (KR-2.26). */
export function openStop(earlier: readonly EarlierVisit[]): EarlierVisit | null {
  const stopped = earlier.find(({ visit }) => visit.stoppedOn !== null);
  if (!stopped) return null;
  const bookedSince = earlier.some(
    ({ visit }) => visit.bookedAt > (stopped.visit.endedAt ?? stopped.visit.bookedAt) && visit.status !== 'refused',
  );
  return bookedSince ? null : stopped;
}

/** Alike enough for a booking to reckon with; what is less is only shown. */
export const isLikely = ({ score }: EarlierVisit): boolean => score >= samePersonFrom;

/** A card of this person, with one of these questions, on this very reception (той самий запис удруге). */
export function twinAmong(
  earlier: readonly EarlierVisit[],
  receptionId: string,
  questions: readonly Pick<VisitQuestion, 'topic'>[],
  holds: (visit: VisitRecord) => boolean,
): VisitRecord | null {
  const topics = new Set(questions.map(({ topic }) => topic));
  const twins = earlier.filter(({ visit, sure }) => {
    const sameQuestion = visit.questions.some(({ topic }) => topics.has(topic));
    return sure && visit.receptionId === receptionId && sameQuestion && holds(visit);
  });
  return twins[0]?.visit ?? null;
}

/** Takes a place of the reception that is still ahead. */
export const isBooked = ({ status }: VisitRecord): boolean => status === 'booked' || status === 'arrived';

/** Was refused for want of a place and will be called when one becomes free. */
export const waitsForPlace = ({ status, answers }: VisitRecord): boolean =>
  status === 'refused' && (answers.place === 'waits' || answers.place === 'offered');
