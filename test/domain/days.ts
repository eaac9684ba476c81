import { addDays, plainDate, type PlainDate } from '../../src/domain/plain-date.js';
import type { WorkingCalendar } from '../../src/domain/working-calendar.js';

export const day = plainDate;

/** Every day of 2015 to 2035, the span that properties are checked over. */
export const everyDay: readonly PlainDate[] = Array.from({ length: 7670 }, (_, count) =>
  addDays(day('2015-01-01'), count),
);

/** How many working days lie after a day up to and including another. */
export function workingDaysBetween(calendar: WorkingCalendar, from: PlainDate, to: PlainDate): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (calendar.isWorkingDay(date)) count += 1;
  return count;
}
