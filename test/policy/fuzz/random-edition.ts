import type { Catalogue, FactDefinition } from '../../../src/policy/catalogue/catalogue.js';
import {
  type Comparison,
  type Condition,
  type ConditionGroup,
  comparisons,
  type Operator,
  operatorsOf,
  type Scalar,
} from '../../../src/policy/catalogue/condition.js';
import { Edition } from '../../../src/policy/editions/edition.js';
import type { ParameterInForce, RuleInForce } from '../../../src/policy/editions/edition-document.js';
import type { Dice } from '../../support/dice.js';

const deepest = 4;
const basis = 'receivedOn';

/** An edition with rules that nobody wrote: whatever the vocabulary lets one say, to the depth of four. */
export function drawEdition(catalogue: Catalogue, chance: Dice): Edition {
  const writer = new RuleWriter(catalogue, chance);
  const rules = Array.from({ length: chance.between(1, 4) }, (_, i) => writer.rule(`made-up-${i + 1}`));
  const used = new Set(rules.flatMap(({ conditions }) => [...comparisons(conditions)].map(({ fact }) => fact)));
  return new Edition({
    format: 1,
    id: 'made-up',
    title: 'Вигадані правила',
    question: 'Чи справдилося?',
    hitPolicy: 'collect',
    facts: Object.fromEntries([...catalogue.facts].filter(([id]) => used.has(id))),
    invariants: [],
    outcomes: { yes: { label: 'так' }, no: { label: 'ні' } },
    default: { outcome: 'no', note: 'Вигадані правила нічого не вирішують.', basis },
    rules,
    parameters: writer.parameters(),
    acts: {},
  });
}

class RuleWriter {
  private readonly facts: readonly (readonly [string, FactDefinition])[];
  private readonly named = new Map<string, ParameterInForce>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly chance: Dice,
  ) {
    // Few facts, so that rules speak of the same ones.
    this.facts = chance.some([...catalogue.facts], chance.between(1, 6));
  }

  parameters(): ParameterInForce[] {
    return [...this.named.values()];
  }

  rule(name: string): RuleInForce {
    return {
      name,
      title: name,
      priority: this.chance.between(1, 3),
      source: [],
      effective: { from: '1996-10-02', basis },
      conditions: this.group(1),
      event: { type: 'yes' },
    };
  }

  private group(depth: number): ConditionGroup {
    const { chance } = this;
    const part = (): Condition =>
      depth >= deepest || chance.below(2) === 0 ? this.comparison() : this.group(depth + 1);
    const parts = (): Condition[] => Array.from({ length: chance.between(1, 4) }, part);
    switch (chance.below(5)) {
      case 0:
        return { not: part() };
      case 1:
      case 2:
        return { any: parts() };
      default:
        return { all: parts() };
    }
  }

  private comparison(): Comparison {
    const { chance } = this;
    const [fact, definition] = this.facts[chance.below(this.facts.length)] ?? ['', undefined];
    if (!definition) throw new Error('the vocabulary has no facts');
    const [first = 'equal', ...rest] = operatorsOf[definition.type];
    const operator: Operator = chance.pick([first, ...rest]);
    if (operator !== 'in' && operator !== 'notIn') {
      return { fact, operator, value: this.parameterFor(definition) ?? this.value(definition) };
    }
    const list = Array.from({ length: chance.between(1, 4) }, () => this.value(definition));
    return { fact, operator, value: [...new Set(list)] };
  }

  private value(fact: FactDefinition): Scalar {
    const { chance } = this;
    switch (fact.type) {
      case 'boolean':
        return chance.below(2) === 0;
      case 'enum':
        return chance.some(Object.keys(fact.values), 1)[0] ?? '';
      case 'integer':
        return chance.between(fact.minimum, Math.min(fact.maximum, fact.minimum + 60));
      case 'date':
        return `20${chance.between(10, 29)}-0${chance.between(1, 9)}-${chance.between(10, 28)}`;
    }
  }

  /** Now and then a dated parameter stands on the right side. */
  private parameterFor(fact: FactDefinition): Comparison['value'] | null {
    const fitting = [...this.catalogue.parameters.values()].filter(({ type }) => type === fact.type);
    const [parameter] = this.chance.below(4) === 0 ? this.chance.some(fitting, 1) : [];
    const [drawn] = this.chance.some(parameter?.values ?? [], 1);
    if (!parameter || !drawn) return null;
    const { id, label, type } = parameter;
    if (!this.named.has(id)) this.named.set(id, { id, basis, label, type, value: drawn.value, source: drawn.source });
    return { fact: id };
  }
}
