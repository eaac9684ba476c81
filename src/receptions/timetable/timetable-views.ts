import { receptionKinds } from '../../domain/reception/states.js';
import { recurrenceInWords } from '../../domain/reception/timetable.js';
import type { SuspensionRecord, TimetableRecord } from '../tables.js';

/** A line of the timetable as the office reads it. */
export function entryView(entry: TimetableRecord, leaderTitle: string) {
  const { createdBy: _by, createdAt: _at, ...rest } = entry;
  const words = { kindLabel: receptionKinds[entry.kind], recurrenceInWords: recurrenceInWords(entry.recurrence) };
  return { ...rest, leaderTitle, ...words };
}

/** An order on suspension as the office reads it. */
export function suspensionView({ createdBy: _by, createdAt: _at, ...order }: SuspensionRecord) {
  return order;
}

export const entryExample = {
  leaderPost: 'acting-mayor',
  kind: 'in-person',
  recurrence: { every: 'month', nth: 2, weekday: 2 },
  beginsAt: '10:00',
  place: 'кімната 129',
  limited: true,
  inForceFrom: '2026-03-02',
  inForceTo: null,
};

const { limited: _limited, ...storedEntry } = entryExample;

export const entryAnswer = {
  id: '0195a3d0-6f00-7000-8000-000000000001',
  version: 1,
  ...storedEntry,
  capacity: 30,
  leaderTitle: 'Секретар міської ради – виконуючий обов’язки міського голови',
  kindLabel: 'особисто',
  recurrenceInWords: 'другий вівторок місяця',
};

export const orderExample = {
  orderNumber: '57-р',
  orderOn: '2026-03-04',
  from: '2026-03-09',
  until: '2026-03-31',
  kinds: ['in-person'],
  leaderPost: null,
};

export const orderAnswer = {
  id: '0195a3d0-6f00-7000-8000-000000000002',
  version: 1,
  ...orderExample,
  liftedFrom: null,
  liftedByOrder: null,
  liftedBy: null,
  liftedAt: null,
};

export const cutShortAnswer = {
  reception: '0195a3d0-6f00-7000-8000-000000000003',
  leaderPost: 'deputy-mayor-housing',
  heldOn: '2026-03-10',
  carriedOver: 4,
  atTable: 1,
};

export const announcedAnswer = {
  asOf: '2026-03-02T07:00:00.000Z',
  items: [
    {
      id: '0195a3d0-6f00-7000-8000-000000000003',
      version: 1,
      kind: 'in-person',
      heldOn: '2026-03-10',
      beginsAt: '10:00',
      movedFrom: null,
      bookingClosesAt: '2026-03-06T15:30:00.000Z',
      booking: 'open',
      leader: 'Секретар міської ради – виконуючий обов’язки міського голови',
      kindLabel: 'особисто',
      weekday: 'вівторок',
      place: 'кімната 129',
      freePlaces: 30,
      bookingLabel: 'запис триває',
      movedTo: null,
      suspension: null,
    },
  ],
};
