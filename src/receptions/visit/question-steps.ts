import type { StepContext, Steps } from '../../workflow/host/steps.js';
import type { VisitQuestion } from '../reception-parts.js';
import { openAppeal } from './open-appeal.js';
import { visitData } from './visit-data.js';
import type { VisitDesk } from './visit-desk.js';

/** What becomes of each question after the reception, one after another (підсумки прийому, art. 22, KR-2.28). */
export function addQuestionSteps(steps: Steps, desk: VisitDesk): void {
  steps.add('next-question', (context) => nextQuestion(desk, context));
  steps.add('settle-question', (context) => settleQuestion(desk, context));
  steps.add('open-appeal', (context) => beginConsideration(desk, context));
}

async function nextQuestion(desk: VisitDesk, context: StepContext): Promise<Record<string, unknown>> {
  const { questionsDone = [] } = visitData(context.data);
  const { questions } = await desk.visitOf(context);
  const next = questions.find(({ id, outcome }) => outcome !== null && !questionsDone.includes(id));
  if (next === undefined) return { questionLeft: false };
  return { questionLeft: true, question: next.id, questionsDone: [...questionsDone, next.id] };
}

async function settleQuestion(desk: VisitDesk, context: StepContext): Promise<void> {
  const { id, topic, outcome } = await currentQuestion(desk, context);
  await desk.note(context, 'question-settled', { question: id, topic, refused: outcome?.refused ?? false });
}

async function beginConsideration(desk: VisitDesk, context: StepContext): Promise<void> {
  const question = await currentQuestion(desk, context);
  const appealId = await openAppeal(desk, context, question);
  await changeOutcome(desk, context, question.id, { appealId });
  await desk.note(context, 'question-to-consider', { question: question.id, topic: question.topic, appealId });
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
  change: Partial<NonNullable<VisitQuestion['outcome']>>,
): Promise<void> {
  const { questions } = await desk.visitOf(context);
  const changed = questions.map((question) =>
    question.id === questionId && question.outcome !== null
      ? { ...question, outcome: { ...question.outcome, ...change } }
      : question,
  );
  await desk.change(context, { questions: changed });
}
