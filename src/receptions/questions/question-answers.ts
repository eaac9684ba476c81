import { z } from 'zod';
import { type AnswerDefinition, defineAnswer } from '../../workflow/contract/index.js';
import { letterSigned, question } from '../processes/question-data.js';
import type { VisitService } from '../visit/visit-service.js';
import { signOrReturn } from './question-letters.js';
import { changeOutcome, currentQuestion } from './question-steps.js';

const signing = { decision: z.enum(['sign', 'return']).default('sign'), remarks: z.string().optional() };

/** What is answered of a question after the reception. */
export const questionAnswers = (visits: VisitService): readonly AnswerDefinition[] => [
  defineAnswer({
    form: 'tell-of-sending',
    answer: { told: z.enum(['yes', 'no']) },
    reads: { question },
    async run(context) {
      const toldOrally = context.answer.told;
      const { id } = await currentQuestion(visits, context);
      await changeOutcome(visits, context, id, { toldOrally });
      await visits.note(context, 'told-of-sending', { question: id, toldOrally });
    },
  }),
  // KR-2.28: offered once; whether written down or not, the question is considered (docs/decisions/0035).
  defineAnswer({
    form: 'offer-written',
    answer: { writtenForm: z.enum(['submitted', 'declined']), sheets: z.number().optional() },
    reads: { question },
    async run(context) {
      const { writtenForm, sheets = null } = context.answer;
      const { id } = await currentQuestion(visits, context);
      await changeOutcome(visits, context, id, { writtenForm, sheets: writtenForm === 'submitted' ? sheets : null });
      await visits.note(context, 'written-form-offered', { question: id, writtenForm });
    },
  }),
  // The leader may put in other words what the card says.
  defineAnswer({
    form: 'sign-explanation',
    answer: { ...signing, text: z.string().optional() },
    reads: { question },
    writes: letterSigned,
    run: (context) => signOrReturn(visits, context, context.answer),
  }),
  defineAnswer({
    form: 'sign-notice',
    answer: signing,
    reads: { question },
    writes: letterSigned,
    run: (context) => signOrReturn(visits, context, context.answer),
  }),
];
