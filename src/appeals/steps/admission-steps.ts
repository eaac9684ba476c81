import { z } from 'zod';
import { lastDayToComplain } from '../../domain/appeal.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { endTerm, isTermBroken, termDueOn } from '../../domain/term.js';
import { isOwnKind, type Sheet, unconsideredNotice, type UnconsideredNotice } from '../../documents/index.js';
import {
  day,
  defineStep,
  groupName,
  instant,
  personId,
  postId,
  rulingOf,
  type StepDefinition,
  type Values,
} from '../../workflow/contract/index.js';
import type { StepContext } from '../../workflow/index.js';
import { noteBreach, noteUnsent } from '../breaches.js';
import { admission, type Admission } from '../case-data.js';
import { mentionOf } from '../correspondence/correspondence.js';
import { complainedOf, isAboutKnown } from '../complaints/complained-of.js';
import { groupNotConcerned, postInCharge } from '../complaints/in-charge.js';
import type { AppealService } from '../appeal-service.js';
import { cardFacts } from '../facts/card-facts.js';
import { considered, stopped } from '../intake/registration-chain.js';
import { tellSenders } from '../correspondence/senders.js';
import { tellThoseActing } from '../correspondence/told-of-withdrawal.js';
import type { AppealRecord } from '../tables.js';

/** What was decided of a letter that is left, by which post and why. */
const unconsidered = {
  admission,
  decider: postId,
  unconsideredBy: personId.optional(),
  unconsideredReasons: z.string(),
};
type Unconsidered = StepContext<Values<typeof unconsidered>>;

/** What follows the rules' answer whether to consider (прийняття до розгляду, KR-3.3–3.7). */
export const admissionSteps = (appeals: AppealService): readonly StepDefinition[] => [
  defineStep({
    topic: 'note-admission',
    reads: { admission },
    writes: {
      askComplainedOf: z.boolean(),
      actBy: day.nullable(),
      actPassedAt: instant,
      turnsAway: groupName,
    },
    run: (context) => noteAdmission(appeals, context),
  }),
  defineStep({
    topic: 'escalate-turning-away',
    reads: { admission, actBy: day.nullable() },
    run: (context) => escalateTurningAway(appeals, context),
  }),
  defineStep({
    topic: 'name-decider',
    reads: { stopAuthority: rulingOf('stop-authority', 'repeat-authority') },
    writes: { decider: postId, decideBy: day },
    async run(context) {
      const { outcome, decisionId } = context.data.stopAuthority;
      const appeal = await appeals.appealOf(context);
      const { directory } = appeals.office;
      const post =
        outcome === 'unit-head' ? directory.unit(appeal.register).headPostId : directory.postNamed(outcome).id;
      const decider = await postInCharge(appeals, context, appeal, { post, decisionId }, 'decide');
      return { decider, decideBy: appeals.office.decideUnconsideredBy(appeal) };
    },
  }),
  defineStep({
    topic: 'notify-unconsidered',
    reads: unconsidered,
    run: (context) => notifyUnconsidered(appeals, context),
  }),
  defineStep({ topic: 'join-earlier', run: (context) => joinEarlier(appeals, context) }),
  defineStep({ topic: 'record-withdrawal', run: (context) => recordWithdrawal(appeals, context) }),
];

/** The last day for returning or sending on; an anonymous letter is marked and left (KR-3.3). */
async function noteAdmission(appeals: AppealService, context: StepContext<{ readonly admission: Admission }>) {
  const { outcome, values, clauses } = context.data.admission;
  const appeal = await appeals.appealOf(context);
  if (outcome === 'anonymous') {
    const anonymous = await appeals.change(context, { status: 'unconsidered', subject: 'anonymous' });
    await appeals.note(context, 'left-unconsidered', { because: outcome, clauses });
    const what = { event: 'unconsidered', ground: outcome, because: whyAnonymous(appeals, appeal) } as const;
    await tellSenders(appeals, context, anonymous, { what, clauses, told: null });
  }
  const askComplainedOf = goesToSomebody.has(outcome) && isComplaintAboutUnknown(appeal);
  const { days } = values;
  const actBy = days === undefined ? null : appeals.office.dayWithin(appeals.office.dayZeroOf(appeal), days);
  // Only tasks that have a last day carry the timer that reads it; where there is none, there is nothing to wait for.
  const actPassedAt = appeals.office.passedAt(actBy ?? appeals.office.today(context.now));
  const turnsAway = await groupNotConcerned(appeals, context, appeal, `registrar@${appeal.register}`);
  return { askComplainedOf, actBy, actPassedAt, turnsAway };
}

/** The last day of returning or sending on has passed and nobody has done it: control is told, and asked why (docs/decisions/0149). */
async function escalateTurningAway(
  appeals: AppealService,
  context: StepContext<{ readonly admission: Admission; readonly actBy: PlainDate | null }>,
): Promise<void> {
  const { admission: admitted, actBy: lastDay } = context.data;
  if (lastDay === null) return;
  const act = admitted.outcome.startsWith('return') ? 'returning' : 'forwarding';
  await noteBreach(appeals, context, { act, lastDay });
  await appeals.note(context, 'act-late', { act, documentId: null, lastDay, on: null });
}

/** Which of the grounds of KR-3.3 there is, as the rules were told of the letter. */
function whyAnonymous({ office }: AppealService, appeal: AppealRecord): string[] {
  const facts = cardFacts(appeal, office);
  return [
    ...(facts['letter.form'] === 'paper' && !facts['letter.signed'] ? ['його не підписано'] : []),
    ...(facts['letter.residenceGiven'] ? [] : ['не зазначено місця проживання автора']),
    ...(facts['author.identifiable'] ? [] : ['авторство встановити неможливо']),
  ];
}

