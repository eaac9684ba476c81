import { lastDayToComplain } from '../../domain/appeal.js';
import type { ClauseRef } from '../../domain/clause.js';
import { endTerm, isTermBroken } from '../../domain/term.js';
import { unconsideredNotice, type UnconsideredNotice } from '../../documents/index.js';
import type { StepContext, Steps } from '../../workflow/host/steps.js';
import { mentionOf } from '../correspondence.js';
import { isAboutKnown, postInCharge } from '../conflict.js';
import type { Desk } from '../desk.js';
import { considered, stopped } from '../intake/registration-chain.js';
import { fromProcess } from '../process-data.js';
import type { AppealRecord } from '../tables.js';

interface Admission {
  readonly outcome: string;
  readonly clauses: readonly ClauseRef[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** What follows the rules' answer whether to consider (прийняття до розгляду, KR-3.3–3.7). */
export function addAdmissionSteps(steps: Steps, desk: Desk): void {
  steps.add('note-admission', (context) => noteAdmission(desk, context));
  steps.add('name-decider', (context) => nameDecider(desk, context));
  steps.add('notify-unconsidered', (context) => notifyUnconsidered(desk, context));
  steps.add('join-earlier', (context) => joinEarlier(desk, context));
  steps.add('record-withdrawal', (context) => recordWithdrawal(desk, context));
}

/** The last day for returning or sending on; an anonymous letter is marked and left (KR-3.3). */
async function noteAdmission(desk: Desk, context: StepContext): Promise<Record<string, unknown>> {
  const { outcome, values, clauses } = fromProcess<Admission>(context.data, 'admission');
  const appeal = await desk.appealOf(context);
  if (outcome === 'anonymous') {
    await desk.change(context, { status: 'unconsidered', subject: 'anonymous' });
    await desk.note(context, 'left-unconsidered', { because: outcome, clauses });
  }
  const askComplainedOf = goesToSomebody.has(outcome) && isComplaintAboutUnknown(appeal);
  const days = typeof values['days'] === 'number' ? values['days'] : null;
  if (days === null || appeal.registeredOn === null) return { askComplainedOf };
  return { askComplainedOf, actBy: desk.office.dayWithin(appeal.registeredOn, days) };
}

/** Outcomes that put the appeal before somebody who might be the one complained of (art. 7). */
const goesToSomebody = new Set([...considered, ...stopped, 'forward']);

function isComplaintAboutUnknown({ kind, assessment }: AppealRecord): boolean {
  const { about = null, aboutOther = null } = assessment?.complaint ?? {};
  return kind === 'complaint' && !isAboutKnown({ about, aboutOther });
}

async function nameDecider(desk: Desk, context: StepContext): Promise<Record<string, unknown>> {
  const { outcome, decisionId } = fromProcess<Admission & { decisionId: string }>(context.data, 'stopAuthority');
  const appeal = await desk.appealOf(context);
  const post = outcome === 'unit-head' ? desk.office.directory.unit(appeal.register).headPostId : outcome;
  return { decider: await postInCharge(desk, context, appeal, { post, decisionId }) };
}

/** Art. 8: the citizen is told, with the reasons and how to appeal, though the regulation is silent on it. */
async function notifyUnconsidered(desk: Desk, context: StepContext): Promise<void> {
  const { outcome, clauses } = fromProcess<Admission>(context.data, 'admission');
  const appeal = await desk.appealOf(context);
  const post = desk.office.directory.post(fromProcess<string>(context.data, 'decider'));
  const decided = { by: post.title, on: desk.office.today(context.now) };
  const why = await whyOf(desk, context, appeal, outcome);
  // The words of the decider are the court's decision itself, or what explains the clause.
  const words = why.ground === 'incapacity' ? '' : reasonsOf(context);
  const reasons = words.split(/\n{2,}/).filter((paragraph) => paragraph !== '');
  const sheet = unconsideredNotice({ appeal: mentionOf(appeal), why, reasons, decided, clauses });
  await desk.correspondence.notify(context, appeal, outcome, sheet);
  await desk.change(context, { status: 'unconsidered' });
  await desk.note(context, 'left-unconsidered', { because: outcome, clauses, decidedBy: post.id });
}

function reasonsOf({ data }: StepContext): string {
  return typeof data['unconsideredReasons'] === 'string' ? data['unconsideredReasons'] : '';
}

async function whyOf(
  desk: Desk,
  context: StepContext,
  appeal: AppealRecord,
  outcome: string,
): Promise<UnconsideredNotice['why']> {
  if (outcome === 'incapacity') return { ground: 'incapacity', courtDecision: reasonsOf(context) };
  if (outcome === 'late-complaint') {
    const { decidedOn = null, learnedOn = null } = appeal.assessment?.complaint ?? {};
    const lastDay = lastDayToComplain({ decidedOn, learnedOn }, desk.office.calendar) ?? appeal.receivedOn;
    return { ground: 'late-complaint', lastDay };
  }
  const earlierId = appeal.confirmedFeature?.earlierAppealId ?? null;
  if (earlierId === null) throw new Error(`${appeal.id} is refused as a repeat of nothing`);
  const earlier = await desk.store.get(earlierId, context.manager);
  const { index, signedOn } = earlier.reply ?? { index: null, signedOn: null };
  const answer = index !== null && signedOn !== null ? { number: index, signedOn } : null;
  return { ground: 'repeat-refusal', earlier: mentionOf(earlier), answer };
}

/** A second letter while the first is in its term joins it: one answer goes to both. */
async function joinEarlier(desk: Desk, context: StepContext): Promise<void> {
  const letter = await desk.appealOf(context);
  const earlierId = letter.confirmedFeature?.earlierAppealId;
  if (!earlierId) throw new Error(`${letter.id} joins nothing`);
  const appeal = await desk.change(context, { status: 'joined', joinedTo: earlierId });
  const { manager, actor, now } = context;
  const earlier = await desk.store.get(earlierId, manager);
  await desk.note(context, 'joined-earlier', { earlier: earlier.registrationIndex, earlierId });
  await desk.note({ ...context, businessKey: earlierId, manager, actor, now }, 'letter-joined', {
    letter: appeal.registrationIndex,
    letterId: appeal.id,
  });
}

async function recordWithdrawal(desk: Desk, context: StepContext): Promise<void> {
  const { term } = await desk.appealOf(context);
  const today = desk.office.today(context.now);
  const act = { by: context.actor, at: context.now, source: [], endedOn: today };
  const ended = term === null ? null : endTerm(term, act, desk.office.calendar);
  const broken = ended !== null && isTermBroken(ended, today);
  await desk.change(context, { status: 'withdrawn', ...(ended === null ? {} : { term: ended, termBroken: broken }) });
  await desk.note(context, 'withdrawn', { on: today });
}
