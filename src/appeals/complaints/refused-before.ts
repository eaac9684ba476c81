import type { EntityManager } from 'typeorm';
import type { Directory } from '../../directory/index.js';
import type { AppealFeature } from '../../domain/appeal.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { TaskRecord } from '../../workflow/index.js';
import { AppealRecord } from '../tables.js';
import type { ComplaintCase, Refuser } from './complaint.js';
import { isHead } from './relations.js';

const disputing: ReadonlySet<AppealFeature | undefined> = new Set(['repeat', 'recurrent']);

/** The earlier appeal that was refused in a question or left unconsidered, and that this one raises again (art. 16); else null. */
async function refusedBefore(
  manager: EntityManager,
  { confirmedFeature }: Pick<ComplaintCase, 'confirmedFeature'>,
): Promise<AppealRecord | null> {
  const { feature, earlierAppealId: id = null, earlierInTerm = false } = confirmedFeature ?? {};
  if (id === null || earlierInTerm || !disputing.has(feature)) return null;
  const earlier = await manager.findOneBy(AppealRecord, { id });
  const isRefused = earlier?.status === 'unconsidered' || earlier?.questions.some(({ result }) => result === '9.2');
  return isRefused ? earlier : null;
}

/** Whether an appeal disputes a refusal (оскаржує відмову), whatever it is called: also a statement (docs/decisions/0137). */
export const disputesRefusal = async (
  manager: EntityManager,
  appeal: Pick<ComplaintCase, 'confirmedFeature'>,
): Promise<boolean> => (await refusedBefore(manager, appeal)) !== null;

/** Whoever signed that a question is refused, or decided not to consider it; null where nothing refused is raised again. */
export async function refuserOf(manager: EntityManager, appeal: ComplaintCase): Promise<Refuser | null> {
  const earlier = await refusedBefore(manager, appeal);
  if (earlier?.status === 'unconsidered') {
    const decided = { businessKey: earlier.id, formKey: 'decide-unconsidered', state: 'completed' } as const;
    const task = await manager.findOneBy(TaskRecord, decided);
    const post = task?.group?.replace(/^post:/u, '') ?? null;
    return post === null ? null : { post, person: task?.completedBy ?? null };
  }
  const { signatoryPost: post = null, signedBy: person = null } = earlier?.reply ?? {};
  return post === null ? null : { post, person };
}

/** They, or whoever answers to them; above the head of the body nobody is, and the head judges again (docs/decisions/0138). */
export function isOfRefuser(
  directory: Directory,
  { post, person }: Refuser,
  candidate: string,
  on: PlainDate,
): boolean {
  if (isHead(directory, candidate)) return false;
  const acting = directory.posts().some(({ id }) => id === candidate)
    ? directory.holderOf(candidate, on)?.id
    : candidate;
  return candidate === post || acting === person || directory.isSubordinate(candidate, post);
}
