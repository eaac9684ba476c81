import { resultOfQuestions, type AppealResult, type CoveringLetter, type Question } from '../../domain/appeal.js';
import type { ClauseRef } from '../../domain/clause.js';
import { dotted, finalAnswer, reply as replyLetter, senderAnswer, type Sheet } from '../../documents/index.js';
import type { StepContext, Steps } from '../../workflow/host/steps.js';
import type { AppealReply } from '../appeal-parts.js';
import { addresseeOf, addresseeOfSender, applicantOf, mentionOf } from '../correspondence.js';
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

function replyOf({ id, reply }: AppealRecord): AppealReply {
  if (reply === null) throw new Error(`${id} has no reply in the making`);
  return reply;
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
      return appeal.leader ?? 'acting-mayor';
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

const outcomes: Readonly<Record<string, 'resolved' | 'refused' | 'explained'>> = {
  '9.1': 'resolved',
  '9.2': 'refused',
  '9.3': 'explained',
};

function sheetOf(desk: Desk, context: StepContext, appeal: AppealRecord): Sheet {
  const draft = replyOf(appeal);
  const { directory } = desk.office;
  const preparedBy = directory.person(draft.preparedBy).name;
  const appealMention = mentionOf(appeal);
  const paragraphs = draft.text.split(/\n{2,}/);
  if (!draft.final) {
    const result = resultOfQuestions(draft.answers.map((answer) => answer.result)) ?? '9.3';
    const refused = draft.answers.some((answer) => answer.result === '9.2') && draft.refusalGrounds !== null;
    const refusal = refused ? draft.refusalGrounds : null;
    return replyLetter({
      appeal: appealMention,
      paragraphs,
      outcome: outcomes[result] ?? 'explained',
      refusal,
      preparedBy,
    });
  }
  const controlledBy = directory.unit(appeal.mainExecutor ?? appeal.register).name;
  const on = draft.definiteDate;
  const promise = on === null ? null : { work: draft.promise ?? '', on, controlledBy };
  const capDays = appeal.term?.cap.days ?? desk.office.parameterNumber('param.term.cap', appeal.receivedOn);
  const clauses = fromProcess<{ clauses: readonly ClauseRef[] }>(context.data, 'finalAnswer').clauses;
  const reasons = [...paragraphs, draft.reasons ?? ''].filter((text) => text !== '');
  return finalAnswer({ appeal: appealMention, reasons, promise, capDays, clauses, preparedBy });
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
      decidedInSubstance: reply.final ? false : result !== null,
    };
  });
}

interface SentOn {
  readonly letter: AppealRecord;
  readonly covering: CoveringLetter;
}

/** Who sent the appeal on, with this letter or with one that has joined it: each is answered too, on their own letter. */
async function sendersOf(desk: Desk, { manager }: StepContext, appeal: AppealRecord): Promise<SentOn[]> {
  const letters = [appeal, ...(await desk.store.joinedTo(manager, appeal))];
  return letters.flatMap((letter) =>
    letter.coveringLetter === null ? [] : [{ letter, covering: letter.coveringLetter }],
  );
}

/** What the main executor wrote to the citizen, without what only a letter to the citizen says. */
function wordsOf({ text, refusalGrounds, reasons, promise, definiteDate }: AppealReply): string[] {
  const promised = definiteDate === null ? null : `${promise ?? ''} – до ${dotted(definiteDate)}`;
  return [...text.split(/\n{2,}/), refusalGrounds, reasons, promised].filter(
    (part): part is string => part !== null && part !== '',
  );
}

/** What the sender is told: their own letter, under the number that the appeal of theirs has here. */
function sheetForSender(desk: Desk, appeal: AppealRecord, { letter, covering }: SentOn): Sheet {
  const { classifier, directory } = desk.office;
  const reply = replyOf(appeal);
  const { index, signedOn, preparedBy } = reply;
  if (index === null || signedOn === null) throw new Error(`${appeal.id} is not answered yet`);
  const wording = (result: AppealResult | null): string | null =>
    result === null || result === 'other' ? null : classifier.entry('result', result, appeal.receivedOn).name;
  return senderAnswer({
    theirs: covering,
    appeal: mentionOf(letter),
    applicant: applicantOf(letter),
    questions: appeal.questions.map(({ gist, result }) => ({ gist, result: wording(result) })),
    answered: wordsOf(reply),
    reply: { number: index, signedOn },
    preparedBy: directory.person(preparedBy).name,
  });
}

/** The outcome of a ruling that not every case has asked for. */
function outcomeOf({ data }: StepContext, variable: string): string | null {
  const ruling = data[variable] as { readonly outcome: string } | undefined;
  return ruling?.outcome ?? null;
}

async function issueReply(desk: Desk, context: StepContext): Promise<Record<string, unknown>> {
  const appeal = await desk.appealOf(context);
  const signatoryPost = fromProcess<string>(context.data, 'signatoryPost');
  const sheet = sheetOf(desk, context, appeal);
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
    const answer = sheetForSender(desk, issued, sentOn);
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
