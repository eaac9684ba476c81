import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type CoveringLetter, mainExecutorOf, type Executor } from '../../domain/appeal.js';
import { kyivInstant } from '../../domain/kyiv-time.js';
import { addDays, type PlainDate } from '../../domain/plain-date.js';
import { dotted, sentence } from '../../documents/index.js';
import {
  day,
  defineStep,
  groupName,
  postId,
  ruling,
  rulingOf,
  type StepDefinition,
  type Values,
} from '../../workflow/contract/index.js';
import type { StepContext } from '../../workflow/index.js';
import { mainExecutor, obligationEntered } from '../case-data.js';
import { groupNotConcerned, type NamedPost, postInCharge, unitNotConcerned } from '../complaints/in-charge.js';
import type { AppealService } from '../appeal-service.js';
import { sendersOf } from '../correspondence/senders.js';
import { type AppealRecord, ObligationRecord } from '../tables.js';
import { insertRows } from '../../platform/database/insert-rows.js';

/**
 * Who the rules say considers an appeal, and how soon; neither is asked of a question from a reception (KR-2.28). `duties` is a
 * post, or the head of the unit that keeps it, and is not asked where the head considers it in person (KR-3.10 goes before KR-3.9).
 */
const whoConsiders = {
  personally: ruling(['head-personally', 'acting-head', 'by-distribution']).optional(),
  duties: rulingOf('leader').optional(),
  priority: ruling(['at-once', 'first-in-order', 'ordinary']),
};
const whoExtends = {
  extensionAuthority: ruling(['leader', 'head', 'deputy', 'unit-head']),
  extensionReasons: z.string().optional(),
  extensionUntil: day.nullable().optional(),
};
const whoAnswers = { mainExecutorRule: ruling(['first-named', 'next-staff', 'ask-author']) };

/** From the choice of the leader to the executors, and to the final answer (розгляд, KR-3.9–3.15). */
export const executionSteps = (appeals: AppealService): readonly StepDefinition[] => [
  defineStep({
    topic: 'name-leader',
    reads: whoConsiders,
    writes: { leader: postId, resolveBy: day, rank: z.number() },
    run: (context) => nameLeader(appeals, context),
  }),
  defineStep({
    topic: 'name-extension-decider',
    reads: whoExtends,
    writes: { extensionDecider: postId, extensionNote: z.string() },
    run: (context) => nameExtensionDecider(appeals, context),
  }),
  defineStep({
    topic: 'open-execution',
    reads: whoAnswers,
    writes: {
      mainExecutor,
      coExecutors: z.array(mainExecutor.extend({ task: z.string().nullable() })),
      hasCoExecutors: z.boolean(),
      hasOutsideExecutors: z.boolean(),
      sendOutsideBy: day,
      checksQuestions: groupName,
    },
    run: (context) => openExecution(appeals, context),
  }),
  defineStep({
    topic: 'open-final-answer',
    writes: { mainExecutor, finalAnswerBy: groupName },
    run: (context) => openFinalAnswer(appeals, context),
  }),
  defineStep({ topic: 'enter-obligation', run: (context) => enterObligation(appeals, context) }),
];

const ranks = { 'at-once': 90, 'first-in-order': 70, ordinary: 30 } as const;

/**
 * KR-3.10 goes before KR-3.9: art. 15 asks for the head in person, or for whoever acts as head. A question from a
 * reception stays with the leader who heard it (KR-2.28).
 */
async function nameLeader(appeals: AppealService, context: StepContext<Values<typeof whoConsiders>>) {
  const appeal = await appeals.appealOf(context);
  const { personally: asked } = context.data;
  const personally = asked !== undefined && asked.outcome !== 'by-distribution';
  const leader = await postInCharge(appeals, context, appeal, leaderNamed(appeals, context.data, appeal), 'decide');
  await appeals.change(context, { leader, status: 'awaiting-resolution' });
  await appeals.note(context, 'leader-named', { leader, personally });
  const today = appeals.office.today(context.now);
  const days = appeals.office.parameterNumber('param.office.resolveDays', today);
  const resolveBy = appeals.office.calendar.addWorkingDays(today, days);
  return { leader, resolveBy, rank: ranks[context.data.priority.outcome] };
}

