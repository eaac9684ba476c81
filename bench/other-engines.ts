import { ZenEngine } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';
import type { Comparison, Condition, Operator, Resolved, Scalar } from '../src/policy/catalogue/condition.js';
import type { Facts } from '../src/policy/decision.js';
import type { Edition, ReadyRule } from '../src/policy/editions/edition.js';

/** Something that answers a `priority` set: facts in, the name of the outcome out. */
export type Evaluator = (facts: Facts) => string | Promise<string>;

const byPriority = ({ rules }: Edition): ReadyRule[] => [...rules].sort((a, b) => b.rule.priority - a.rule.priority);

/** json-rules-engine as its documentation shows it: an engine for each run, the first event by priority. */
export function rawJsonRules(edition: Edition): Evaluator {
  return async (facts) => {
    const engine = new Engine();
    for (const { rule, conditions } of edition.rules) {
      engine.addRule({
        priority: rule.priority,
        conditions: JSON.parse(JSON.stringify(conditions)),
        event: { type: rule.event.type, params: { priority: rule.priority } },
      });
    }
    const { events } = await engine.run(facts);
    const [first] = events.toSorted((a, b) => Number(b.params?.['priority']) - Number(a.params?.['priority']));
    return first?.type ?? edition.document.default.outcome;
  };
}

/** zen-engine with the same rules as one decision table, the first row that fits deciding. */
export function zen(edition: Edition): Evaluator {
  const rows = byPriority(edition).map(({ rule, conditions }) => ({
    _id: rule.name,
    holds: expression(conditions, zenWords),
    outcome: JSON.stringify(rule.event.type),
  }));
  const table = {
    hitPolicy: 'first',
    inputs: [{ id: 'holds', name: 'holds', type: 'expression' }],
    outputs: [{ id: 'outcome', name: 'outcome', field: 'outcome', type: 'expression' }],
    rules: [...rows, { _id: 'default', holds: '', outcome: JSON.stringify(edition.document.default.outcome) }],
  };
  const nodes = [
    { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
    { id: 'table', name: 'table', type: 'decisionTableNode', content: table, position: { x: 1, y: 0 } },
    { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } },
  ];
  const edges = [
    { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
    { id: 'b', type: 'edge', sourceId: 'table', targetId: 'out' },
  ];
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify({ nodes, edges })));
  return async (facts) => {
    const { result } = await decision.evaluate(nested(facts));
    return String(result.outcome);
  };
}

/** What a programmer would write instead of a rule file: `if … return …`, highest priority first. */
export function handWritten(edition: Edition): Evaluator {
  const lines = byPriority(edition).map(
    ({ rule, conditions }) => `if (${expression(conditions, scriptWords)}) return ${JSON.stringify(rule.event.type)};`,
  );
  const body = [...lines, `return ${JSON.stringify(edition.document.default.outcome)};`].join('\n');
  // eslint-disable-next-line no-implied-eval -- a program written for the measurement from our own synthetic rules
  return new Function('facts', body) as Evaluator;
}

/** How a language writes a condition. */
interface Words {
  readonly and: string;
  readonly or: string;
  readonly not: (inner: string) => string;
  readonly fact: (id: string) => string;
  readonly equal: string;
  readonly different: string;
  readonly among: (fact: string, values: readonly Scalar[]) => string;
}

const scriptWords: Words = {
  and: ' && ',
  or: ' || ',
  not: (inner) => `!(${inner})`,
  fact: (id) => `facts[${JSON.stringify(id)}]`,
  equal: '===',
  different: '!==',
  among: (fact, values) => values.map((value) => `${fact} === ${JSON.stringify(value)}`).join(' || '),
};

const zenWords: Words = {
  and: ' and ',
  or: ' or ',
  not: (inner) => `not (${inner})`,
  fact: (id) => id,
  equal: '==',
  different: '!=',
  among: (fact, values) => `${fact} in ${JSON.stringify(values)}`,
};

function expression(condition: Condition<Resolved>, words: Words): string {
  const each = (parts: readonly Condition<Resolved>[]) => parts.map((part) => `(${expression(part, words)})`);
  if ('all' in condition) return each(condition.all).join(words.and);
  if ('any' in condition) return each(condition.any).join(words.or);
  if ('not' in condition) return words.not(expression(condition.not, words));
  return comparison(condition, words);
}

function comparison({ fact: id, operator, value }: Comparison<Resolved>, words: Words): string {
  const fact = words.fact(id);
  const listed = typeof value === 'object' ? value : [value];
  if (operator === 'in') return words.among(fact, listed);
  if (operator === 'notIn') return words.not(words.among(fact, listed));
  const signs: Readonly<Record<Exclude<Operator, 'in' | 'notIn'>, string>> = {
    equal: words.equal,
    notEqual: words.different,
    lessThan: '<',
    lessThanInclusive: '<=',
    greaterThan: '>',
    greaterThanInclusive: '>=',
  };
  return `${fact} ${signs[operator]} ${JSON.stringify(value)}`;
}

/** `{ "letter.form": … }` as `{ letter: { form: … } }`: how zen-engine reads a dotted name. */
function nested(facts: Facts): Record<string, Record<string, Scalar>> {
  const groups: Record<string, Record<string, Scalar>> = {};
  for (const [id, value] of Object.entries(facts)) {
    const [group = '', ...rest] = id.split('.');
    (groups[group] ??= {})[rest.join('.')] = value;
  }
  return groups;
}
