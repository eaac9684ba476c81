import { kyivInstant } from '../../domain/kyiv-time.js';
import { addDays } from '../../domain/plain-date.js';
import { defineStep, type StepDefinition } from '../../workflow/contract/index.js';
import type { StepContext } from '../../workflow/index.js';
import { leaderSigns, question, questionHeard } from '../processes/question-data.js';
import type { ReceptionRecord } from '../tables.js';
import type { QuestionOutcome, VisitQuestion } from '../values.js';
import type { VisitService, VisitPlaceOf } from '../visit/visit-service.js';
import { openAppeal } from './open-appeal.js';

/** What becomes of each question after the reception, each on its own way (підсумки прийому, art. 22, KR-2.28–2.32). */
export const questionSteps = (visits: VisitService): readonly StepDefinition[] => [
  // No question waits for another: one may be offered to be put in writing while the next is being considered.
  defineStep({
    topic: 'begin-questions',
    reads: { leaderSigns },
    async run(context) {
      const visit = await visits.visitOf(context);
      const reception = await visits.receptionOf(context);
      const common = { ...daysOf(visits, reception), leaderSigns: context.data.leaderSigns };
      for (const [index, { id, topic, outcome }] of visit.questions.entries()) {
        if (outcome === null) continue;
        await context.tx.start(
          questionHeard.of(visit.id, { ...common, question: id, about: [{ position: index + 1, topic }] }),
        );
      }
    },
  }),
  // KR-2.28 offers and does not oblige: what was not written down in time was raised orally on the day of the reception.
  defineStep({
    topic: 'take-as-oral',
    reads: { question },
    async run(context) {
      const { id } = await currentQuestion(visits, context);
      await changeOutcome(visits, context, id, { writtenForm: 'unanswered' });
      await visits.note(context, 'written-form-unanswered', { question: id });
    },
  }),
  defineStep({
    topic: 'settle-question',
    reads: { question },
    async run(context) {
      const { id, topic, outcome } = await currentQuestion(visits, context);
      await visits.note(context, 'question-settled', { question: id, topic, letterId: outcome?.letterId ?? null });
    },
  }),
  defineStep({
    topic: 'open-appeal',
    reads: { question, leaderSigns },
    async run(context) {
      const left = await currentQuestion(visits, context);
      const appealId = await openAppeal(visits, context, left);
      await changeOutcome(visits, context, left.id, { appealId });
      await visits.note(context, 'question-to-consider', { question: left.id, topic: left.topic, appealId });
    },
  }),
  // KR-2.31: the day of the reception has passed, so the citizen is written to.
  defineStep({
    topic: 'note-untold',
    reads: { question },
    async run(context) {
      const { id } = await currentQuestion(visits, context);
      await changeOutcome(visits, context, id, { toldOrally: 'no' });
      await visits.note(context, 'told-of-sending', { question: id, toldOrally: 'no' });
    },
  }),
];

/**
 * Until when each thing may wait (docs/decisions/0042): the written form to the end of a working day, oral telling to the
 * end of the day of the reception (KR-2.31), the notice five days (art. 7), the explanation as an appeal without study.
 */
function daysOf({ appeals: { office } }: VisitService, { heldOn }: ReceptionRecord) {
  const writtenBy = office.calendar.addWorkingDays(
    heldOn,
    office.parameterNumber('param.reception.writtenDays', heldOn),
  );
  return {
    receivedOn: heldOn,
    heldOn,
    writtenBy,
    writtenUntilAt: kyivInstant(addDays(writtenBy, 1), '00:00').toISOString(),
    tellUntilAt: kyivInstant(addDays(heldOn, 1), '00:00').toISOString(),
    noticeBy: office.dayWithin(heldOn, office.parameterNumber('param.forward.days', heldOn)),
    explainBy: office.dayWithin(heldOn, office.parameterNumber('param.term.noStudy', heldOn)),
  };
}

/** A place of `reception-question`: at which question of which visit. */
export type QuestionPlace = VisitPlaceOf & Pick<StepContext<{ readonly question: string }>, 'data'>;

export async function currentQuestion(visits: VisitService, context: QuestionPlace): Promise<VisitQuestion> {
  const found = (await visits.visitOf(context)).questions.find(({ id }) => id === context.data.question);
  if (found === undefined) throw new Error(`${context.businessKey} is at no question`);
  return found;
}

export async function changeOutcome(
  visits: VisitService,
  context: VisitPlaceOf,
  questionId: string,
  change: Partial<QuestionOutcome>,
): Promise<void> {
  const { questions } = await visits.visitOf(context);
  const changed = questions.map((one) =>
    one.id === questionId && one.outcome !== null ? { ...one, outcome: { ...one.outcome, ...change } } : one,
  );
  await visits.change(context, { questions: changed });
}
