import { Problem, refusedAt } from '../../domain/problem.js';
import { receptionStatuses } from '../../domain/reception/states.js';
import type { Decision } from '../../policy/index.js';
import { cardNumber } from '../cards/card-views.js';
import type { ReceptionRecord, VisitRecord } from '../tables.js';
import { QueueGroup, type Visitor } from '../values.js';

/** Places are booked while the reception is ahead; what the cut-off says is for the rules. */
export function refuseUnbookable({ status, kind }: ReceptionRecord): void {
  if (kind === 'direct-line') {
    const detail = 'Пряма телефонна лінія не потребує запису: громадянин телефонує у визначений час.';
    throw new Problem('RECEPTION_NOT_BOOKABLE', { detail });
  }
  if (status === 'booking' || status === 'closed') return;
  const detail = `На цей прийом не записують: ${receptionStatuses[status]}.`;
  throw new Problem('RECEPTION_NOT_BOOKABLE', { detail, extra: { status } });
}

/**
 * One request entered twice would take a place that somebody else waits for. A citizen may still come twice, where a
 * clerk says so with a reason (docs/decisions/0036).
 *
 * @throws ALREADY_BOOKED naming the card there is
 */
export function refuseTwin(twin: VisitRecord | null): void {
  if (twin === null) return;
  const number = cardNumber(twin);
  const stands = twin.status === 'refused' ? 'вже чекає на місце' : 'вже записаний на цей прийом';
  const detail = `Цей громадянин із цим питанням ${stands}: картка № ${number}.`;
  throw new Problem('ALREADY_BOOKED', { detail, extra: { visitId: twin.id, number } });
}

/** By video nobody can be received whom the link does not reach, nor called to a place whom no call does. @throws BODY_INVALID */
export function refuseUnreachable(
  { kind }: Pick<ReceptionRecord, 'kind'>,
  { phone, email }: Pick<Visitor, 'phone' | 'email'>,
  waits = false,
): void {
  if (phone !== null || email !== null) return;
  if (kind === 'video')
    throw refusedAt('/visitor/email', 'Запишіть електронну пошту або телефон: на них дають посилання на відеозв’язок.');
  if (waits)
    throw refusedAt('/visitor/phone', 'Запишіть телефон або електронну пошту: без них не покликати на вільне місце.');
}

/** @throws Error when the set names a group that the queue does not know */
export function groupOf(order: Decision | null): QueueGroup {
  const group = QueueGroup.options.find((one) => one === order?.outcome);
  if (group === undefined) throw new Error(`The queue has no group ${order?.outcome}`);
  return group;
}
