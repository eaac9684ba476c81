import { describe, expect, it } from 'vitest';
import { type AnswerLevel, answerLevels, ask } from '../../../src/policy/analysis/ask/ask.js';
import { Inquiries } from '../../../src/policy/analysis/ask/inquiries.js';
import { analyse, type EditionDiagram } from '../../../src/policy/analysis/edition-diagram.js';
import { answerKey, answerOf } from '../../../src/policy/analysis/verdict.js';
import type { Invariant } from '../../../src/policy/catalogue/catalogue.js';
import type { Facts } from '../../../src/policy/decision.js';
import { Edition } from '../../../src/policy/editions/edition.js';
import { plainDate } from '../../../src/domain/plain-date.js';
import { Problem } from '../../../src/domain/problem.js';
import { PolicyService } from '../../../src/policy/index.js';
import { rulesDirectory } from '../../../src/platform/installation.js';
import { chance, syntheticEdition, type SyntheticSize } from './synthetic.js';

/** A synthetic edition some of whose facts cannot stand together. */
function withInvariants(seed: number, size: SyntheticSize): Edition {
  const { document } = syntheticEdition(seed, size);
  const next = chance(seed);
  const invariants = Array.from({ length: 3 }, (_, i): Invariant => {
    const [a, b] = [next(size.facts), next(size.facts)];
    const at = (fact: number) =>
      fact % 3 === 0
        ? ({ fact: `fact.f${fact}`, operator: 'equal', value: true } as const)
        : fact % 3 === 1
          ? ({ fact: `fact.f${fact}`, operator: 'in', value: ['v1', 'v2'] } as const)
          : ({ fact: `fact.f${fact}`, operator: 'lessThan', value: 45 } as const);
    return { id: `i${i}`, text: `Неможливо ${i}.`, never: { all: [at(a), at(b)] } };
  });
  return new Edition({ ...document, invariants });
}

interface Combination {
  readonly cells: readonly number[];
  readonly answer: string;
}

/** Every possible combination with its answer, found without any diagram of answers. */
function combinations({ space, edition, verdicts, decided }: EditionDiagram, by: AnswerLevel): Combination[] {
  let all: number[][] = [[]];
  for (const { cells } of space.variables) all = all.flatMap((so) => cells.map((_, cell) => [...so, cell]));
  return all.flatMap((cells) => {
    const facts = space.factsAt(cells);
    if (edition.invariants.some(({ never }) => never(facts))) return [];
    const verdict = verdicts[space.diagrams.at(decided, cells)] ?? { rules: [], conflict: false };
    const answer = answerOf(edition, verdict);
    const key =
      by === 'rule'
        ? verdict.rules.map(({ rule }) => rule.name).join()
        : by === 'outcome'
          ? (answer.outcome ?? answerKey(answer))
          : answerKey(answer);
    return [{ cells, answer: key }];
  });
}

function isEnough(all: readonly Combination[], levels: readonly number[]): boolean {
  const answers = new Map<string, string>();
  return all.every(({ cells, answer }) => {
    const seen = levels.map((level) => cells[level]).join();
    const known = answers.get(seen) ?? answer;
    answers.set(seen, known);
    return known === answer;
  });
}

/** Some facts of some possible combination. */
function partOf(
  diagram: EditionDiagram,
  all: readonly Combination[],
  seed: number,
): { known: Facts; rest: Combination[] } {
  const next = chance(seed);
  const chosen = all[next(all.length)]?.cells ?? [];
  const levels = chosen.flatMap((_, level) => (next(3) === 0 ? [level] : []));
  const facts = diagram.space.factsAt(chosen);
  const known = Object.fromEntries(
    levels.flatMap((level) => {
      const fact = diagram.space.variables[level]?.fact ?? '';
      return [[fact, facts[fact] ?? false]];
    }),
  );
  return { known, rest: all.filter(({ cells }) => levels.every((level) => cells[level] === chosen[level])) };
}

