import type { AppealKind } from '../domain/appeal.js';
import type { RuledCase, RulingOccasion } from '../policy/index.js';
import type { StepContext } from '../workflow/host/steps.js';
import type { Desk } from './desk.js';
import type { AppealRecord } from './tables.js';

const head = 'acting-mayor';

/** Whom a complaint is about: a post, a unit or a body of the directory; null where none of them is named. */
function complainedOf({ kind, assessment }: AppealRecord): string | null {
  return kind === 'complaint' ? (assessment?.complaint?.about ?? null) : null;
}

/** One official may hold two posts: the council secretary acts as mayor. */
function isSameOfficial(desk: Desk, one: string, other: string): boolean {
  const ofOne = desk.office.directory
    .persons()
    .find(({ postId, alsoPosts }) => postId === one || alsoPosts.includes(one));
  return one === other || ofOne?.postId === other || ofOne?.alsoPosts.includes(other) === true;
}

/** How one who may get a complaint stands to the one it is about; without one named there is nothing to compare. */
function relationOf(desk: Desk, about: string | null, candidate: string): 'unrelated' | 'same' | 'subordinate' {
  if (about === null) return 'unrelated';
  if (isSameOfficial(desk, candidate, about)) return 'same';
  return desk.office.directory.isSubordinate(candidate, about) ? 'subordinate' : 'unrelated';
}

/**
 * Everybody here answers to the head. A complaint about the head is therefore barred to the head alone: somebody
 * has to tell the citizen that the council and the court decide it.
 */
function isConcerned(desk: Desk, about: string | null, candidate: string): boolean {
  const relation = relationOf(desk, about, candidate);
  const onlySame = about !== null && isSameOfficial(desk, about, head);
  return relation === 'same' || (relation === 'subordinate' && !onlySame);
}

/** What is complained of and whom about, as far as the rule asks: an appeal, or a question heard at a reception. */
export interface Complaint extends RuledCase {
  readonly kind: AppealKind;
  /** A post, a unit or a body of the directory; null where none of them is named. */
  readonly about: string | null;
}

/**
 * A complaint never goes to whom it is about, nor to their subordinates (ст. 7): neither as executor nor
 * when it is sent on.
 *
 * @throws EXECUTOR_CONFLICT with the clause
 */
export async function refuseConflict(desk: Desk, context: StepContext, candidate: string): Promise<void> {
  const appeal = await desk.appealOf(context);
  const { id, receivedOn, kind } = appeal;
  return refuseConcerned(desk, context, { id, receivedOn, kind, about: complainedOf(appeal) }, candidate);
}

/** The same of a complaint that is no appeal yet: it is being heard at a reception. @throws EXECUTOR_CONFLICT */
export async function refuseConcerned(
  desk: Desk,
  occasion: Omit<RulingOccasion, 'of'>,
  complaint: Complaint,
  candidate: string,
  detailOf: (name: string) => string = notSent,
): Promise<void> {
  const { kind, about } = complaint;
  const relation = relationOf(desk, about, candidate);
  if (kind !== 'complaint' || (relation === 'subordinate' && !isConcerned(desk, about, candidate))) return;
  const facts = { 'letter.kind': kind, 'executor.relation': relation };
  const ruling = await desk.rulings.decide('executor-conflict', facts, { ...occasion, of: complaint });
  if (ruling.outcome !== 'conflict') return;
  desk.rulings.refuse('EXECUTOR_CONFLICT', ruling, detailOf(desk.office.directory.nameOf(candidate)));
}

const notSent = (name: string): string =>
  `Скаргу не можна направити: ${name} — той, на кого скаржаться, або його підлеглий.`;

/**
 * The post that resolves, decides and signs in the place of one the complaint is about (ст. 7): the nearest
 * superior it does not concern. Above the head there is nobody: the head of affairs has the route explained.
 */
export function postBeside(desk: Desk, appeal: AppealRecord, post: string): string {
  const about = complainedOf(appeal);
  let beside: string | null = post;
  while (beside !== null && isConcerned(desk, about, beside)) beside = desk.office.directory.post(beside).subordinateTo;
  return beside ?? 'head-of-affairs';
}
