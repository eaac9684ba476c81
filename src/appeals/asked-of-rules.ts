import { z } from 'zod';
import { appealKinds } from '../domain/appeal.js';
import { defineQuestion } from '../policy/index.js';
import { each, nameIn } from '../workflow/contract/index.js';
import { addresseeKinds } from './appeal-parts.js';
import { admission } from './case-data.js';
import { cardFields } from './facts/card-fields.js';

/** What is asked of the rules on an appeal beside its diagrams (питання до правил щодо звернення). */

const without = <const Name extends string>(outcomes: readonly Name[]) => each(outcomes, {});

const admissions = admission.shape.outcome.options;

/** Before the letter has a number: one that is left anonymous is numbered as such (KR-3.3). */
export const admissionOfCard = defineQuestion({ set: 'admission', facts: cardFields, outcomes: without(admissions) });

const relations = z.enum(['unrelated', 'same', 'subordinate', 'head-subordinate', 'head-explains', 'refused-earlier']);
export type Relation = z.output<typeof relations>;
const actsOnComplaint = z.enum(['work', 'decide', 'procedure']);
export type ActOnComplaint = z.output<typeof actsOnComplaint>;

/** Whether somebody may get a complaint (art. 7). */
export const executorConflict = defineQuestion({
  set: 'executor-conflict',
  facts: {
    'letter.kind': nameIn(appealKinds),
    'complaint.aboutKnown': z.boolean(),
    'executor.relation': relations,
    'executor.act': actsOnComplaint,
  },
  outcomes: without(['allowed', 'explain', 'conflict', 'ask']),
});

/** Whether the reason for a late complaint is good (art. 17). */
export const complaintRestoration = defineQuestion({
  set: 'complaint-restoration',
  facts: { 'complaint.delayReason': z.enum(['good', 'not-good']) },
  outcomes: without(['restore', 'leave']),
});

/** After what the applicant is owed a notice. */
const noticeEvents = z.enum([...admissions, 'external-executors', 'extended']);
export type NoticeEvent = z.output<typeof noticeEvents>;

/** Which notice is owed; of an extension also whether it is one that concerns the applicant. */
export const noticeOwed = defineQuestion({
  set: 'notice',
  facts: {
    'notice.event': noticeEvents,
    ...each(['extension.beyondMonth', 'extension.termTold'], z.boolean()),
  },
  outcomes: without(['none', 'forwarded', 'external-executors', 'extended', 'returned', 'unconsidered']),
});

/** Whether whoever sent an appeal on is told of what became of it (docs/decisions/0100). */
export const senderTold = defineQuestion({
  set: 'sender-notice',
  facts: {
    'sender.asksToBeTold': z.enum(['yes', 'no', 'unknown']),
    'sender.news': z.enum(['answered', 'extended', 'ended']),
    ...each(['sender.termSet', 'extension.citizenTold', 'extension.beyondSenderTerm'], z.boolean()),
  },
  outcomes: without(['tell', 'silent']),
});

/** Who signs after a reception (KR-2.29, 2.31); the outcome is the post. */
export const signatoryAfter = defineQuestion({
  set: 'reception-signatory',
  facts: {
    'reply.document': z.enum(['reply', 'notice']),
    ...each(['reply.officeHeadAway', 'author.headPersonally', 'visit.leaderSigns'], z.boolean()),
  },
  outcomes: null,
});

/** Who signs a notice (KR-1.2, 2.31); the outcome is a post, or tells of whom. */
export const signatoryOfNotice = defineQuestion({
  set: 'signatory',
  facts: {
    'reply.document': z.enum(['reply', 'notice']),
    'case.register': z.enum(['office', 'unit']),
    'letter.addressee': z.enum(addresseeKinds),
    'reply.draftedBy': z.enum(['unit', 'district-committee']),
    ...each(['reply.officeHeadAway', 'author.headPersonally', 'resolution.control'], z.boolean()),
  },
  outcomes: null,
});

/** How a citizen learns where a question was sent (KR-2.31). */
export const noticeAfter = defineQuestion({
  set: 'reception-notice',
  facts: { 'visit.sentToOthers': z.boolean(), 'visit.toldOrally': z.enum(['yes', 'no', 'not-yet']) },
  outcomes: without(['none', 'tell-orally', 'written-notice']),
});

/** Whether a term may be extended, asked before the leader's answer is accepted (art. 20). */
export const extensionAllowed = defineQuestion({
  set: 'term-extension',
  facts: null,
  outcomes: without(['extend', 'refuse-authority', 'refuse-late', 'refuse-no-grounds', 'refuse-over-cap']),
});

/** Whether it is time for the final answer (KR-3.15). */
export const finalAnswerDue = defineQuestion({
  set: 'final-answer',
  facts: null,
  outcomes: without(['not-yet', 'final-with-reasons', 'final-with-date']),
});

/** Which term a resolution leaves (art. 20). */
export const termOfResolution = defineQuestion({
  set: 'term',
  facts: null,
  outcomes: { 'no-study': { days: z.number() }, ...without(['one-month', 'by-leader', 'by-covering-letter']) },
});

export const askedOfAppeals = [
  extensionAllowed,
  finalAnswerDue,
  termOfResolution,
  admissionOfCard,
  executorConflict,
  complaintRestoration,
  noticeOwed,
  senderTold,
  signatoryAfter,
  signatoryOfNotice,
  noticeAfter,
];
