import { z } from 'zod';
import { receptionForward, type Sheet } from '../../documents/index.js';
import type { RulingOccasion } from '../../policy/index.js';
import type { Values } from '../../workflow/contract/index.js';
import type { StepContext } from '../../workflow/index.js';
import { addresseeOf } from './correspondence.js';
import type { ComplaintCase } from '../complaints/complaint.js';
import { postInCharge } from '../complaints/in-charge.js';
import type { AppealService } from '../appeal-service.js';
import { type NoticeSignatory, noticeSignatory, postOf } from './signatory.js';
import type { AppealRecord } from '../tables.js';
import { noticeAfter, signatoryAfter } from '../asked-of-rules.js';

interface Signing extends RulingOccasion {
  /** What was said at the reception, in the case that keeps who signs. */
  readonly of: ComplaintCase;
  readonly document: 'reply' | 'notice';
  readonly categories: readonly string[];
  readonly leaderSigns: boolean;
  /** The post behind an answer that the reception tells. */
  readonly postOf: (outcome: string) => string;
}

/**
 * Whom the rules let sign after a reception (підпис після прийому, KR-2.29, 2.31; art. 15), kept in the case `of`. Nobody
 * signs who is complained of (art. 7).
 */
export async function signatoryAfterReception(appeals: AppealService, signing: Signing): Promise<NoticeSignatory> {
  const { office, rulings } = appeals;
  const { of, now, document, categories, leaderSigns, postOf: postNamed } = signing;
  const facts = {
    'reply.document': document,
    'reply.officeHeadAway': office.isOfficeHeadAway(office.today(now)),
    'author.headPersonally': office.classifier.asksForHead(categories, of.receivedOn),
    'visit.leaderSigns': leaderSigns,
  };
  const ruling = await rulings.consider(signatoryAfter, facts, signing);
  const decisionId = await rulings.keep(ruling, signing);
  const named = { post: postNamed(ruling.outcome), decisionId };
  return {
    post: await postInCharge(appeals, signing, of, named, document === 'notice' ? 'procedure' : 'decide'),
    ruling,
  };
}

interface Sent extends RulingOccasion {
  /** The card of the reception: `17/2026`. */
  readonly card: string;
  /** The post that received. */
  readonly leader: string;
}

/**
 * The notice that a question from a reception went to other bodies (повідомлення про направлення, KR-2.31), by the
 * resolution as it now is.
 */
export async function draftReceptionNotice(
  appeals: AppealService,
  appeal: AppealRecord,
  sent: Sent,
): Promise<{ sheet: Sheet; signatoryPost: string }> {
  const { directory } = appeals.office;
  const { post: signatoryPost, ruling } = await signatoryOf(appeals, appeal, sent);
  const executors = appeal.resolution?.executors ?? [];
  const main = executors.find(({ staff }) => staff);
  const sheet = receptionForward({
    card: sent.card,
    heldOn: appeal.receivedOn,
    leader: directory.post(sent.leader).titleGenitive,
    questions: appeal.questions.map(({ gist }) => gist),
    bodies: executors.filter(({ staff }) => !staff).map(({ unit }) => directory.genitiveOf(unit)),
    mainExecutor: main === undefined ? null : directory.nameOf(main.unit),
    dueOn: appeal.dueOn,
    clauses: ruling.clauses,
  });
  return { sheet, signatoryPost };
}

/** Of what a unit's own head received, the rules on letters say who signs (KR-1.2). */
async function signatoryOf(appeals: AppealService, appeal: AppealRecord, sent: Sent): Promise<NoticeSignatory> {
  if (appeals.office.directory.keeperOf(appeal.register) === 'unit')
    return noticeSignatory(appeals, sent, appeal, appeals.office.today(sent.now));
  const { applicant, kind, assessment } = appeal;
  return signatoryAfterReception(appeals, {
    ...sent,
    of: { ...sent.of, kind, assessment },
    document: 'notice',
    categories: applicant.categories,
    leaderSigns: false,
    postOf: (outcome) => postOf(appeals.office, appeal, outcome),
  });
}

/** What an appeal has from its beginning of the reception where it was raised, if it was. */
export const raisedAtReception = {
  fromReception: z.boolean(),
  /** What the leader sent outside at the table, the visit itself has told of. */
  sentAtTable: z.boolean().optional(),
  receptionCard: z.string().optional(),
  receptionLeader: z.string().optional(),
};

/**
 * What was sent outside only after the reception, by a resolution written later, nobody could tell at it: the citizen is
 * written to (KR-2.31). Of what was sent at the table the visit itself has told.
 */
export async function noticeAfterReception(
  appeals: AppealService,
  context: StepContext<Values<typeof raisedAtReception>>,
  appeal: AppealRecord,
): Promise<boolean> {
  const { sentAtTable = false, receptionCard: card, receptionLeader: leader } = context.data;
  if (sentAtTable) return false;
  const occasion = { ...context, of: appeal };
  const facts = { 'visit.sentToOthers': true, 'visit.toldOrally': 'no' } as const;
  const { outcome } = await appeals.rulings.decide(noticeAfter, facts, occasion);
  if (outcome !== 'written-notice') return false;
  if (card === undefined || leader === undefined)
    throw new Error(`${appeal.id} does not say at which reception it was raised`);
  const { sheet, signatoryPost } = await draftReceptionNotice(appeals, appeal, { ...occasion, card, leader });
  await appeals.correspondence.send(context, appeal, {
    sheet,
    addressee: addresseeOf(appeal),
    signatoryPost,
    signing: 'on-paper',
  });
  return true;
}
