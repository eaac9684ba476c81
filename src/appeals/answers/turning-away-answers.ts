import { coveringLetter, forwardNotice, returnNotice } from '../../documents/index.js';
import type { ClauseRef } from '../../domain/clause.js';
import type { AnswerContext, Answers } from '../../workflow/host/steps.js';
import { refuseConflict } from '../conflict.js';
import { applicantOf, mentionOf } from '../correspondence.js';
import type { Desk } from '../desk.js';
import { fromProcess } from '../process-data.js';
import { AnswerFields, refusedField } from './answer-fields.js';

interface Admission {
  readonly outcome: string;
  readonly clauses: readonly ClauseRef[];
}

/** Returning with explanations and sending on by competence (повернення, пересилання; art. 5, 7, KR-3.7). */
export function addTurningAwayAnswers(answers: Answers, desk: Desk): void {
  answers.add('prepare-return', (context) => sendBack(desk, context));
  answers.add('forward', (context) => forward(desk, context));
}

async function sendBack(desk: Desk, context: AnswerContext): Promise<void> {
  const { outcome, clauses } = fromProcess<Admission>(context.data, 'admission');
  const appeal = await desk.appealOf(context);
  const explanation = new AnswerFields(context.answer).text('explanation');
  const sheet = returnNotice({
    appeal: mentionOf(appeal),
    ground: outcome === 'return-incomplete' ? 'incomplete' : 'insufficient',
    lacking: explanation.split(/\n+/).filter((line) => line.trim() !== ''),
    clauses,
    sheets: appeal.sheets,
  });
  const sent = await desk.correspondence.notify(context, appeal, outcome, sheet);
  await desk.change(context, { status: 'returned' });
  await desk.note(context, 'returned', { because: outcome, clauses, letter: sent?.number ?? null });
}

/** The whole appeal goes, or, of an appeal to several powers, the part that is not ours. */
async function forward(desk: Desk, context: AnswerContext): Promise<void> {
  const { outcome, clauses } = fromProcess<Admission>(context.data, 'admission');
  const answer = new AnswerFields(context.answer);
  const { directory } = desk.office;
  const body = directory.bodies().find((one) => one.id === answer.text('bodyId'));
  if (!body) throw refusedField('bodyId', 'Такого органу в довіднику немає.');
  await refuseConflict(desk, context, body.id);
  const appeal = await desk.appealOf(context);
  const whole = outcome === 'forward';
  const explanation = answer.text('explanation');
  const about = { appeal: mentionOf(appeal), clauses };
  const purpose = { purpose: 'forward', answerTo: null, answerBy: null, sheets: appeal.sheets } as const;
  const covering = coveringLetter({
    ...about,
    ...purpose,
    applicant: applicantOf(appeal),
    questions: [explanation],
    words: [],
  });
  const addressee = { name: body.nameDative, address: null, email: null };
  const signatoryPost = await desk.correspondence.noticeSignatory(context, appeal);
  const sent = await desk.correspondence.send(context, appeal, {
    sheet: covering,
    addressee,
    signatoryPost,
    signing: 'on-paper',
  });
  const notice = forwardNotice({
    ...about,
    bodies: [body.nameGenitive],
    questions: whole ? [] : [explanation],
    ownAnswerBy: whole ? null : appeal.dueOn,
  });
  await desk.correspondence.notify(context, appeal, outcome, notice);
  if (whole) await desk.change(context, { status: 'forwarded' });
  await desk.note(context, whole ? 'forwarded' : 'part-forwarded', { to: body.id, clauses, letter: sent.number });
}
