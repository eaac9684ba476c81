import { AnswerFields, refusedField } from '../../appeals/answers/answer-fields.js';
import { notAnExecutor } from '../../appeals/answers/resolution-answers.js';
import { complainedOfIn } from '../../appeals/answers/intake-answers.js';
import { isAboutKnown } from '../../appeals/conflict.js';
import type { AppealKind } from '../../domain/appeal.js';
import type { QuestionOutcome, VisitQuestion } from '../reception-parts.js';
import { refuseConcernedAtTable } from './complaint-at-table.js';
import { type Decision, decisions, meaningOf, noted } from './decisions.js';
import { contactOf } from './remote-steps.js';
import type { Conduct } from './visit-data.js';
import type { VisitDesk, VisitPlaceOf } from './visit-desk.js';

const kinds: readonly AppealKind[] = ['statement', 'complaint', 'proposal'];

/**
 * What was decided on each question of the card, and how the citizen behaved (підсумок прийому, KR-2.25–2.31): one
 * reader for every kind of reception, of which each has its form. Where a connection broke off for good, what the card
 * says of a question not reached is considered like one raised orally.
 *
 * @param isInterrupted an alarm ended the reception: questions not reached go to the next one
 * @throws BODY_INVALID where a question is left out or named twice, or an executor is not in the directory,
 *   EXECUTOR_CONFLICT where a complaint would go to whom it is about
 */
export async function receive(
  desk: VisitDesk,
  context: VisitPlaceOf,
  answer: AnswerFields,
  isInterrupted = false,
): Promise<Record<string, unknown>> {
  const visit = await desk.visitOf(context);
  const conduct = conductOf(answer);
  const isStopped = Object.values(conduct).some(Boolean);
  const cutOff = answer.flag('cutOff');
  const heard = outcomesOf(desk, answer, visit.questions.length);
  const missing = visit.questions.findIndex((_, place) => !heard.has(place + 1));
  if (missing >= 0 && !isStopped && !cutOff && !isInterrupted)
    throw refusedField('questions', `Скажіть, що вирішено з кожного питання; бракує № ${missing + 1}.`);
  await refuseConcernedAtTable(desk, context, visit, heard.values());
  const questions = visit.questions.map((question, place): VisitQuestion => {
    return { ...question, outcome: heard.get(place + 1) ?? (cutOff && !isStopped ? unreachedQuestion : null) };
  });
  const replyWish = answer.textOrNull('replyWish');
  const wish = replyWish === null ? 'unknown' : answer.choice('replyWish', ['written', 'orally', 'unknown'] as const);
  const remote = cutOff ? { ...contactOf(visit), cutOff } : visit.remote;
  await desk.change(context, { questions, replyWish: wish, remote });
  const decided = questions.map(({ id, outcome }) => ({ id, outcome: outcome && brief(outcome) }));
  await desk.note(context, 'received', { decided, cutOff });
  return { conduct, leaderSigns: answer.flag('leaderSigns') };
}

function brief({ settled, refused, complex, aid, executors, sentToOthers, toldOrally }: QuestionOutcome): object {
  return { settled, refused, complex, aid, executors, sentToOthers, toldOrally };
}

function conductOf(answer: AnswerFields): Conduct {
  return {
    subversiveCalls: answer.flag('subversiveCalls'),
    warPropaganda: answer.flag('warPropaganda'),
    intoxicated: answer.flag('intoxicated'),
    danger: answer.flag('danger'),
    insults: answer.flag('insults'),
    abuse: answer.flag('abuse'),
  };
}

const unreachedQuestion = noted('Зв’язок перервався: питання записано зі слів громадянина за карткою.');

function outcomesOf(desk: VisitDesk, answer: AnswerFields, questions: number): Map<number, QuestionOutcome> {
  const named = answer.items('executors');
  const heard = new Map<number, QuestionOutcome>();
  for (const item of answer.items('questions')) {
    const position = item.number('position');
    if (position > questions) throw refusedField('questions', `Питання № ${position} у картці немає.`);
    if (heard.has(position)) throw refusedField('questions', `Питання № ${position} названо двічі.`);
    const executors = named.filter((one) => one.number('position') === position);
    heard.set(position, outcomeOf(desk, item, executors));
  }
  const stray = named.find((one) => !heard.has(one.number('position')));
  if (stray)
    throw refusedField('executors', `Питання № ${stray.number('position')} не розглянуто: виконавців не називають.`);
  return heard;
}

function outcomeOf(desk: VisitDesk, item: AnswerFields, executors: readonly AnswerFields[]): QuestionOutcome {
  const decision: Decision = item.choice('decision', decisions);
  const meaning = meaningOf(decision);
  if (meaning.settled && executors.length > 0)
    throw refusedField('executors', 'Питання вирішено на прийомі: виконавців не називають.');
  if (decision === 'instruction' && executors.length === 0)
    throw refusedField('executors', `Кому дано доручення з питання № ${item.number('position')}?`);
  const kind = item.textOrNull('kind') === null ? 'statement' : item.choice('kind', kinds);
  const said = {
    complainedOf: item.textOrNull('complainedOf'),
    complainedOfOther: item.textOrNull('complainedOfOther'),
  };
  const { about, aboutOther } = kind === 'complaint' ? complainedOfIn(desk, said) : { about: null, aboutOther: null };
  // The citizen sits at the table and can be asked; advice of a lawyer decides no complaint.
  if (kind === 'complaint' && meaning.aid === null && !isAboutKnown({ about, aboutOther }))
    throw refusedField(
      'complainedOf',
      'Спитайте громадянина, на кого він скаржиться, і назвіть із довідника або словами (ст. 7).',
    );
  const named = knownExecutors(desk, executors);
  return {
    ...noted(item.text('explanation')),
    ...meaning,
    executors: named,
    tasks: executors.map((one) => one.textOrNull('instruction')),
    kind,
    complainedOf: about,
    complainedOfOther: aboutOther,
    sentToOthers: named.some((id) => !desk.directory.isStaff(id)),
    toldOrally: item.flag('toldOfSending') ? 'yes' : 'not-yet',
  };
}

function knownExecutors(desk: VisitDesk, items: readonly AnswerFields[]): string[] {
  const { directory } = desk;
  const ids = items.map((item) => {
    const id = item.text('executorId');
    const unit = desk.office.unitOf(id);
    const isKnown =
      directory.units().some((one) => one.id === unit) || directory.bodies().some((one) => one.id === unit);
    if (!isKnown) throw refusedField('executors', `Виконавця «${id}» немає серед підрозділів, органів і підприємств.`);
    if (unit !== id && !desk.office.worksAsExecutor(id)) throw refusedField('executors', notAnExecutor(id));
    return id;
  });
  if (new Set(ids.map((id) => desk.office.unitOf(id))).size !== ids.length)
    throw refusedField('executors', 'Виконавця з одного питання названо двічі.');
  return ids;
}
