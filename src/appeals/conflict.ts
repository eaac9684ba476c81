import { type Directory, membersOf } from '../directory/index.js';
import type { EntityManager } from 'typeorm';
import type { AppealFeature, AppealKind } from '../domain/appeal.js';
import { type Decision, refusalBy, type RuledCase, type RulingOccasion } from '../policy/index.js';
import { type StepContext, TaskRecord } from '../workflow/index.js';
import type { Desk } from './desk.js';
import { AppealRecord } from './tables.js';
import { dayInKyiv } from '../domain/kyiv-time.js';
import type { PlainDate } from '../domain/plain-date.js';
import { type ActOnComplaint, executorConflict, type Relation } from './asked-of-rules.js';
import { type ComplainedOf, complainedOf, isAboutKnown, personsComplainedOf } from './complained-of.js';

export type ConflictDesk = Pick<Desk, 'office' | 'rulings'>;
export type Occasion = Omit<RulingOccasion, 'of'>;

/** What is complained of and whom about, as far as the rule asks: an appeal, or a question heard at a reception. */
interface Complaint extends RuledCase, ComplainedOf {
  readonly kind: AppealKind;
  /** Who refused the earlier appeal that this one disputes. */
  readonly refusedBy?: Refuser | null;
}

/** An appeal, or what was said at a reception and may become one. */
export type ComplaintCase = Pick<AppealRecord, 'id' | 'receivedOn' | 'kind' | 'assessment'> &
  Partial<Pick<AppealRecord, 'confirmedFeature'>>;

function complaintOf({ id, receivedOn, kind, assessment }: ComplaintCase): Complaint {
  return { id, receivedOn, kind, ...complainedOf(assessment?.complaint) };
}

