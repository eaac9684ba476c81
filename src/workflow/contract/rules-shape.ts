import { type Catalogue, type FactDefinition, type RuleSet, type GivenValue, givenValues } from '../../policy/index.js';
import type { Ruling } from './contract.js';
import { oneOfShapes, type Shape } from './shape.js';

/** The rules as the contract reads them: sets, the parameters their values come from, and the facts they ask. */
export type Rules = Pick<Catalogue, 'ruleSets' | 'parameters' | 'facts'>;

const clause = {
  type: 'object',
  properties: { act: { type: 'string' }, clause: { type: 'string' } },
  required: ['act', 'clause'],
} as const;

/** What a set may answer, on whatever day. */
export const rulingOf = (set: RuleSet, rules: Rules): Ruling =>
  new Map([...givenValues(set, rules)].map(([outcome, values]) => [outcome, valuesShape(values)]));

/** What a process keeps of a decision of a set: one of its outcomes, with the values that come with any of them. */
export function rulingShape(set: string, ruling: Ruling): Shape {
  return {
    type: 'object',
    set,
    properties: {
      outcome: { type: 'string', enum: [...ruling.keys()] },
      rule: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      clauses: { type: 'array', items: clause },
      values: oneOfShapes([...ruling.values()]),
      decisionId: { type: 'string' },
    },
    required: ['outcome', 'rule', 'clauses', 'values', 'decisionId'],
  };
}

/** The values that come with one outcome. */
function valuesShape(values: ReadonlyMap<string, GivenValue>): Shape {
  return {
    type: 'object',
    properties: Object.fromEntries(
      [...values].map(([name, { kinds }]) => [name, oneOfShapes(kinds.map((type) => ({ type })))]),
    ),
    required: [...values].filter(([, { sometimes }]) => !sometimes).map(([name]) => name),
  };
}

/** The facts of a set, each as the dictionary has it; one that is not in it may be anything. */
export function factsShape({ facts }: Pick<RuleSet, 'facts'>, rules: Rules): Shape {
  const members = facts.map((id) => [id, factShape(rules.facts.get(id))] as const);
  return { type: 'object', properties: Object.fromEntries(members), required: facts };
}

function factShape(fact: FactDefinition | undefined): Shape {
  switch (fact?.type) {
    case undefined:
      return {};
    case 'boolean':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'integer':
      return { type: 'number' };
    case 'enum':
      return { type: 'string', enum: Object.keys(fact.values) };
  }
}
