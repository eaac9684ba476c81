import { z } from 'zod';
import { refusedField } from '../../appeals/answers/answer-fields.js';
import { refusalBy } from '../../policy/index.js';
import { type AnswerDefinition, defineAnswer, type Values } from '../../workflow/contract/index.js';
import type { AnswerContext } from '../../workflow/index.js';
import { letterSigned, question } from './question-data.js';
import { signOrReturn } from './question-letters.js';
import { changeOutcome, currentQuestion } from './question-steps.js';
import { receive } from './receive-answer.js';
import { asked, type ReceivedAnswer, receiveForms } from './receive-forms.js';
import { person, received, representation } from './visit-data.js';
import type { VisitDesk, VisitPlaceOf } from './visit-desk.js';
import { papersSuffice } from '../asked-of-rules.js';

const yesOrNo = z.enum(['yes', 'no']);
const signing = { decision: z.enum(['sign', 'return']).default('sign'), remarks: z.string().optional() };
const papers = { person, representation };

/** What the office and the leader answer while a citizen is received (завдання прийому громадянина). */
export const visitAnswers = (desk: VisitDesk): readonly AnswerDefinition[] => [
  // The text is about the citizen's question: it stays in the journal of the visit, not in the process.
  defineAnswer({
    form: 'prepare-materials',
    answer: { text: z.string() },
    async run(context) {
      await desk.note(context, 'materials-prepared', { unit: context.actor.unit, text: context.answer.text });
    },
  }),
  defineAnswer({
    form: 'check-papers',
    answer: papers,
    writes: papers,
    run: (context) => checkPapers(desk, context),
  }),
  defineAnswer({
    form: 'ask-consent',
    answer: { agrees: yesOrNo },
    async run(context) {
      const { agrees } = context.answer;
      await desk.change(context, { agreesToSubstitute: agrees });
      await desk.note(context, 'told-of-substitute', { agrees });
    },
  }),
  ...receiveAnswers(desk),
  ...questionAnswers(desk),
];

/** One for each form of receiving. */
function receiveAnswers(desk: VisitDesk): readonly AnswerDefinition[] {
  type Answered = VisitPlaceOf & { readonly elementId: string; readonly answer: ReceivedAnswer };
  const run = (context: Answered) => receive(desk, context, context.answer, context.elementId === 'note-decided');
  return [
    defineAnswer({ form: receiveForms['in-person'], answer: asked['in-person'], writes: received, run }),
    defineAnswer({ form: receiveForms.video, answer: asked.video, writes: received, run }),
    defineAnswer({ form: receiveForms['direct-line'], answer: asked['direct-line'], writes: received, run }),
    defineAnswer({ form: receiveForms['legal-aid'], answer: asked['legal-aid'], writes: received, run }),
  ];
}

/** What is answered of a question after the reception. */
const questionAnswers = (desk: VisitDesk): readonly AnswerDefinition[] => [
  defineAnswer({
    form: 'tell-of-sending',
    answer: { told: yesOrNo },
    reads: { question },
    async run(context) {
      const toldOrally = context.answer.told;
      const { id } = await currentQuestion(desk, context);
      await changeOutcome(desk, context, id, { toldOrally });
      await desk.note(context, 'told-of-sending', { question: id, toldOrally });
    },
  }),
  // KR-2.28: offered once; whether written down or not, the question is considered (docs/decisions/0035).
  defineAnswer({
    form: 'offer-written',
    answer: { writtenForm: z.enum(['submitted', 'declined']), sheets: z.number().optional() },
    reads: { question },
    async run(context) {
      const { writtenForm, sheets = null } = context.answer;
      const { id } = await currentQuestion(desk, context);
      await changeOutcome(desk, context, id, { writtenForm, sheets: writtenForm === 'submitted' ? sheets : null });
      await desk.note(context, 'written-form-offered', { question: id, writtenForm });
    },
  }),
  // The leader may put in other words what the card says.
  defineAnswer({
    form: 'sign-explanation',
    answer: { ...signing, text: z.string().optional() },
    reads: { question },
    writes: letterSigned,
    run: (context) => signOrReturn(desk, context, context.answer),
  }),
  defineAnswer({
    form: 'sign-notice',
    answer: signing,
    reads: { question },
    writes: letterSigned,
    run: (context) => signOrReturn(desk, context, context.answer),
  }),
];

async function checkPapers(desk: VisitDesk, context: AnswerContext<unknown, Values<typeof papers>>) {
  const said = context.answer;
  if (said.person === 'representative' && said.representation === 'none')
    throw refusedField('representation', 'Скажіть, чи має представник документ: оформлено або не підтверджено.');
  const ruling = await context.foresee(papersSuffice, said);
  if (ruling.outcome !== 'receive')
    throw refusalBy(ruling, 'ANSWER_REFUSED', {
      detail: `Ще не можна прийняти, слід ${ruling.outcomeLabel}: завдання чекає, а запис лишається до кінця прийому.`,
    });
  await desk.note(context, 'papers-checked', said);
  return said;
}
