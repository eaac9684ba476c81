import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type PlainDate } from '../../src/domain/plain-date.js';
import { Problem } from '../../src/domain/problem.js';
import {
  applyCoveringLetter,
  capOn,
  extendTerm,
  shortenTerm,
  termDueOn,
  termInternalDueOn,
  termPlannedOn,
  type TermLedger,
  type TermLength,
} from '../../src/domain/term.js';
import { calendar } from './calendar-of-rules.js';
import { everyDay } from './days.js';
import { actOn, cap45, termFrom } from './term-acts.js';

const lengths: readonly TermLength[] = [{ days: 5 }, { days: 10 }, { days: 15 }, { months: 1 }, { days: 45 }];
const workingDays = everyDay.filter((date) => calendar.isWorkingDay(date));

/** What holds of every term, whatever was done to it. */
function expectLawful(term: TermLedger): void {
  const [planned, due, internal] = [termPlannedOn(term), termDueOn(term), termInternalDueOn(term)];
  expect(calendar.isWorkingDay(due)).toBe(true);
  expect(calendar.isWorkingDay(internal)).toBe(true);
  expect(internal <= planned && planned <= capOn(term)).toBe(true);
  expect(internal <= due && due >= term.registeredOn).toBe(true);
}

describe('On every working day of twenty-one years', () => {
  it('a due date is never a day off, never before the internal date, and never planned over the cap', () => {
    for (const date of workingDays) for (const length of lengths) expectLawful(termFrom(date, length));
  });

  it('a holiday never shortens a term', () => {
    for (const date of workingDays) {
      for (const length of lengths) {
        const term = termFrom(date, length);
        expect(termDueOn(term) >= termPlannedOn(term)).toBe(true);
        if ('days' in length) expect(daysBetween(date, termPlannedOn(term))).toBe(length.days);
      }
    }
  });

  it('whoever is registered later is not due earlier', () => {
    for (const length of lengths) {
      let before: PlainDate | undefined;
      for (const date of workingDays) {
        const due = termDueOn(termFrom(date, length));
        if (before !== undefined) expect(due >= before).toBe(true);
        before = due;
      }
    }
  });

  it('a longer term is not due earlier', () => {
    for (const date of workingDays) {
      const dues = lengths.map((length) => termDueOn(termFrom(date, length)));
      expect(dues).toEqual([...dues].sort());
    }
  });

  it('a cap judged unrolled is never passed', () => {
    for (const date of workingDays) {
      const term = termFrom(date, { days: 45 }, { ...cap45, judged: 'planned' });
      expect(termDueOn(term) <= capOn(term)).toBe(true);
      expectLawful(term);
    }
  });
});

const step = fc.record({
  act: fc.constantFrom('shorten', 'letter', 'extend'),
  today: fc.integer({ min: 0, max: 60 }),
  to: fc.integer({ min: -10, max: 70 }),
});

describe('Any sequence of acts on a term', () => {
  it('keeps it lawful; what is refused changes nothing; the entries before are kept', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...workingDays),
        fc.constantFrom(...lengths),
        fc.array(step, { maxLength: 8 }),
        (date, length, steps) => {
          let term = termFrom(date, length);
          for (const { act, today, to } of steps) {
            const before = structuredClone(term);
            const input = { ...actOn(addDays(date, today)), to: addDays(date, to) };
            const does = { shorten: shortenTerm, letter: applyCoveringLetter, extend: extendTerm }[act];
            try {
              const after = does(term, input, calendar);
              expect(after.entries.slice(0, before.entries.length)).toEqual(before.entries);
              if (act === 'extend') expect(termDueOn(after) >= termDueOn(term)).toBe(true);
              else expect(termDueOn(after) <= termDueOn(term)).toBe(true);
              expect(term).toEqual(before);
              term = after;
            } catch (refusal) {
              if (!(refusal instanceof Problem)) throw refusal;
              expect(term).toEqual(before);
            }
            expectLawful(term);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
