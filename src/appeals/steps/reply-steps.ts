import { decidedBy, type AppealResult, type Question } from '../../domain/appeal.js';
import type { ClauseRef } from '../../domain/clause.js';
import type { StepContext, Steps } from '../../workflow/host/steps.js';
import type { AppealReply } from '../appeal-parts.js';
import { addresseeOf, addresseeOfSender } from '../correspondence.js';
import { replyOf, replySheet, sendersOf, sheetForSender } from '../reply-letters.js';
import { postInCharge } from '../conflict.js';
import type { Desk } from '../desk.js';
import { fromProcess } from '../process-data.js';
import type { AppealRecord } from '../tables.js';

/** Who signs, and what signing does (підписання відповіді, KR-3.12, 3.17, 3.19; art. 15). */
export function addReplySteps(steps: Steps, desk: Desk): void {
  steps.add('name-signatory', (context) => nameSignatory(desk, context));
  steps.add('issue-reply', (context) => issueReply(desk, context));
  steps.add('return-reply', (context) => returnReply(desk, context));
}

async function nameSignatory(desk: Desk, context: StepContext): Promise<Record<string, unknown>> {
  const { outcome, clauses, decisionId } = fromProcess<{
    outcome: string;
    clauses: readonly ClauseRef[];
    decisionId: string;
  }>(context.data, 'signatory');
  const appeal = await desk.appealOf(context);
  const post = postOf(desk, appeal, outcome);
  const signatoryPost = await postInCharge(desk, context, appeal, { post, decisionId });
  const reply = { ...replyOf(appeal), signatoryPost, source: clauses };
  await desk.change(context, { reply, status: 'awaiting-signature' });
  // The term may have moved since the reply was drawn up, and this process has the days of then.
  const termDue = appeal.term === null ? {} : { termDue: desk.office.termDays(appeal.term) };
  return { signatoryPost, ...termDue };
}

function postOf(desk: Desk, appeal: AppealRecord, outcome: string): string {
  const { directory } = desk.office;
  switch (outcome) {
    case 'leader-of-control':
    case 'reception-leader':
      return appeal.leader ?? directory.head.id;
    // KR-2.29: whoever carries the question out answers for it.
    case 'executor':
      return directory.unit(appeal.mainExecutor ?? appeal.register).headPostId;
    case 'unit-head':
      return directory.unit(appeal.register).headPostId;
    case 'district-head':
      return directory.unit(appeal.mainExecutor ?? appeal.register).headPostId;
    default:
      return directory.post(outcome).id;
  }
}

/** The answers given in the reply become the results of the questions (результат по кожному питанню). */
function answered(questions: readonly Question[], reply: AppealReply): readonly Question[] {
  const results = new Map<number, AppealResult>(reply.answers.map(({ position, result }) => [position, result]));
  return questions.map((question, place) => {
    const result = results.get(place + 1) ?? (reply.final ? ('9.3' as const) : question.result);
    return {
      ...question,
      result,
      resolved: result !== null,
      decidedInSubstance: reply.final ? false : decidedBy(result),
    };
  });
}

/** The outcome of a ruling that not every case has asked for. */
function outcomeOf({ data }: StepContext, variable: string): string | null {
  const ruling = data[variable] as { readonly outcome: string } | undefined;
  return ruling?.outcome ?? null;
}

/** A final answer drawn up before its grounds stood on the card. */
function ruledGrounds({ data }: StepContext): readonly ClauseRef[] {
  return (data['finalAnswer'] as { readonly clauses: readonly ClauseRef[] } | undefined)?.clauses ?? [];
}

async function issueReply(desk: Desk, context: StepContext): Promise<Record<string, unknown>> {
  const appeal = await desk.appealOf(context);
  const signatoryPost = fromProcess<string>(context.data, 'signatoryPost');
  const sheet = replySheet(desk.office, appeal, replyOf(appeal).grounds ?? ruledGrounds(context));
  // KR-2.28: signed and kept all the same; the citizen wished to hear it.
  const isTold = outcomeOf(context, 'replyForm') === 'orally';
  const letter = { sheet, signatoryPost, signing: 'by-actor', staysInFile: isTold } as const;
  const { documentId, number } = await desk.correspondence.send(context, appeal, {
    ...letter,
    addressee: addresseeOf(appeal),
  });
  const signedOn = desk.office.today(context.now);
  const reply = { ...replyOf(appeal), documentId, index: number, signedOn, signedBy: context.actor.id };
  const questions = answered(appeal.questions, reply);
  const issued = await desk.change(context, { reply, status: 'answered', questions });
  await desk.note(context, 'reply-sent', { number, documentId, signatoryPost, final: reply.final, orally: isTold });
  for (const sentOn of await sendersOf(desk, context, issued)) {
    const addressee = addresseeOfSender(sentOn.covering, desk.office);
    const answer = sheetForSender(desk.office, issued, sentOn);
    await desk.correspondence.send(context, issued, { sheet: answer, addressee, signatoryPost, signing: 'by-actor' });
  }
  return { reply: { outcome: 'sent', signedOn } };
}

async function returnReply(desk: Desk, context: StepContext): Promise<Record<string, unknown>> {
  const { status } = await desk.appealOf(context);
  if (status === 'awaiting-signature') await desk.change(context, { status: 'under-consideration' });
  await desk.note(context, 'reply-returned', { remarks: context.data['replyRemarks'] ?? null });
  return { reply: { outcome: 'returned' } };
}
