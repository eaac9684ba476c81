import { z } from 'zod';
import type { Question } from '../../domain/appeal.js';
import { counted } from '../../domain/plural.js';
import { coveringLetter, forwardNotice, returnNotice } from '../../documents/index.js';
import { type AnswerDefinition, day, defineAnswer, type Values } from '../../workflow/contract/index.js';
import { type AnswerContext, TaskRecord } from '../../workflow/index.js';
import type { AppealReply } from '../appeal-parts.js';
import { admission } from '../case-data.js';
import { tellAuthors } from '../correspondence/authors.js';
import { refuseConflict } from '../complaints/conflict.js';
import { applicantOf, mentionOf, officialAddressee } from '../correspondence/correspondence.js';
import type { AppealService } from '../appeal-service.js';
import { tellSenders } from '../correspondence/senders.js';
import type { AppealRecord } from '../tables.js';
import { refusedField } from './answer-fields.js';

/** The answer of the rules, and the last day for sending back or on (art. 5, 7). */
const admitted = { admission, actBy: day.nullable() };
const returned = { explanation: z.string() };
const forwarded = {
  bodyId: z.string(),
  explanation: z.string(),
  questions: z.array(z.object({ position: z.number() })).optional(),
};

type Turned<Asked> = AnswerContext<Values<typeof admitted>, Asked>;

/** Returning with explanations and sending on by competence (повернення, пересилання; art. 5, 7, KR-3.7). */
export const turningAwayAnswers = (appeals: AppealService): readonly AnswerDefinition[] => [
  defineAnswer({
    form: 'prepare-return',
    answer: returned,
    reads: admitted,
    run: (context) => sendBack(appeals, context),
  }),
  defineAnswer({ form: 'forward', answer: forwarded, reads: admitted, run: (context) => forward(appeals, context) }),
];

async function sendBack(appeals: AppealService, context: Turned<Values<typeof returned>>): Promise<void> {
  const { outcome, clauses } = context.data.admission;
  const { explanation } = context.answer;
  const appeal = await appeals.appealOf(context);
  const lacking = linesOf(explanation);
  const sheet = returnNotice({
    appeal: mentionOf(appeal),
    ground: outcome === 'return-incomplete' ? 'incomplete' : 'insufficient',
    lacking,
    clauses,
    sheets: appeal.sheets,
  });
  const { actBy: lastDay } = context.data;
  const sent = await appeals.correspondence.notify(context, appeal, outcome, sheet, { lastDay });
  await tellSenders(appeals, context, appeal, { what: { event: 'returned', lacking }, clauses, told: sent, lastDay });
  await appeals.change(context, { status: 'returned' });
  await appeals.note(context, 'returned', { because: outcome, clauses, letterId: sent?.documentId ?? null });
}

/** What the form asks for line by line. */
const linesOf = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim() !== '');

/** The whole appeal goes, or, of an appeal to several powers, the part that is not ours. */
async function forward(appeals: AppealService, context: Turned<Values<typeof forwarded>>): Promise<void> {
  const { outcome, clauses } = context.data.admission;
  const { bodyId, explanation } = context.answer;
  const { directory } = appeals.office;
  const body = directory.bodies().find((one) => one.id === bodyId);
  if (!body) throw refusedField('bodyId', 'Такого органу в довіднику немає.');
  await refuseConflict(appeals, context, body.id);
  const appeal = await appeals.appealOf(context);
  const whole = outcome === 'forward';
  const reply = await replyThatStands(context, appeal);
  const questions = whole ? everyOne(context.answer, appeal) : ofOthers(context.answer, { ...appeal, reply });
  const sentOn = linesOf(explanation);
  const about = { appeal: mentionOf(appeal), clauses };
  const purpose = { purpose: 'forward', answerTo: null, answerBy: null, sheets: appeal.sheets } as const;
  const covering = coveringLetter({
    ...about,
    ...purpose,
    applicant: applicantOf(appeal),
    questions: sentOn,
    words: [],
  });
  const addressee = officialAddressee(body.nameDative);
  const lastDay = context.data.actBy;
  const signatoryPost = await appeals.correspondence.noticeSignatory(context, appeal);
  const sent = await appeals.correspondence.send(context, appeal, {
    sheet: covering,
    addressee,
    signatoryPost,
    signing: 'on-paper',
    lastDay,
  });
  const part = { questions: whole ? [] : sentOn, ownAnswerBy: whole ? null : appeal.dueOn };
  const bodies = [body.nameGenitive];
  const told = await tellAuthors(appeals, context, appeal, {
    event: outcome,
    sheetOn: (letters) => forwardNotice({ appeal: letters, clauses, bodies, ...part }),
    lastDay,
  });
  const what = { event: 'forwarded', body: body.nameGenitive, ...part } as const;
  await tellSenders(appeals, context, appeal, { what, clauses, told, lastDay });
  await appeals.change(context, {
    questions,
    reply: ofOurs(appeal.reply, questions),
    ...(whole ? { status: 'forwarded' } : {}),
  });
  await appeals.note(context, whole ? 'forwarded' : 'part-forwarded', {
    to: body.id,
    clauses,
    letterId: sent.documentId,
  });
}

const answeredThere = { result: '9.5', resolved: true, decidedInSubstance: false } as const;

type Asked = Values<typeof forwarded>;

function everyOne({ questions: chosen = [] }: Asked, { questions }: AppealRecord): readonly Question[] {
  if (chosen.length > 0) throw refusedField('questions', 'Пересилають усе звернення: питань тут не перелічують.');
  return questions.map((question) => ({ ...question, ...answeredThere }));
}

/** A draft that has come back to its author answers nothing yet: what it says of a question that is sent on goes out of it. */
async function replyThatStands({ manager, businessKey }: AnswerContext, { reply }: AppealRecord) {
  if (reply === null || reply.signedOn !== null) return reply;
  const isBack = await manager.existsBy(TaskRecord, { businessKey, formKey: 'prepare-reply', isOpen: true });
  return isBack ? null : reply;
}

const ofOurs = (reply: AppealReply | null, questions: readonly Question[]): AppealReply | null => {
  if (reply === null || reply.signedOn !== null) return reply;
  const isOurs = (position: number): boolean => questions[position - 1]?.result !== answeredThere.result;
  return { ...reply, answers: reply.answers.filter(({ position }) => isOurs(position)) };
};

/** Of an appeal to several powers, the questions that are wholly another's: we answer them no more. */
function ofOthers({ questions: chosen = [] }: Asked, { questions, reply }: AppealRecord): readonly Question[] {
  const positions = new Set(chosen.map(({ position }) => position));
  const unknown = [...positions].find((position) => position > questions.length);
  if (unknown !== undefined)
    throw refusedField(
      'questions',
      `У звернення ${counted(questions.length, ['питання', 'питання', 'питань'])}, а не ${unknown}.`,
    );
  const answered = reply?.answers.find(({ position }) => positions.has(position));
  if (answered !== undefined) {
    const isSigned = reply?.signedOn !== null;
    const possible = isSigned ? 'не називайте його' : 'поверніть проєкт відповіді або не називайте його';
    const told = isSigned ? 'вже відповіли' : 'вже відповідаємо';
    throw refusedField('questions', `На питання № ${answered.position} ${told} ми: ${possible}.`);
  }
  if (positions.size === questions.length)
    throw refusedField('questions', 'Хоч одне питання лишається нам; інакше пересилають усе звернення.');
  return questions.map((question, place) => (positions.has(place + 1) ? { ...question, ...answeredThere } : question));
}
