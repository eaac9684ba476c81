import type { Directory } from '../../directory/index.js';
import type { BookedList } from '../../documents/index.js';
import { fullName } from '../../domain/appeal.js';
import { inQueueOrder } from '../../domain/reception/queue.js';
import { cardNumber } from '../cards/card-views.js';
import { unitsFor } from '../cards/responsible-units.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';

/** Those booked on a reception as the list tells of them, in the order of its queue (список записаних, KR-2.11). */
export function listOf(reception: ReceptionRecord, visits: readonly VisitRecord[], directory: Directory): BookedList {
  const { leaderPost, heldOn, beginsAt, place } = reception;
  return {
    leader: directory.post(leaderPost).titleGenitive,
    heldOn,
    beginsAt,
    place,
    visits: inQueueOrder(visits).map((visit) => ({
      number: cardNumber(visit),
      name: fullName(visit.visitor),
      questions: visit.questions.map((question) => ({
        gist: question.gist,
        units: unitsFor([question], directory).map((id) => directory.nameOf(id)),
      })),
    })),
  };
}

/** What citizens ask about and no more (питання записаних), as the deputies are told of it on the eve (KR-2.11). */
export function withoutNames({ visits, ...list }: BookedList): BookedList {
  return { ...list, visits: visits.map(({ questions }) => ({ questions })) };
}
