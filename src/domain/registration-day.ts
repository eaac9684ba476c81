import { addDays, weekday, type PlainDate, type Weekday } from './plain-date.js';
import type { WorkingCalendar } from './working-calendar.js';

/** When a letter came: the day, and the time (`HH:MM`, Kyiv) where it is known. */
interface Arrival {
  readonly day: PlainDate;
  readonly time?: string | undefined;
}

/** Until when the office takes letters (години роботи), with shorter days of the week where there are. */
export interface OfficeHours {
  readonly closes: string;
  readonly closesOn?: Readonly<Partial<Record<Weekday, string>>> | undefined;
}

/**
 * The day an arrival is registered (день реєстрації), day zero of its term: the same day, or the next
 * working day when it came on a day off or after hours. Before the office opens is still the same day.
 * Source: CMU 348/1997, D1.
 */
export function registrationDay(arrival: Arrival, calendar: WorkingCalendar, hours: OfficeHours): PlainDate {
  return calendar.rollForward(isAfterHours(arrival, hours) ? addDays(arrival.day, 1) : arrival.day);
}

/**
 * The day an arrival counts as received (день надходження). An e-mail or an electronic petition after hours
 * or on a day off is taken as arrived on the next working day; paper keeps the day of its stamp.
 */
export function receiptDay(
  arrival: Arrival & { readonly electronic: boolean },
  calendar: WorkingCalendar,
  hours: OfficeHours,
): PlainDate {
  return arrival.electronic ? registrationDay(arrival, calendar, hours) : arrival.day;
}

function isAfterHours({ day, time }: Arrival, hours: OfficeHours): boolean {
  return time !== undefined && time >= (hours.closesOn?.[weekday(day)] ?? hours.closes);
}
