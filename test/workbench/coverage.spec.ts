import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/policy/evaluation/closures.js';
import { choose } from '../../src/policy/evaluation/hit-policy.js';
import type { Facts } from '../../src/policy/decision.js';
import type { Edition, ReadyRule } from '../../src/policy/editions/edition.js';
import { Problem } from '../../src/domain/problem.js';
import { readCases } from '../../src/policy/rule-tests/read-cases.js';
import { runCommand } from '../../src/workbench/command/run-command.js';
import { coverSet, tally } from '../../src/workbench/coverage/cover.js';
import { coverageReport, rowsFor, type CoverageReport } from '../../src/workbench/coverage/coverage-report.js';
import { coverageVerb } from '../../src/workbench/coverage/coverage-verb.js';
import { type Goal, goalsOf } from '../../src/workbench/coverage/goals.js';
import { occurrences } from '../../src/workbench/coverage/occurrences.js';
import { RulesSource } from '../../src/workbench/command/rules-source.js';
import { groundsOf } from '../../src/workbench/rows/ground.js';
import { RowProposals } from '../../src/workbench/rows/propose-row.js';
import { library } from '../policy/support.js';
import { libraryTable, pasted, surroundings, told } from './mutate-support.js';
import { everyFacts, smallPolicy } from './mutate-synthetic.js';
import { ChangedFiles, FolderFiles } from '../../src/platform/files/index.js';

const policies = (['priority', 'unique', 'collect'] as const).flatMap((hitPolicy) =>
  [1, 2, 3].map((seed) => ({ hitPolicy, seed, policy: smallPolicy(seed, { rules: 4, hitPolicy }) })),
);

/** Whether a case shows a goal, by the compiled functions alone. */
function shown(goal: Goal, edition: Edition, ready: ReadyRule, facts: Facts): boolean {
  const chosen = decidedIn(edition, facts);
  if (!chosen || edition.invariants.some(({ never }) => never(facts))) return false;
  const [comparison] = [...occurrences(ready.conditions)].filter((_, i) => i === goal.comparison);
  const way = comparison ? compile(comparison.comparison)(facts) === goal.held : false;
  switch (goal.kind) {
    case 'decides':
      return chosen.includes(ready);
    case 'holds':
      return ready.holds(facts);
    case 'condition':
      return way;
    case 'independent':
      // With the one comparison turned round, the rule turns round.
      return (
        way &&
        comparison !== undefined &&
        compile(comparison.settled(goal.held === false))(facts) !== ready.holds(facts)
      );
  }
}

