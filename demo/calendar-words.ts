import { dayInKyiv, timeInKyiv } from '../src/domain/kyiv-time.js';
import { inUkrainian, weekday, type PlainDate } from '../src/domain/plain-date.js';

const weekdays = ['понеділок', 'вівторок', 'середа', 'четвер', 'п’ятниця', 'субота', 'неділя'];

/** «31.12.2024, вівторок» */
export function dayInWords(day: PlainDate): string {
  return `${inUkrainian(day)}, ${weekdays[weekday(day) - 1] ?? ''}`;
}

/** «31.12.2024 09:00» by the clocks of Kyiv. */
export function momentInWords(instant: string): string {
  const at = new Date(instant);
  return `${inUkrainian(dayInKyiv(at))} ${timeInKyiv(at)}`;
}
