import { later, type PlainDate } from '../plain-date.js';
import type { ReceptionKind } from './states.js';

/** What an order on suspension says (розпорядження про зупинення прийому); both days of its span belong to it. */
export interface SuspensionTerms {
  readonly from: PlainDate;
  /** Null: until further notice. */
  readonly until: PlainDate | null;
  readonly kinds: readonly ReceptionKind[];
  /** Null: every leader and unit head. */
  readonly leaderPost: string | null;
  /** The first day on which a later order has let receptions be held again. */
  readonly liftedFrom: PlainDate | null;
}

/** Whether an order suspends this reception: it must name its kind, its leader or all, and hold on its day. */
export function suspends(
  order: SuspensionTerms,
  reception: { readonly heldOn: PlainDate; readonly kind: ReceptionKind; readonly leaderPost: string },
): boolean {
  const { heldOn, kind, leaderPost } = reception;
  return (
    heldOn >= order.from &&
    (order.until === null || heldOn <= order.until) &&
    (order.liftedFrom === null || heldOn < order.liftedFrom) &&
    order.kinds.includes(kind) &&
    (order.leaderPost === null || order.leaderPost === leaderPost)
  );
}

/** Whether two orders would suspend one and the same reception, as far as neither is lifted. */
export function overlap(a: SuspensionTerms, b: SuspensionTerms): boolean {
  return (
    a.kinds.some((kind) => b.kinds.includes(kind)) &&
    (a.leaderPost === null || b.leaderPost === null || a.leaderPost === b.leaderPost) &&
    !isOver(a, later(a.from, b.from)) &&
    !isOver(b, later(a.from, b.from))
  );
}

/** Whether an order no longer holds on a day. */
function isOver({ until, liftedFrom }: SuspensionTerms, day: PlainDate): boolean {
  return (until !== null && until < day) || (liftedFrom !== null && liftedFrom <= day);
}
