import {
  addDays,
  addMonths,
  dayOfMonth,
  daysInMonth,
  later,
  monthOf,
  plainDateOf,
  weekday,
  yearOf,
} from '../plain-date.js';
import type { PlainDate, Weekday } from '../plain-date.js';
import type { WorkingCalendar } from '../working-calendar.js';

/** On which days an entry of the timetable receives: the second Tuesday of a month, every Friday, or one day. */
export type Recurrence =
  | { readonly every: 'month'; readonly nth: 1 | 2 | 3 | 4 | 'last'; readonly weekday: Weekday }
  | { readonly every: 'week'; readonly weekday: Weekday }
  | { readonly on: PlainDate };

/** When an entry holds: both days belong to it; null is without end. It speaks of the days of the timetable. */
export interface Force {
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

/** A day on which a leader receives (день прийому). */
interface ReceptionDay {
  readonly heldOn: PlainDate;
  /** The day that the timetable gives, where the council does not work on it; else null. */
  readonly movedFrom: PlainDate | null;
}

/**
 * The days from `from` to `to`, both included, on which an entry receives. A day that the council does not
 * work goes to the next one that it does: a citizen waits a day, not a month. While martial law lasts holidays
 * are working days and nothing moves (the calendar knows). Where a moved day meets one of the same entry,
 * there is one reception.
 */
export function receptionDays(
  recurrence: Recurrence,
  force: Force,
  span: { readonly from: PlainDate; readonly to: PlainDate },
  calendar: WorkingCalendar,
): ReceptionDay[] {
  // What the last days off before the span push into it belongs to it too.
  const earliest = addDays(calendar.rollBack(addDays(span.from, -1)), 1);
  const to = force.to !== null && force.to < span.to ? force.to : span.to;
  const held = new Map<PlainDate, ReceptionDay>();
  for (const day of timetableDays(recurrence, later(earliest, force.from), to)) {
    const heldOn = calendar.rollForward(day);
    if (heldOn < span.from || heldOn > span.to) continue;
    if (heldOn === day) held.set(day, { heldOn, movedFrom: null });
    else if (!held.has(heldOn)) held.set(heldOn, { heldOn, movedFrom: day });
  }
  return [...held.values()].sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1));
}

/** The days that the timetable itself gives, whether worked or not. */
function timetableDays(recurrence: Recurrence, from: PlainDate, to: PlainDate): PlainDate[] {
  if ('on' in recurrence) return recurrence.on >= from && recurrence.on <= to ? [recurrence.on] : [];
  return recurrence.every === 'week' ? weekly(recurrence.weekday, from, to) : monthly(recurrence, from, to);
}

function weekly(wanted: Weekday, from: PlainDate, to: PlainDate): PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = addDays(from, (wanted - weekday(from) + 7) % 7); day <= to; day = addDays(day, 7)) days.push(day);
  return days;
}

function monthly(
  { nth, weekday: wanted }: Extract<Recurrence, { every: 'month' }>,
  from: PlainDate,
  to: PlainDate,
): PlainDate[] {
  const days: PlainDate[] = [];
  for (let month = firstOfMonth(from); month <= to; month = addMonths(month, 1)) {
    const first = addDays(month, (wanted - weekday(month) + 7) % 7);
    const left = daysInMonth(yearOf(month), monthOf(month)) - dayOfMonth(first);
    const day = addDays(first, 7 * (nth === 'last' ? Math.floor(left / 7) : nth - 1));
    if (day >= from && day <= to) days.push(day);
  }
  return days;
}

function firstOfMonth(day: PlainDate): PlainDate {
  return plainDateOf(yearOf(day), monthOf(day), 1);
}

const weekdayNames = ['понеділок', 'вівторок', 'середа', 'четвер', 'п’ятниця', 'субота', 'неділя'];
const everyWeekday = ['щопонеділка', 'щовівторка', 'щосереди', 'щочетверга', 'щоп’ятниці', 'щосуботи', 'щонеділі'];
const feminine = new Set<Weekday>([3, 5, 6, 7]);
const ordinals = {
  1: ['перший', 'перша'],
  2: ['другий', 'друга'],
  3: ['третій', 'третя'],
  4: ['четвертий', 'четверта'],
};

/** «другий вівторок місяця», «щоп’ятниці»: the rule as the published timetable words it. */
export function recurrenceInWords(recurrence: Recurrence): string {
  if ('on' in recurrence) return 'окремий день';
  const index = recurrence.weekday - 1;
  if (recurrence.every === 'week') return everyWeekday[index] ?? '';
  const isFeminine = feminine.has(recurrence.weekday);
  const name = weekdayNames[index] ?? '';
  const which = recurrence.nth === 'last' ? ['останній', 'остання'] : ordinals[recurrence.nth];
  return `${which[isFeminine ? 1 : 0] ?? ''} ${name} місяця`;
}

/** «вівторок» */
export function weekdayName(day: PlainDate): string {
  return weekdayNames[weekday(day) - 1] ?? '';
}
