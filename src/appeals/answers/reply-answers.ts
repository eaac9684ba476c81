import { z } from 'zod';
import type { ClauseRef } from '../../domain/clause.js';
import { everyQuestionResolved, isSentOn, type AppealResult } from '../../domain/appeal.js';
import {
  type AnswerDefinition,
  day,
  defineAnswer,
  enteredInstant,
  postId,
  type Values,
} from '../../workflow/contract/index.js';
import type { AnswerContext, StepContext } from '../../workflow/index.js';
import { kyivInstant } from '../../domain/kyiv-time.js';
import { inUkrainian } from '../../domain/plain-date.js';
import { Problem } from '../../domain/problem.js';
import { refusalBy } from '../../policy/index.js';
import type { AppealReply, EarlierReply } from '../appeal-parts.js';
import { mainExecutor } from '../case-data.js';
import { onlyExplained, refuseSubstance, refuseUnlawfulSigning } from '../complaints/conflict.js';
import type { AppealService } from '../appeal-service.js';
import { replyOf } from '../correspondence/reply-letters.js';
import type { AppealRecord } from '../tables.js';
import { happenedAt, refusedField } from './answer-fields.js';
import { finalAnswerDue } from '../asked-of-rules.js';

const results = { satisfied: '9.1', refused: '9.2', explained: '9.3' } as const satisfies Record<string, AppealResult>;

const drafted = {
  text: z.string(),
  questions: z.array(z.object({ position: z.number(), outcome: z.enum(['satisfied', 'refused', 'explained']) })),
  refusalGrounds: z.string().optional(),
};
const draftedFinal = {
  text: z.string(),
  objectiveReasons: z.boolean().default(false),
  reasons: z.string().optional(),
  explained: z.boolean().default(false),
  definiteDate: day.optional(),
  promise: z.string().optional(),
};
const checked = {
  questions: z.array(z.object({ position: z.number(), resolved: z.boolean().default(false) })),
  remarks: z.string().optional(),
};
const remarks = z.string().optional();
const byMain = { mainExecutor };

type Drafting<Asked> = AnswerContext<Values<typeof byMain>, Asked>;

/** The reply from draft to the check of control (відповідь, KR-3.12–3.17). */
export const replyAnswers = (appeals: AppealService): readonly AnswerDefinition[] => [
  defineAnswer({
    form: 'prepare-reply',
    answer: drafted,
    reads: byMain,
    writes: byMain,
    run: (context) => prepareReply(appeals, context),
  }),
  defineAnswer({
    form: 'prepare-final-answer',
    answer: draftedFinal,
    reads: byMain,
    writes: byMain,
    run: (context) => prepareFinalAnswer(appeals, context),
  }),
  defineAnswer({
    form: 'agree-reply',
    answer: { decision: z.enum(['agree', 'return']), remarks },
    writes: { replyAgreed: z.boolean(), replyRemarks: z.string().nullable() },
    run: async (context) => ({
      replyAgreed: context.answer.decision === 'agree',
      replyRemarks: await review(appeals, context),
    }),
  }),
  defineAnswer({
    form: 'sign-reply',
    answer: { decision: z.enum(['sign', 'return']), remarks },
    reads: { signatoryPost: postId },
    writes: { replySigned: z.boolean(), replyRemarks: z.string().nullable() },
    run: async (context) => {
      const replySigned = context.answer.decision === 'sign';
      if (replySigned) await refuseOutdated(appeals, context);
      return { replySigned, replyRemarks: await review(appeals, context) };
    },
  }),
  defineAnswer({
    form: 'tell-result',
    answer: { told: z.enum(['yes', 'no']), toldAt: enteredInstant.optional(), note: z.string() },
    writes: { replyToBePosted: z.boolean() },
    async run(context) {
      const { told, note } = context.answer;
      const { reply, dueOn } = await appeals.appealOf(context);
      const signedOn = kyivInstant(reply?.signedOn ?? appeals.office.today(context.now), '00:00');
      const at = happenedAt(context, 'toldAt', signedOn, 'Тоді відповіді ще не підписали.');
      const documentId = reply?.documentId ?? null;
      const posting = { lastDay: dueOn, isAwaited: true };
      // KR-2.28: whoever wished to hear the result and cannot be reached is sent what was signed.
      const replyToBePosted =
        told === 'no' && documentId !== null && (await appeals.correspondence.sendSigned(context, documentId, posting));
      if (told === 'yes' && documentId !== null) await appeals.correspondence.told(context, documentId, at);
      await appeals.note(context, 'result-told', { told, at: at.toISOString(), note });
      return { replyToBePosted };
    },
  }),
  defineAnswer({ form: 'check-questions', answer: checked, run: (context) => checkQuestions(appeals, context) }),
];

