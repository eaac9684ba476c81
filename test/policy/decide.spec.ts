import { describe, expect, it } from 'vitest';
import { plainDate } from '../../src/domain/plain-date.js';
import { PolicyService } from '../../src/policy/index.js';
import { library, on, problem } from './support.js';

const policy = PolicyService.load(library);
const ordinary = { 'reader.card': 'valid', 'reader.debt': false, 'book.rare': false, 'book.copies': 5 };

describe('a decision', () => {
  it('names its rule, clauses, values and the day whose law was applied', async () => {
    const decision = await policy.decide('loan', ordinary, on('2024-03-04'));
    expect(decision).toEqual({
      ruleSet: 'loan',
      digest: policy.edition('loan', on('2024-03-04')).digest,
      asOn: '2024-03-04',
      basis: 'receivedOn',
      facts: ordinary,
      outcome: 'lend',
      outcomeLabel: 'видати додому',
      rule: '4-lend',
      clauses: [
        { act: 'library-rules', clause: '4' },
        { act: 'library-law', clause: '1' },
      ],
      values: { days: 15 },
      alsoHeld: [],
    });
  });

  it('is made by the highest priority; the rules that yielded are named', async () => {
    const decision = await policy.decide(
      'loan',
      { ...ordinary, 'reader.card': 'expired', 'reader.debt': true },
      on('2024-03-04'),
    );
    expect(decision).toMatchObject({ outcome: 'refuse', rule: '3-no-card', alsoHeld: ['6-debtor', '4-lend'] });
  });

  it('may rest on two rules of equal priority that answer alike', async () => {
    const decision = await policy.decide(
      'loan',
      { ...ordinary, 'reader.debt': true, 'book.rare': true },
      on('2024-03-04'),
    );
    expect(decision).toMatchObject({ outcome: 'reading-room', rule: '6-debtor', alsoHeld: ['5-rare@2015', '4-lend'] });
  });

  it('falls to the default, with its clause, when no rule holds', async () => {
    const facts = { 'reader.age': 10, 'book.acquiredOn': '2020-01-01' };
    const decision = await policy.decide('guarantor', facts, on('2024-03-04'));
    expect(decision).toMatchObject({ outcome: 'needed', rule: null, clauses: [{ act: 'library-law', clause: '2' }] });
  });

  it('compares days by the calendar and fills parameters in on the right side', async () => {
    const facts = { 'reader.age': 10, 'book.acquiredOn': '1991-08-23' };
    expect(await policy.decide('guarantor', facts, on('2024-03-04'))).toMatchObject({ rule: '2-old-book' });
    const adult = await policy.decide('guarantor', { ...facts, 'reader.age': 16 }, on('2024-03-04'));
    expect(adult).toMatchObject({ rule: '2-adult', values: { age: 16, by: 'law' } });
  });

  it('keeps only the facts it needed', async () => {
    const decision = await policy.decide('loan', { ...ordinary, 'reader.age': 40 }, on('2024-03-04'));
    expect(decision.facts).toEqual(ordinary);
  });

  it('does not depend on overlapping decisions', async () => {
    const ages = Array.from({ length: 200 }, (_, age) => age % 100);
    const decisions = await Promise.all(
      ages.map((age) =>
        policy.decide('guarantor', { 'reader.age': age, 'book.acquiredOn': '2020-01-01' }, on('2024-03-04')),
      ),
    );
    expect(decisions.map((d) => d.outcome)).toEqual(ages.map((age) => (age >= 16 ? 'not-needed' : 'needed')));
  });
});

describe('facts are refused before any rule sees them', () => {
  it('when missing, ill-typed, out of range or unknown, each by its label', async () => {
    const facts = { 'reader.card': 'vaild', 'book.rare': 'так', 'book.copies': 2000, 'reader.name': 'Олена' };
    const refusal = await problem(policy.decide('loan', facts, on('2024-03-04')));
    expect(refusal.code).toBe('FACTS_INVALID');
    const details = refusal.details.errors?.map(({ pointer, detail }) => `${pointer} ${detail}`) ?? [];
    expect(details).toHaveLength(5);
    expect(details.join('\n')).toContain(
      '/facts/reader.card Факт «читацький квиток» (reader.card): має бути одним із: valid («дійсний»)',
    );
    expect(details.join('\n')).toContain('Можливо, «valid»?');
    expect(details.join('\n')).toContain('/facts/reader.debt Факт «має неповернені книги» (reader.debt): не вказано.');
    expect(details.join('\n')).toContain('має бути від 0 до 1000, а не 2000');
    expect(details.join('\n')).toContain('Факту «reader.name» немає у словнику фактів.');
  });

  it('when a number comes as text', async () => {
    const refusal = await problem(policy.decide('loan', { ...ordinary, 'book.copies': '5' }, on('2024-03-04')));
    expect(refusal.code).toBe('FACTS_INVALID');
  });

  it('when they come from the prototype of the object', async () => {
    const inherited: Record<string, unknown> = Object.create({ 'reader.card': 'valid' });
    Object.assign(inherited, { 'reader.debt': false, 'book.rare': false, 'book.copies': 5 });
    expect((await problem(policy.decide('loan', inherited, on('2024-03-04')))).code).toBe('FACTS_INVALID');
  });

  it('when they cannot be true together', async () => {
    const refusal = await problem(
      policy.decide('loan', { ...ordinary, 'reader.card': 'none', 'reader.debt': true }, on('2024-03-04')),
    );
    expect(refusal.code).toBe('FACTS_IMPOSSIBLE');
    expect(refusal.message).toContain('боргу не має');
  });
});

describe('a parameter', () => {
  it('has the value of the day', () => {
    expect(policy.parameter('param.loan.days', plainDate('2020-05-31'))).toBe(30);
    expect(policy.parameter('param.loan.days', plainDate('2020-06-01'))).toBe(15);
  });

  it('has none before its first day', async () => {
    const refusal = await problem(() => policy.parameter('param.loan.days', plainDate('1999-12-31')));
    expect(refusal.code).toBe('NOT_FOUND');
  });
});
