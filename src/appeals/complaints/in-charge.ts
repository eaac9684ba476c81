import { type Directory, membersOf } from '../../directory/index.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import type { PlainDate } from '../../domain/plain-date.js';
import type { ActOnComplaint, Relation } from '../asked-of-rules.js';
import type { AppealRecord } from '../tables.js';
import { personsComplainedOf } from './complained-of.js';
import { type ComplaintCase, complaintOf } from './complaint.js';
import { ask, type Judging, type Occasion, refuseUnknown } from './conflict.js';
import { refuserOf } from './refused-before.js';
import { relationOf } from './relations.js';

/**
 * A post that is to resolve, decide or sign, and the stored decision that named it; null where no rule did: of a question
 * from a reception, whoever received (KR-2.28).
 */
export interface NamedPost {
  readonly post: string;
  readonly decisionId: string | null;
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
 * The post that resolves, decides or signs indeed (ст. 7, 16): the one named, or, where the complaint is about whoever
 * fills it that day, or disputes what they refused, the nearest superior whom it does not concern. The bar is a decision of
 * its own, and the decision set aside points to it; where none named the post, the bar says itself who acts. Where it
 * concerns everybody who fills those posts today, it waits for another to fill one that it
 * is not about (docs/decisions/0134).
 *
 * @param on the day on which it is done
 */
export async function postInCharge(
  appeals: Judging,
  context: Occasion,
  appeal: ComplaintCase,
  { post: named, decisionId }: NamedPost,
  act: Exclude<ActOnComplaint, 'work'>,
  on: PlainDate = dayInKyiv(context.now),
): Promise<string> {
  const refusedBy = await refuserOf(context.manager, appeal);
  if (appeal.kind !== 'complaint' && refusedBy === null) return named;
  const { directory } = appeals.office;
  const complaint = { ...complaintOf(appeal), refusedBy };
  const occasion = { ...context, of: complaint };
  const chain = inChargeAfter(directory, named);
  const bars: string[] = [];
  let inCharge: string | null = null;
  for (const post of chain) {
    const ruling = await ask(appeals, context, complaint, post, act, on);
    refuseUnknown(appeals, ruling);
    const isBarred = ruling.outcome === 'conflict';
    if (!isBarred && bars.length === 0) return post;
    const rulingId = await appeals.rulings.keep(ruling, { ...occasion, about: directory.post(post).title });
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
  if (post !== named) await appeals.rulings.setAside({ decisionId, barId, named, actsInstead }, occasion);
  return post;
}

/** A post that the complaint is not about, though whoever fills it today is. */
const mayWait: ReadonlySet<Relation> = new Set(['unrelated', 'head-explains']);

/**
 * Who does at the desk what decides of a complaint (повернути, переслати, визнати повторним, зняти з контролю): its group, or,
 * where the complaint is about everybody in it, whoever may instead of the head of that unit. What is only put down,
 * printed and posted stays with the desk (docs/decisions/0134, 0138).
 */
export async function groupNotConcerned(
  appeals: Judging,
  context: Occasion,
  appeal: AppealRecord,
  group: string,
): Promise<string> {
  const { directory } = appeals.office;
  const concerned = appeal.kind === 'complaint' ? personsComplainedOf(directory, complaintOf(appeal).about) : [];
  const members = membersOf(directory, group, dayInKyiv(context.now));
  if (members.length === 0 || members.some((id) => !concerned.includes(id))) return group;
  const { headPostId } = group === 'control' ? directory.office : directory.unit(appeal.register);
  return `post:${await postInCharge(appeals, context, appeal, { post: headPostId, decisionId: null }, 'decide')}`;
}

/** Which of some units may work on a complaint (ст. 7), the first of them preferred; nothing is kept of the question. */
export async function unitNotConcerned(
  appeals: Judging,
  context: Occasion,
  appeal: AppealRecord,
  [preferred, ...others]: readonly [string, ...string[]],
): Promise<string> {
  if (appeal.kind !== 'complaint') return preferred;
  for (const unit of [preferred, ...others]) {
    const { outcome } = await ask(appeals, context, complaintOf(appeal), unit, 'work');
    if (outcome !== 'conflict') return unit;
  }
  throw new Error(`${appeal.id} complains of every unit that could answer it`);
}
