import { expect, it } from 'vitest';
import type { Facts } from '../../../src/policy/decision.js';
import { analyse, type EditionDiagram } from '../../../src/policy/analysis/edition-diagram.js';
import { type EditionFinding, findingsOf } from '../../../src/policy/analysis/findings/findings.js';
import type { Condition, ConditionGroup } from '../../../src/policy/catalogue/condition.js';
import type { Edition, ReadyRule } from '../../../src/policy/editions/edition.js';
import { address, atLeast, below, form, signed, smallEdition, type SmallRule } from './small-edition.js';
import { chance } from './synthetic.js';

/** Every combination of cells, each with the facts it stands for. */
function* combinations({ space }: EditionDiagram): Generator<{ cells: number[]; facts: Facts }> {
  const sizes = space.variables.map(({ cells }) => cells.length);
  for (let i = 0; i < space.combinations; i++) {
    let rest = i;
    const cells = sizes.map((size) => {
      const cell = rest % size;
      rest = Math.floor(rest / size);
      return cell;
    });
    yield { cells, facts: space.factsAt(cells) };
  }
}

const parts: readonly Condition[] = [
  signed(),
  signed(false),
  address(),
  form('oral'),
  form('paper', 'electronic'),
  atLeast(30),
  below(10),
  below(31),
];

function randomEdition(seed: number, hitPolicy: 'priority' | 'unique' | 'collect'): Edition {
  const next = chance(seed);
  const conditions = (): ConditionGroup => {
    const chosen = Array.from({ length: 1 + next(3) }, () => parts[next(parts.length)] ?? signed());
    return next(3) === 0 ? { any: chosen } : { all: chosen };
  };
  const rules = Array.from({ length: 5 }, (_, i): SmallRule => ({
    name: `r${i}`,
    priority: 1 + next(3),
    when: conditions(),
    gives: ['take', 'return', 'wait'][next(3)] ?? 'take',
    values: next(2) === 0 ? { days: next(2) } : {},
    clause: String(1 + next(2)),
  }));
  return smallEdition({ hitPolicy, founded: next(2) === 0, never: { oral: [form('oral'), signed()] }, rules });
}

/** Whether a finding is so of one combination, by the evaluator and nothing of the analysis. */
function soOf(edition: Edition, { code, rules }: EditionFinding, facts: Facts): boolean | null {
  const possible = edition.invariants.every(({ never }) => !never(facts));
  const [one, other] = rules.map((name) => edition.rules.find(({ rule }) => rule.name === name));
  const taken = edition.rules.some(
    ({ rule, holds }) =>
      edition.document.hitPolicy === 'priority' && rule.priority > (one?.rule.priority ?? 0) && holds(facts),
  );
  const holds = one?.holds(facts) === true;
  switch (code) {
    case 'gap':
      return possible && edition.heldByClosures(facts).length === 0;
    case 'rules-conflict':
    case 'rules-overlap':
    case 'values-conflict':
      return possible && !taken && holds && other?.holds(facts) === true;
    case 'rule-never-decides':
      return possible && holds;
    case 'rule-repeats':
    case 'rule-changes-nothing':
      return possible && !taken && holds;
    case 'rule-impossible':
      return holds;
    case 'rule-always-decides':
    case 'rule-always-holds':
      return possible;
    default:
      return null;
  }
}

const clashCode = { priority: 'rules-conflict', unique: 'rules-overlap', collect: 'values-conflict' } as const;

/** Pairs of rules that may not hold together. */
function clashing({ rules, document: { hitPolicy } }: Edition): [ReadyRule, ReadyRule][] {
  const pairs = rules.flatMap((one, i) => rules.slice(i + 1).map((other): [ReadyRule, ReadyRule] => [one, other]));
  return pairs.filter(([one, other]) => {
    if (hitPolicy === 'unique') return true;
    const [a, b] = [one.values['days'], other.values['days']];
    if (hitPolicy === 'collect') return a !== undefined && b !== undefined && a !== b;
    return one.rule.priority === other.rule.priority && (one.rule.event.type !== other.rule.event.type || a !== b);
  });
}

