import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/plain-date.js';
import {
  applyCoveringLetter,
  capOn,
  endTerm,
  explainTerm,
  extendTerm,
  isTermBroken,
  lawfulTermDueOn,
  shortenByLaw,
  shortenTerm,
  termDueOn,
  termEndedOn,
  termInternalDueOn,
  termPlannedOn,
  type TermLedger,
} from '../../src/domain/term.js';
import { calendar } from './calendar-of-rules.js';
import { day } from './days.js';
import { actOn, cap45, month, termFrom } from './term-acts.js';

function kinds(term: TermLedger): string[] {
  return term.entries.map((entry) => entry.kind);
}

function refusal(code: string): unknown {
  return expect.objectContaining({ code });
}

/** A month from Monday 4 March 2024 ends on Thursday 4 April; the cap is Thursday 18 April. */
const march = termFrom(day('2024-03-04'), month);

function extendedOn(today: string, to: string): TermLedger {
  return extendTerm(march, { ...actOn(day(today)), to: day(to) }, calendar);
}

describe('A term', () => {
  it('is opened with the day of registration as day zero', () => {
    expect(kinds(march)).toEqual(['started', 'set']);
    expect([termDueOn(march), termPlannedOn(march), capOn(march)]).toEqual(['2024-04-04', '2024-04-04', '2024-04-18']);
  });

  it('shows staff the last working day on or before the unrolled end', () => {
    const term = termFrom(day('2021-01-29'), month);
    expect([termInternalDueOn(term), termPlannedOn(term), termDueOn(term)]).toEqual([
      '2021-02-26',
      '2021-02-28',
      '2021-03-01',
    ]);
    expect(kinds(term)).toEqual(['started', 'set', 'rolled']);
  });

  it('that a rule sets beyond the cap is brought down to it, with the clause of the cap', () => {
    const term = termFrom(day('2024-03-04'), { months: 2 });
    expect(kinds(term)).toEqual(['started', 'set', 'capped']);
    expect([termDueOn(term), term.entries.at(-1)?.source]).toEqual(['2024-04-18', cap45.source]);
  });

  it('whose cap falls on a day off is moved forward, or kept under the cap, as the setting says', () => {
    // The forty-fifth day after 6 March 2024 is Saturday 20 April.
    const sixth = day('2024-03-06');
    expect(termDueOn(termFrom(sixth, { days: 45 }))).toBe('2024-04-22');
    const strict = termFrom(sixth, { days: 45 }, { ...cap45, judged: 'planned' });
    expect([termDueOn(strict), kinds(strict)]).toEqual(['2024-04-19', ['started', 'set', 'capped']]);
  });

  it('is plain JSON that survives a database', () => {
    expect(JSON.parse(JSON.stringify(march))).toEqual(march);
    expect(march.entries[1]).toMatchObject({ by: { name: 'Олена Реєстраторка' }, at: '2024-03-04T08:00:00.000Z' });
  });
});

describe('Shortening a term', () => {
  it('by a leader moves the end earlier and off a day off', () => {
    const term = shortenTerm(march, { ...actOn(day('2024-03-05')), to: day('2024-03-16') }, calendar);
    expect(kinds(term)).toEqual(['started', 'set', 'shortened', 'rolled']);
    expect([termDueOn(term), termInternalDueOn(term)]).toEqual(['2024-03-18', '2024-03-15']);
    expect(march.entries).toHaveLength(2);
  });

  it.each(['2024-04-04', '2024-04-05', '2024-12-01'])('to %s is refused: it is no earlier', (to) => {
    expect(() => shortenTerm(march, { ...actOn(day('2024-03-05')), to: day(to) }, calendar)).toThrow(
      refusal('TERM_NOT_SHORTER'),
    );
  });

  it('to a day that has passed is refused, to today it is not', () => {
    const act = actOn(day('2024-03-20'));
    expect(() => shortenTerm(march, { ...act, to: day('2024-03-19') }, calendar)).toThrow(refusal('TERM_DAY_PAST'));
    expect(termDueOn(shortenTerm(march, { ...act, to: day('2024-03-20') }, calendar))).toBe('2024-03-20');
  });
});

