import { z } from 'zod';
import type { Question } from '../../domain/appeal.js';
import type { ClauseRef } from '../../domain/clause.js';
import type { Body } from '../../directory/index.js';
import { counted } from '../../domain/plural.js';
import { coveringLetter, forwardNotice, inWords, returnNotice, type Sheet } from '../../documents/index.js';
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
  alsoTo: z.array(z.object({ bodyId: z.string(), explanation: z.string() })).optional(),
  questions: z.array(z.object({ position: z.number() })).optional(),
};
type Asked = Values<typeof forwarded>;

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

interface SentTo {
  readonly body: Body;
  readonly questions: readonly string[];
}

/** To whom it goes, each with what it is to decide; nobody twice, and nobody complained of (art. 7). */
async function sentTo(appeals: AppealService, context: Turned<Asked>): Promise<readonly SentTo[]> {
  const { bodyId, explanation, alsoTo = [] } = context.answer;
  const named = [{ bodyId, explanation }, ...alsoTo];
  const bodies = appeals.office.directory.bodies();
  const all: SentTo[] = [];
  for (const one of named) {
    const body = bodies.find(({ id }) => id === one.bodyId);
    if (!body) throw refusedField('bodyId', 'Такого органу в довіднику немає.');
    if (all.some((other) => other.body === body))
      throw refusedField('alsoTo', `Двічі названо: ${body.name}. Перелічіть його питання разом.`);
    await refuseConflict(appeals, context, body.id);
    all.push({ body, questions: linesOf(one.explanation) });
  }
  return all;
}

/** The whole appeal goes, or, of an appeal to several powers, the part that is not ours (art. 7, docs/decisions/0151). */
async function forward(appeals: AppealService, context: Turned<Asked>): Promise<void> {
  const { outcome, clauses } = context.data.admission;
  const { actBy: lastDay } = context.data;
  const bodies = await sentTo(appeals, context);
  const appeal = await appeals.appealOf(context);
  const isPart = outcome !== 'forward';
  const reply = await replyThatStands(context, appeal);
  const questions = isPart ? ofOthers(context.answer, { ...appeal, reply }) : everyOne(context.answer, appeal);
  const signatoryPost = await appeals.correspondence.noticeSignatory(context, appeal);
  for (const one of bodies) {
    const sheet = coveringFor(appeal, one, clauses);
    const addressee = officialAddressee(one.body.nameDative);
    const letter = { sheet, addressee, signatoryPost, signing: 'on-paper', lastDay } as const;
    const { documentId: letterId } = await appeals.correspondence.send(context, appeal, letter);
    await appeals.note(context, isPart ? 'part-forwarded' : 'forwarded', { to: one.body.id, clauses, letterId });
  }
  const ownAnswerBy = isPart ? appeal.dueOn : null;
  const inGenitive = bodies.map(({ body, questions: theirs }) => ({ body: body.nameGenitive, questions: theirs }));
  const told = await tellAuthors(appeals, context, appeal, {
    event: outcome,
    sheetOn: (letters) => forwardNotice({ appeal: letters, clauses, sentTo: inGenitive, isPart, ownAnswerBy }),
    lastDay,
  });
  const what = {
    event: 'forwarded',
    body: inWords(inGenitive.map(({ body }, place) => (place === 0 ? body : `до ${body}`))),
    questions: isPart ? inGenitive.flatMap((one) => one.questions) : [],
    ownAnswerBy,
  } as const;
  await tellSenders(appeals, context, appeal, { what, clauses, told, lastDay });
  await appeals.change(context, {
    questions,
    reply: ofOurs(appeal.reply, questions),
    ...(isPart ? {} : { status: 'forwarded' }),
  });
}

const coveringFor = (appeal: AppealRecord, { questions }: SentTo, clauses: readonly ClauseRef[]): Sheet =>
  coveringLetter({
    appeal: mentionOf(appeal),
    clauses,
    applicant: applicantOf(appeal),
    purpose: 'forward',
    answerTo: null,
    answerBy: null,
    sheets: appeal.sheets,
    questions,
    words: [],
  });

const answeredThere = { result: '9.5', resolved: true, decidedInSubstance: false } as const;

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