function draft(
  appeals: AppealService,
  { answer, actor, now }: AnswerContext<unknown, { readonly text: string }>,
  before: AppealReply | null,
): AppealReply {
  return {
    final: false,
    text: answer.text,
    preparedBy: actor.id,
    preparedOn: appeals.office.today(now),
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
    earlier: issuedBefore(before),
    source: [],
  };
}

/** What was signed stays the citizen's, and the next letter names it; what was not signed was never said. */
function issuedBefore(before: AppealReply | null): readonly EarlierReply[] {
  if (before === null) return [];
  const { earlier = [], index, signedOn, documentId, final, answers, copies = [] } = before;
  if (index === null || signedOn === null || documentId === null) return earlier;
  return [...earlier, { index, signedOn, documentId, final, answers, copies }];
}

/** The questions that are ours to answer, by their places from 1: what was sent on another body answers (art. 7). */
const ownPositions = ({ questions }: AppealRecord): readonly number[] =>
  questions.flatMap((question, place) => (isSentOn(question) ? [] : [place + 1]));

/** Every question of ours has an answer, each once; a refusal names its law and reasons (ст. 15). */
function answersOf(appeal: AppealRecord, { questions }: Values<typeof drafted>): AppealReply['answers'] {
  const answers = questions.map(({ position, outcome }) => ({ position, result: results[outcome] }));
  const positions = answers.map(({ position }) => position).toSorted((a, b) => a - b);
  const wanted = ownPositions(appeal);
  if (positions.join() !== wanted.join()) {
    const others = wanted.length < appeal.questions.length ? ' Решту переслано іншому органові.' : '';
    throw refusedField(
      'questions',
      `Дайте відповідь на кожне питання звернення один раз: ${wanted.join(', ')}.${others}`,
    );
  }
  return answers;
}

/** An appeal has one reply at a time: beside one that is being signed, or that control looks at, no other is handed in. */
function refuseSecond({ status }: AppealRecord): void {
  if (status === 'under-consideration') return;
  const isSent = status === 'answered';
  const detail = isSent
    ? 'Відповідь уже підписано: її надсилають або перевіряє контроль.'
    : 'Інший проєкт відповіді вже на погодженні чи підписі.';
  throw new Problem('APPEAL_STATUS_REFUSED', { detail, extra: { status } });
}

/** A draft that comes back comes back to whoever wrote it (доопрацювання). */
function goesOnWith({ data, actor }: StepContext<Values<typeof byMain>>): Values<typeof byMain> {
  return { mainExecutor: { unit: data.mainExecutor.unit, person: actor.id } };
}

async function prepareReply(appeals: AppealService, context: Drafting<Values<typeof drafted>>) {
  const { refusalGrounds = null } = context.answer;
  const appeal = await appeals.appealOf(context);
  refuseSecond(appeal);
  const answers = answersOf(appeal, context.answer);
  if (answers.some(({ result }) => result === '9.2') && refusalGrounds === null) {
    throw refusedField(
      'refusalGrounds',
      'Назвіть закон і причини відмови (ст. 15); порядок оскарження лист додає сам.',
    );
  }
  if (answers.some(({ result }) => result !== results.explained)) await refuseSubstance(appeals, context, appeal);
  const reply = { ...draft(appeals, context, appeal.reply), answers, refusalGrounds };
  await appeals.change(context, { reply, status: 'awaiting-signature' });
  await appeals.note(context, 'reply-drafted', { answers, by: context.actor.unit });
  return goesOnWith(context);
}

/** Or an answer without grounds would be asked for in a circle. @throws ANSWER_REFUSED */
async function groundsOfFinal(
  appeals: AppealService,
  context: AnswerContext<unknown, unknown> & StepContext,
): Promise<readonly ClauseRef[]> {
  const ruling = await context.foresee(finalAnswerDue);
  if (ruling.outcome !== 'not-yet') return ruling.clauses;
  const { term, questions } = await appeals.appealOf(context);
  const possibleFrom = term === null ? null : appeals.office.finalAnswerOn(term);
  const isEndRecorded = everyQuestionResolved(questions);
  throw refusalBy(ruling, 'ANSWER_REFUSED', {
    detail: isEndRecorded
      ? 'Усі питання вже вирішено: дайте звичайну відповідь по суті.'
      : 'Остаточну відповідь дають, коли спливає 45 днів, і лише з об’єктивних причин; інакше відповідають по суті (п. 3.15).',
    extra: { possible: { from: possibleFrom } },
  });
}

