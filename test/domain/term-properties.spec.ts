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
/** The terms of every length from every working day. */
const begun = workingDays.map((date) => ({ date, terms: lengths.map((length) => termFrom(date, length)) }));

/** What holds of every term, whatever was done to it. */
function isLawful(term: TermLedger): boolean {
  const [planned, due, internal] = [termPlannedOn(term), termDueOn(term), termInternalDueOn(term)];
  const onWorkingDays = calendar.isWorkingDay(due) && calendar.isWorkingDay(internal);
  return onWorkingDays && internal <= planned && planned <= capOn(term) && internal <= due && due >= term.registeredOn;
}

/** The days on which some length breaks a law: gathered, so that a failure names them all. */
function daysThatBreak(law: (term: TermLedger, length: TermLength, date: PlainDate) => boolean): PlainDate[] {
  const broken = begun.filter(({ date, terms }) => !lengths.every((length, i) => law(at(terms, i), length, date)));
  return broken.map(({ date }) => date);
}

function at(terms: readonly TermLedger[], place: number): TermLedger {
  const term = terms[place];
  if (term === undefined) throw new Error(`there is no length ${place}`);
  return term;
}

describe('On every working day of twenty-one years', () => {
  it('a due date is never a day off, never before the internal date, and never planned over the cap', () => {
    expect(daysThatBreak(isLawful)).toEqual([]);
  });

  it('a holiday never shortens a term', () => {
    const kept = (term: TermLedger, length: TermLength, date: PlainDate): boolean => {
      const whole = 'months' in length || daysBetween(date, termPlannedOn(term)) === length.days;
      return whole && termDueOn(term) >= termPlannedOn(term);
    };
    expect(daysThatBreak(kept)).toEqual([]);
  });

  it('whoever is registered later is not due earlier', () => {
    for (const place of lengths.keys()) {
      const dues = begun.map(({ terms }) => termDueOn(at(terms, place)));
      expect(dues).toEqual([...dues].sort());
    }
  });

  it('a longer term is not due earlier', () => {
    const unordered = begun.filter(({ terms }) => {
      const dues = terms.map(termDueOn);
      return dues.join() !== [...dues].sort().join();
    });
    expect(unordered.map(({ date }) => date)).toEqual([]);
  });

  it('a cap judged unrolled is never passed', () => {
    const strict = { ...cap45, judged: 'planned' } as const;
    const kept = (date: PlainDate): boolean => {
      const term = termFrom(date, { days: 45 }, strict);
      return isLawful(term) && termDueOn(term) <= capOn(term);
    };
    expect(workingDays.filter((date) => !kept(date))).toEqual([]);
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
            expect(isLawful(term)).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
