import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/plain-date.js';
import { registrationDay } from '../../src/domain/registration-day.js';
import { extendTerm, termDueOn, termPlannedOn, type TermLength } from '../../src/domain/term.js';
import { calendar } from './calendar-of-rules.js';
import { day } from './days.js';
import { actOn, termFrom } from './term-acts.js';

/** The worked examples of the law's reading, a row each: planned end, and the end moved off a day off. */
const rows: [arrived: string, registered: string, ends: [length: TermLength, planned: string, due: string][]][] = [
  [
    '2021-01-29',
    '2021-01-29',
    [
      [{ days: 5 }, '2021-02-03', '2021-02-03'],
      [{ days: 10 }, '2021-02-08', '2021-02-08'],
      [{ days: 15 }, '2021-02-13', '2021-02-15'],
      [{ months: 1 }, '2021-02-28', '2021-03-01'],
      [{ days: 45 }, '2021-03-15', '2021-03-15'],
    ],
  ],
  [
    '2021-02-08',
    '2021-02-08',
    [
      [{ days: 5 }, '2021-02-13', '2021-02-15'],
      [{ days: 10 }, '2021-02-18', '2021-02-18'],
      [{ days: 15 }, '2021-02-23', '2021-02-23'],
      [{ months: 1 }, '2021-03-08', '2021-03-09'],
      [{ days: 45 }, '2021-03-25', '2021-03-25'],
    ],
  ],
  [
    '2021-01-31',
    '2021-02-01',
    [
      [{ days: 5 }, '2021-02-06', '2021-02-08'],
      [{ days: 10 }, '2021-02-11', '2021-02-11'],
      [{ days: 15 }, '2021-02-16', '2021-02-16'],
      [{ months: 1 }, '2021-03-01', '2021-03-01'],
      [{ days: 45 }, '2021-03-18', '2021-03-18'],
    ],
  ],
  [
    '2023-07-24',
    '2023-07-24',
    [
      [{ days: 5 }, '2023-07-29', '2023-07-31'],
      [{ days: 10 }, '2023-08-03', '2023-08-03'],
      [{ days: 15 }, '2023-08-08', '2023-08-08'],
      [{ months: 1 }, '2023-08-24', '2023-08-24'],
      [{ days: 45 }, '2023-09-07', '2023-09-07'],
    ],
  ],
  [
    '2024-12-31',
    '2024-12-31',
    [
      [{ days: 5 }, '2025-01-05', '2025-01-06'],
      [{ days: 10 }, '2025-01-10', '2025-01-10'],
      [{ days: 15 }, '2025-01-15', '2025-01-15'],
      [{ months: 1 }, '2025-01-31', '2025-01-31'],
      [{ days: 45 }, '2025-02-14', '2025-02-14'],
    ],
  ],
];

describe.each(rows)('An appeal that arrived on %s', (arrived, registered, ends) => {
  it(`is registered on ${registered}`, () => {
    expect(registrationDay({ day: day(arrived) }, calendar, { closes: '17:00' })).toBe(registered);
  });

  it.each(ends)('with a term of %j would end on %s and is due on %s', (length, planned, due) => {
    const term = termFrom(day(registered), length);
    expect([termPlannedOn(term), termDueOn(term)]).toEqual([planned, due]);
  });

  it('may be extended to the forty-fifth day and no further', () => {
    const month = termFrom(day(registered), { months: 1 });
    const cap = addDays(day(registered), 45);
    const extended = extendTerm(month, { ...actOn(day(registered)), to: cap }, calendar);
    expect(termDueOn(extended)).toBe(ends[4]?.[2]);
    expect(() => extendTerm(month, { ...actOn(day(registered)), to: addDays(cap, 1) }, calendar)).toThrow(
      expect.objectContaining({ code: 'TERM_OVER_CAP' }),
    );
  });
});
