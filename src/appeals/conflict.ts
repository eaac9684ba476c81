import type { Directory } from '../directory/index.js';
import type { AppealKind } from '../domain/appeal.js';
import { type Decision, refusalBy, type RuledCase, type RulingOccasion } from '../policy/index.js';
import type { StepContext } from '../workflow/index.js';
import type { Desk } from './desk.js';
import type { AppealRecord } from './tables.js';
import { type ActOnComplaint, executorConflict, type Relation } from './asked-of-rules.js';
import { isAboutKnown } from './complained-of.js';

export type ConflictDesk = Pick<Desk, 'office' | 'rulings'>;
export type Occasion = Omit<RulingOccasion, 'of'>;

/** What is complained of and whom about, as far as the rule asks: an appeal, or a question heard at a reception. */
interface Complaint extends RuledCase {
  readonly kind: AppealKind;
  /** A post, a unit or a body of the directory; null where none of them is named. */
  readonly about: string | null;
  /** In words, whom or what the directory does not know. With both null it is unknown, and that is no «nobody». */
  readonly aboutOther: string | null;
}

function complaintOf({ id, receivedOn, kind, assessment }: AppealRecord): Complaint {
  const { about = null, aboutOther = null } = assessment?.complaint ?? {};
  return { id, receivedOn, kind, about, aboutOther };
}

/** One official may hold two posts: the council secretary acts as mayor. */
function isSameOfficial(directory: Directory, one: string, other: string): boolean {
  const ofOne = directory.persons().find(({ postId, alsoPosts }) => postId === one || alsoPosts.includes(one));
  return one === other || ofOne?.postId === other || ofOne?.alsoPosts.includes(other) === true;
}

/** Whether the one a complaint is about is the head of the body, by whichever of the head's posts. */
export function isAboutHead(directory: Directory, about: string): boolean {
  return isSameOfficial(directory, about, directory.head.id);
}

/** How one who may get a complaint stands to the one it is about; everybody here answers to the head. */
function relationOf(directory: Directory, about: string, candidate: string): Relation {
  if (isSameOfficial(directory, candidate, about)) return 'same';
  if (candidate === directory.explainsForHead.id && isAboutHead(directory, about)) return 'head-explains';
  if (!directory.isSubordinate(candidate, about)) return 'unrelated';
  return isAboutHead(directory, about) ? 'head-subordinate' : 'subordinate';
}

function ask(
  desk: ConflictDesk,
  occasion: Occasion,
  complaint: Complaint,
  candidate: string,
  act: ActOnComplaint,
): Promise<Decision> {
  const { kind, about } = complaint;
  const isComplaint = kind === 'complaint';
  const facts = {
    'letter.kind': kind,
    'complaint.aboutKnown': isComplaint && isAboutKnown(complaint),
    'executor.relation':
      about === null || !isComplaint ? 'unrelated' : relationOf(desk.office.directory, about, candidate),
    'executor.act': act,
  };
  return desk.rulings.consider(executorConflict, facts, { ...occasion, of: complaint });
}

/**
 * A complaint never goes to whom it is about, nor to their subordinates (ст. 7): neither as executor nor
 * when it is sent on. While nobody has said whom it is about, it goes to nobody.
 *
 * @throws EXECUTOR_CONFLICT, COMPLAINED_OF_UNKNOWN with the clause
 */
export async function refuseConflict(desk: Desk, context: StepContext, candidate: string): Promise<void> {
  return refuseConcerned(desk, context, complaintOf(await desk.appealOf(context)), candidate, 'work');
}

/** The same of a complaint that is no appeal yet: it is being heard at a reception. @throws as above */
export async function refuseConcerned(
  desk: ConflictDesk,
  occasion: Occasion,
  complaint: Complaint,
  candidate: string,
  act: ActOnComplaint,
  detailOf: (name: string) => string = notSent,
): Promise<void> {
  if (complaint.kind !== 'complaint') return;
  const ruling = await ask(desk, occasion, complaint, candidate, act);
  refuseUnknown(desk, ruling);
  if (ruling.outcome === 'conflict')
    desk.rulings.refuse('EXECUTOR_CONFLICT', ruling, detailOf(desk.office.directory.nameOf(candidate)));
  const about = desk.office.directory.nameOf(candidate);
  await desk.rulings.keep(ruling, { ...occasion, of: complaint, about });
}

