import type { StepContext, Steps } from '../../workflow/index.js';
import { dayData } from './day-data.js';
import type { DayDesk } from './day-desk.js';

/** Who receives, and how the day begins and ends (проведення прийому, KR-2.15). */
export function addReceivingSteps(steps: Steps, desk: DayDesk): void {
  steps.add('begin-receiving', (context) => beginReceiving(desk, context));
  steps.add('postpone-sitting', (context) => postponeSitting(desk, context));
  steps.add('record-not-held', (context) => recordNotHeld(desk, context));
  steps.add('end-day', (context) => endDay(desk, context));
}

/** The list is drawn up anew for the table: bookings may have been moved here or cancelled since the eve. */
async function beginReceiving(
  desk: DayDesk,
  context: StepContext,
): Promise<{ receiverPost: string; listId: string; substituted: boolean }> {
  const { manager, businessKey, now, tx } = context;
  const reception = await desk.locked(context);
  const substituted = outcomeOf(context) !== 'as-scheduled';
  const { receiverPost: named, headNamedBy = 'nobody' } = dayData(context).opening ?? {};
  if (substituted && !named) throw new Error(`Nobody is named to receive at ${businessKey}`);
  const receiverPost = substituted && named ? named : reception.leaderPost;
  const byHead = outcomeOf(context) === 'named-head';
  const receiverNamedBy = substituted ? (byHead ? headNamedBy : 'deputy-himself') : null;
  const opened = { status: 'under-way', receiverPost, receiverNamedBy, openedAt: now } as const;
  await desk.store.changeReception(manager, businessKey, opened);
  const { listId } = await desk.drawList(context, reception);
  const announcementId = substituted ? await desk.announceSubstitute(context, reception, receiverPost) : null;
  const begun = { receiverPost, receiverNamedBy, substituted, listId, announcementId };
  await tx.note(businessKey, 'reception-begun', begun);
  return { receiverPost, listId, substituted };
}

function outcomeOf({ data }: StepContext): unknown {
  const { substitution } = data;
  return typeof substitution === 'object' && substitution !== null && 'outcome' in substitution
    ? substitution.outcome
    : null;
}

/** Nobody can receive: all who are booked go over to the leader's next reception with their rights. */
async function postponeSitting(desk: DayDesk, context: StepContext): Promise<void> {
  const reason = 'посадовець відсутній, замінити його нікому';
  const carried = await postpone(desk, context, reason);
  await context.tx.note(context.businessKey, 'reception-postponed', { because: 'nobody-to-receive', ...carried });
}

/** The office has closed and nobody opened the day: no citizen is left with a reception that never was. */
async function recordNotHeld(desk: DayDesk, context: StepContext): Promise<{ notHeld: boolean }> {
  const carried = await postpone(desk, context, 'у призначений день прийом не відбувся');
  await context.tx.note(context.businessKey, 'reception-not-held', { because: 'not-opened', ...carried });
  return { notHeld: true };
}

async function postpone(
  desk: DayDesk,
  context: StepContext,
  reason: string,
): Promise<{ told: number; to: string | null }> {
  const { manager, businessKey, now, tx } = context;
  const reception = await desk.locked(context);
  const next = await desk.sittings.nextSitting(tx, reception);
  const ended = { status: 'postponed', movedTo: next?.id ?? null, endedAt: now } as const;
  await desk.store.changeReception(manager, businessKey, ended);
  const told = await desk.rehousing.rehouse(tx, reception, next, { kind: 'moved', reason }, 'no-later-reception');
  await desk.sittings.planAhead(tx);
  return { told, to: next?.id ?? null };
}

/** Who came and was not reached goes over to the next reception; who did not come is put down as such. */
async function endDay(desk: DayDesk, context: StepContext): Promise<void> {
  const { manager, businessKey, now, tx } = context;
  const reception = await desk.locked(context);
  const absent = await desk.store.visitsOf(businessKey, ['booked'], manager);
  for (const { id } of absent) {
    const heard = await tx.message({ name: 'reception-ended', businessKey: id });
    if (heard === 0) await desk.store.changeVisit(manager, id, { status: 'no-show', endedAt: now });
  }
  const waiting = await desk.store.visitsOf(businessKey, ['arrived'], manager);
  const next = waiting.length === 0 ? null : await desk.sittings.nextSitting(tx, reception);
  const news = { kind: 'moved', reason: 'за час прийому не всіх було прийнято' } as const;
  if (waiting.length > 0) await desk.rehousing.rehouse(tx, reception, next, news, 'no-later-reception');
  await desk.store.changeReception(manager, businessKey, { status: 'held', endedAt: now });
  const counts = { absent: absent.length, carriedOver: waiting.length, to: next?.id ?? null };
  await tx.note(businessKey, 'reception-held', counts);
  await desk.sittings.planAhead(tx);
}
