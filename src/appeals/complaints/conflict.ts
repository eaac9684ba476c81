import { dayInKyiv } from '../../domain/kyiv-time.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { type Decision, refusalBy, type RulingOccasion } from '../../policy/index.js';
import type { StepContext } from '../../workflow/index.js';
import { type ActOnComplaint, executorConflict } from '../asked-of-rules.js';
import type { AppealService } from '../appeal-service.js';
import type { AppealRecord } from '../tables.js';
import { isAboutKnown } from './complained-of.js';
import { type Complaint, complaintOf } from './complaint.js';
import { isOfRefuser, refuserOf } from './refused-before.js';
import { relationOf } from './relations.js';

/** What judging a complaint takes: the office and the rules. */
export type Judging = Pick<AppealService, 'office' | 'rulings'>;
export type Occasion = Omit<RulingOccasion, 'of'>;

export function ask(
  appeals: Judging,
  occasion: Occasion,
  complaint: Complaint,
  candidate: string,
  act: ActOnComplaint,
  on: PlainDate = dayInKyiv(occasion.now),
): Promise<Decision> {
  const { kind, about, refusedBy = null } = complaint;
  const { directory } = appeals.office;
  const isComplaint = kind === 'complaint';
  const complained = isComplaint ? relationOf(directory, about, candidate, on) : 'unrelated';
  const isRefuser = refusedBy !== null && isOfRefuser(directory, refusedBy, candidate, on);
  const relation = complained === 'unrelated' && isRefuser ? 'refused-earlier' : complained;
  const facts = {
    'letter.kind': kind,
    'complaint.aboutKnown': isComplaint && isAboutKnown(complaint),
    'executor.relation': relation,
    'executor.act': act,
  };
  return appeals.rulings.consider(executorConflict, facts, { ...occasion, of: complaint });
}

/**
 * A complaint never goes to whom it is about, nor to their subordinates (ст. 7): neither as executor nor
 * when it is sent on, also where it has joined another letter. While nobody has said whom it is about, it goes to nobody.
 *
 * @throws EXECUTOR_CONFLICT, COMPLAINED_OF_UNKNOWN with the clause
 */
export async function refuseConflict(appeals: AppealService, context: StepContext, candidate: string): Promise<void> {
  const appeal = await appeals.appealOf(context);
  const joined = await appeals.store.joinedTo(context.manager, appeal);
  for (const one of [appeal, ...joined]) await refuseConcerned(appeals, context, complaintOf(one), candidate, 'work');
}

/** The same of a complaint that is no appeal yet: it is being heard at a reception. @throws as above */
export async function refuseConcerned(
  appeals: Judging,
  occasion: Occasion,
  complaint: Complaint,
  candidate: string,
  act: ActOnComplaint,
  detailOf: (name: string) => string = notSent,
): Promise<void> {
  if (complaint.kind !== 'complaint') return;
  const ruling = await ask(appeals, occasion, complaint, candidate, act);
  refuseUnknown(appeals, ruling);
  if (ruling.outcome === 'conflict')
    appeals.rulings.refuse('EXECUTOR_CONFLICT', ruling, detailOf(appeals.office.directory.nameOf(candidate)));
  const about = appeals.office.directory.nameOf(candidate);
  await appeals.rulings.keep(ruling, { ...occasion, of: complaint, about });
}

export function refuseUnknown({ rulings }: Judging, ruling: Decision): void {
  if (ruling.outcome !== 'ask') return;
  rulings.refuse('COMPLAINED_OF_UNKNOWN', ruling, 'На кого ця скарга, ще не з’ясовано: доки так, її нікому не дають.');
}

const notSent = (name: string): string =>
  `Скаргу не можна направити: ${name} — той, на кого скаржаться, або його підлеглий.`;

/** The decision by which a complaint may only be explained: it is about the head of the body; null where it may be decided. */
export async function onlyExplained(
  appeals: Judging,
  context: Occasion,
  appeal: AppealRecord,
): Promise<Decision | null> {
  if (appeal.kind !== 'complaint' || appeal.leader === null) return null;
  const ruling = await ask(appeals, context, complaintOf(appeal), appeal.leader, 'decide');
  refuseUnknown(appeals, ruling);
  return ruling.outcome === 'allowed' ? null : ruling;
}

/**
 * What is answered on a complaint by its substance (рішення по суті): not where whoever leads it may only explain, since
 * it is about the head of the body. Nothing is kept of the question.
 *
 * @throws ANSWER_REFUSED with the clause
 */
export async function refuseSubstance(appeals: Judging, context: Occasion, appeal: AppealRecord): Promise<void> {
  const ruling = await onlyExplained(appeals, context, appeal);
  if (ruling === null) return;
  throw refusalBy(ruling, 'ANSWER_REFUSED', {
    detail:
      'Скаржаться на керівника органу: по суті її тут не вирішують. Роз’ясніть, що її розглядає рада чи суд: результат «роз’яснено», без строку виконання.',
    extra: { possible: { outcome: 'explained' } },
  });
}

/**
 * A reply is judged again when it is signed, by what is known of the case then: it may have been drawn up before, or laid
 * before a post that may no longer sign it (docs/decisions/0127). @throws EXECUTOR_CONFLICT, ANSWER_REFUSED with the clause
 */
export async function refuseUnlawfulSigning(
  appeals: Judging,
  context: Occasion,
  appeal: AppealRecord,
  { post, inSubstance }: { readonly post: string; readonly inSubstance: boolean },
): Promise<void> {
  if (inSubstance) await refuseSubstance(appeals, context, appeal);
  const refusedBy = await refuserOf(context.manager, appeal);
  if (appeal.kind !== 'complaint' && refusedBy === null) return;
  const ruling = await ask(appeals, context, { ...complaintOf(appeal), refusedBy }, post, 'decide');
  refuseUnknown(appeals, ruling);
  if (ruling.outcome !== 'conflict') return;
  const { title } = appeals.office.directory.post(post);
  appeals.rulings.refuse(
    'EXECUTOR_CONFLICT',
    ruling,
    `${title} цієї відповіді не підписує: поверніть її на доопрацювання.`,
  );
}
