import { refuseConcerned } from '../../appeals/conflict.js';
import type { QuestionOutcome } from '../reception-parts.js';
import type { VisitRecord } from '../tables.js';
import type { VisitDesk, VisitPlaceOf } from './visit-desk.js';

/**
 * A complaint heard at the table is given neither to whom it is about nor to their subordinates, and whom it is about
 * neither settles it nor says who answers it (скарга на прийомі, art. 7).
 *
 * @throws EXECUTOR_CONFLICT with the clause
 */
export async function refuseConcernedAtTable(
  desk: VisitDesk,
  context: VisitPlaceOf,
  visit: VisitRecord,
  heard: Iterable<QuestionOutcome>,
): Promise<void> {
  const { heldOn, receiverPost, leaderPost } = await desk.store.reception(visit.receptionId, context.manager);
  for (const { kind, complainedOf, complainedOfOther, settled, aid, executors } of heard) {
    const complaint = { id: visit.id, receivedOn: heldOn, kind, about: complainedOf, aboutOther: complainedOfOther };
    const leader = receiverPost ?? leaderPost;
    // Advice of a lawyer decides no complaint.
    if ((settled && aid === null) || executors.length > 0)
      await refuseConcerned(desk.appeals, context, complaint, leader, notDecided);
    for (const executor of executors) await refuseConcerned(desk.appeals, context, complaint, executor);
  }
}

const notDecided = (name: string): string =>
  `Скаргу не вирішує і не доручає той, на кого скаржаться, чи його підлеглий: ${name}. Позначте питання як складне, а на прямій лінії як записане: його розгляне вищий керівник.`;