/** KR-3.15: the reasons why it cannot be done in 45 days, or the definite day by which it will be. */
async function prepareFinalAnswer(appeals: AppealService, context: Drafting<Values<typeof draftedFinal>>) {
  const { objectiveReasons, reasons, definiteDate = null, promise = null } = context.answer;
  const appeal = await appeals.appealOf(context);
  refuseSecond(appeal);
  const today = appeals.office.today(context.now);
  if (definiteDate !== null && definiteDate <= today)
    throw refusedField('definiteDate', 'Строк виконання має бути попереду.');
  if (definiteDate !== null && promise === null)
    throw refusedField('promise', 'Назвіть, що буде зроблено до цього дня.');
  if (context.answer.explained) return explainInstead(appeals, context, appeal);
  // That it cannot be done, or will be later, is no explanation.
  await refuseSubstance(appeals, context, appeal);
  if (reasons === undefined) throw refusedField('reasons', 'Назвіть причини, через які питання не вирішено (п. 3.15).');
  const reply: AppealReply = {
    ...draft(appeals, context, appeal.reply),
    final: true,
    reasons,
    objectiveReasons,
    definiteDate,
    promise,
  };
  await appeals.change(context, { reply, status: 'awaiting-signature' });
  const grounds = await groundsOfFinal(appeals, context);
  await appeals.change(context, { reply: { ...reply, grounds } });
  await appeals.note(context, 'final-answer-drafted', { definiteDate, objective: objectiveReasons });
  return goesOnWith(context);
}

/** On the last day, too, a complaint about the head is explained: who decides it (docs/decisions/0122). */
async function explainInstead(
  appeals: AppealService,
  context: Drafting<Values<typeof draftedFinal>>,
  appeal: AppealRecord,
) {
  if ((await onlyExplained(appeals, context, appeal)) === null)
    throw refusedField(
      'explained',
      'Лише роз’яснюють скаргу на керівника органу; на це звернення відповідають по суті.',
    );
  const answers = ownPositions(appeal).map((position) => ({ position, result: results.explained }));
  await appeals.change(context, { reply: { ...draft(appeals, context, appeal.reply), answers }, status: 'awaiting-signature' });
  await appeals.note(context, 'reply-drafted', { answers, by: context.actor.unit });
  return goesOnWith(context);
}

/** What was true when the reply was drawn up may be no more: the rules are asked of it again. @throws as `refuseUnlawfulSigning` */
async function refuseOutdated(
  appeals: AppealService,
  context: AnswerContext<{ readonly signatoryPost: string }, unknown>,
): Promise<void> {
  const appeal = await appeals.appealOf(context);
  const { answers, final, definiteDate } = replyOf(appeal);
  const inSubstance = final || answers.some(({ result }) => result !== results.explained);
  await refuseUnlawfulSigning(appeals, context, appeal, { post: context.data.signatoryPost, inSubstance });
  if (!final) return;
  await groundsOfFinal(appeals, context);
  if (definiteDate !== null && definiteDate <= appeals.office.today(context.now))
    throw refusedField(
      'decision',
      `Обіцяний день, ${inUkrainian(definiteDate)}, уже настав: поверніть на доопрацювання.`,
    );
}

interface Reviewed {
  readonly decision: 'agree' | 'sign' | 'return';
  readonly remarks?: string | undefined;
}

/** What goes back goes back with words. @returns the remarks @throws BODY_INVALID */
async function review(
  appeals: AppealService,
  context: AnswerContext<StepContext['data'], Reviewed>,
): Promise<string | null> {
  const { decision, remarks: said = null } = context.answer;
  if (decision === 'return' && said === null) throw refusedField('remarks', 'Скажіть, що доопрацювати.');
  await appeals.note(context, `reply-${decision}`, { remarks: said });
  return said;
}

/** KR-3.16: control goes on while any question is not resolved as the resolution asks. */
async function checkQuestions(
  appeals: AppealService,
  context: AnswerContext<StepContext['data'], Values<typeof checked>>,
): Promise<void> {
  const appeal = await appeals.appealOf(context);
  const { questions: said, remarks: found = null } = context.answer;
  const isResolved = new Map(said.map(({ position, resolved }) => [position, resolved]));
  const missing = ownPositions(appeal).find((position) => !isResolved.has(position));
  if (missing !== undefined) throw refusedField('questions', `Скажіть про кожне питання; бракує № ${missing}.`);
  const questions = appeal.questions.map((question, place) => {
    if (isSentOn(question)) return question;
    const resolved = isResolved.get(place + 1) === true;
    return { ...question, resolved, decidedInSubstance: resolved ? question.decidedInSubstance : false };
  });
  const all = questions.every((question) => question.resolved);
  await appeals.change(context, { questions, ...(all ? {} : { status: 'under-consideration' as const }) });
  const each = questions.map(({ resolved }) => resolved);
  await appeals.note(context, 'questions-checked', { resolved: each, remarks: found });
}
