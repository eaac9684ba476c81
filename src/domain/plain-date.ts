import { Problem } from './problem.js';

declare const plainDateBrand: unique symbol;

/**
 * A day of the calendar as the law counts it (календарний день): `YYYY-MM-DD`, with no hour and no time
 * zone. Compare two with `<` and `>`: the order of the text is the order of the days.
 */
export type PlainDate = string & { readonly [plainDateBrand]: true };

/** 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const shape = /^[1-9]\d{3}-\d{2}-\d{2}$/;
const millisecondsInDay = 86_400_000;
const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Whether the value is a day that exists: 2023-02-29 is not one. */
export function isPlainDate(value: unknown): value is PlainDate {
  if (typeof value !== 'string' || !shape.test(value)) return false;
  const day = partOf(value, 8, 10);
  return day > 0 && day <= daysInMonth(partOf(value, 0, 4), partOf(value, 5, 7));
}

/** Reads a day written as `YYYY-MM-DD`. @throws BODY_INVALID when there is no such day */
export function plainDate(text: string): PlainDate {
  if (isPlainDate(text)) return text;
  throw new Problem('BODY_INVALID', { detail: `«${text}» не є днем календаря: потрібно РРРР-ММ-ДД.` });
}

/** The day of a year, a month (1 to 12) and a day of the month. @throws BODY_INVALID when there is none */
export function plainDateOf(year: number, month: number, day: number): PlainDate {
  return plainDate(`${year}-${twoDigits(month)}-${twoDigits(day)}`);
}

/** The number of days since 1970-01-01: the form in which days are added and subtracted. */
function epochDay(day: PlainDate): number {
  return Date.UTC(partOf(day, 0, 4), partOf(day, 5, 7) - 1, partOf(day, 8, 10)) / millisecondsInDay;
}

/** The day that is `count` days after 1970-01-01. */
export function fromEpochDay(count: number): PlainDate {
  const utc = new Date(count * millisecondsInDay);
  return plainDateOf(utc.getUTCFullYear(), utc.getUTCMonth() + 1, utc.getUTCDate());
}

/** The day `count` calendar days later (earlier when negative). */
export function addDays(day: PlainDate, count: number): PlainDate {
  return fromEpochDay(epochDay(day) + count);
}

/**
 * The same date `count` months later. Where that month is too short, its last day: a month from
 * 31 January ends on the last of February.
 */
export function addMonths(day: PlainDate, count: number): PlainDate {
  const months = yearOf(day) * 12 + monthOf(day) - 1 + count;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return plainDateOf(year, month, Math.min(dayOfMonth(day), daysInMonth(year, month)));
}

/** How many days lie from `from` to `to`: 1 when `to` is the next day, negative when it is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return epochDay(to) - epochDay(from);
}

/** The day of the week, 1 = Monday … 7 = Sunday. */
export function weekday(day: PlainDate): Weekday {
  // 1970-01-01 was a Thursday; the double remainder keeps days before it positive.
  return weekdays[(((epochDay(day) + 3) % 7) + 7) % 7] ?? 7;
}

export function yearOf(day: PlainDate): number {
  return partOf(day, 0, 4);
}

export function monthOf(day: PlainDate): number {
  return partOf(day, 5, 7);
}

export function dayOfMonth(day: PlainDate): number {
  return partOf(day, 8, 10);
}

export function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b;
}

export function later(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}

/** The day as a clerk writes it: 31.12.2024. */
export function inUkrainian(day: PlainDate): string {
  return `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}

/** Whether a half-open span of force holds on a day: `to` is the first day it no longer does. */
export function inForceOn(span: { readonly from: PlainDate; readonly to: PlainDate | null }, day: PlainDate): boolean {
  return day >= span.from && (span.to === null || day < span.to);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function partOf(text: string, start: number, end: number): number {
  return Number(text.slice(start, end));
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
