import { describe, expect, it } from 'vitest';
import { rulesDirectory } from '../../../src/platform/installation.js';
import type { Edition } from '../../../src/policy/editions/edition.js';
import { PolicyService } from '../../../src/policy/index.js';
import { Dice } from '../../support/dice.js';
import { differenceOn, fuzz } from './fuzz.js';
import { drawEdition } from './random-edition.js';
import { comparisons, type Condition } from '../../../src/policy/catalogue/condition.js';
import { library, on, problem } from '../support.js';

const shipped = PolicyService.load(rulesDirectory);

/** The library with an evaluator that answers as told for one set. */
function sabotaged(setId: string, answers: Partial<Pick<Edition, 'held' | 'heldByClosures'>>): PolicyService {
  const policy = PolicyService.load(library);
  for (const edition of policy.allEditions(setId)) Object.assign(edition, answers);
  return policy;
}

const blind = { heldByClosures: () => [] };
const options = { seed: 7, runs: 30, ruleSets: [] };

describe('the shipped rules', () => {
  it('mean the same to the engine, to the check and to the explanation, whatever the facts', async () => {
    const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 32);
    const report = await fuzz(shipped, { seed, runs: 80, ruleSets: [] });
    expect(report.differences, `seed ${seed}`).toEqual([]);
    expect(report.ruleSets).toEqual(shipped.ruleSets().map(({ id }) => id));
    expect(report.cases).toBe(80 * report.editions + 10 * report.madeUpSets);
    expect(report.possible).toBeGreaterThan(0);
    expect(report.possible).toBeLessThan(report.cases);
  });
});

describe('a difference', () => {
  it('is found with its facts and the rules in dispute, the same from the same seed', async () => {
    const report = await fuzz(sabotaged('loan', blind), options);
    expect(report.differences.length).toBeGreaterThan(0);
    for (const { ruleSet, engine, compiled, explained, rules } of report.differences) {
      expect({ ruleSet, compiled, explained }).toEqual({ ruleSet: 'loan', compiled: [], explained: engine });
      expect(rules.map(({ name }) => name)).toEqual(engine);
    }
    expect((await fuzz(sabotaged('loan', blind), options)).differences).toEqual(report.differences);
    const other = await fuzz(sabotaged('loan', blind), { ...options, seed: 8 });
    expect(other.differences).not.toEqual(report.differences);
  });

  it('is also an engine that fails', async () => {
    const broken = sabotaged('loan', { held: () => Promise.reject(new Error('втрачено правило')) });
    const edition = broken.edition('loan', on('2024-03-04'));
    const facts = { 'reader.card': 'none', 'reader.debt': false, 'book.rare': false, 'book.copies': 9 };
    expect(await differenceOn(edition, facts)).toMatchObject({
      engine: 'Error: втрачено правило',
      compiled: ['3-no-card', '4-lend'],
      facts,
    });
  });

  it('is sought only in the sets that were named', async () => {
    expect((await fuzz(sabotaged('loan', blind), { ...options, ruleSets: ['guarantor'] })).differences).toEqual([]);
    expect((await problem(fuzz(shipped, { ...options, ruleSets: ['laon'] }))).code).toBe('NOT_FOUND');
  });
});

describe('made-up rules', () => {
  const depth = (condition: Condition): number => {
    if ('fact' in condition) return 0;
    const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition.not];
    return 1 + Math.max(...parts.map(depth));
  };
  const chance = new Dice(1);
  const rules = Array.from({ length: 200 }, () => drawEdition(shipped.catalogue, chance).document.rules).flat();

  it('use every operator, every kind of group and parameters, to the depth of four', () => {
    const used = rules.flatMap(({ conditions }) => [...comparisons(conditions)]);
    expect(new Set(used.map(({ operator }) => operator)).size).toBe(8);
    expect(used.some(({ value }) => typeof value === 'object' && 'fact' in value)).toBe(true);
    expect(new Set(rules.map(({ conditions }) => Object.keys(conditions)[0]))).toEqual(new Set(['all', 'any', 'not']));
    expect(Math.max(...rules.map(({ conditions }) => depth(conditions)))).toBe(4);
  });
});
