import { z } from 'zod';
import { refusedField } from '../../appeals/answers/answer-fields.js';
import { refusalBy } from '../../policy/index.js';
import { type AnswerDefinition, defineAnswer, type Values } from '../../workflow/contract/index.js';
import type { AnswerContext } from '../../workflow/index.js';
import { papersSuffice } from '../asked-of-rules.js';
import { person, received, representation } from '../processes/visit-data.js';
import { receive } from './receive-answer.js';
import { asked, type ReceivedAnswer, receiveForms } from './receive-forms.js';
import type { VisitService, VisitPlaceOf } from './visit-service.js';

const papers = { person, representation };

/** What the office and the leader answer while a citizen is received (завдання прийому громадянина). */
export const visitAnswers = (visits: VisitService): readonly AnswerDefinition[] => [
  // The text is about the citizen's question: it stays in the journal of the visit, not in the process.
  defineAnswer({
    form: 'prepare-materials',
    answer: { text: z.string() },
    async run(context) {
      await visits.note(context, 'materials-prepared', { unit: context.actor.unit, text: context.answer.text });
    },
  }),
  defineAnswer({
    form: 'check-papers',
    answer: papers,
    writes: papers,
    run: (context) => checkPapers(visits, context),
  }),
  defineAnswer({
    form: 'ask-consent',
    answer: { agrees: z.enum(['yes', 'no']) },
    async run(context) {
      const { agrees } = context.answer;
      await visits.change(context, { agreesToSubstitute: agrees });
      await visits.note(context, 'told-of-substitute', { agrees });
    },
  }),
  ...receiveAnswers(visits),
];

/** One for each form of receiving. */
function receiveAnswers(visits: VisitService): readonly AnswerDefinition[] {
  type Answered = VisitPlaceOf & { readonly elementId: string; readonly answer: ReceivedAnswer };
  const run = (context: Answered) => receive(visits, context, context.answer, context.elementId === 'note-decided');
  return [
    defineAnswer({ form: receiveForms['in-person'], answer: asked['in-person'], writes: received, run }),
    defineAnswer({ form: receiveForms.video, answer: asked.video, writes: received, run }),
    defineAnswer({ form: receiveForms['direct-line'], answer: asked['direct-line'], writes: received, run }),
    defineAnswer({ form: receiveForms['legal-aid'], answer: asked['legal-aid'], writes: received, run }),
  ];
}

async function checkPapers(visits: VisitService, context: AnswerContext<unknown, Values<typeof papers>>) {
  const said = context.answer;
  if (said.person === 'representative' && said.representation === 'none')
    throw refusedField('representation', 'Скажіть, чи має представник документ: оформлено або не підтверджено.');
  const ruling = await context.foresee(papersSuffice, said);
  if (ruling.outcome !== 'receive')
    throw refusalBy(ruling, 'ANSWER_REFUSED', {
      detail: `Ще не можна прийняти, слід ${ruling.outcomeLabel}: завдання чекає, а запис лишається до кінця прийому.`,
    });
  await visits.note(context, 'papers-checked', said);
  return said;
}
