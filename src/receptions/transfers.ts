import type { WorkflowTransaction } from '../workflow/index.js';
import type { ReceptionRecord, VisitRecord } from './tables.js';

/** How a citizen goes over to another reception. */
export interface TransferTerms {
  /** The time and the group of the first booking are kept: it was not the citizen who moved the reception. */
  readonly keepRights: boolean;
  /** A right won by what happened (KR-2.16). */
  readonly right?: 'first-place';
  /** Only with the questions not heard yet: what has been decided stays on the old card, which ends as its visit does. */
  readonly unheardOnly?: boolean;
}

/** Why a booking ends without another: written on the card as its ground. */
export type ReleaseGround = 'suspended' | 'no-later-reception';

/**
 * What becomes of those booked when their reception is not held as announced. Booking gives it (see
 * `src/receptions/booking`); the timetable and the process of the day ask it, under the lock of both receptions.
 */
export abstract class Transfers {
  /**
   * Books the citizen on another reception whatever its limit and its cut-off, tells the old visit
   * `transferred`, and gives the new one, whose `previousVisitId` is the old.
   */
  abstract transfer(
    tx: WorkflowTransaction,
    visit: VisitRecord,
    to: ReceptionRecord,
    terms: TransferTerms,
  ): Promise<VisitRecord>;

  /**
   * Those who wait for a place go along with a reception that is not held as announced, in the same order, and are
   * called where it has places free. Gives the cards of those to be told; `to` is null where there is no other.
   */
  abstract carryWaiting(
    tx: WorkflowTransaction,
    from: ReceptionRecord,
    to: ReceptionRecord | null,
  ): Promise<VisitRecord[]>;

  /** Ends a booking that the council cannot keep: the visit becomes `cancelled` and is told `booking-cancelled`. */
  abstract release(tx: WorkflowTransaction, visit: VisitRecord, ground: ReleaseGround): Promise<void>;
}