/** The leader by the course of things, with the decision that named him: of whoever heard it at a reception, none did. */
function leaderNamed(
  appeals: AppealService,
  { personally, duties }: Values<typeof whoConsiders>,
  { leader, register }: AppealRecord,
): NamedPost {
  if (leader !== null) return { post: leader, decisionId: null };
  const { directory } = appeals.office;
  if (personally === undefined) throw new Error('nobody asked who considers, and nobody has heard it at a reception');
  if (personally.outcome !== 'by-distribution') return { post: directory.head.id, decisionId: personally.decisionId };
  if (duties === undefined) throw new Error('nobody asked who considers by the distribution of duties');
  const { outcome, decisionId } = duties;
  const post = outcome === 'unit-head' ? directory.unit(register).headPostId : directory.postNamed(outcome).id;
  return { post, decisionId };
}

/** Art. 20: the request for more time goes to whoever has the power, and never to whom a complaint is about. */
async function nameExtensionDecider(appeals: AppealService, context: StepContext<Values<typeof whoExtends>>) {
  const { outcome, decisionId } = context.data.extensionAuthority;
  const appeal = await appeals.appealOf(context);
  const { directory } = appeals.office;
  const post = {
    leader: appeal.leader,
    'unit-head': directory.keeperOf(appeal.register) === 'office' ? null : directory.unit(appeal.register).headPostId,
    head: directory.head.id,
    // The first that the directory names: the first deputy of the head.
    deputy: directory.posts().find(({ standing }) => standing === 'deputy')?.id ?? null,
  }[outcome];
  if (!post) throw new Error(`${appeal.id}: no post has the power to extend («${outcome}»)`);
  const extensionDecider = await postInCharge(appeals, context, appeal, { post, decisionId }, 'procedure');
  const { extensionReasons = '', extensionUntil = null } = context.data;
  const days = [
    ...(extensionUntil === null ? [] : [`Просять до ${dotted(extensionUntil)}.`]),
    ...(await sendersOf(appeals, context, appeal)).flatMap(({ covering }) => waitsUntil(covering)),
  ];
  return {
    extensionDecider,
    extensionNote: days.length === 0 ? extensionReasons : [sentence(extensionReasons), ...days].join(' '),
  };
}

/** Whoever decides knows of the day by which another body waits: past it, that body is written to (docs/decisions/0078). */
function waitsUntil({ sender, answerBy }: CoveringLetter): string[] {
  if (answerBy === null) return [];
  return [
    `Звернення надіслано з проханням відповісти до ${dotted(answerBy)} (${sender}): про продовження понад цей день туди піде лист.`,
  ];
}

async function openExecution(appeals: AppealService, context: StepContext<Values<typeof whoAnswers>>) {
  const appeal = await appeals.appealOf(context);
  const { resolution, id, status } = appeal;
  const executors: readonly Executor[] = resolution?.executors ?? [];
  const { outcome } = context.data.mainExecutorRule;
  const main = outcome === 'ask-author' ? undefined : mainExecutorOf(executors, outcome);
  if (main === undefined) throw new Error(`${id} has no main executor`);
  const others = executors.filter((executor) => executor !== main);
  const today = appeals.office.today(context.now);
  const coExecutors = others
    .filter((one) => one.staff)
    .map(({ unit, person, task }) => ({ unit, task, person: personOf(appeals, person, today) }));
  // A resolution so late that the final answer is being signed already, or waits to be posted, takes nothing back.
  const isAnswering = status === 'awaiting-signature' || status === 'answered';
  await appeals.change(context, {
    mainExecutor: main.unit,
    ...(isAnswering ? {} : { status: 'under-consideration' as const }),
  });
  const working = [main, ...others.filter((one) => one.staff)].map((one) => one.unit);
  await appeals.store.involve(context.manager, id, working);
  await appeals.note(context, 'sent-to-executors', {
    main: main.unit,
    person: main.person,
    task: main.task,
    others: others.map(({ unit, person, task }) => ({ unit, person, task })),
  });
  return {
    mainExecutor: { unit: main.unit, person: personOf(appeals, main.person, today) },
    coExecutors,
    hasCoExecutors: coExecutors.length > 0,
    hasOutsideExecutors: executors.some((one) => !one.staff),
    sendOutsideBy: sendOutsideBy(appeals, appeal, today),
    checksQuestions: await groupNotConcerned(appeals, context, appeal, 'control'),
  };
}

