import type { StepContext, Steps } from '../../workflow/index.js';
import { isDeputy } from '../leader-of.js';
import type { DayDesk } from './day-desk.js';

/** What is done before the day of a reception (підготовка прийому, KR-2.6, 2.11, 2.14). */
export function addPreparingSteps(steps: Steps, desk: DayDesk): void {
  steps.add('close-booking', (context) => closeBooking(desk, context));
  steps.add('draw-up-for-eve', (context) => drawUpForEve(desk, context));
  steps.add('record-suspension', (context) => recordSuspension(desk, context));
}

async function closeBooking(desk: DayDesk, context: StepContext): Promise<{ listId: string }> {
  const { manager, businessKey, tx } = context;
  const reception = await desk.locked(context);
  await desk.store.changeReception(manager, businessKey, { status: 'closed' });
  const { listId, booked } = await desk.drawList(context, reception);
  await tx.note(businessKey, 'booking-closed', { booked, listId });
  return { listId };
}

/** The leader is told who comes even when nobody does; deputies only of what citizens ask about. */
async function drawUpForEve(
  desk: DayDesk,
  context: StepContext,
): Promise<{ listId: string; acquainted: { post: string }[] }> {
  const reception = await desk.locked(context);
  const { listId, booked } = await desk.drawList(context, reception);
  const told = new Set([reception.leaderPost, ...(booked > 0 ? deputies(desk) : [])]);
  return { listId, acquainted: [...told].map((post) => ({ post })) };
}

function deputies({ directory }: DayDesk): string[] {
  return directory
    .posts()
    .filter(isDeputy)
    .map(({ id }) => id);
}

/** An order came that the timetable had not yet carried out: whoever is booked goes over as under any order. */
async function recordSuspension(desk: DayDesk, context: StepContext): Promise<void> {
  const { manager, businessKey, tx } = context;
  const reception = await desk.locked(context);
  const order = await desk.suspensions.orderOver(manager, reception);
  if (order === null) throw new Error(`${businessKey} is suspended by no order`);
  await desk.store.changeReception(manager, businessKey, { status: 'suspended', suspensionId: order.id });
  const { orderNumber, orderOn, until } = order;
  const to = reception.booked === 0 ? null : await desk.sittings.nextSitting(tx, reception);
  const news = { kind: 'suspended', orderNumber, orderOn, until } as const;
  const told = await desk.rehousing.rehouse(tx, reception, to, news, 'suspended');
  await tx.note(businessKey, 'reception-suspended', {
    suspensionId: order.id,
    orderNumber,
    told,
    to: to?.id ?? null,
  });
}
