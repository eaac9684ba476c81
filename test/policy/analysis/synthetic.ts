import type { EditionDocument, RuleInForce } from '../../../src/policy/editions/edition-document.js';
import { Edition } from '../../../src/policy/editions/edition.js';
import type { FactDefinition } from '../../../src/policy/catalogue/catalogue.js';
import type { Comparison } from '../../../src/policy/catalogue/condition.js';
import { plainDate } from '../../../src/domain/plain-date.js';

/** Numbers that are the same for the same seed. */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export interface SyntheticSize {
  readonly rules: number;
  readonly facts: number;
  readonly hitPolicy?: 'priority' | 'unique' | 'collect';
  readonly priorities?: number;
}

/** A set as big as wanted and of no meaning: booleans, enums of five and numbers up to a hundred, by turns. */
export function syntheticEdition(
  seed: number,
  { rules, facts, hitPolicy = 'priority', priorities }: SyntheticSize,
): Edition {
  const next = chance(seed);
  const definitions = Array.from({ length: facts }, (_, i): [string, FactDefinition] => [`fact.f${i}`, kind(i)]);
  const document: EditionDocument = {
    format: 1,
    id: 'synthetic',
    title: 'Штучний набір',
    question: 'Що вирішити?',
    hitPolicy,
    facts: Object.fromEntries(definitions),
    invariants: [],
    outcomes: Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((id) => [id, { label: `рішення ${id}` }])),
    default: { outcome: 'e', note: 'штучне', basis: 'receivedOn' },
    rules: Array.from({ length: rules }, (_, i) => rule(i, priorities ?? rules, definitions, next)),
    parameters: [],
    acts: {},
  };
  return new Edition(document);
}

function kind(i: number): FactDefinition {
  if (i % 3 === 0) return { type: 'boolean', label: `ознака ${i}` };
  if (i % 3 === 1) {
    return {
      type: 'enum',
      label: `вид ${i}`,
      values: { v1: 'перше', v2: 'друге', v3: 'третє', v4: 'четверте', v5: 'п’яте' },
    };
  }
  return { type: 'integer', label: `число ${i}`, minimum: 0, maximum: 100 };
}

function rule(
  i: number,
  priorities: number,
  facts: readonly [string, FactDefinition][],
  next: (below: number) => number,
): RuleInForce {
  const parts = Array.from({ length: 2 + next(3) }, () => comparison(facts[next(facts.length)], next));
  return {
    name: `r${i}`,
    title: `Правило ${i}`,
    priority: priorities - (i % priorities),
    source: [{ act: 'act', clause: String(1 + next(9)) }],
    effective: { from: plainDate('2000-01-01'), basis: 'receivedOn' },
    conditions: next(4) === 0 ? { any: parts } : { all: parts },
    event: { type: ['a', 'b', 'c', 'd'][next(4)] ?? 'a' },
  };
}

function comparison(
  chosen: readonly [string, FactDefinition] | undefined,
  next: (below: number) => number,
): Comparison {
  const [fact = 'fact.f0', definition] = chosen ?? [];
  if (definition?.type === 'enum') {
    return next(2) === 0
      ? { fact, operator: 'equal', value: `v${1 + next(5)}` }
      : { fact, operator: 'in', value: ['v1', 'v3'] };
  }
  if (definition?.type === 'integer') {
    return { fact, operator: next(2) === 0 ? 'lessThan' : 'greaterThanInclusive', value: [10, 45, 60][next(3)] ?? 10 };
  }
  return { fact, operator: next(3) === 0 ? 'notEqual' : 'equal', value: true };
}
