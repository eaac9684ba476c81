import { describe, expect, it } from 'vitest';
import { EditionDiagram, comparisonsOf } from '../../../src/policy/analysis/edition-diagram.js';
import { anyCells } from '../../../src/policy/analysis/regions.js';
import { Diagrams } from '../../../src/policy/analysis/diagrams.js';
import { Space } from '../../../src/policy/analysis/space.js';
import { PolicyService } from '../../../src/policy/index.js';
import { choose } from '../../../src/policy/evaluation/hit-policy.js';
import { rulesDirectory } from '../../../src/platform/installation.js';
import { Problem } from '../../../src/domain/problem.js';
import { Edition } from '../../../src/policy/editions/edition.js';
import type { Facts } from '../../../src/policy/decision.js';
import { chance, syntheticEdition } from './synthetic.js';

/** What the second evaluator says, in the words of the diagram. */
function decidedBy(edition: Edition, facts: Facts): string {
  try {
    const { decides } = choose(edition, edition.heldByClosures(facts));
    return decides?.rule.name ?? 'default';
  } catch (error) {
    if (error instanceof Problem && error.code === 'RULE_CONFLICT') return 'conflict';
    throw error;
  }
}

function compareAtRandom(edition: Edition, seed: number, samples: number): void {
  const space = Space.of(edition.facts, comparisonsOf(edition));
  const diagram = new EditionDiagram(edition, space);
  const next = chance(seed);
  const wrong = Array.from({ length: samples }, () => {
    const cells = space.variables.map((variable) => next(variable.cells.length));
    const facts = space.factsAt(cells);
    const { rules, conflict } = diagram.verdicts[space.diagrams.at(diagram.decided, cells)] ?? {
      rules: [],
      conflict: false,
    };
    const told = conflict ? 'conflict' : (rules[0]?.rule.name ?? 'default');
    const possible = edition.invariants.every(({ never }) => !never(facts));
    const isRight = told === decidedBy(edition, facts);
    return isRight && space.diagrams.at(diagram.possible, cells) === Number(possible) ? [] : [{ facts, told }];
  });
  expect(wrong.flat()).toEqual([]);
}

const policy = PolicyService.load(rulesDirectory);
const shipped = policy.ruleSets().flatMap(({ id }) => policy.allEditions(id).map((edition) => [id, edition] as const));

describe('the diagram of an edition says what the evaluator says', () => {
  it.each(shipped)('%s', (_, edition) => compareAtRandom(edition, 7, 400));

  it.each(['priority', 'unique', 'collect'] as const)('of synthetic rules under «%s»', (hitPolicy) => {
    for (let seed = 1; seed <= 12; seed++) {
      compareAtRandom(syntheticEdition(seed, { rules: 12, facts: 5, hitPolicy, priorities: 4 }), seed, 200);
    }
  });
});

it('gives the region where a rule makes a difference', () => {
  for (let seed = 1; seed <= 6; seed++) {
    const edition = syntheticEdition(seed, { rules: 10, facts: 4, priorities: 5 });
    const space = Space.of(edition.facts, comparisonsOf(edition));
    const diagram = new EditionDiagram(edition, space);
    for (const [i, { rule }] of edition.rules.entries()) {
      const without = new EditionDiagram(withoutRule(edition, i), space, diagram.book);
      const changed = space.diagrams.differ(diagram.answers(), without.answers());
      const told = space.diagrams.and(diagram.impactOf(i), diagram.holds[i] ?? Diagrams.no);
      expect(told, rule.name).toBe(changed);
      if (told !== Diagrams.no) expect(anyCells(space, told)).not.toBeNull();
    }
  }
});

function withoutRule(edition: Edition, index: number): Edition {
  const rules = edition.document.rules.filter((_, i) => i !== index);
  return new Edition({ ...edition.document, rules });
}
