import type { AnswerContext, Answers } from '../../workflow/host/steps.js';
import type { Desk } from '../desk.js';
import { fromProcess } from '../process-data.js';
import { ObligationRecord } from '../tables.js';
import { AnswerFields, refusedField } from './answer-fields.js';

/** What people answer about terms that were broken and about promises (порушення строку, зобов’язання). */
export function addTermAnswers(answers: Answers, desk: Desk): void {
  answers.add('account-for-breach', (context) => accountForBreach(desk, context));
  answers.add('perform-obligation', (context) => performObligation(desk, context));
  answers.add('confirm-obligation', (context) => confirmObligation(desk, context));
}

async function accountForBreach(desk: Desk, context: AnswerContext): Promise<void> {
  const answer = new AnswerFields(context.answer);
  await desk.note(context, 'breach-explained', {
    reason: answer.text('reason'),
    measures: answer.textOrNull('measures'),
  });
}

async function performObligation(desk: Desk, context: AnswerContext): Promise<void> {
  const answer = new AnswerFields(context.answer);
  const { id } = fromProcess<{ id: string }>(context.data, 'obligation');
  const doneOn = answer.day('doneOn');
  if (doneOn === null || doneOn > desk.office.today(context.now))
    throw refusedField('doneOn', 'День виконання ще не настав.');
  await context.manager.update(ObligationRecord, id, { report: answer.text('report'), doneOn });
  await desk.note(context, 'obligation-reported', { id, doneOn });
}

async function confirmObligation(desk: Desk, context: AnswerContext): Promise<Record<string, unknown>> {
  const answer = new AnswerFields(context.answer);
  const done = answer.choice('decision', ['done', 'not-done'] as const) === 'done';
  await desk.note(context, done ? 'obligation-confirmed' : 'obligation-sent-back', {
    remarks: answer.textOrNull('remarks'),
  });
  return { obligationDone: done };
}