describe('The fifteen days of what needs no study', () => {
  const fifteen = { length: { days: 15 } };

  it('are the Law’s own, off a day off, also under a leader’s shorter term and an extension', () => {
    // 19 February and fifteen days are 5 March; 6 March 2021 is a Saturday.
    const term = termFrom(day('2021-02-19'), month);
    const shorter = shortenByLaw(term, { ...actOn(day('2021-02-22')), ...fifteen }, calendar);
    const led = shortenTerm(shorter, { ...actOn(day('2021-02-22')), to: day('2021-03-01') }, calendar);
    const moved = extendTerm(led, { ...actOn(day('2021-03-01')), to: day('2021-03-04') }, calendar);
    const longer = extendTerm(moved, { ...actOn(day('2021-03-04')), to: day('2021-03-25') }, calendar);
    for (const one of [shorter, led, moved, longer]) expect(lawfulTermDueOn(one)).toBe('2021-03-09');
    expect([kinds(shorter).at(-2), termPlannedOn(shorter)]).toEqual(['set', '2021-03-06']);
  });

  it('change nothing once they have passed, or where the term is no longer', () => {
    const onLast = { ...actOn(day('2024-03-19')), ...fifteen };
    expect(termDueOn(shortenByLaw(march, onLast, calendar))).toBe('2024-03-19');
    expect(shortenByLaw(march, { ...actOn(day('2024-03-20')), ...fifteen }, calendar)).toBe(march);
    const set = shortenByLaw(march, onLast, calendar);
    expect(shortenByLaw(set, onLast, calendar)).toBe(set);
  });

  it('bound what a covering letter wants sooner still: its day stays, and the month is the Law’s no more', () => {
    const wanted = { ...actOn(day('2024-03-04')), to: day('2024-03-11') };
    const soon = applyCoveringLetter(march, wanted, calendar);
    const term = shortenByLaw(soon, { ...actOn(day('2024-03-05')), ...fifteen }, calendar);
    expect([termDueOn(term), lawfulTermDueOn(soon), lawfulTermDueOn(term)]).toEqual([
      '2024-03-11',
      '2024-04-04',
      '2024-03-19',
    ]);
    expect(kinds(term)).toEqual(['started', 'set', 'shortened', 'set', 'shortened']);
  });
});

describe('The term of a covering letter', () => {
  const act = actOn(day('2024-03-04'));

  it('wins when it is earlier', () => {
    const term = applyCoveringLetter(march, { ...act, to: day('2024-03-14') }, calendar);
    expect([termDueOn(term), term.entries.at(-1)]).toEqual([
      '2024-03-14',
      expect.objectContaining({ because: 'covering-letter' }),
    ]);
  });

  it.each(['2024-04-04', '2024-05-01'])('of %s changes nothing: the earlier of the two wins', (to) => {
    expect(applyCoveringLetter(march, { ...act, to: day(to) }, calendar)).toBe(march);
  });

  it('that had passed before the letter came ends the term on day zero', () => {
    expect(termDueOn(applyCoveringLetter(march, { ...act, to: day('2024-02-20') }, calendar))).toBe('2024-03-04');
  });
});

describe('Extending a term', () => {
  it('is possible on the last day of the first term and not on the next', () => {
    expect(termDueOn(extendedOn('2024-04-04', '2024-04-18'))).toBe('2024-04-18');
    expect(() => extendedOn('2024-04-05', '2024-04-18')).toThrow(refusal('TERM_EXPIRED'));
  });

  it('is judged by the first term moved off a day off: Monday is still in time when the end was Sunday', () => {
    const term = termFrom(day('2021-01-29'), month);
    const monday = extendTerm(term, { ...actOn(day('2021-03-01')), to: day('2021-03-10') }, calendar);
    expect(termDueOn(monday)).toBe('2021-03-10');
  });

  it('a second time is possible while the extended term runs, and not when it has passed', () => {
    const once = extendedOn('2024-04-01', '2024-04-10');
    const again = (today: string): TermLedger =>
      extendTerm(once, { ...actOn(day(today)), to: day('2024-04-12') }, calendar);
    expect([termDueOn(again('2024-04-03')), termDueOn(again('2024-04-10'))]).toEqual(['2024-04-12', '2024-04-12']);
    expect(() => again('2024-04-11')).toThrow(refusal('TERM_EXPIRED'));
  });

  it('of a leader’s shorter term leaves the month the Law gives as it is, off its day off', () => {
    const term = termFrom(day('2021-01-29'), month);
    const shorter = shortenTerm(term, { ...actOn(day('2021-02-01')), to: day('2021-02-12') }, calendar);
    const once = extendTerm(shorter, { ...actOn(day('2021-02-10')), to: day('2021-02-19') }, calendar);
    const twice = extendTerm(once, { ...actOn(day('2021-02-16')), to: day('2021-02-24') }, calendar);
    expect(termDueOn(twice)).toBe('2021-02-24');
    for (const one of [term, shorter, once, twice]) expect(lawfulTermDueOn(one)).toBe('2021-03-01');
  });

  it.each(['2024-04-04', '2024-04-03'])('to %s is refused: it is no later', (to) => {
    expect(() => extendedOn('2024-04-01', to)).toThrow(refusal('TERM_NOT_LONGER'));
  });

  it('beyond the cap is refused and the last possible day named', () => {
    expect(() => extendedOn('2024-04-01', '2024-04-19')).toThrow(
      expect.objectContaining({
        code: 'TERM_OVER_CAP',
        details: expect.objectContaining({ extra: { capOn: '2024-04-18' } }),
      }),
    );
  });

  it('after midnight in Kyiv is a day later, whatever day it is in Greenwich', () => {
    const night = { ...actOn(day('2024-04-04')), at: new Date('2024-04-04T21:30:00Z'), to: day('2024-04-18') };
    expect(() => extendTerm(march, night, calendar)).toThrow(refusal('TERM_EXPIRED'));
  });
});

