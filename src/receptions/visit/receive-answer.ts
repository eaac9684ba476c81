import { refusedField } from '../../appeals/answers/answer-fields.js';
import { complainedOfIn } from '../../appeals/answers/intake-answers.js';
import { notAnExecutor } from '../../appeals/answers/resolution-answers.js';
import type { ComplaintFacts } from '../../appeals/appeal-parts.js';
import { type ComplainedOf, complainedOf, isAboutKnown, keptOf } from '../../appeals/complaints/complained-of.js';
import { refuseConcerned } from '../../appeals/complaints/conflict.js';
import type { Values } from '../../workflow/contract/index.js';
import type { received } from '../processes/visit-data.js';
import type { VisitRecord } from '../tables.js';
import type { QuestionOutcome, VisitQuestion } from '../values.js';
import { meaningOf, noted } from './decisions.js';
import type { ExecutorNamed, QuestionAnswered, ReceivedAnswer } from './receive-forms.js';
import { contactOf } from './remote-steps.js';
import type { VisitService, VisitPlaceOf } from './visit-service.js';

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
  visits: VisitService,
  context: VisitPlaceOf,
  answer: ReceivedAnswer,
  isInterrupted = false,
): Promise<Values<typeof received>> {
  const visit = await visits.visitOf(context);
  const conduct = conductOf(answer);
  const isStopped = Object.values(conduct).some(Boolean);
  const { cutOff = false, replyWish = 'unknown', leaderSigns = false } = answer;
  const heard = outcomesOf(visits, answer, visit.questions.length);
  const missing = visit.questions.findIndex((_, place) => !heard.has(place + 1));
  if (missing >= 0 && !isStopped && !cutOff && !isInterrupted)
    throw refusedField('questions', `Скажіть, що вирішено з кожного питання; бракує № ${missing + 1}.`);
  await refuseConcernedAtTable(visits, context, visit, heard.values());
  const questions = visit.questions.map((question, place): VisitQuestion => {
    return { ...question, outcome: heard.get(place + 1) ?? (cutOff && !isStopped ? unreachedQuestion : null) };
  });
  const remote = cutOff ? { ...contactOf(visit), cutOff } : visit.remote;
  await visits.change(context, { questions, replyWish, remote });
  const decided = questions.map(({ id, outcome }) => ({ id, outcome: outcome && brief(outcome) }));
  await visits.note(context, 'received', { decided, cutOff });
  return { conduct, leaderSigns };
}

function brief({ settled, refused, complex, aid, executors, sentToOthers, toldOrally }: QuestionOutcome): object {
  return { settled, refused, complex, aid, executors, sentToOthers, toldOrally };
}

function conductOf({
  subversiveCalls = false,
  warPropaganda = false,
  intoxicated = false,
  danger = false,
  insults = false,
  abuse = false,
}: ReceivedAnswer): Values<typeof received>['conduct'] {
  return { subversiveCalls, warPropaganda, intoxicated, danger, insults, abuse };
}

const unreachedQuestion = noted('Зв’язок перервався: питання записано зі слів громадянина за карткою.');

function outcomesOf(
  visits: VisitService,
  { questions, executors: named = [] }: ReceivedAnswer,
  onCard: number,
): Map<number, QuestionOutcome> {
  const heard = new Map<number, QuestionOutcome>();
  for (const question of questions) {
    const { position } = question;
    if (position > onCard) throw refusedField('questions', `Питання № ${position} у картці немає.`);
    if (heard.has(position)) throw refusedField('questions', `Питання № ${position} названо двічі.`);
    const executors = named.filter((one) => one.position === position);
    heard.set(position, outcomeOf(visits, question, executors));
  }
  const stray = named.find(({ position }) => !heard.has(position));
  if (stray) throw refusedField('executors', `Питання № ${stray.position} не розглянуто: виконавців не називають.`);
  return heard;
}

