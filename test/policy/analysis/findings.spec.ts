import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/policy/analysis/edition-diagram.js';
import { type AnalysisCode, analysisCodes, findingsOf } from '../../../src/policy/analysis/findings/findings.js';
import { address, atLeast, below, form, signed, smallEdition, type SmallSet } from './small-edition.js';

/** `code rule part <- because`, the default as `-`. */
function found(set: SmallSet): string[] {
  return findingsOf(analyse(smallEdition(set))).map(({ code, rules, part, because, invariants }) =>
    [code, rules.join('+') || '-', part, [...because, ...invariants].join('+')].filter(Boolean).join(' '),
  );
}

const take = { name: 'take', priority: 2, when: [signed()], gives: 'take' };
const back = { name: 'back', priority: 1, when: [address(false)], gives: 'return' };

/** For each code a set that gives it, what is told, and a set that differs in one thing and does not. */
const cases: Readonly<Record<AnalysisCode, { set: SmallSet; told: string; near: SmallSet }>> = {
  'rule-never-true': {
    set: { rules: [take, { ...back, when: [atLeast(30), below(30)] }] },
    told: 'rule-never-true back',
    near: { rules: [take, { ...back, when: [atLeast(30), below(31)] }] },
  },
  'rule-impossible': {
    set: { never: { unsigned: [form('oral'), signed()] }, rules: [{ ...take, when: [form('oral'), signed()] }, back] },
    told: 'rule-impossible take unsigned',
    near: {
      never: { unsigned: [form('oral'), signed()] },
      rules: [{ ...take, when: [form('oral', 'paper'), signed()] }, back],
    },
  },
  'rule-never-decides': {
    set: { rules: [take, { ...back, when: [address(false), signed()] }] },
    told: 'rule-never-decides back take',
    near: {
      rules: [
        { ...take, priority: 1 },
        { ...back, priority: 2, when: [address(false), signed()] },
      ],
    },
  },
  'rule-repeats': {
    set: { rules: [take, { ...take, name: 'again', when: [signed(), address()] }] },
    told: 'rule-repeats again take',
    near: { rules: [take, { ...take, name: 'again', when: [signed(false), address()] }] },
  },
  'rule-changes-nothing': {
    set: {
      otherwise: 'take',
      rules: [
        { ...take, priority: 1, clause: '1' },
        { ...back, priority: 2 },
      ],
    },
    told: 'rule-changes-nothing take',
    near: {
      otherwise: 'take',
      rules: [
        { ...take, priority: 1, clause: '2' },
        { ...back, priority: 2 },
      ],
    },
  },
  'rule-always-decides': {
    set: { rules: [{ ...take, when: { any: [signed(), signed(false)] } }, back] },
    told: 'rule-always-decides take',
    near: { rules: [{ ...take, when: { any: [signed(), address(false)] } }, back] },
  },
  'rule-always-holds': {
    set: { rules: [take, { ...back, when: { any: [address(), address(false)] } }] },
    told: 'rule-always-holds back',
    near: { rules: [take, { ...back, when: { any: [address(), signed(false)] } }] },
  },
  'rules-conflict': {
    set: { rules: [take, { ...back, priority: 2 }] },
    told: 'rules-conflict take+back',
    near: { rules: [take, { ...back, priority: 2, gives: 'take' }] },
  },
  'rules-overlap': {
    set: { hitPolicy: 'unique', rules: [take, back] },
    told: 'rules-overlap take+back',
    near: { hitPolicy: 'unique', rules: [take, { ...back, when: [signed(false)] }] },
  },
  'values-conflict': {
    set: {
      hitPolicy: 'collect',
      rules: [
        { ...take, values: { days: 5 } },
        { ...back, values: { days: 10 } },
      ],
    },
    told: 'values-conflict take+back',
    near: {
      hitPolicy: 'collect',
      rules: [
        { ...take, values: { days: 5 } },
        { ...back, values: { sheets: 10 } },
      ],
    },
  },
  gap: {
    set: { founded: false, rules: [take, back] },
    told: 'gap -',
    near: { founded: true, rules: [take, back] },
  },
  'default-unreachable': {
    set: { rules: [take, { ...back, when: [signed(false)] }] },
    told: 'default-unreachable -',
    near: { rules: [take, { ...back, when: [signed(false), below(60)] }] },
  },
  'condition-redundant': {
    set: {
      never: { unsigned: [form('oral'), signed()] },
      rules: [{ ...take, when: [signed(), form('paper', 'electronic')] }],
    },
    told: 'condition-redundant take /conditions/all/1 unsigned',
    near: { never: { unsigned: [form('oral'), signed()] }, rules: [{ ...take, when: [signed(), form('paper')] }] },
  },
  'condition-idle': {
    set: { rules: [take, { ...back, when: [signed(false), address(false)] }] },
    told: 'condition-idle back /conditions/all/0 take',
    near: {
      rules: [
        { ...take, priority: 1 },
        { ...back, priority: 2, when: [signed(false), address(false)] },
      ],
    },
  },
};

describe.each(analysisCodes)('%s', (code) => {
  const { set, told, near } = cases[code];
  it('is told', () => {
    expect(found(set)).toContain(told);
  });
  it('is not told of a set that differs in one thing', () => {
    expect(found(near).filter((line) => line.startsWith(`${code} `))).toEqual([]);
  });
});

it('a sound set has no findings', () => {
  expect(found({ rules: [take, back] })).toEqual([]);
});