describe.each(answerLevels)('to the level of «%s», against trying everything', (by) => {
  it('asks the fewest facts that leave one answer, and none that is of no use', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const hitPolicy = (['priority', 'unique', 'collect'] as const)[seed % 3];
      const size = { rules: 6, facts: 5, priorities: 3, ...(hitPolicy ? { hitPolicy } : {}) };
      const diagram = analyse(withInvariants(seed, size));
      const { known, rest } = partOf(diagram, combinations(diagram, by), seed);
      const asked = ask(diagram, known, by);
      const levels = diagram.space.variables.map((_, level) => level);
      const levelsOf = (facts: readonly string[]) =>
        levels.filter((l) => facts.includes(diagram.space.variables[l]?.fact ?? ''));
      const subsets = levels.reduce<number[][]>((so, level) => [...so, ...so.map((one) => [...one, level])], [[]]);
      const unknown = subsets.filter((s) =>
        s.every((l) => !Object.hasOwn(known, diagram.space.variables[l]?.fact ?? '')),
      );
      const enough = unknown.filter((s) => isEnough(rest, s));
      const chosen = levelsOf(asked.ask.map(({ fact }) => fact));
      expect(isEnough(rest, chosen), `seed ${seed}`).toBe(true);
      expect(chosen).toHaveLength(Math.min(...enough.map((s) => s.length)));
      const sparing = enough.filter((s) =>
        s.every(
          (l) =>
            !isEnough(
              rest,
              s.filter((other) => other !== l),
            ),
        ),
      );
      const useful = [...new Set(sparing.flat())].toSorted();
      expect([...chosen, ...levelsOf(asked.instead)].toSorted(), `seed ${seed}`).toEqual(useful);
      expect(asked.idle).toHaveLength(levels.length - Object.keys(known).length - useful.length);
      expect(asked.answers).toHaveLength(new Set(rest.map(({ answer }) => answer)).size);
    }
  });
});

it('shows for each answer facts that give it', () => {
  const policy = PolicyService.load(rulesDirectory);
  const asOf = { receivedOn: plainDate('2026-03-02'), decidedOn: plainDate('2026-03-02') };
  const diagram = analyse(policy.edition('admission', asOf));
  const known = { 'letter.form': 'paper', 'letter.residenceGiven': true };
  const { answers } = ask(diagram, known, 'rule');
  for (const { witness, rules, when } of answers) {
    expect(witness).toMatchObject(known);
    const held = diagram.edition.heldByClosures(witness).toSorted((a, b) => b.rule.priority - a.rule.priority);
    expect(held.slice(0, 1).map(({ rule }) => rule.name)).toEqual(rules);
    expect(when).not.toBe('');
  }
  expect(answers.length).toBeGreaterThan(5);
});

it('asks first what leaves the fewest questions', () => {
  const { ask: first } = ask(analyse(syntheticEdition(4, { rules: 12, facts: 6, priorities: 4 })), {}, 'answer');
  const left = first.map((one) => one.left);
  expect(left).toEqual(left.toSorted((a, b) => a - b));
  expect(first.length).toBeGreaterThan(2);
});

describe('refuses', () => {
  const policy = PolicyService.load(rulesDirectory);
  const inquiries = new Inquiries(policy);
  const day = plainDate('2026-03-02');
  const asOf = { receivedOn: day, decidedOn: day };
  const refused = (facts: Record<string, unknown>): Problem => {
    try {
      inquiries.ask('admission', facts, asOf);
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
    throw new Error('It was not refused.');
  };

  it('facts that an invariant forbids, in its words, at the facts that were given', () => {
    const problem = refused({
      'history.feature': 'first',
      'history.resolvedInSubstance': 'yes',
      'letter.form': 'paper',
    });
    expect(problem.code).toBe('FACTS_IMPOSSIBLE');
    expect(problem.details.detail).toBe('Первинне звернення не має попереднього, вирішеного по суті.');
    expect(problem.details.errors?.map(({ pointer }) => pointer)).toEqual([
      '/facts/history.feature',
      '/facts/history.resolvedInSubstance',
    ]);
  });

  it('facts that several invariants leave no completion, naming no other', () => {
    const { document } = syntheticEdition(1, { rules: 4, facts: 3 });
    const one = (id: string, value: boolean, number: 'lessThan' | 'greaterThanInclusive'): Invariant => ({
      id,
      text: `${id}.`,
      never: {
        all: [
          { fact: 'fact.f0', operator: 'equal', value },
          { fact: 'fact.f2', operator: number, value: 10 },
        ],
      },
    });
    const invariants = [
      one('low', true, 'lessThan'),
      one('other', false, 'lessThan'),
      one('high', true, 'greaterThanInclusive'),
    ];
    const diagram = analyse(new Edition({ ...document, invariants }));
    expect(() => ask(diagram, { 'fact.f0': true }, 'answer')).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ detail: 'low. high.' }) }),
    );
  });

  it('a value that its fact cannot have', () => {
    expect(refused({ 'letter.form': 'parchment' }).details.errors?.[0]?.pointer).toBe('/facts/letter.form');
  });
});