function outcomeOf(
  visits: VisitService,
  question: QuestionAnswered,
  executors: readonly ExecutorNamed[],
): QuestionOutcome {
  const { position, decision, explanation, kind = 'statement', toldOfSending = false } = question;
  const meaning = meaningOf(decision);
  if (meaning.settled && executors.length > 0)
    throw refusedField('executors', 'Питання вирішено на прийомі: виконавців не називають.');
  if (decision === 'instruction' && executors.length === 0)
    throw refusedField('executors', `Кому дано доручення з питання № ${position}?`);
  const said = kind === 'complaint' ? complainedOfIn(visits.appeals, question) : nobodyComplainedOf;
  // The citizen sits at the table and can be asked; advice of a lawyer decides no complaint.
  if (kind === 'complaint' && meaning.aid === null && !isAboutKnown(said))
    throw refusedField(
      'complainedOf',
      'Спитайте громадянина, на кого він скаржиться, і назвіть із довідника або словами (ст. 7).',
    );
  const named = knownExecutors(visits, executors);
  return {
    ...noted(explanation),
    ...meaning,
    executors: named,
    tasks: executors.map(({ instruction = null }) => instruction),
    kind,
    ...heardOf(said),
    sentToOthers: named.some((id) => !visits.directory.isStaff(id)),
    toldOrally: toldOfSending ? 'yes' : 'not-yet',
  };
}

const nobodyComplainedOf: ComplainedOf = { about: [], aboutOther: null };

function heardOf(said: ComplainedOf): Pick<QuestionOutcome, 'complainedOf' | 'alsoComplainedOf' | 'complainedOfOther'> {
  const { about = null, alsoAbout, aboutOther = null } = keptOf(said);
  const also = alsoAbout === undefined ? {} : { alsoComplainedOf: [...alsoAbout] };
  return { complainedOf: about, ...also, complainedOfOther: aboutOther };
}

/** Whom a question complains of, as the card of an appeal has it. */
export const complainedOfAt = ({
  complainedOf,
  alsoComplainedOf,
  complainedOfOther,
}: Pick<QuestionOutcome, 'complainedOf' | 'alsoComplainedOf' | 'complainedOfOther'>): ComplaintFacts => ({
  about: complainedOf,
  ...(alsoComplainedOf === undefined ? {} : { alsoAbout: alsoComplainedOf }),
  aboutOther: complainedOfOther,
});

function knownExecutors({ directory, appeals: { office } }: VisitService, named: readonly ExecutorNamed[]): string[] {
  const ids = named.map(({ executorId: id }) => {
    const unit = office.unitOf(id);
    const isKnown =
      directory.units().some((one) => one.id === unit) || directory.bodies().some((one) => one.id === unit);
    if (!isKnown) throw refusedField('executors', `Виконавця «${id}» немає серед підрозділів, органів і підприємств.`);
    if (unit !== id && !office.worksAsExecutor(id)) throw refusedField('executors', notAnExecutor(id));
    return id;
  });
  if (new Set(ids.map((id) => office.unitOf(id))).size !== ids.length)
    throw refusedField('executors', 'Виконавця з одного питання названо двічі.');
  return ids;
}

/**
 * A complaint heard at the table is given neither to whom it is about nor to their subordinates, and whom it is about
 * neither settles nor refuses it, nor says who answers it (скарга на прийомі, art. 7).
 *
 * @throws EXECUTOR_CONFLICT with the clause
 */
async function refuseConcernedAtTable(
  visits: VisitService,
  context: VisitPlaceOf,
  visit: VisitRecord,
  heard: Iterable<QuestionOutcome>,
): Promise<void> {
  const { heldOn, receiverPost, leaderPost } = await visits.store.reception(visit.receptionId, context.manager);
  for (const outcome of heard) {
    const { kind, settled, refused, aid, executors } = outcome;
    const complaint = { id: visit.id, receivedOn: heldOn, kind, ...complainedOf(complainedOfAt(outcome)) };
    const leader = receiverPost ?? leaderPost;
    // Advice of a lawyer decides no complaint.
    if ((settled && aid === null) || refused || executors.length > 0)
      await refuseConcerned(visits.appeals, context, complaint, leader, 'decide', notDecided);
    for (const executor of executors) await refuseConcerned(visits.appeals, context, complaint, executor, 'work');
  }
}

const notDecided = (name: string): string =>
  `Скаргу не вирішує і не доручає той, на кого скаржаться, чи його підлеглий: ${name}. Позначте питання як складне, а на прямій лінії як записане: його розгляне вищий керівник.`;
