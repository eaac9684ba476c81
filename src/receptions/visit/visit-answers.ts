import { AnswerFields, refusedField } from '../../appeals/answers/answer-fields.js';
import { refusalBy } from '../../policy/index.js';
import type { AnswerContext, Answers } from '../../workflow/host/steps.js';
import { signExplanation, signNotice } from './question-letters.js';
import { receiveForms } from './decisions.js';
import { changeOutcome, currentQuestion } from './question-steps.js';
import { receive } from './receive-answer.js';
import type { VisitDesk } from './visit-desk.js';

/** What the office and the leader answer while a citizen is received (завдання прийому громадянина). */
export function addVisitAnswers(answers: Answers, desk: VisitDesk): void {
  answers.add('prepare-materials', (context) => prepareMaterials(desk, context));
  answers.add('check-papers', (context) => checkPapers(desk, context));
  answers.add('ask-consent', (context) => askConsent(desk, context));
  for (const form of Object.values(receiveForms))
    answers.add(form, (context) =>
      receive(desk, context, new AnswerFields(context.answer), context.elementId === 'note-decided'),
    );
  answers.add('tell-of-sending', (context) => tellOfSending(desk, context));
  answers.add('offer-written', (context) => offerWritten(desk, context));
  answers.add('sign-explanation', (context) => signExplanation(desk, context));
  answers.add('sign-notice', (context) => signNotice(desk, context));
}

/** The text is about the citizen's question: it stays in the journal of the visit, not in the process. */
async function prepareMaterials(desk: VisitDesk, context: AnswerContext): Promise<void> {
  const text = new AnswerFields(context.answer).text('text');
  await desk.note(context, 'materials-prepared', { unit: context.actor.unit, text });
}

async function checkPapers(desk: VisitDesk, context: AnswerContext): Promise<Record<string, unknown>> {
  const answer = new AnswerFields(context.answer);
  const person = answer.choice('person', ['citizen', 'minor', 'representative'] as const);
  const representation = answer.choice('representation', ['proper', 'unproven', 'none'] as const);
  if (person === 'representative' && representation === 'none')
    throw refusedField('representation', 'Скажіть, чи має представник документ: оформлено або не підтверджено.');
  const ruling = await context.foresee('visitor', { person, representation });
  if (ruling.outcome !== 'receive')
    throw refusalBy(ruling, 'ANSWER_REFUSED', {
      detail: `Ще не можна прийняти, слід ${ruling.outcomeLabel}: завдання чекає, а запис лишається до кінця прийому.`,
    });
  await desk.note(context, 'papers-checked', { person, representation });
  return { person, representation };
}

async function askConsent(desk: VisitDesk, context: AnswerContext): Promise<void> {
  const agreesToSubstitute = new AnswerFields(context.answer).choice('agrees', ['yes', 'no'] as const);
  await desk.change(context, { agreesToSubstitute });
  await desk.note(context, 'told-of-substitute', { agrees: agreesToSubstitute });
}

async function tellOfSending(desk: VisitDesk, context: AnswerContext): Promise<void> {
  const toldOrally = new AnswerFields(context.answer).choice('told', ['yes', 'no'] as const);
  const { id } = await currentQuestion(desk, context);
  await changeOutcome(desk, context, id, { toldOrally });
  await desk.note(context, 'told-of-sending', { question: id, toldOrally });
}

/** KR-2.28: offered once; whether written down or not, the question is considered (docs/decisions/0035). */
async function offerWritten(desk: VisitDesk, context: AnswerContext): Promise<void> {
  const answer = new AnswerFields(context.answer);
  const writtenForm = answer.choice('writtenForm', ['submitted', 'declined'] as const);
  const isGiven = writtenForm === 'submitted' && context.answer['sheets'] !== undefined;
  const { id } = await currentQuestion(desk, context);
  await changeOutcome(desk, context, id, { writtenForm, sheets: isGiven ? answer.number('sheets') : null });
  await desk.note(context, 'written-form-offered', { question: id, writtenForm });
}
