import { receptionKinds, receptionStatuses, visitStatuses } from '../../domain/reception/states.js';
import { fullName } from '../../domain/appeal.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';

/** A reception without anybody's name: what a clerk chooses by (прийом у переліку). */
export function receptionLine(reception: ReceptionRecord, leaderTitle: string, freePlaces: number | null) {
  const { id, version, leaderPost, kind, status, heldOn, beginsAt, place, capacity, booked } = reception;
  const { bookingClosesAt, receiverPost, movedTo, recording } = reception;
  return {
    id,
    version,
    leaderPost,
    leaderTitle,
    kind,
    kindLabel: receptionKinds[kind],
    status,
    statusLabel: receptionStatuses[status],
    heldOn,
    beginsAt,
    place,
    capacity,
    booked,
    freePlaces,
    bookingClosesAt,
    receiverPost,
    movedTo,
    recording,
  };
}
export type ReceptionLine = ReturnType<typeof receptionLine>;

/** The number of a card in the journal of receptions: `17/2026`. */
export function cardNumber({ serial, year }: Pick<VisitRecord, 'serial' | 'year'>): string {
  return `${serial}/${year}`;
}

/** A line of a list of visits: who, about what, where it stands. */
export function visitLine(visit: VisitRecord) {
  const { id, version, status, receptionId, channel, queueGroup, bookedAt, arrivedAt, bookingOutcome } = visit;
  return {
    id,
    version,
    number: cardNumber(visit),
    status,
    statusLabel: visitStatuses[status],
    receptionId,
    channel,
    name: fullName(visit.visitor),
    topics: visit.questions.map(({ topic }) => topic),
    gist: visit.questions
      .map(({ gist }) => gist)
      .join(' ')
      .slice(0, 200),
    queueGroup,
    bookedAt,
    arrivedAt,
    bookingOutcome,
    place: visit.answers.place ?? null,
  };
}
export type VisitLine = ReturnType<typeof visitLine>;

/** The whole card (картка особистого прийому), for whoever works on it. */
export function visitCardView(visit: VisitRecord) {
  const { personKey: _person, searchText: _search, ...card } = visit;
  return { ...card, number: cardNumber(visit), statusLabel: visitStatuses[visit.status] };
}
