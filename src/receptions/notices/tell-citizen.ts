import { kyivInstant } from '../../domain/kyiv-time.js';
import { addDays, later } from '../../domain/plain-date.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { newsOvertaken, newsToTell, type WayToReach } from '../processes/news-data.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import type { Visitor } from '../values.js';

/** What has to reach a citizen: the notice that is drawn up, what it is about, and the receptions it speaks of. */
interface News {
  readonly about: string;
  readonly documentId: string;
  readonly receptions: readonly ReceptionRecord[];
}

/** How a citizen is reached first (спосіб повідомлення): one with neither address nor telephone, when they come. */
export function wayTo({ email, phone, residence }: Visitor): WayToReach {
  if (email !== null) return 'email';
  if (phone !== null) return 'telephone';
  return residence === null ? 'arrival' : 'post';
}

/**
 * Gives the office the task to tell a citizen who has no e-mail (повідомлення громадянина), in the transaction of
 * what happened: there is no change without its task and no task without its change. Nothing about the person is in
 * it: whoever calls opens the card.
 */
export async function tellByOffice(
  tx: WorkflowTransaction,
  visit: VisitRecord,
  { about, documentId, receptions }: News,
): Promise<void> {
  const begin = receptions.map(({ heldOn, beginsAt }) => kyivInstant(heldOn, beginsAt).toISOString());
  const ahead = begin.filter((instant) => instant > tx.now.toISOString()).sort();
  const days = receptions.map(({ heldOn }) => heldOn);
  const lastDay = days.reduce((last, day) => later(last, day));
  const data = {
    about,
    documentId,
    reachBy: wayTo(visit.visitor),
    mayWrite: visit.visitor.residence !== null,
    knowsBy: ahead[0] ?? null,
    comesUntil: kyivInstant(addDays(lastDay, 1), '00:00').toISOString(),
  };
  await tx.start(newsToTell.of(visit.id, data));
}

/**
 * What was to be told about a booking holds no more: the citizen gave it up, or there is newer news, perhaps about
 * the card that goes on with it. Nobody is called twice with contents that contradict each other.
 */
export async function overtakeNews(
  tx: WorkflowTransaction,
  { id, previousVisitId }: Pick<VisitRecord, 'id' | 'previousVisitId'>,
): Promise<void> {
  for (const businessKey of [previousVisitId, id])
    if (businessKey !== null) await tx.message(newsOvertaken.to(businessKey));
}
