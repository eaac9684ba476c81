import { describe, expect, test } from 'vitest';
import { conditionOperators, readCondition } from '../../../src/workflow/engine/expressions/conditions.js';

const data = {
  admission: { outcome: 'consider' },
  days: 12,
  on: '2024-03-04',
  signed: true,
  regimes: ['law'],
  limit: 12,
};

function holds(condition: object): boolean {
  return readCondition('json', JSON.stringify(condition))(data);
}

describe('a comparison', () => {
  test.each([
    ['admission.outcome', 'equal', 'consider', true],
    ['admission.outcome', 'notEqual', 'consider', false],
    ['admission.outcome', 'in', ['consider', 'split'], true],
    ['admission.outcome', 'notIn', ['consider', 'split'], false],
    ['regimes', 'contains', 'law', true],
    ['regimes', 'doesNotContain', 'law', false],
    ['days', 'lessThan', 12, false],
    ['days', 'lessThanInclusive', 12, true],
    ['days', 'greaterThan', 11, true],
    ['days', 'greaterThanInclusive', 13, false],
    ['on', 'lessThan', '2024-03-05', true],
    ['days', 'lessThan', '13', false],
    ['days', 'equal', '12', false],
    ['days', 'equal', { fact: 'limit' }, true],
  ])('%s %s %j is %s', (fact, operator, value, expected) => {
    expect(holds({ fact, operator, value })).toBe(expected);
  });

  test.each([
    ['equal', false],
    ['notEqual', true],
    ['lessThan', false],
    ['greaterThan', false],
  ])('a fact that is not there: %s is %s', (operator, expected) => {
    expect(holds({ fact: 'extension.granted', operator, value: 1 })).toBe(expected);
  });
});

test('all, any and not are nested', () => {
  const signed = { fact: 'signed', operator: 'equal', value: true };
  const late = { fact: 'days', operator: 'greaterThan', value: 30 };
  expect(holds({ all: [signed, { not: late }] })).toBe(true);
  expect(holds({ all: [signed, late] })).toBe(false);
  expect(holds({ any: [late, signed] })).toBe(true);
  expect(holds({ any: [late, late] })).toBe(false);
});

test.each([
  ['words', undefined, 'amount > 10'],
  ['a script', 'javascript', 'true'],
  ['no JSON', 'json', '{fact: 1}'],
  ['a bare value', 'json', 'true'],
  ['an empty list', 'json', '{"all":[]}'],
  ['an unknown operator', 'json', '{"fact":"a","operator":"matches","value":".*"}'],
  ['an inherited operator', 'json', '{"fact":"a","operator":"toString","value":1}'],
  ['an unknown word', 'json', '{"fact":"a","operator":"equal","value":1,"run":"x"}'],
  ['no value', 'json', '{"fact":"a","operator":"equal"}'],
  ['a computed path', 'json', '{"fact":"a[0]","operator":"equal","value":1}'],
  ['an object as value', 'json', '{"fact":"a","operator":"equal","value":{"b":1}}'],
])('%s is refused', (_what, language, body) => {
  expect(() => readCondition(language, body)).toThrow();
});

test('a condition nested without end is refused', () => {
  const deep = Array.from({ length: 20 }).reduce<object>((inner) => ({ not: inner }), {
    fact: 'a',
    operator: 'equal',
    value: 1,
  });
  expect(() => holds(deep)).toThrow(/надто глибоко/);
});

test('the operators are those of the rules, and those of lists', () => {
  expect(conditionOperators).toHaveLength(10);
});
