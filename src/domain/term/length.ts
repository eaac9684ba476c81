import { addDays, addMonths, type PlainDate } from '../plain-date.js';
import { counted } from '../plural.js';

/** How long a term is (строк): days of the calendar, or months to the same date. */
export type TermLength = { readonly days: number } | { readonly months: number };

/** The day a term of this length ends when nothing moves it: day zero plus days, or the date months later. */
export function addTerm(dayZero: PlainDate, length: TermLength): PlainDate {
  return 'days' in length ? addDays(dayZero, length.days) : addMonths(dayZero, length.months);
}

/** A length as a clerk says it: «15 днів», «1 місяць». */
export function lengthInWords(length: TermLength): string {
  return 'days' in length
    ? counted(length.days, ['день', 'дні', 'днів'])
    : counted(length.months, ['місяць', 'місяці', 'місяців']);
}
