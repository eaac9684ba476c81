import { describe, expect, it } from 'vitest';
import { answerKey } from '../../src/policy/analysis/verdict.js';
import type { Facts } from '../../src/policy/decision.js';
import type { Edition } from '../../src/policy/editions/edition.js';
import { readCases } from '../../src/policy/rule-tests/read-cases.js';
import { runCase } from '../../src/policy/rule-tests/run-case.js';
import type { Change } from '../../src/workbench/mutate/mutant.js';
import { mutantsOf } from '../../src/workbench/mutate/mutants.js';
import { countsOf, mutateSet } from '../../src/workbench/mutate/mutate.js';
import { killersOf } from '../../src/workbench/mutate/proposals.js';
import { givenBy } from '../../src/workbench/rows/given.js';
import { groundsOf } from '../../src/workbench/rows/ground.js';
import { RowProposals } from '../../src/workbench/rows/propose-row.js';
import { tries } from '../support/counts.js';
import { everyFacts, smallPolicy } from './mutate-synthetic.js';

const policies = (['priority', 'unique', 'collect'] as const).flatMap((hitPolicy) =>
  [1, 6, 2, 3]
    .slice(0, tries(2, 4))
    .map((seed) => ({ hitPolicy, seed, policy: smallPolicy(seed, { rules: 4, hitPolicy }) })),
);

/** Whether two editions answer otherwise, tried case by case; null where nobody can say what is right. */
function differs(was: Edition, becomes: Edition, facts: Facts): boolean | null {
  const [a, b] = [givenBy(was, facts), givenBy(becomes, facts)];
  const impossible = [...was.invariants, ...becomes.invariants].some(({ never }) => never(facts));
  return impossible || a.outcome === null ? null : answerKey(a) !== answerKey(b);
}

/** Cases about which the diagrams say something else than trying them. */
function wrongIn({ ground, mutated, delta }: Change): Facts[] {
  const definitions = ground.space.variables.map(({ fact, definition }) => [fact, definition] as const);
  return [...everyFacts(definitions)].filter((facts) => {
    const told = ground.space.diagrams.at(delta, ground.cellsOf({ facts })) === 1;
    return told !== (differs(ground.edition, mutated, facts) ?? false);
  });
}

describe('where a mutant answers otherwise is what trying every case one by one finds', () => {
  it.each(policies)('$hitPolicy, seed $seed', ({ policy }) => {
    const kinds = new Set<string>();
    for (const mutant of mutantsOf(policy, 'small', groundsOf(policy, 'small', []), [])) {
      kinds.add(mutant.kind);
      expect(mutant.changes.flatMap(wrongIn), `${mutant.rule ?? ''} ${mutant.text}`).toEqual([]);
    }
    expect(kinds.size).toBeGreaterThan(8);
  });
});

describe('the rows proposed for a set without a table', () => {
  it.each(policies)('kill every mutant that can be killed: $hitPolicy, seed $seed', async ({ policy }) => {
    const before = mutateSet(policy, 'small', []);
    const file = 'rules/tests/small.md';
    const killers = killersOf(before, new RowProposals(policy.ruleSet('small'), policy.catalogue, file, ''));
    const heads = killers.map(({ row }, i) => (i === 0 ? row.lines : row.lines.slice(row.lines.indexOf(''))));
    const cases = readCases(file, heads.flat().join('\n'), policy.catalogue);
    expect(cases.map(({ facts, asOf, outcome, clauses }) => ({ facts, asOf, outcome, clauses }))).toEqual(
      killers.map(
        ({
          row: {
            case: { facts, asOf, outcome, clauses },
          },
        }) => ({ facts, asOf, outcome, clauses }),
      ),
    );
    for (const row of cases) expect((await runCase(policy, row)).faults).toEqual([]);
    const after = mutateSet(policy, 'small', cases);
    expect(countsOf(after.judged)).toEqual({
      ...countsOf(before.judged),
      killed: countsOf(before.judged).survived,
      survived: 0,
    });
    expect(after.failing).toEqual([]);
  });
});
