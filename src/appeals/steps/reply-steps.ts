import { z } from 'zod';
import { decidedBy, type AppealResult, type Question } from '../../domain/appeal.js';
import {
  day,
  defineStep,
  postId,
  ruling,
  rulingOf,
  type StepDefinition,
  type Values,
} from '../../workflow/contract/index.js';
import type { StepContext } from '../../workflow/index.js';
import type { AppealReply, ReplyCopy } from '../appeal-parts.js';
import { noteUnsent } from '../breaches.js';
import { addresseeOf, addresseeOfSender } from '../correspondence/correspondence.js';
import { byAuthor } from '../correspondence/joined-letters.js';
import { raisedAtReception } from '../correspondence/reception-notice.js';
import { replyOf, replySheet, sheetForSender } from '../correspondence/reply-letters.js';
import { postInCharge } from '../complaints/in-charge.js';
import { disputesRefusal } from '../complaints/refused-before.js';
import { answerIssued, termMoments } from '../case-data.js';
import { tellsOfExtension } from '../../documents/index.js';
import { lapsed } from '../extensions.js';
import type { AppealService } from '../appeal-service.js';
import { postOf } from '../correspondence/signatory.js';
import { sendersToTell } from '../correspondence/senders.js';

/** Whose signature the rules ask for: a post, or one that the appeal tells. */
const whoSigns = {
  signatory: rulingOf('signatory', 'reception-signatory'),
  receptionLeader: raisedAtReception.receptionLeader,
};

/** A reply that is signed: of a reception, told or sent; of a final answer, what it rests on. */
const signed = {
  signatoryPost: postId,
  replyForm: ruling(['written', 'orally']).optional(),
  finalAnswer: ruling(['not-yet', 'final-with-reasons', 'final-with-date']).optional(),
};

/** Who signs, and what signing does (підписання відповіді, KR-3.12, 3.17, 3.19; art. 15). */
export const replySteps = (appeals: AppealService): readonly StepDefinition[] => [
  defineStep({
    topic: 'name-signatory',
    reads: whoSigns,
    writes: { signatoryPost: postId, termDue: termMoments.termDue.optional() },
    run: (context) => nameSignatory(appeals, context),
  }),
  defineStep({
    topic: 'issue-reply',
    reads: signed,
    writes: {
      reply: z.object({ outcome: z.literal('sent'), signedOn: day }),
      tellOrally: z.boolean(),
      replyToBePosted: z.boolean(),
    },
    run: (context) => issueReply(appeals, context),
  }),
  defineStep({
    topic: 'return-reply',
    reads: { replyRemarks: z.string().nullable() },
    writes: { reply: z.object({ outcome: z.literal('returned') }) },
    async run(context) {
      const { status } = await appeals.appealOf(context);
      if (status === 'awaiting-signature') await appeals.change(context, { status: 'under-consideration' });
      await appeals.note(context, 'reply-returned', { remarks: context.data.replyRemarks });
      return { reply: { outcome: 'returned' as const } };
    },
  }),
];

async function nameSignatory(appeals: AppealService, context: StepContext<Values<typeof whoSigns>>) {
  const { signatory, receptionLeader } = context.data;
  const { outcome, clauses, decisionId } = signatory;
  const appeal = await appeals.appealOf(context);
  // Whoever received is named as such, also where a complaint about them has gone to another leader since.
  const isReceiver = outcome === 'reception-leader' && receptionLeader !== undefined;
  const post = isReceiver ? receptionLeader : postOf(appeals.office, appeal, outcome);
  const signatoryPost = await postInCharge(appeals, context, appeal, { post, decisionId }, 'decide');
  const reply = { ...replyOf(appeal), signatoryPost, source: clauses };
  await appeals.change(context, { reply, status: 'awaiting-signature' });
  // The term may have moved since the reply was drawn up, and this process has the days of then.
  const termDue = appeal.term === null ? {} : { termDue: appeals.office.termDays(appeal.term) };
  return { signatoryPost, ...termDue };
}

/**
 * The answers given in the reply become the results of the questions (результат по кожному питанню). A final answer says
 * why a question is not resolved and decides none (KR-3.15): what control found resolved before stays so, the rest has no
 * result.
 */
function answered(questions: readonly Question[], reply: AppealReply): readonly Question[] {
  if (reply.final) {
    return questions.map((question) =>
      question.resolved ? question : { ...question, result: null, decidedInSubstance: false },
    );
  }
  const results = new Map<number, AppealResult>(reply.answers.map(({ position, result }) => [position, result]));
  return questions.map((question, place) => {
    const result = results.get(place + 1) ?? question.result;
    return { ...question, result, resolved: result !== null, decidedInSubstance: decidedBy(result) };
  });
}

async function issueReply(appeals: AppealService, context: StepContext<Values<typeof signed>>) {
  const { signatoryPost, replyForm, finalAnswer } = context.data;
  const appeal = await appeals.appealOf(context);
  // A final answer drawn up before its grounds stood on the card has them of the rules.
  const grounds = replyOf(appeal).grounds ?? finalAnswer?.clauses ?? [];
  const [own, ...others] = byAuthor(appeal, await appeals.store.joinedTo(context.manager, appeal));
  const isDisputing = await disputesRefusal(context.manager, appeal);
  const sheet = replySheet(appeals.office, appeal, { grounds, letters: own, isDisputing });
  // KR-2.28: signed and kept all the same; the citizen wished to hear it.
  const isTold = replyForm?.outcome === 'orally';
  const { dueOn: lastDay } = appeal;
  const letter = { signatoryPost, signing: 'by-actor', lastDay } as const;
  const { documentId, number, isToBePosted } = await appeals.correspondence.send(context, appeal, {
    ...letter,
    sheet,
    addressee: addresseeOf(appeal),
    staysInFile: isTold,
    isAwaited: true,
  });
  const signedOn = appeals.office.today(context.now);
  const reply = { ...replyOf(appeal), documentId, index: number, signedOn, signedBy: context.actor.id };
  const questions = answered(appeal.questions, reply);
  const extensions = lapsed(appeal, signedOn);
  const issued = await appeals.change(context, { reply, status: 'answered', questions, extensions });
  const why = 'відповідь на звернення вже підписано';
  const untold = await appeals.correspondence.takeBack(context, tellsOfExtension, why);
  await noteUnsent(appeals, context, untold);
  await context.tx.message(answerIssued.to(context.businessKey));
  await appeals.note(context, 'reply-signed', {
    number,
    documentId,
    signatoryPost,
    final: reply.final,
    orally: isTold,
  });
  const copies: ReplyCopy[] = [];
  for (const letters of others) {
    const addressee = addresseeOf(letters[0]);
    const copy = replySheet(appeals.office, issued, { grounds, letters, isDisputing });
    const sent = await appeals.correspondence.send(context, issued, { ...letter, sheet: copy, addressee });
    if (sent.number !== null) copies.push({ letterId: letters[0].id, to: 'author', index: sent.number });
  }
  for (const sentOn of await sendersToTell(appeals, context, issued)) {
    const addressee = addresseeOfSender(sentOn.covering, appeals.office);
    const answer = sheetForSender(appeals.office, issued, sentOn);
    const sent = await appeals.correspondence.send(context, issued, { ...letter, sheet: answer, addressee });
    if (sent.number !== null) copies.push({ letterId: sentOn.letter.id, to: 'sender', index: sent.number });
  }
  if (copies.length > 0) await appeals.change(context, { reply: { ...reply, copies } });
  return { reply: { outcome: 'sent' as const, signedOn }, tellOrally: isTold, replyToBePosted: isToBePosted };
}
