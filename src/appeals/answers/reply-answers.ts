import type { ClauseRef } from '../../domain/clause.js';
import { everyQuestionResolved, type AppealResult } from '../../domain/appeal.js';
import type { AnswerContext, Answers } from '../../workflow/host/steps.js';
import { Problem } from '../../domain/problem.js';
import { refusalBy } from '../../policy/index.js';
import type { AppealReply } from '../appeal-parts.js';
import type { Desk } from '../desk.js';
import { fromProcess } from '../process-data.js';
import type { AppealRecord } from '../tables.js';
import { AnswerFields, refusedField } from './answer-fields.js';

const results = { satisfied: '9.1', refused: '9.2', explained: '9.3' } as const satisfies Record<string, AppealResult>;
const outcomes = ['satisfied', 'refused', 'explained'] as const;

/** The reply from draft to the check of control (відповідь, KR-3.12–3.17). */
export function addReplyAnswers(answers: Answers, desk: Desk): void {
  answers.add('prepare-reply', (context) => prepareReply(desk, context));
  answers.add('prepare-final-answer', (context) => prepareFinalAnswer(desk, context));
  answers.add('agree-reply', (context) => review(desk, context, { yes: 'agree', key: 'replyAgreed' }));
  answers.add('sign-reply', (context) => review(desk, context, { yes: 'sign', key: 'replySigned' }));
  answers.add('tell-result', (context) => tellResult(desk, context));
  answers.add('check-questions', (context) => checkQuestions(desk, context));
}

function draft(desk: Desk, { actor, now }: AnswerContext, answer: AnswerFields): AppealReply {
  return {
    final: false,
    text: answer.text('text'),
    preparedBy: actor.id,
    preparedOn: desk.office.today(now),
    answers: [],
    refusalGrounds: null,
    reasons: null,
    objectiveReasons: false,
    definiteDate: null,
    promise: null,
    signatoryPost: null,
    signedBy: null,
    signedOn: null,
    index: null,
    documentId: null,
    source: [],
  };
}

/** Every question of the letter has an answer, each once; a refusal names its law and reasons (ст. 15). */
function answersOf(appeal: AppealRecord, answer: AnswerFields): AppealReply['answers'] {
  const answers = answer.items('questions').map((item) => ({
    position: item.number('position'),
    result: results[item.choice('outcome', outcomes)],
  }));
  const positions = answers.map(({ position }) => position).toSorted((a, b) => a - b);
  const wanted = appeal.questions.map((_, place) => place + 1);
  if (positions.join() !== wanted.join()) {
    throw refusedField('questions', `Дайте відповідь на кожне питання звернення один раз: ${wanted.join(', ')}.`);
  }
  return answers;
}

/** An appeal has one reply at a time: beside one that is being signed, or that control looks at, no other is handed in. */
function refuseSecond({ status }: AppealRecord): void {
  if (status === 'under-consideration') return;
  const isSent = status === 'answered';
  const detail = isSent
    ? 'Відповідь уже надано: її перевіряє контроль.'
    : 'Інший проєкт відповіді вже на погодженні чи підписі.';
  throw new Problem('APPEAL_STATUS_REFUSED', { detail, extra: { status } });
}

/** A draft that comes back comes back to whoever wrote it (доопрацювання). */
function goesOnWith({ data, actor }: AnswerContext): Record<string, unknown> {
  const { unit } = fromProcess<{ unit: string }>(data, 'mainExecutor');
  return { mainExecutor: { unit, person: actor.id } };
}

async function prepareReply(desk: Desk, context: AnswerContext): Promise<Record<string, unknown>> {
  const answer = new AnswerFields(context.answer);
  const appeal = await desk.appealOf(context);
  refuseSecond(appeal);
  const answers = answersOf(appeal, answer);
  const refusalGrounds = answer.textOrNull('refusalGrounds');
  if (answers.some(({ result }) => result === '9.2') && refusalGrounds === null) {
    throw refusedField('refusalGrounds', 'Відмова має називати закон, причини та порядок оскарження (ст. 15).');
  }
  const reply = { ...draft(desk, context, answer), answers, refusalGrounds };
  await desk.change(context, { reply, status: 'awaiting-signature' });
  await desk.note(context, 'reply-drafted', { answers, by: context.actor.unit });
  return goesOnWith(context);
}

