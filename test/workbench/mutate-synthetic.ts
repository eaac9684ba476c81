import { plainDate } from '../../src/domain/plain-date.js';
import type {
  Act,
  Catalogue,
  FactDefinition,
  Invariant,
  Parameter,
  Rule,
  RuleSet,
} from '../../src/policy/catalogue/catalogue.js';
import type { Comparison, ConditionGroup, Scalar } from '../../src/policy/catalogue/condition.js';
import type { Facts } from '../../src/policy/decision.js';
import { PolicyService } from '../../src/policy/index.js';
import { chance } from '../policy/analysis/synthetic.js';

const facts: readonly (readonly [string, FactDefinition])[] = [
  ['case.urgent', { type: 'boolean', label: 'терміново' }],
  ['case.form', { type: 'enum', label: 'форма', values: { paper: 'папір', mail: 'пошта', oral: 'усно' } }],
  ['case.days', { type: 'integer', label: 'днів', minimum: 0, maximum: 7 }],
  ['case.signed', { type: 'boolean', label: 'підпис' }],
];
const outcomes = { yes: { label: 'так' }, no: { label: 'ні' }, later: { label: 'згодом' } };
const change = '2020-01-01';
const setId = 'small';

interface SmallSize {
  readonly rules: number;
  readonly hitPolicy: RuleSet['hitPolicy'];
}

/** A set so small that all its facts can be tried one by one: two editions, a parameter, an impossible combination. */
export function smallPolicy(seed: number, { rules, hitPolicy }: SmallSize): PolicyService {
  const next = chance(seed);
  const act: Act = {
    id: 'act',
    title: 'Акт',
    short: 'А',
    inForceFrom: plainDate('2000-01-01'),
    clauses: ['1', '2', '3', '4'].map((number) => ({ number, summary: `пункт ${number}`, numbers: [], coveredBy: [] })),
  };
  const limit: Parameter = {
    id: 'param.limit',
    label: 'межа',
    type: 'integer',
    values: [
      { from: plainDate('2000-01-01'), value: 3, source: { act: 'act', clause: '1' } },
      { from: plainDate(change), value: 4, source: { act: 'act', clause: '2' } },
    ],
  };
  const invariant: Invariant = {
    id: 'oral-unsigned',
    text: 'Усне не має підпису.',
    never: {
      all: [
        { fact: 'case.form', operator: 'equal', value: 'oral' },
        { fact: 'case.signed', operator: 'equal', value: true },
      ],
    },
  };
  const ruleSet: RuleSet = {
    id: setId,
    title: 'Малий набір',
    question: 'Що вирішити?',
    hitPolicy,
    facts: facts.map(([id]) => id),
    outcomes,
    default: { outcome: 'later', source: [{ act: 'act', clause: '4' }] },
    rules: Array.from({ length: rules }, (_, i) => smallRule(i, rules, next)),
  };
  const catalogue: Catalogue = {
    facts: new Map(facts),
    invariants: [invariant],
    parameters: new Map([[limit.id, limit]]),
    acts: new Map([[act.id, act]]),
    ruleSets: new Map([[setId, ruleSet]]),
  };
  return new PolicyService(catalogue);
}

function smallRule(i: number, rules: number, next: (below: number) => number): Rule {
  const parts = Array.from({ length: 1 + next(3) }, () => comparison(next));
  const group: ConditionGroup = next(3) === 0 ? { any: parts } : { all: parts };
  const conditions: ConditionGroup = next(5) === 0 ? { all: [{ not: group }, comparison(next)] } : group;
  const from = plainDate(next(3) === 0 ? change : '2000-01-01');
  const to = from < change && next(4) === 0 ? plainDate(change) : null;
  return {
    name: `r${i}`,
    title: `Правило ${i}`,
    priority: 1 + next(Math.max(1, rules - 1)),
    source: [{ act: 'act', clause: String(1 + next(3)) }, ...(next(2) === 0 ? [{ act: 'act', clause: '4' }] : [])],
    effective: { from, to, basis: next(4) === 0 ? 'decidedOn' : 'receivedOn' },
    conditions,
    event: {
      type: ['yes', 'no', 'later'][next(3)] ?? 'yes',
      ...(next(3) === 0 ? { params: { days: { fact: 'param.limit' } } } : {}),
    },
  };
}

function comparison(next: (below: number) => number): Comparison {
  switch (next(4)) {
    case 0:
      return { fact: 'case.urgent', operator: next(2) === 0 ? 'equal' : 'notEqual', value: true };
    case 1:
      return next(2) === 0
        ? { fact: 'case.form', operator: 'equal', value: ['paper', 'mail', 'oral'][next(3)] ?? 'paper' }
        : { fact: 'case.form', operator: next(2) === 0 ? 'in' : 'notIn', value: ['paper', 'oral'] };
    case 2: {
      const operator = (['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'equal'] as const)[
        next(5)
      ];
      return {
        fact: 'case.days',
        operator: operator ?? 'equal',
        value: next(2) === 0 ? { fact: 'param.limit' } : 1 + next(6),
      };
    }
    default:
      return { fact: 'case.signed', operator: 'equal', value: next(2) === 0 };
  }
}

/** Every combination of facts there is, without any help of diagrams. */
export function* everyFacts(definitions: Iterable<readonly [string, FactDefinition]>): Generator<Facts> {
  let all: Record<string, Scalar>[] = [{}];
  for (const [id, definition] of definitions) {
    all = all.flatMap((facts) => valuesOf(definition).map((value) => ({ ...facts, [id]: value })));
  }
  yield* all;
}

function valuesOf(definition: FactDefinition): Scalar[] {
  if (definition.type === 'boolean') return [false, true];
  if (definition.type === 'enum') return Object.keys(definition.values);
  if (definition.type === 'date') return [];
  return Array.from({ length: definition.maximum - definition.minimum + 1 }, (_, i) => definition.minimum + i);
}