/**
 * KR-3.14 gives no day to send an appeal outside by resolution: as many as art. 7 gives to send one on, from the resolution,
 * and never past the term by which the outside body is to answer (docs/decisions/0125).
 */
function sendOutsideBy({ office }: AppealService, { receivedOn, dueOn }: AppealRecord, today: PlainDate): PlainDate {
  const byLaw = office.dayWithin(today, office.parameterNumber('param.forward.days', receivedOn));
  return dueOn !== null && dueOn < byLaw ? dueOn : byLaw;
}

/** Whose the task is where the resolution names an employee (KR-3.12); null where it names the unit. */
const personOf = (appeals: AppealService, named: string | null, on: PlainDate): string | null =>
  named === null ? null : (appeals.office.personNamed(named, on)?.id ?? null);

/** Whom the resolution names in the unit that owes the answer. */
function namedIn(appeals: AppealService, { resolution }: AppealRecord, unit: string, now: Date): string | null {
  const executor = resolution?.executors.find((one) => one.unit === unit);
  return personOf(appeals, executor?.person ?? null, appeals.office.today(now));
}

/** The units of the committee that may owe an answer nobody was told to give, the nearest to it first. */
function unitsToAnswer(
  { office: { directory } }: AppealService,
  { register, mainTopic }: AppealRecord,
): readonly [string, ...string[]] {
  const ofCommittee = directory.units().filter(({ staff }) => staff);
  const withPowers = ofCommittee.filter(({ topics }) => mainTopic !== null && topics.includes(mainTopic));
  return [register, ...[...withPowers, ...ofCommittee].map(({ id }) => id)];
}

/**
 * Beside the work that goes on: an appeal settled on the last day is answered as any other. Where no
 * resolution named anyone in 45 days, the unit that keeps the appeal answers for it; where it is complained of (art. 7),
 * a unit with powers over the question, else the first that is not.
 */
async function openFinalAnswer(appeals: AppealService, context: StepContext) {
  const appeal = await appeals.appealOf(context);
  const unit =
    appeal.mainExecutor ?? (await unitNotConcerned(appeals, context, appeal, unitsToAnswer(appeals, appeal)));
  const isUnresolved = appeal.status === 'awaiting-resolution';
  await appeals.change(context, {
    mainExecutor: unit,
    ...(isUnresolved ? { status: 'under-consideration' as const } : {}),
  });
  await appeals.note(context, 'final-answer-due', { by: unit, dueOn: appeal.dueOn });
  const person = namedIn(appeals, appeal, unit, context.now);
  return { mainExecutor: { unit, person }, finalAnswerBy: `executor@${unit}` };
}

/** KR-3.15: the promised day enters the work plan; the appeal leaves legal control, the promise does not. */
async function enterObligation(appeals: AppealService, context: StepContext): Promise<void> {
  const appeal = await appeals.appealOf(context);
  const { id: appealId, reply, mainExecutor: unit } = appeal;
  const dueOn = reply?.definiteDate ?? null;
  if (dueOn === null || unit === null) throw new Error(`${appealId} promised nothing`);
  const id = randomUUID();
  const row: ObligationRecord = {
    id,
    appealId,
    dueOn,
    mainExecutor: unit,
    status: 'open',
    report: null,
    doneOn: null,
    promise: reply?.promise ?? '',
  };
  await insertRows(context.manager, ObligationRecord, row);
  const ahead = appeals.office.parameterNumber('param.office.reminderDays', dueOn);
  const remindOn = appeals.office.calendar.addWorkingDays(dueOn, -ahead);
  const obligation = {
    id,
    dueOn,
    remindAt: appeals.office.opensAt(remindOn).toISOString(),
    overdueAt: kyivInstant(addDays(dueOn, 1), '00:00').toISOString(),
  };
  await appeals.note(context, 'obligation-entered', { id, dueOn, by: unit });
  const person = namedIn(appeals, appeal, unit, context.now);
  const { receivedOn } = appeal;
  const confirmsPromise = await groupNotConcerned(appeals, context, appeal, 'control');
  const promised = { mainExecutor: { unit, person }, obligation, receivedOn, confirmsPromise };
  await context.tx.start(obligationEntered.of(appealId, promised));
}