describe('Ending a term', () => {
  const onLastDay = endTerm(march, { ...actOn(day('2024-04-04')), endedOn: day('2024-04-04') }, calendar);

  it('on its last day keeps it, a day later breaks it', () => {
    const late = endTerm(march, { ...actOn(day('2024-04-05')), endedOn: day('2024-04-05') }, calendar);
    expect([isTermBroken(onLastDay, day('2024-06-01')), isTermBroken(late, day('2024-04-05'))]).toEqual([false, true]);
    expect([isTermBroken(march, day('2024-04-04')), isTermBroken(march, day('2024-04-05'))]).toEqual([false, true]);
    expect([termEndedOn(march), termEndedOn(onLastDay)]).toEqual([null, '2024-04-04']);
  });

  it('leaves nothing to shorten, extend or end', () => {
    const act = { ...actOn(day('2024-04-04')), to: day('2024-04-10'), endedOn: day('2024-04-10') };
    expect(() => shortenTerm(onLastDay, act, calendar)).toThrow(refusal('TERM_ENDED'));
    expect(() => extendTerm(onLastDay, act, calendar)).toThrow(refusal('TERM_ENDED'));
    expect(() => endTerm(onLastDay, act, calendar)).toThrow(refusal('TERM_ENDED'));
    expect(() => applyCoveringLetter(onLastDay, act, calendar)).toThrow(refusal('TERM_ENDED'));
  });
});

describe('The explanation of a term', () => {
  it('shows the arithmetic, a line an entry, each with its clause and hand', () => {
    const term = termFrom(day('2021-01-29'), month);
    const extended = extendTerm(term, { ...actOn(day('2021-02-25')), to: day('2021-03-13') }, calendar);
    const ended = endTerm(extended, { ...actOn(day('2021-03-15')), endedOn: day('2021-03-15') }, calendar);
    const law = '[ст. 20 Закону «Про звернення громадян»]';
    expect(explainTerm(ended)).toEqual([
      `День нуль: 29.01.2021 (п’ятниця), день реєстрації ${law} — Олена Реєстраторка`,
      `Строк 1 місяць: 29.01.2021 + 1 місяць = 28.02.2021, бо 29-го числа в тому місяці немає ${law} — Олена Реєстраторка`,
      `28.02.2021, неділя – вихідний день: закінчення переходить на 01.03.2021 (понеділок) ${law} — Олена Реєстраторка`,
      `Строк продовжено: 01.03.2021 → 13.03.2021 (субота) ${law} — Юрій Керівник`,
      `13.03.2021, субота – вихідний день: закінчення переходить на 15.03.2021 (понеділок) ${law} — Юрій Керівник`,
      `Строк закінчено 15.03.2021, вчасно ${law} — Юрій Керівник`,
      'Граничний день: 15.03.2021 (понеділок). Внутрішній строк: 12.03.2021 (п’ятниця). 45 днів від реєстрації: 15.03.2021 (понеділок).',
    ]);
  });

  it('tells a leader’s shortening from a covering letter’s, and a broken term', () => {
    const byLetter = applyCoveringLetter(march, { ...actOn(day('2024-03-04')), to: day('2024-03-20') }, calendar);
    const byLeader = shortenTerm(byLetter, { ...actOn(day('2024-03-05')), to: day('2024-03-11') }, calendar);
    const late = endTerm(byLeader, { ...actOn(day('2024-03-12')), endedOn: addDays(day('2024-03-11'), 1) }, calendar);
    const lines = explainTerm(late);
    expect(lines[2]).toMatch(/^Строк за супровідним листом коротший: 04\.04\.2024 → 20\.03\.2024 \(середа\)/);
    expect(lines[3]).toMatch(/^Керівник скоротив строк: 20\.03\.2024 → 11\.03\.2024 \(понеділок\)/);
    expect(lines[4]).toMatch(/^Строк закінчено 12\.03\.2024, з порушенням/);
  });
});
