import { describe, expect, it } from 'vitest';
import { rulesDirectory } from '../../src/platform/installation.js';
import type { Edition } from '../../src/policy/editions/edition.js';
import { PolicyService } from '../../src/policy/index.js';
import { runCommand } from '../../src/workbench/command/run-command.js';
import { Chance } from '../../src/workbench/fuzz/chance.js';
import { RulesSource } from '../../src/workbench/command/rules-source.js';
import { FolderFiles } from '../../src/policy/reading/rule-files.js';
import { differenceOn, fuzz } from '../../src/workbench/fuzz/fuzz.js';
import { fuzzText } from '../../src/workbench/fuzz/fuzz-text.js';
import { drawEdition } from '../../src/workbench/fuzz/random-edition.js';
import { fuzzVerb } from '../../src/workbench/fuzz/fuzz-verb.js';
import { comparisons, type Condition } from '../../src/policy/catalogue/condition.js';
import { library, on, problem } from '../policy/support.js';

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
    const seed = Date.now() % 2 ** 32;
    console.info(`fuzz: зерно ${seed}; повторити: npm run rules -- fuzz --seed ${seed} --runs 80`);
    const report = await fuzz(shipped, { seed, runs: 80, ruleSets: [] });
    expect(fuzzText(report)).toContain('Рушій, перевірка і пояснення всюди збігаються.');
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
    expect(fuzzText(report)).toContain('Повторити: npm run rules -- fuzz --seed 7 --runs 30 ');
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
  const chance = new Chance(1);
  const rules = Array.from({ length: 200 }, () => drawEdition(shipped.catalogue, chance).document.rules).flat();

  it('use every operator, every kind of group and parameters, to the depth of four', () => {
    const used = rules.flatMap(({ conditions }) => [...comparisons(conditions)]);
    expect(new Set(used.map(({ operator }) => operator)).size).toBe(8);
    expect(used.some(({ value }) => typeof value === 'object' && 'fact' in value)).toBe(true);
    expect(new Set(rules.map(({ conditions }) => Object.keys(conditions)[0]))).toEqual(new Set(['all', 'any', 'not']));
    expect(Math.max(...rules.map(({ conditions }) => depth(conditions)))).toBe(4);
  });
});

describe('npm run rules -- fuzz', () => {
  async function call(...args: string[]) {
    const told = { out: '', err: '' };
    const streams = { out: (text: string) => (told.out += text), err: (text: string) => (told.err += text) };
    const code = await runCommand([fuzzVerb], ['fuzz', ...args], streams, {
      env: {},
      now: () => new Date('2026-03-02T07:00:00Z'),
    });
    return { code, ...told };
  }

  it('answers people and machines', async () => {
    const told = await call('guarantor', '--rules', library, '--seed', '5', '--runs', '20');
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toContain('Зерно 5. 1 набір, 1 редакція: у кожній 20 випадків.');
    const json = await call('guarantor', '--rules', library, '--seed', '5', '--runs', '20', '--json');
    expect(JSON.parse(json.out)).toMatchObject({ seed: 5, runs: 20, ruleSets: ['guarantor'], differences: [] });
  });

  it('ends otherwise when there is a difference', async () => {
    const source = Object.assign(new RulesSource(new FolderFiles(library)), { policy: () => sabotaged('loan', blind) });
    const said: string[] = [];
    const options = { seed: '5', runs: '9' };
    const call = {
      words: ['loan'],
      options,
      source,
      env: {},
      now: () => new Date(0),
      say: (t: string) => said.push(t),
    };
    const { ending, text } = await fuzzVerb.run(call);
    expect(ending).toBe('found');
    expect(text).toMatch(/Знайдено \d+ розбіжност.*перевірка: жодне/s);
  });

  it('draws another seed each time unless told', async () => {
    expect((await call('guarantor', '--rules', library, '--runs', '1')).out).toContain(
      `Зерно ${Date.parse('2026-03-02T07:00:00Z') % 2 ** 32}.`,
    );
  });

  it.each([
    [['--seed', 'x'], '--seed «x»: потрібне ціле число від 0 до 4294967295.'],
    [['--runs', '0'], '--runs «0»: потрібне ціле число від 1 до 1000000.'],
    [['laon'], 'Набору правил «laon» немає. Можливо, «loan»?'],
  ])('refuses %j', async (args, expected) => {
    const told = await call(...args, '--rules', library);
    expect(told.code).toBe(2);
    expect(told.err).toContain(expected);
  });
});