/** Codes that follow from counting, for one edition. */
function counted(edition: Edition, diagram: EditionDiagram): Set<string> {
  const codes = new Set<string>();
  const all = [...combinations(diagram)].map(({ facts }) => facts);
  const possible = all.filter((facts) => edition.invariants.every(({ never }) => !never(facts)));
  for (const { rule, holds } of edition.rules) {
    const where = possible.filter((facts) => holds(facts));
    const taken = (facts: Facts): boolean =>
      edition.document.hitPolicy === 'priority' &&
      edition.rules.some((other) => other.rule.priority > rule.priority && other.holds(facts));
    if (!all.some((facts) => holds(facts))) codes.add(`rule-never-true ${rule.name}`);
    else if (where.length === 0) codes.add(`rule-impossible ${rule.name}`);
    else if (where.every(taken)) codes.add(`rule-never-decides ${rule.name}`);
    if (where.length < possible.length) continue;
    codes.add(`${where.some(taken) ? 'rule-always-holds' : 'rule-always-decides'} ${rule.name}`);
  }
  for (const [one, other] of clashing(edition)) {
    const priority = edition.document.hitPolicy === 'priority' ? one.rule.priority : Infinity;
    const together = possible.some(
      (facts) =>
        one.holds(facts) &&
        other.holds(facts) &&
        !edition.rules.some(({ rule, holds }) => rule.priority > priority && holds(facts)),
    );
    if (together) codes.add(`${clashCode[edition.document.hitPolicy]} ${one.rule.name}+${other.rule.name}`);
  }
  const open = possible.some((facts) => edition.heldByClosures(facts).length === 0);
  if (!open) codes.add('default-unreachable ');
  else if (!edition.document.default.source) codes.add('gap ');
  return codes;
}

it.each(['priority', 'unique', 'collect'] as const)(
  'under «%s» regions are the combinations counted one by one',
  (policy) => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 60; seed++) {
      const edition = randomEdition(seed, policy);
      const diagram = analyse(edition);
      const findings = findingsOf(diagram);
      const told = findings.map(({ code, rules }) => `${code} ${rules.join('+')}`);
      const ofThese = told.filter((line) => /^(rule-(never|impossible|always)|gap|default|rules-|values-)/.test(line));
      expect(new Set(ofThese)).toEqual(counted(edition, diagram));
      for (const finding of findings) {
        seen.add(finding.code);
        const { region } = finding;
        if (region === null) continue;
        const wrong = [...combinations(diagram)].filter(({ cells, facts }) => {
          const so = soOf(edition, finding, facts);
          return so !== null && (diagram.space.diagrams.at(region, cells) === 1) !== so;
        });
        expect(wrong, `${seed} ${finding.code}`).toEqual([]);
      }
    }
    expect(seen.size).toBeGreaterThan(6);
  },
);

it('parts said to be redundant may all go at once, and the rule holds where it held', () => {
  let gone = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const edition = randomEdition(seed, 'priority');
    const diagram = analyse(edition);
    const findings = findingsOf(diagram);
    for (const ready of edition.rules) {
      const told = findings.filter(({ code, rules }) => code === 'condition-redundant' && rules[0] === ready.rule.name);
      if (told.length === 0) continue;
      gone += told.length;
      const thin = thinned(
        ready.rule.conditions,
        told.map(({ part }) => part),
      );
      const without = smallEdition({
        never: { oral: [form('oral'), signed()] },
        rules: [{ name: 'thin', when: thin, gives: 'take' }],
      });
      const wrong = [...combinations(diagram)].filter(
        ({ facts }) =>
          edition.invariants.every(({ never }) => !never(facts)) &&
          (without.heldByClosures(facts).length === 1) !== ready.holds(facts),
      );
      expect(wrong, `${seed} ${ready.rule.name}`).toEqual([]);
    }
  }
  expect(gone).toBeGreaterThan(10);
});

/** Conditions without the parts that pointers name. */
function thinned(conditions: ConditionGroup, pointers: readonly string[]): ConditionGroup {
  const strip = (condition: Condition, at: string): Condition | null => {
    if (pointers.includes(at)) return null;
    const kept = (inner: readonly Condition[], key: string): Condition[] =>
      inner.flatMap((part, i) => strip(part, `${at}/${key}/${i}`) ?? []);
    if ('all' in condition) return { all: kept(condition.all, 'all') };
    if ('any' in condition) return { any: kept(condition.any, 'any') };
    if ('not' in condition || !Array.isArray(condition.value)) return condition;
    const value = condition.value.filter((_, i) => !pointers.includes(`${at}/value/${i}`));
    return { ...condition, value };
  };
  const rest = strip(conditions, '/conditions');
  return rest && !('fact' in rest) ? rest : conditions;
}
