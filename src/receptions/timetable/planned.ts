import type { EntityManager } from 'typeorm';
import type { PlainDate } from '../../domain/plain-date.js';
import { holdLatches } from '../../platform/database/latches.js';
import { orderedId } from '../../platform/database/ordered-id.js';
import type { ReceptionRecord, SuspensionRecord } from '../tables.js';
import type { ReceptionTiming, Slot } from './reception-clock.js';

/** A reception that the timetable gives and that is to be held at a place for so many. */
export interface Planned extends Slot {
  readonly timetableId: string | null;
  readonly movedFrom: PlainDate | null;
  readonly place: string;
  readonly capacity: number | null;
}

/** Its line of the timetable has ended; a reception that was moved still belongs to its line, or has gone elsewhere. */
export const isWithdrawn = ({ status, timetableId, movedTo }: ReceptionRecord): boolean =>
  status === 'moved' && timetableId === null && movedTo === null;

/** What is unique of a reception: see the index of its table. */
export const keyOf = ({ leaderPost, heldOn, beginsAt, kind }: Slot): string =>
  [heldOn, leaderPost, beginsAt, kind].join('|');

/** A reception on its own day goes before one moved to that day from a day off: they are one. */
export const orderOf = (planned: Planned): string =>
  `${keyOf(planned)}|${planned.movedFrom === null ? 0 : 1}|${planned.timetableId ?? ''}`;

/** On a direct telephone line citizens call while it is open: nobody is booked, so nothing closes. */
export const closingOf = ({ kind }: Slot, { moments }: ReceptionTiming): Date | null =>
  kind === 'direct-line' ? null : moments.closesAt;

export function newReception(
  planned: Planned,
  timing: ReceptionTiming,
  order: SuspensionRecord | null,
): ReceptionRecord {
  const { timetableId, leaderPost, kind, heldOn, movedFrom, beginsAt, place, capacity } = planned;
  return {
    id: orderedId(),
    version: 1,
    status: order === null ? 'booking' : 'suspended',
    ...{ timetableId, leaderPost, kind, heldOn, movedFrom, beginsAt, place, capacity },
    bookingClosesAt: closingOf(planned, timing),
    booked: 0,
    receiverPost: null,
    receiverNamedBy: null,
    movedTo: null,
    suspensionId: order?.id ?? null,
    alarmEffect: 'none',
    recording: null,
    openedAt: null,
    endedAt: null,
  };
}

/**
 * Lets one at a time change what the timetable gives: its lines, its receptions, the orders that suspend them. Each
 * of these is checked against the others, and what another is adding at this moment cannot be seen.
 */
export function holdTimetable(manager: EntityManager): Promise<void> {
  return holdLatches(manager, 'timetable');
}