/** Outcomes that put the appeal before somebody who might be the one complained of (art. 7). */
const goesToSomebody = new Set([...considered, ...stopped, 'forward']);

function isComplaintAboutUnknown({ kind, assessment }: AppealRecord): boolean {
  return kind === 'complaint' && !isAboutKnown(complainedOf(assessment?.complaint));
}

/** Art. 8: the citizen is told, with the reasons and how to appeal, though the regulation is silent on it. */
async function notifyUnconsidered(appeals: AppealService, context: Unconsidered): Promise<void> {
  const { admission: admitted, decider, unconsideredBy = context.actor.id, unconsideredReasons } = context.data;
  const { outcome, clauses } = admitted;
  const appeal = await appeals.appealOf(context);
  const { directory } = appeals.office;
  const decided = { by: directory.actedAs(decider, unconsideredBy).title, on: appeals.office.today(context.now) };
  const why = await whyOf(appeals, context, appeal);
  // The words of the decider are the court's decision itself, or what explains the clause.
  const words = why.ground === 'incapacity' ? '' : unconsideredReasons;
  const reasons = words.split(/\n{2,}/).filter((paragraph) => paragraph !== '');
  const sheet = unconsideredNotice({ appeal: mentionOf(appeal), why, reasons, decided, clauses });
  const lastDay = appeal.term === null ? null : termDueOn(appeal.term);
  const told = await appeals.correspondence.notify(context, appeal, outcome, sheet, { lastDay });
  const what = { event: 'unconsidered', ground: why.ground } as const;
  await tellSenders(appeals, context, appeal, { what, clauses, told, lastDay });
  await appeals.change(context, { status: 'unconsidered' });
  await appeals.note(context, 'left-unconsidered', { because: outcome, clauses, decidedBy: decider });
}

async function whyOf(
  appeals: AppealService,
  { data, manager }: Unconsidered,
  appeal: AppealRecord,
): Promise<UnconsideredNotice['why']> {
  const { outcome } = data.admission;
  if (outcome === 'incapacity') return { ground: 'incapacity', courtDecision: data.unconsideredReasons };
  if (outcome === 'late-complaint') {
    const { decidedOn = null, learnedOn = null } = appeal.assessment?.complaint ?? {};
    const { office } = appeals;
    const periods = {
      yearsSinceDecision: office.parameterNumber('param.complaint.sinceDecision', appeal.receivedOn),
      monthsSinceAcquaintance: office.parameterNumber('param.complaint.sinceAcquaintance', appeal.receivedOn),
    };
    const lastDay = lastDayToComplain({ decidedOn, learnedOn }, periods, office.calendar) ?? appeal.receivedOn;
    return { ground: 'late-complaint', lastDay };
  }
  const earlierId = appeal.confirmedFeature?.earlierAppealId ?? null;
  if (earlierId === null) throw new Error(`${appeal.id} is refused as a repeat of nothing`);
  const earlier = await appeals.store.get(earlierId, manager);
  const { index, signedOn } = earlier.reply ?? { index: null, signedOn: null };
  const answer = index !== null && signedOn !== null ? { number: index, signedOn } : null;
  return { ground: 'repeat-refusal', earlier: mentionOf(earlier), answer };
}

/** A second letter while the first is in its term joins it: one answer goes to both. */
async function joinEarlier(appeals: AppealService, context: StepContext): Promise<void> {
  const letter = await appeals.appealOf(context);
  const earlierId = letter.confirmedFeature?.earlierAppealId;
  if (!earlierId) throw new Error(`${letter.id} joins nothing`);
  const appeal = await appeals.change(context, { status: 'joined', joinedTo: earlierId });
  const earlier = await appeals.store.get(earlierId, context.manager);
  await appeals.note(context, 'joined-earlier', { earlier: earlier.registrationIndex, earlierId });
  await appeals.note({ ...context, businessKey: earlierId }, 'letter-joined', {
    letter: appeal.registrationIndex,
    letterId: appeal.id,
  });
}

const endsWithCase: ReadonlySet<Sheet['kind']> = new Set([
  'extension-notice',
  'external-notice',
  'covering-letter',
  'forward-notice',
  'sender-notice',
]);

/** Once the appeal has left for others, the citizen is told where it lies, also of what they have taken back here (art. 7). */
const tellsWhereItWent: ReadonlySet<Sheet['kind']> = new Set(['external-notice', 'forward-notice']);

async function recordWithdrawal(appeals: AppealService, context: StepContext): Promise<void> {
  const appeal = await appeals.appealOf(context);
  const { term } = appeal;
  const today = appeals.office.today(context.now);
  const act = { by: context.actor, at: context.now, source: [], endedOn: today };
  if (term !== null && isTermBroken(term, today))
    await noteBreach(appeals, context, { act: 'considering', lastDay: termDueOn(term) });
  const ended = term === null ? {} : { term: endTerm(term, act, appeals.office.calendar) };
  await appeals.change(context, { status: 'withdrawn', ...ended });
  await appeals.note(context, 'withdrawn', { on: today });
  // What has been answered is theirs; nothing else of the case is told, or asked of others, any more.
  const acting = await appeals.correspondence.gone(context, 'covering-letter');
  const isOver = ({ kind }: Sheet): boolean =>
    isOwnKind(kind) || (endsWithCase.has(kind) && !(acting.length > 0 && tellsWhereItWent.has(kind)));
  const unsent = await appeals.correspondence.takeBack(context, isOver, 'заявник відкликав звернення');
  await noteUnsent(appeals, context, unsent);
  await tellThoseActing(appeals, context, appeal, acting);
  // One who has been sent the answer has all that they asked for.
  if (appeal.status === 'answered') return;
  await tellSenders(appeals, context, appeal, { what: { event: 'withdrawn' }, clauses: [], told: null });
}
