import { resultOf, resultOfQuestions, type AppealEnd, type AppealStatus } from '../../domain/appeal.js';
import type { ClauseRef } from '../../domain/clause.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { endTerm, isTermBroken } from '../../domain/term.js';
import type { StepContext, Steps } from '../../workflow/host/steps.js';
import type { AppealChange } from '../appeal-store.js';
import type { Desk } from '../desk.js';
import { fromProcess } from '../process-data.js';
import type { AppealRecord } from '../tables.js';

const ends: Readonly<Partial<Record<AppealStatus, AppealEnd>>> = {
  returned: 'returned',
  forwarded: 'forwarded',
  unconsidered: 'unconsidered',
  joined: 'joined',
  withdrawn: 'withdrawn',
  'handed-on': 'handed-on',
};

/** The result by the classifier, counted once per appeal, and the file (результат, справа). */
export function addClosingSteps(steps: Steps, desk: Desk): void {
  steps.add('end-control', (context) => endControl(desk, context));
  steps.add('close-appeal', (context) => closeAppeal(desk, context));
  steps.add('ready-for-archive', (context) => readyForArchive(desk, context));
}

/** A final answer, like a reply signed by the leader of the control, ends control on the day it was signed. */
function controlEnd(appeal: AppealRecord, data: StepContext['data'], today: PlainDate): PlainDate {
  const { signedOn = null, final = false } = appeal.reply ?? {};
  const ruling = data['endOfControl'] as { readonly outcome: string } | undefined;
  return final || ruling?.outcome === 'remove-on-signing-day' ? (signedOn ?? today) : today;
}

/** KR-3.17: signed by the leader who put it on control, it leaves control that day; else when all is resolved. */
async function endControl(desk: Desk, context: StepContext): Promise<Record<string, unknown>> {
  const appeal = await desk.appealOf(context);
  const today = desk.office.today(context.now);
  const controlEndedOn = controlEnd(appeal, context.data, today);
  const term = endedTerm(desk, context, appeal, appeal.reply?.signedOn ?? today);
  const ended = { controlEndedOn, controlEndedBy: context.actor.id, onControl: false };
  await desk.change(context, { status: 'closed', ...ended, ...term });
  await desk.note(context, 'control-ended', { on: controlEndedOn });
  return { consideration: { controlEndedOn } };
}

/** The term is over on the day the citizen was answered, and it shows then whether it was kept. */
function endedTerm(
  desk: Desk,
  { actor, now, data }: StepContext,
  appeal: AppealRecord,
  endedOn: PlainDate,
): AppealChange {
  if (appeal.term === null) return {};
  const source = (data['endOfControl'] as { readonly clauses: readonly ClauseRef[] } | undefined)?.clauses ?? [];
  const term = endTerm(appeal.term, { by: actor, at: now, source, endedOn }, desk.office.calendar);
  return { term, termBroken: isTermBroken(term, endedOn) };
}

async function closeAppeal(desk: Desk, context: StepContext): Promise<void> {
  const { status, questions } = await desk.appealOf(context);
  const end = ends[status];
  const result =
    end === undefined ? (resultOfQuestions(questions.map((question) => question.result)) ?? '9.3') : resultOf(end);
  await desk.change(context, { result, onControl: false });
  await desk.note(context, 'result-set', { result });
}

async function readyForArchive(desk: Desk, context: StepContext): Promise<void> {
  const archive = fromProcess<AppealRecord['archive']>(context.data, 'archive');
  await desk.change(context, { archive });
  await desk.note(context, 'ready-for-archive', { archive });
}