function refuseUnknown({ rulings }: ConflictDesk, ruling: Decision): void {
  if (ruling.outcome !== 'ask') return;
  rulings.refuse('COMPLAINED_OF_UNKNOWN', ruling, 'На кого ця скарга, ще не з’ясовано: доки так, її нікому не дають.');
}

const notSent = (name: string): string =>
  `Скаргу не можна направити: ${name} — той, на кого скаржаться, або його підлеглий.`;

/** A post that is to resolve, decide or sign, and the stored decision that named it; null where no rule did. */
export interface NamedPost {
  readonly post: string;
  readonly decisionId: string | null;
}

/**
 * What is answered on a complaint by its substance (рішення по суті): not where whoever leads it may only explain, since
 * it is about the head of the body. Nothing is kept of the question.
 *
 * @throws ANSWER_REFUSED with the clause
 */
export async function refuseSubstance(desk: ConflictDesk, context: Occasion, appeal: AppealRecord): Promise<void> {
  if (appeal.kind !== 'complaint' || appeal.leader === null) return;
  const ruling = await ask(desk, context, complaintOf(appeal), appeal.leader, 'decide');
  refuseUnknown(desk, ruling);
  if (ruling.outcome === 'allowed') return;
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
  desk: ConflictDesk,
  context: Occasion,
  appeal: AppealRecord,
  { post, inSubstance }: { readonly post: string; readonly inSubstance: boolean },
): Promise<void> {
  if (inSubstance) await refuseSubstance(desk, context, appeal);
  if (appeal.kind !== 'complaint') return;
  const ruling = await ask(desk, context, complaintOf(appeal), post, 'decide');
  refuseUnknown(desk, ruling);
  if (ruling.outcome !== 'conflict') return;
  const { title } = desk.office.directory.post(post);
  desk.rulings.refuse(
    'EXECUTOR_CONFLICT',
    ruling,
    `${title} цієї відповіді не підписує: поверніть її на доопрацювання.`,
  );
}

/**
 * The post that resolves, decides or signs indeed (ст. 7): the one named, or, where the complaint is about it, the
 * nearest superior whom it does not concern. The bar is a decision of its own, and the decision set aside points to it.
 */
export async function postInCharge(
  desk: ConflictDesk,
  context: Occasion,
  appeal: AppealRecord,
  { post: named, decisionId }: NamedPost,
  act: Exclude<ActOnComplaint, 'work'>,
): Promise<string> {
  if (appeal.kind !== 'complaint') return named;
  const { directory } = desk.office;
  const complaint = complaintOf(appeal);
  const occasion = { ...context, of: complaint };
  const barred = new Map<string, string>();
  for (let post = named; ; post = directory.post(post).subordinateTo ?? directory.explainsForHead.id) {
    if (barred.has(post)) throw new Error(`${appeal.id} complains of everybody who could decide it`);
    const ruling = await ask(desk, context, complaint, post, act);
    refuseUnknown(desk, ruling);
    const isBarred = ruling.outcome === 'conflict';
    if (!isBarred && barred.size === 0) return post;
    const rulingId = await desk.rulings.keep(ruling, { ...occasion, about: directory.post(post).title });
    if (isBarred) {
      barred.set(post, rulingId);
      continue;
    }
    const [barId = rulingId] = barred.values();
    const actsInstead = { post, title: directory.post(post).title };
    await desk.rulings.setAside({ decisionId, barId, named, actsInstead }, occasion);
    return post;
  }
}

/** Which of some units may work on a complaint (ст. 7), the first of them preferred; nothing is kept of the question. */
export async function unitNotConcerned(
  desk: ConflictDesk,
  context: Occasion,
  appeal: AppealRecord,
  [preferred, ...others]: readonly [string, ...string[]],
): Promise<string> {
  if (appeal.kind !== 'complaint') return preferred;
  for (const unit of [preferred, ...others]) {
    const { outcome } = await ask(desk, context, complaintOf(appeal), unit, 'work');
    if (outcome !== 'conflict') return unit;
  }
  throw new Error(`${appeal.id} complains of every unit that could answer it`);
}
