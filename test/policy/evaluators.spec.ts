import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactDefinition } from '../../src/policy/catalogue/catalogue.js';
import type { Edition } from '../../src/policy/editions/edition.js';
import { compile } from '../../src/policy/evaluation/closures.js';
import { decideBy } from '../../src/policy/evaluation/decide.js';
import { JsonRules } from '../../src/policy/evaluation/json-rules.js';
import {
  comparisons,
  type Condition,
  type ConditionGroup,
  operatorsOf,
  type Resolved,
  type Scalar,
} from '../../src/policy/catalogue/condition.js';
import { PolicyService } from '../../src/policy/index.js';
import { rulesDirectory } from '../../src/platform/installation.js';
import { library, on, problem } from './support.js';

/** Values worth trying: for a number or a day, those that rules compare with, and their neighbours. */
function valuesOf(edition: Edition, id: string, fact: FactDefinition): fc.Arbitrary<Scalar> {
  if (fact.type === 'boolean') return fc.boolean();
  if (fact.type === 'enum') return fc.constantFrom(...Object.keys(fact.values));
  const all = edition.rules.flatMap(({ conditions }) => [...comparisons(conditions)]);
  const constants = all.filter((one) => one.fact === id).flatMap(({ value }) => value);
  if (fact.type === 'date') return fc.constantFrom('1900-01-01', '2100-12-31', ...constants);
  const near = constants.flatMap((value) => (typeof value === 'number' ? [value - 1, value, value + 1] : []));
  const allowed = near.filter((value) => value >= fact.minimum && value <= fact.maximum);
  return fc.constantFrom(fact.minimum, fact.maximum, ...allowed);
}

function factsOf(edition: Edition): fc.Arbitrary<Record<string, Scalar>> {
  return fc.record(Object.fromEntries([...edition.facts].map(([id, fact]) => [id, valuesOf(edition, id, fact)])));
}

const editions = [library, rulesDirectory].flatMap((dir) => {
  const policy = PolicyService.load(dir);
  return policy
    .ruleSets()
    .flatMap(({ id }) => policy.allEditions(id).map((edition, i) => [`${id}, редакція ${i + 1}`, edition] as const));
});

describe('json-rules-engine and the compiled rules agree on', () => {
  // A failure prints the seed and the smallest facts that differ.
  it.each(editions)('%s', async (_name, edition) => {
    await fc.assert(
      fc.asyncProperty(factsOf(edition), async (facts) => {
        const held = (await edition.held(facts)).map(({ rule }) => rule.name);
        expect(edition.heldByClosures(facts).map(({ rule }) => rule.name)).toEqual(held);
      }),
      { numRuns: 60, verbose: 1 },
    );
  });
});

describe('rules nobody wrote', () => {
  const { facts } = PolicyService.load(library).catalogue;
  const asked = [...facts].filter(([, fact]) => fact.type !== 'date');
  const scalar = (fact: FactDefinition): fc.Arbitrary<Scalar> =>
    fact.type === 'enum'
      ? fc.constantFrom(...Object.keys(fact.values))
      : fact.type === 'boolean'
        ? fc.boolean()
        : fc.integer({ min: 0, max: 5 });
  const comparison = fc.constantFrom(...asked).chain(([fact, definition]) =>
    fc.constantFrom(...operatorsOf[definition.type]).chain((operator) => {
      const one = scalar(definition);
      const value: fc.Arbitrary<Resolved> =
        operator === 'in' || operator === 'notIn' ? fc.uniqueArray(one, { minLength: 1, maxLength: 3 }) : one;
      return fc.record({ fact: fc.constant(fact), operator: fc.constant(operator), value });
    }),
  );
  const { group } = fc.letrec<{ part: Condition<Resolved>; group: ConditionGroup<Resolved> }>((tie) => {
    const parts = fc.array(tie('part'), { minLength: 1, maxLength: 4 });
    return {
      part: fc.oneof({ maxDepth: 4, withCrossShrink: true }, comparison, tie('group')),
      group: fc.oneof(fc.record({ all: parts }), fc.record({ any: parts }), fc.record({ not: tie('part') })),
    };
  });

  it('mean the same to both, and the smallest that does not is shown', async () => {
    const given = fc.record(Object.fromEntries(asked.map(([id, fact]) => [id, scalar(fact)])));
    await fc.assert(
      fc.asyncProperty(group, given, async (conditions, snapshot) => {
        const held = await new JsonRules([{ name: 'made-up', conditions }]).thatHold(snapshot);
        expect(compile(conditions)(snapshot)).toBe(held.has('made-up'));
      }),
      { numRuns: 500, verbose: 1 },
    );
  });
});

describe('a difference between the two', () => {
  const edition = PolicyService.load(library).edition('loan', on('2024-01-01'));
  const facts = { 'reader.card': 'valid', 'reader.debt': false, 'book.rare': false, 'book.copies': 5 };

  it('is an incident, never a decision', async () => {
    const broken = Object.create(edition, { heldByClosures: { value: () => [] } }) as Edition;
    const refusal = await problem(decideBy(broken, facts, on('2024-01-01')));
    expect(refusal).toMatchObject({ code: 'EVALUATORS_DISAGREE', status: 500 });
    expect(refusal.message).toContain('рушій: 4-lend; перевірка: жодне');
  });
});

describe('json-rules-engine behind its door', () => {
  const rule = (name: string, value: number) => ({
    name,
    conditions: { all: [{ fact: 'a.b', operator: 'greaterThan' as const, value }] },
  });
  const rules = new JsonRules([rule('low', 1), rule('high', 100)]);

  it('loses no rule when many runs overlap', async () => {
    const runs = await Promise.all(Array.from({ length: 500 }, (_, i) => rules.thatHold({ 'a.b': i })));
    expect(runs.map((held) => held.size)).toEqual(
      Array.from({ length: 500 }, (_, i) => Number(i > 1) + Number(i > 100)),
    );
  });

  it('refuses a missing fact instead of guessing', async () => {
    await expect(rules.thatHold({ 'a.c': 1 })).rejects.toThrow('Undefined fact: a.b');
  });
});

describe('a compiled comparison', () => {
  const test = (operator: 'in' | 'lessThan' | 'greaterThanInclusive', value: Scalar | Scalar[], fact: Scalar) =>
    compile({ fact: 'a.b', operator, value })({ 'a.b': fact });

  it('never orders things of different kinds', () => {
    expect(test('greaterThanInclusive', 30, '30')).toBe(false);
    expect(test('lessThan', '30', 5)).toBe(false);
  });

  it('takes a list as a list, never a text as its letters', () => {
    expect(test('in', 'expired', 'expire')).toBe(false);
    expect(test('in', ['expired'], 'expired')).toBe(true);
  });
});