interface Refuser {
  readonly post: string;
  readonly person: string | null;
}

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
async function refuserOf(manager: EntityManager, appeal: ComplaintCase): Promise<Refuser | null> {
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
function isOfRefuser(directory: Directory, { post, person }: Refuser, candidate: string, on: PlainDate): boolean {
  if (isHead(directory, candidate)) return false;
  const acting = directory.posts().some(({ id }) => id === candidate)
    ? directory.holderOf(candidate, on)?.id
    : candidate;
  return candidate === post || acting === person || directory.isSubordinate(candidate, post);
}

/** The official complained of by every post of theirs (one may hold two: the council secretary acts as mayor). */
function postsComplainedOf(directory: Directory, about: string): readonly string[] {
  const holders = directory.persons().map(({ id }) => directory.postsOf(id));
  return [about, ...holders.filter((posts) => posts.includes(about)).flat()];
}

/** Whether somebody, complained of or acting, is the head of the body, by whichever of the head's posts. */
export function isHead(directory: Directory, one: string): boolean {
  return postsComplainedOf(directory, one).includes(directory.head.id);
}

/** Who would act for a candidate that day: whoever stands in for a post stays who they are at home. */
function actingFor(directory: Directory, candidate: string, on: PlainDate): readonly string[] {
  const isPost = directory.posts().some(({ id }) => id === candidate);
  const acting = isPost ? directory.holderOf(candidate, on)?.id : candidate;
  return [candidate, ...(acting === undefined ? [] : directory.postsOf(acting))];
}

/** How one who may get a complaint stands to one whom it is about, that day; everybody here answers to the head. */
function relationTo(directory: Directory, about: string, candidate: string, acting: readonly string[]): Relation {
  const complained = postsComplainedOf(directory, about);
  if (acting.some((id) => complained.includes(id))) return 'same';
  const isSubordinate = (ids: readonly string[]): boolean =>
    ids.some((id) => complained.some((of) => directory.isSubordinate(id, of)));
  if (!isHead(directory, about)) return isSubordinate(acting) ? 'subordinate' : 'unrelated';
  if (candidate === directory.explainsForHead.id) return 'head-explains';
  return isSubordinate([candidate]) ? 'head-subordinate' : 'unrelated';
}

/** The nearest first: of several complained of, the one who binds most. */
const nearness: readonly Relation[] = ['same', 'subordinate', 'head-subordinate', 'head-explains', 'unrelated'];

/** @param on the day whose holder or substitute would act; null: by the post alone, whoever fills it */
export function relationOf(
  directory: Directory,
  about: readonly string[],
  candidate: string,
  on: PlainDate | null,
): Relation {
  const acting = on === null ? [candidate] : actingFor(directory, candidate, on);
  const relations = about.map((one) => relationTo(directory, one, candidate, acting));
  return nearness.find((relation) => relations.includes(relation)) ?? 'unrelated';
}

function ask(
  desk: ConflictDesk,
  occasion: Occasion,
  complaint: Complaint,
  candidate: string,
  act: ActOnComplaint,
  on: PlainDate = dayInKyiv(occasion.now),
): Promise<Decision> {
  const { kind, about, refusedBy = null } = complaint;
  const { directory } = desk.office;
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
  return desk.rulings.consider(executorConflict, facts, { ...occasion, of: complaint });
}

/**
 * A complaint never goes to whom it is about, nor to their subordinates (ст. 7): neither as executor nor
 * when it is sent on, also where it has joined another letter. While nobody has said whom it is about, it goes to nobody.
 *
 * @throws EXECUTOR_CONFLICT, COMPLAINED_OF_UNKNOWN with the clause
 */
export async function refuseConflict(desk: Desk, context: StepContext, candidate: string): Promise<void> {
  const appeal = await desk.appealOf(context);
  const joined = await desk.store.joinedTo(context.manager, appeal);
  for (const one of [appeal, ...joined]) await refuseConcerned(desk, context, complaintOf(one), candidate, 'work');
}

/** Who answers for an appeal: where a letter joins it, they answer that letter too. */
const answerable = ({ register, leader, mainExecutor, resolution, reply }: AppealRecord): readonly string[] => [
  register,
  ...[leader, mainExecutor, reply?.signatoryPost ?? null].flatMap((one) => one ?? []),
  ...(resolution?.executors ?? []).flatMap(({ unit, person }) => [unit, ...(person === null ? [] : [person])]),
];

/** Whether a letter may join an earlier one as far as art. 7 goes (docs/decisions/0135). */
export function mayJoin(directory: Directory, letter: AppealRecord, earlier: AppealRecord, on: PlainDate): boolean {
  const complaint = complaintOf(letter);
  if (complaint.kind !== 'complaint') return true;
  if (!isAboutKnown(complaint)) return false;
  return answerable(earlier).every((one) => relationOf(directory, complaint.about, one, on) === 'unrelated');
}

/**
 * A complaint does not join what those it is about are answering, nor anything while it is unknown whom it is about.
 *
 * @throws EXECUTOR_CONFLICT, COMPLAINED_OF_UNKNOWN with the clause
 */
export async function refuseJoining(
  desk: ConflictDesk,
  occasion: Occasion,
  letter: AppealRecord,
  earlier: AppealRecord,
): Promise<void> {
  const { directory } = desk.office;
  if (mayJoin(directory, letter, earlier, dayInKyiv(occasion.now))) return;
  const complaint = complaintOf(letter);
  for (const one of answerable(earlier)) {
    const ruling = await ask(desk, occasion, complaint, one, 'decide');
    if (ruling.outcome === 'ask')
      desk.rulings.refuse('COMPLAINED_OF_UNKNOWN', ruling, `На кого скарга, ще не з’ясовано. ${apart}`);
    if (ruling.outcome !== 'allowed')
      desk.rulings.refuse('EXECUTOR_CONFLICT', ruling, `За попереднє відповідає ${directory.nameOf(one)}. ${apart}`);
  }
}

const apart = 'Скаргу розглядають окремо: оберіть «первинне».';

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

/**
 * A post that is to resolve, decide or sign, and the stored decision that named it; null where no rule did: of a question
 * from a reception, whoever received (KR-2.28).
 */
export interface NamedPost {
  readonly post: string;
  readonly decisionId: string | null;
}

/** The decision by which a complaint may only be explained: it is about the head of the body; null where it may be decided. */
export async function onlyExplained(
  desk: ConflictDesk,
  context: Occasion,
  appeal: AppealRecord,
): Promise<Decision | null> {
  if (appeal.kind !== 'complaint' || appeal.leader === null) return null;
  const ruling = await ask(desk, context, complaintOf(appeal), appeal.leader, 'decide');
  refuseUnknown(desk, ruling);
  return ruling.outcome === 'allowed' ? null : ruling;
}

/**
 * What is answered on a complaint by its substance (рішення по суті): not where whoever leads it may only explain, since
 * it is about the head of the body. Nothing is kept of the question.
 *
 * @throws ANSWER_REFUSED with the clause
 */
export async function refuseSubstance(desk: ConflictDesk, context: Occasion, appeal: AppealRecord): Promise<void> {
  const ruling = await onlyExplained(desk, context, appeal);
  if (ruling === null) return;
  throw refusalBy(ruling, 'ANSWER_REFUSED', {
    detail:
      'Скаржаться на керівника органу: по суті її тут не вирішують. Роз’ясніть, що її розглядає рада чи суд: результат «роз’яснено», без строку виконання.',
    extra: { possible: { outcome: 'explained' } },
  });
}

/** Whoever may take over from a post, the nearest first: its superiors, then who explains for the head (above him nobody is). */
function inChargeAfter(directory: Directory, named: string): readonly string[] {
  const chain = new Set([named]);
  for (let post = named; ;) {
    post = directory.post(post).subordinateTo ?? directory.explainsForHead.id;
    if (chain.has(post)) return [...chain];
    chain.add(post);
  }
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
  const refusedBy = await refuserOf(context.manager, appeal);
  if (appeal.kind !== 'complaint' && refusedBy === null) return;
  const ruling = await ask(desk, context, { ...complaintOf(appeal), refusedBy }, post, 'decide');
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
 * The post that resolves, decides or signs indeed (ст. 7, 16): the one named, or, where the complaint is about whoever
 * fills it that day, or disputes what they refused, the nearest superior whom it does not concern. The bar is a decision of
 * its own, and the decision set aside points to it; where none named the post, the bar says itself who acts. Where it
 * concerns everybody who fills those posts today, it waits for another to fill one that it
 * is not about (docs/decisions/0134).
 *
 * @param on the day on which it is done
 */
export async function postInCharge(
  desk: ConflictDesk,
  context: Occasion,
  appeal: ComplaintCase,
  { post: named, decisionId }: NamedPost,
  act: Exclude<ActOnComplaint, 'work'>,
  on: PlainDate = dayInKyiv(context.now),
): Promise<string> {
  const refusedBy = await refuserOf(context.manager, appeal);
  if (appeal.kind !== 'complaint' && refusedBy === null) return named;
  const { directory } = desk.office;
  const complaint = { ...complaintOf(appeal), refusedBy };
  const occasion = { ...context, of: complaint };
  const chain = inChargeAfter(directory, named);
  const bars: string[] = [];
  let inCharge: string | null = null;
  for (const post of chain) {
    const ruling = await ask(desk, context, complaint, post, act, on);
    refuseUnknown(desk, ruling);
    const isBarred = ruling.outcome === 'conflict';
    if (!isBarred && bars.length === 0) return post;
    const rulingId = await desk.rulings.keep(ruling, { ...occasion, about: directory.post(post).title });
    if (!isBarred) {
      inCharge = post;
      break;
    }
    bars.push(rulingId);
  }
  const ofPosts = (post: string): Relation => relationOf(directory, complaint.about, post, null);
  const post = inCharge ?? chain.find((one) => mayWait.has(ofPosts(one))) ?? directory.head.id;
  const [barId = ''] = bars;
  const actsInstead = { post, title: directory.post(post).title };
  if (post !== named) await desk.rulings.setAside({ decisionId, barId, named, actsInstead }, occasion);
  return post;
}

/**
 * Who does at the desk what decides of a complaint (повернути, переслати, визнати повторним, зняти з контролю): its group, or,
 * where the complaint is about everybody in it, whoever may instead of the head of that unit. What is only put down,
 * printed and posted stays with the desk (docs/decisions/0134, 0138).
 */
export async function atDesk(
  desk: ConflictDesk,
  context: Occasion,
  appeal: AppealRecord,
  group: string,
): Promise<string> {
  const { directory } = desk.office;
  const concerned = appeal.kind === 'complaint' ? personsComplainedOf(directory, complaintOf(appeal).about) : [];
  const members = membersOf(directory, group, dayInKyiv(context.now));
  if (members.length === 0 || members.some((id) => !concerned.includes(id))) return group;
  const { headPostId } = group === 'control' ? directory.office : directory.unit(appeal.register);
  return `post:${await postInCharge(desk, context, appeal, { post: headPostId, decisionId: null }, 'decide')}`;
}

/** A post that the complaint is not about, though whoever fills it today is. */
const mayWait: ReadonlySet<Relation> = new Set(['unrelated', 'head-explains']);

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
