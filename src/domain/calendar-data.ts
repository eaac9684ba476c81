import { DataReader } from './data-reader.js';
import { isPlainDate, type PlainDate } from './plain-date.js';

/** How sure we are of a line of data: seen in a source, known of the act, or unsure (law.md, marks S, K, U). */
export type Certainty = 'seen' | 'known' | 'unsure';
export const certainties: readonly Certainty[] = ['seen', 'known', 'unsure'];

interface HolidayInForce {
  readonly name: string;
  readonly from: PlainDate;
  /** The first day it is no longer in force; null while it is. */
  readonly to: PlainDate | null;
  readonly certainty: Certainty;
}

/** A public holiday: on a fixed date `MM-DD`, or so many days after Orthodox Easter. */
export type Holiday = HolidayInForce & ({ readonly date: string } | { readonly daysAfterEaster: number });

/** A working day exchanged for a day off by an order that binds this council. */
interface MovedDay {
  readonly off: PlainDate;
  readonly worked: PlainDate;
  readonly order: string;
}

/** The dated table behind the working calendar (`rules/calendar.json`). Spans of force are half-open. */
export interface CalendarData {
  readonly holidays: readonly Holiday[];
  readonly movedDays: readonly MovedDay[];
  readonly martialLaw: readonly { readonly from: PlainDate; readonly to: PlainDate | null }[];
}

/** Reads the calendar a customer edits. @throws BODY_INVALID with the place of the fault */
export function checkCalendar(data: unknown): CalendarData {
  const reader = new DataReader(data).only('title', 'notes', 'holidays', 'movedDays', 'martialLaw');
  return {
    holidays: reader.field('holidays').items(readHoliday),
    movedDays: reader.field('movedDays').items(readMovedDay),
    martialLaw: reader.field('martialLaw').items((period) => period.only('from', 'to', 'source').span()),
  };
}

function readHoliday(reader: DataReader): Holiday {
  reader.only('name', 'date', 'daysAfterEaster', 'from', 'to', 'certainty', 'note');
  const common = {
    name: reader.field('name').text(),
    ...reader.span(),
    certainty: reader.field('certainty').oneOf(certainties),
  };
  const date = reader.field('date').optional((field) => monthAndDay(field));
  const daysAfterEaster = reader.field('daysAfterEaster').optional((field) => field.whole(-60, 60));
  if (date !== null && daysAfterEaster === null) return { ...common, date };
  if (date === null && daysAfterEaster !== null) return { ...common, daysAfterEaster };
  return reader.refuse('свято має або дату, або відстань від Великодня');
}

function monthAndDay(reader: DataReader): string {
  const text = reader.text();
  // A leap year, so that 02-29 may be written.
  return isPlainDate(`2024-${text}`) ? text : reader.refuse('тут має бути ММ-ДД');
}

function readMovedDay(reader: DataReader): MovedDay {
  reader.only('off', 'worked', 'order');
  return { off: reader.field('off').day(), worked: reader.field('worked').day(), order: reader.field('order').text() };
}
