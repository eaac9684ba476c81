import { z } from 'zod';
import { resultOf, resultOfQuestions, type AppealEnd, type AppealStatus } from '../../domain/appeal.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { endTerm, isTermBroken, termDueOn, termEndedOn } from '../../domain/term.js';
import { day, defineStep, ruling, type StepDefinition, type Values } from '../../workflow/contract/index.js';
import type { StepContext } from '../../workflow/index.js';
import type { AppealChange } from '../appeal-store.js';
import { noteBreach } from '../breaches.js';
import { archive } from '../case-data.js';
import type { AppealService } from '../appeal-service.js';
import type { AppealRecord } from '../tables.js';

const ends: Readonly<Partial<Record<AppealStatus, AppealEnd>>> = {
  returned: 'returned',
  forwarded: 'forwarded',
  unconsidered: 'unconsidered',
  joined: 'joined',
  withdrawn: 'withdrawn',
  'handed-on': 'handed-on',
};

/** How control ends by the rules; not asked of what ends without an answer, nor by a diagram of before (docs/decisions/0114). */
const ruledEnd = { endOfControl: ruling(['remove-on-signing-day', 'remove-when-resolved', 'keep']).optional() };
type Ending = StepContext<Values<typeof ruledEnd>>;

/** The result by the classifier, counted once per appeal, and the file (результат, справа). */
export const closingSteps = (appeals: AppealService): readonly StepDefinition[] => [
  defineStep({
    topic: 'end-control',
    reads: ruledEnd,
    writes: { consideration: z.object({ controlEndedOn: day }) },
    run: (context) => endControl(appeals, context),
  }),
  defineStep({
    topic: 'close-appeal',
    reads: ruledEnd,
    writes: { fileBy: day },
    run: (context) => closeAppeal(appeals, context),
  }),
  defineStep({
    topic: 'ready-for-archive',
    reads: { archive },
    async run(context) {
      const { archive: filed } = context.data;
      await appeals.change(context, { archive: filed });
      await appeals.note(context, 'ready-for-archive', { archive: filed });
    },
  }),
];

function controlEnd(appeal: AppealRecord, { endOfControl }: Ending['data'], today: PlainDate): PlainDate {
  return endOfControl?.outcome === 'remove-on-signing-day' ? (appeal.reply?.signedOn ?? today) : today;
}

/** KR-3.17: signed by the leader who put it on control, it leaves control that day; else when all is resolved. */
async function endControl(appeals: AppealService, context: Ending) {
  const appeal = await appeals.appealOf(context);
  const today = appeals.office.today(context.now);
  const controlEndedOn = controlEnd(appeal, context.data, today);
  const term = await endedTerm(appeals, context, appeal, appeal.reply?.signedOn ?? today);
  // A final answer ends it by being signed (KR-3.15): nobody checks it after, and its posting is no act of control.
  const signer = appeal.reply?.final === true ? appeal.reply.signedBy : null;
  const ended = { controlEndedOn, controlEndedBy: signer ?? context.actor.id, onControl: false };
  await appeals.change(context, { status: 'closed', ...ended, ...term });
  await appeals.note(context, 'control-ended', { on: controlEndedOn });
  return { consideration: { controlEndedOn } };
}

/** The term is over on the day the citizen was answered, or what is not answered was sent on or left, and it shows then whether it was kept. */
async function endedTerm(
  appeals: AppealService,
  context: Ending,
  appeal: AppealRecord,
  endedOn: PlainDate,
): Promise<AppealChange> {
  if (appeal.term === null || termEndedOn(appeal.term) !== null) return {};
  const { actor, now, data } = context;
  const source = data.endOfControl?.clauses ?? [];
  const term = endTerm(appeal.term, { by: actor, at: now, source, endedOn }, appeals.office.calendar);
  if (isTermBroken(term, endedOn))
    await noteBreach(appeals, context, { act: 'considering', lastDay: termDueOn(appeal.term) });
  return { term };
}

async function closeAppeal(appeals: AppealService, context: Ending) {
  const appeal = await appeals.appealOf(context);
  const { status, questions } = appeal;
  const today = appeals.office.today(context.now);
  const end = ends[status];
  const ofQuestions = end === undefined ? resultOfQuestions(questions.map((question) => question.result)) : null;
  const result = ofQuestions ?? resultOf(end ?? 'unresolved');
  await appeals.change(context, { result, onControl: false, ...(await endedTerm(appeals, context, appeal, today)) });
  await appeals.note(context, 'result-set', { result });
  const days = appeals.office.parameterNumber('param.office.fileDays', today);
  return { fileBy: appeals.office.calendar.addWorkingDays(today, days) };
}
