import { addDays, plainDate, type PlainDate } from '../../src/domain/plain-date.js';

export const day = plainDate;

/** Every day of 2015 to 2035, the span that properties are checked over. */
export const everyDay: readonly PlainDate[] = Array.from({ length: 7670 }, (_, count) =>
  addDays(day('2015-01-01'), count),
);
