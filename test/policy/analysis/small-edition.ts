import { plainDate } from '../../../src/domain/plain-date.js';
import type { FactDefinition } from '../../../src/policy/catalogue/catalogue.js';
import type { Condition, ConditionGroup, Scalar } from '../../../src/policy/catalogue/condition.js';
import type { EditionDocument } from '../../../src/policy/editions/edition-document.js';
import { Edition } from '../../../src/policy/editions/edition.js';

/** A rule in one line: name, priority, conditions, outcome, values. */
export interface SmallRule {
  readonly name: string;
  readonly priority?: number;
  readonly when: readonly Condition[] | ConditionGroup;
  readonly gives: string;
  readonly values?: Readonly<Record<string, Scalar>>;
  readonly clause?: string;
}

export interface SmallSet {
  readonly hitPolicy?: EditionDocument['hitPolicy'];
  readonly never?: Readonly<Record<string, readonly Condition[]>>;
  /** The default rests on a clause. */
  readonly founded?: boolean;
  readonly otherwise?: string;
  readonly rules: readonly SmallRule[];
}

const facts: Readonly<Record<string, FactDefinition>> = {
  'letter.signed': { type: 'boolean', label: 'підпис' },
  'letter.address': { type: 'boolean', label: 'адреса' },
  'letter.form': { type: 'enum', label: 'форма', values: { paper: 'папір', electronic: 'пошта', oral: 'усна' } },
  'letter.days': { type: 'integer', label: 'днів', minimum: 0, maximum: 60 },
};

export const signed = (value = true): Condition => ({ fact: 'letter.signed', operator: 'equal', value });
export const address = (value = true): Condition => ({ fact: 'letter.address', operator: 'equal', value });
export const form = (...value: string[]): Condition => ({ fact: 'letter.form', operator: 'in', value });
export const atLeast = (value: number): Condition => ({ fact: 'letter.days', operator: 'greaterThanInclusive', value });
export const below = (value: number): Condition => ({ fact: 'letter.days', operator: 'lessThan', value });

/** An edition about letters with four facts, small enough to count by hand. */
export function smallEdition(set: SmallSet): Edition {
  const { hitPolicy = 'priority', never = {}, founded = true, otherwise = 'wait' } = set;
  return new Edition({
    format: 1,
    id: 'small',
    title: 'Малий набір',
    question: 'Що з листом?',
    hitPolicy,
    facts,
    invariants: Object.entries(never).map(([id, all]) => ({ id, text: `Не буває: ${id}`, never: { all: [...all] } })),
    outcomes: Object.fromEntries(['take', 'return', 'wait'].map((id) => [id, { label: `рішення ${id}` }])),
    default: {
      outcome: otherwise,
      note: 'інакше',
      basis: 'receivedOn',
      ...(founded ? { source: [{ act: 'act', clause: '1' }] } : {}),
    },
    rules: set.rules.map(({ name, priority = 1, when, gives, values, clause = name }) => ({
      name,
      title: name,
      priority,
      source: [{ act: 'act', clause }],
      effective: { from: plainDate('2000-01-01'), basis: 'receivedOn' },
      conditions: isList(when) ? { all: when } : when,
      event: { type: gives, ...(values ? { params: values } : {}) },
    })),
    parameters: [],
    acts: {},
  });
}

function isList(when: SmallRule['when']): when is readonly Condition[] {
  return Array.isArray(when);
}