/** Or an answer without grounds would be asked for in a circle. @throws ANSWER_REFUSED */
async function groundsOfFinal(desk: Desk, context: AnswerContext): Promise<readonly ClauseRef[]> {
  const ruling = await context.foresee('final-answer');
  if (ruling.outcome !== 'not-yet') return ruling.clauses;
  const { term, questions } = await desk.appealOf(context);
  const possibleFrom = term === null ? null : desk.office.finalAnswerOn(term);
  const isSettled = everyQuestionResolved(questions);
  throw refusalBy(ruling, 'ANSWER_REFUSED', {
    detail: isSettled
      ? 'Усі питання вже вирішено: дайте звичайну відповідь по суті.'
      : 'Остаточну відповідь дають, коли спливає 45 днів, і лише з об’єктивних причин; інакше відповідають по суті (п. 3.15).',
    extra: { possible: { from: possibleFrom } },
  });
}

/** KR-3.15: the reasons why it cannot be done in 45 days, or the definite day by which it will be. */
async function prepareFinalAnswer(desk: Desk, context: AnswerContext): Promise<Record<string, unknown>> {
  const answer = new AnswerFields(context.answer);
  const appeal = await desk.appealOf(context);
  refuseSecond(appeal);
  const definiteDate = answer.day('definiteDate');
  const promise = answer.textOrNull('promise');
  const today = desk.office.today(context.now);
  if (definiteDate !== null && definiteDate <= today)
    throw refusedField('definiteDate', 'Строк виконання має бути попереду.');
  if (definiteDate !== null && promise === null)
    throw refusedField('promise', 'Назвіть, що буде зроблено до цього дня.');
  const reply: AppealReply = {
    ...draft(desk, context, answer),
    final: true,
    reasons: answer.text('reasons'),
    objectiveReasons: answer.flag('objectiveReasons'),
    definiteDate,
    promise,
  };
  await desk.change(context, { reply, status: 'awaiting-signature' });
  const grounds = await groundsOfFinal(desk, context);
  await desk.change(context, { reply: { ...reply, grounds } });
  await desk.note(context, 'final-answer-drafted', { definiteDate, objective: reply.objectiveReasons });
  return goesOnWith(context);
}

async function review(
  desk: Desk,
  context: AnswerContext,
  { yes, key }: { yes: 'agree' | 'sign'; key: string },
): Promise<Record<string, unknown>> {
  const answer = new AnswerFields(context.answer);
  const decision = answer.choice('decision', [yes, 'return'] as const);
  const remarks = answer.textOrNull('remarks');
  if (decision === 'return' && remarks === null) throw refusedField('remarks', 'Скажіть, що доопрацювати.');
  await desk.note(context, `reply-${decision}`, { remarks });
  return { [key]: decision === yes, replyRemarks: remarks };
}

/** KR-2.28: whoever wished to hear the result and cannot be reached is sent what was signed. */
async function tellResult(desk: Desk, context: AnswerContext): Promise<Record<string, unknown>> {
  const answer = new AnswerFields(context.answer);
  const told = answer.choice('told', ['yes', 'no'] as const);
  const { reply, dueOn } = await desk.appealOf(context);
  const documentId = reply?.documentId ?? null;
  const posting = { lastDay: dueOn, isAwaited: true };
  const replyToBePosted =
    told === 'no' && documentId !== null && (await desk.correspondence.sendSigned(context, documentId, posting));
  await desk.note(context, 'result-told', { told, note: answer.text('note') });
  return { replyToBePosted };
}

/** KR-3.16: control goes on while any question is not resolved as the resolution asks. */
async function checkQuestions(desk: Desk, context: AnswerContext): Promise<void> {
  const appeal = await desk.appealOf(context);
  const answer = new AnswerFields(context.answer);
  const checked = new Map(answer.items('questions').map((item) => [item.number('position'), item.flag('resolved')]));
  const missing = appeal.questions.findIndex((_, place) => !checked.has(place + 1));
  if (missing >= 0) throw refusedField('questions', `Скажіть про кожне питання; бракує № ${missing + 1}.`);
  const questions = appeal.questions.map((question, place) => {
    const resolved = checked.get(place + 1) === true;
    return { ...question, resolved, decidedInSubstance: resolved ? question.decidedInSubstance : false };
  });
  const all = questions.every((question) => question.resolved);
  await desk.change(context, { questions, ...(all ? {} : { status: 'under-consideration' as const }) });
  const remarks = answer.textOrNull('remarks');
  await desk.note(context, 'questions-checked', { resolved: questions.map(({ resolved }) => resolved), remarks });
}
