import type { Actor } from '../../domain/actor.js';
import { capOn } from '../../domain/term.js';
import type { AnswerContext, Answers } from '../../workflow/host/steps.js';
import type { Desk } from '../desk.js';
import { fromProcess, type ExtensionAsked } from '../process-data.js';
import { ObligationRecord } from '../tables.js';
import { AnswerFields, refusedField } from './answer-fields.js';

/** What people answer about terms: extensions, breaches, promises (строки, порушення, зобов’язання). */
export function addTermAnswers(answers: Answers, desk: Desk): void {
  answers.add('decide-extension', (context) => decideExtension(desk, context));
  answers.add('account-for-breach', (context) => accountForBreach(desk, context));
  answers.add('perform-obligation', (context) => performObligation(desk, context));
  answers.add('confirm-obligation', (context) => confirmObligation(desk, context));
}

/** Art. 20: the head of the body or a deputy; a unit's own head for what the unit registered. */
function rankOf(desk: Desk, actor: Actor, register: string): ExtensionAsked['by'] {
  const { directory } = desk.office;
  const holds = (post: string): boolean => actor.posts.includes(post);
  const head = register === 'office' ? 'acting-mayor' : directory.unit(register).headPostId;
  if (holds(head)) return 'head';
  const isDeputy = ['first-deputy-mayor', 'deputy-mayor-housing', 'deputy-mayor-social', 'deputy-mayor-economy'].some(
    holds,
  );
  return isDeputy ? 'deputy' : 'other';
}

async function decideExtension(desk: Desk, context: AnswerContext): Promise<Record<string, unknown>> {
  const answer = new AnswerFields(context.answer);
  const appeal = await desk.appealOf(context);
  if (appeal.term === null) throw new Error(`${appeal.id} has no term to extend`);
  const extend = answer.choice('decision', ['extend', 'refuse'] as const) === 'extend';
  const to = answer.day('to');
  if (extend && to === null) throw refusedField('to', 'Назвіть день, до якого продовжити строк.');
  if (extend && to !== null && appeal.dueOn !== null && to <= appeal.dueOn) {
    throw refusedField('to', 'Цей день не пізніший за теперішній граничний день.');
  }
  const asked: ExtensionAsked = {
    by: rankOf(desk, context.actor, appeal.register),
    objectiveGrounds: extend && answer.flag('objectiveGrounds'),
    to: to ?? capOn(appeal.term),
    grounds: answer.text('grounds'),
  };
  await desk.note(context, 'extension-decided', { extend, to, by: asked.by });
  return { extensionAsked: asked };
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
