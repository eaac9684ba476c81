import { addDays, plainDateOf, type PlainDate } from './plain-date.js';

/**
 * The Sunday of Orthodox Easter (Великдень) by the civil calendar. The reform of 2023 moved fixed feasts
 * only: Easter and Trinity are still counted by the Julian paschalion.
 */
export function orthodoxEaster(year: number): PlainDate {
  const moon = (19 * (year % 19) + 15) % 30;
  const sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const march = moon + sunday + 114;
  const julian = plainDateOf(year, Math.floor(march / 31), (march % 31) + 1);
  return addDays(julian, daysBehind(year));
}

/** How far the Julian calendar is behind in spring of a year: 13 days from 1900 to 2099. */
function daysBehind(year: number): number {
  return Math.floor(year / 100) - Math.floor(year / 400) - 2;
}