function decidedIn(edition: Edition, facts: Facts): ReadyRule[] | null {
  try {
    const { decides, alsoHeld } = choose(edition, edition.heldByClosures(facts));
    return [...(decides ? [decides] : []), ...(edition.document.hitPolicy === 'collect' ? alsoHeld : [])];
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

describe('what can be shown, and where, is what trying every case one by one finds', () => {
  it.each(policies)('$hitPolicy, seed $seed', ({ policy }) => {
    const names = policy.ruleSet('small').rules.map(({ name }) => name);
    const goals = goalsOf(names, groundsOf(policy, 'small', []));
    const wrong = goals.flatMap((goal) =>
      goal.places.flatMap(({ ground, region }) => {
        const ready = ground.edition.rules.find(({ rule }) => rule.name === goal.rule);
        const told = (facts: Facts) => ground.space.diagrams.at(region, ground.cellsOf({ facts })) === 1;
        return [...everyFacts(ground.edition.facts)]
          .filter((facts) => ready && told(facts) !== shown(goal, ground.edition, ready, facts))
          .map((facts) => ({ rule: goal.rule, text: goal.text, facts }));
      }),
    );
    expect(wrong).toEqual([]);
    expect(new Set(goals.map(({ kind }) => kind)).size).toBe(4);
  });
});

describe('the rows proposed for a set without a table', () => {
  it.each(policies)('show everything that can be shown: $hitPolicy, seed $seed', ({ policy }) => {
    const ruleSet = policy.ruleSet('small');
    const before = coverSet(policy, 'small', []);
    const rows = rowsFor(before.met, new RowProposals(ruleSet, policy.catalogue, 'small.md', ''));
    const lines = rows.flatMap(({ row }, i) => (i === 0 ? row.lines : row.lines.slice(row.lines.indexOf(''))));
    const after = coverSet(policy, 'small', readCases('small.md', lines.join('\n'), policy.catalogue));
    expect(after.failing).toEqual([]);
    const states = (met: typeof before.met) => met.map(({ state }) => state);
    expect(states(after.met)).toEqual(states(before.met).map((state) => (state === 'missing' ? 'covered' : state)));
    expect(tally(before.met, 'decides').covered).toBe(0);
  });
});

const table = readFileSync(join(library, 'tests/loan.md'), 'utf8');

function report(source: RulesSource): CoverageReport {
  const cases = source.tables().flatMap((one) => one.cases);
  return coverageReport({ policy: source.policy(), files: source.files, cases, sets: ['loan'] });
}

describe('the coverage of a table', () => {
  it('counts rules, conditions both ways and MC/DC, and the clauses whose rules decide', () => {
    const { sets, acts } = report(libraryTable(table));
    expect(sets[0]).toMatchObject({
      rows: 4,
      rules: { covered: 2, total: 5, impossible: 0 },
      conditions: { covered: 8, total: 12, impossible: 0 },
      independent: { covered: 2, total: 6, impossible: 0 },
    });
    const rules = acts.find(({ act }) => act === 'library-rules');
    expect(rules).toMatchObject({ covered: 2, total: 4 });
    expect(rules?.clauses.map(({ clause, covered }) => [clause, covered])).toEqual([
      ['3', true],
      ['4', true],
      ['5', false],
      ['6', false],
    ]);
  });

  it('is whole once the rows it lacks are pasted', () => {
    const missing = report(libraryTable(table)).sets[0]?.missing ?? [];
    const [whole] = report(libraryTable(pasted(table, missing))).sets;
    expect(whole).toMatchObject({
      rules: { covered: 5, total: 5 },
      conditions: { covered: 12, total: 12 },
      independent: { covered: 6, total: 6 },
      missing: [],
      failing: [],
    });
  });

  it('counts a row about a region with everything in it', () => {
    const region = `${table}\n\nНадходження: 2024-03-04\n
| № | Випадок | читацький квиток | має неповернені книги | рідкісна книга | примірників у фонді | Рішення | Пункт |
|---|---------|------------------|-----------------------|----------------|---------------------|---------|-------|
| 5 | Без дійсного квитка не видають нічого | прострочений; немає | * | * | * | не видавати | ПК-3 |\n`;
    const share = (text: string) =>
      report(libraryTable(text)).sets[0]?.editions.find(({ rows }) => rows > 1)?.share ?? 0;
    // 3 rows of 14 · 5 possible combinations; then 6 · 7 of 14 · 7 and the two rows outside the region.
    expect(share(table)).toBeCloseTo(3 / 70, 10);
    expect(share(region)).toBeCloseTo(44 / 98, 10);
  });

  it('leaves out what no possible facts can show, and says so', async () => {
    const rules = readFileSync(join(library, 'loan.rules.json'), 'utf8').replace(
      '"all": [{ "fact": "reader.debt", "operator": "equal", "value": true }]',
      '"all": [{ "fact": "reader.debt", "operator": "equal", "value": true }, { "fact": "reader.card", "operator": "equal", "value": "none" }]',
    );
    const source = new RulesSource(
      new ChangedFiles('library', new FolderFiles(library), new Map([['loan.rules.json', rules]])),
    );
    const [set] = report(source).sets;
    expect(set).toMatchObject({ rules: { total: 4, impossible: 1 }, independent: { total: 5, impossible: 2 } });
    expect(set?.impossible.map(({ rule, text }) => `${rule}: ${text}`)).toEqual([
      '6-debtor: правило вирішує',
      '6-debtor: правило справджується',
      '6-debtor: умова «має неповернені книги — так» справджується, і лише від неї залежить правило',
      '6-debtor: умова «читацький квиток — «немає»» справджується, і лише від неї залежить правило',
    ]);
    const { text } = await told(coverageVerb, source, ['loan'], {});
    expect(text).toContain('правила 2 із 4 (неможливо: 1)');
    expect(text).toContain('Неможливо: 6-debtor — правило вирішує.');
  });
});

describe('npm run rules -- coverage', () => {
  it('ends with «found» and rows to paste while something is not shown', async () => {
    const answer = await told(coverageVerb, libraryTable(table), ['loan'], {});
    expect(answer.ending).toBe('found');
    expect(answer.text).toContain(
      'Видача книги (loan), рядків 4: правила 2 із 5, умови в обидва боки 8 із 12, MC/DC 2 із 6',
    );
    expect(answer.text).toContain('Не показано: 6-debtor — умова «має неповернені книги — так» справджується.');
    expect(answer.text).toContain('MC/DC — з маскуванням');
    expect(answer.report).toEqual(report(libraryTable(table)));
  });

  it('shows everything of the shipped sets', async () => {
    const said: string[] = [];
    const streams = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };
    const code = await runCommand([coverageVerb], ['coverage'], streams, surroundings);
    expect([code, said.join('\n')]).toEqual([0, expect.stringContaining('Разом: правила')]);
  });
});
