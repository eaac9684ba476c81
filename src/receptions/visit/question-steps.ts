import { kyivInstant } from '../../domain/kyiv-time.js';
import { addDays } from '../../domain/plain-date.js';
import type { StepContext, Steps } from '../../workflow/host/steps.js';
import type { QuestionOutcome, VisitQuestion } from '../reception-parts.js';
import type { ReceptionRecord } from '../tables.js';
import { openAppeal } from './open-appeal.js';
import { type QuestionTask, visitData } from './visit-data.js';
import type { VisitDesk } from './visit-desk.js';

/** What becomes of each question after the reception, each on its own way (підсумки прийому, art. 22, KR-2.28–2.32). */
export function addQuestionSteps(steps: Steps, desk: VisitDesk): void {
  steps.add('begin-questions', (context) => beginQuestions(desk, context));
  steps.add('take-as-oral', (context) => takeAsOral(desk, context));
  steps.add('settle-question', (context) => settleQuestion(desk, context));
  steps.add('open-appeal', (context) => beginConsideration(desk, context));
  steps.add('note-untold', (context) => noteUntold(desk, context));
}

/** No question waits for another: one may be offered to be put in writing while the next is being considered. */
async function beginQuestions(desk: VisitDesk, context: StepContext): Promise<void> {
  const visit = await desk.visitOf(context);
  const sitting = await desk.sittingOf(context);
  const { leaderSigns = false } = visitData(context.data);
  const common = { ...daysOf(desk, sitting), receivedOn: sitting.heldOn, heldOn: sitting.heldOn, leaderSigns };
  for (const [place, { id, topic, outcome }] of visit.questions.entries()) {
    if (outcome === null) continue;
    const about: readonly [QuestionTask] = [{ position: place + 1, topic }];
    const data = { ...common, question: id, about };
    await context.tx.start({ process: 'reception-question', businessKey: visit.id, data });
  }
}

/**
 * Until when each thing may wait (docs/decisions/0042): the written form to the end of a working day, oral telling to the
 * end of the day of the reception (KR-2.31), the notice five days (art. 7), the explanation as an appeal without study.
 */
function daysOf({ office }: VisitDesk, { heldOn }: ReceptionRecord): Record<string, string> {
  const writtenBy = office.calendar.addWorkingDays(
    heldOn,
    office.parameterNumber('param.reception.writtenDays', heldOn),
  );
  return {
    writtenBy,
    writtenUntilAt: kyivInstant(addDays(writtenBy, 1), '00:00').toISOString(),
    tellUntilAt: kyivInstant(addDays(heldOn, 1), '00:00').toISOString(),
    noticeBy: office.dayWithin(heldOn, office.parameterNumber('param.forward.days', heldOn)),
    explainBy: office.dayWithin(heldOn, office.parameterNumber('param.term.noStudy', heldOn)),
  };
}

/** KR-2.28 offers and does not oblige: what was not written down in time was raised orally on the day of the reception. */
async function takeAsOral(desk: VisitDesk, context: StepContext): Promise<void> {
  const { id } = await currentQuestion(desk, context);
  await changeOutcome(desk, context, id, { writtenForm: 'unanswered' });
  await desk.note(context, 'written-form-unanswered', { question: id });
}

async function settleQuestion(desk: VisitDesk, context: StepContext): Promise<void> {
  const { id, topic, outcome } = await currentQuestion(desk, context);
  await desk.note(context, 'question-settled', { question: id, topic, letterId: outcome?.letterId ?? null });
}

async function beginConsideration(desk: VisitDesk, context: StepContext): Promise<void> {
  const question = await currentQuestion(desk, context);
  const appealId = await openAppeal(desk, context, question);
  await changeOutcome(desk, context, question.id, { appealId });
  await desk.note(context, 'question-to-consider', { question: question.id, topic: question.topic, appealId });
}

/** KR-2.31: the day of the reception has passed, so the citizen is written to. */
async function noteUntold(desk: VisitDesk, context: StepContext): Promise<void> {
  const { id } = await currentQuestion(desk, context);
  await changeOutcome(desk, context, id, { toldOrally: 'no' });
  await desk.note(context, 'told-of-sending', { question: id, toldOrally: 'no' });
}

export async function currentQuestion(desk: VisitDesk, context: StepContext): Promise<VisitQuestion> {
  const { question } = visitData(context.data);
  const found = (await desk.visitOf(context)).questions.find(({ id }) => id === question);
  if (found === undefined) throw new Error(`${context.businessKey} is at no question`);
  return found;
}

export async function changeOutcome(
  desk: VisitDesk,
  context: StepContext,
  questionId: string,
  change: Partial<QuestionOutcome>,
): Promise<void> {
  const { questions } = await desk.visitOf(context);
  const changed = questions.map((question) =>
    question.id === questionId && question.outcome !== null
      ? { ...question, outcome: { ...question.outcome, ...change } }
      : question,
  );
  await desk.change(context, { questions: changed });
}
