import { chance, syntheticEdition } from '../test/policy/analysis/synthetic.js';
import { plainDate } from '../src/domain/plain-date.js';
import { rulesDirectory } from '../src/platform/installation.js';
import { diffEditions } from '../src/policy/analysis/diff/editions.js';
import { analyse } from '../src/policy/analysis/edition-diagram.js';
import { findingsOf } from '../src/policy/analysis/findings/findings.js';
import type { Catalogue } from '../src/policy/catalogue/catalogue.js';
import { Edition } from '../src/policy/editions/edition.js';
import { writeDecision } from '../src/policy/evaluation/decide.js';
import { choose } from '../src/policy/evaluation/hit-policy.js';
import { PolicyService } from '../src/policy/index.js';
import type { RuleCase } from '../src/policy/rule-tests/rule-case.js';
import { RulesSource } from '../src/workbench/command/rules-source.js';
import { diffSides } from '../src/workbench/diff/diff.js';
import { sideOfRules } from '../src/workbench/diff/sides.js';
import { lint } from '../src/workbench/lint/lint.js';
import { mutateSet } from '../src/workbench/mutate/mutate.js';
import type { Measurement } from './measure.js';
import { isShort } from './scale.js';
import { ChangedFiles, FolderFiles } from '../src/platform/files/index.js';

const asOf = { receivedOn: plainDate('2026-03-02'), decidedOn: plainDate('2026-03-02') };
const folder = new FolderFiles(rulesDirectory);

/** How long a reviewer waits: lint, mutation and comparison of the shipped sets and of big ones. */
export async function measureWorkbench(): Promise<Measurement[]> {
  return [
    await timed('lint, shipped sets', async () => void (await lint(new RulesSource(folder), null))),
    await timed('mutate, shipped sets', async () => mutateShipped()),
    await timed('diff, shipped sets', async () => diffShipped()),
    ...(await Promise.all((isShort ? [50] : [50, 200]).map(ofSynthetic))).flat(),
  ];
}

function mutateShipped(): void {
  const source = new RulesSource(folder);
  const cases = source.tables().flatMap((table) => table.cases);
  for (const { id } of source.policy().ruleSets()) mutateSet(source.policy(), id, cases);
}

/** The whole of the rules against the same with two priorities swapped. */
function diffShipped(): void {
  const text = folder.read('priority.rules.json').replaceAll('"priority": 20', '"priority": 5');
  const changed = new ChangedFiles('changed', folder, new Map([['priority.rules.json', text]]));
  const { equal } = diffSides(sideOfRules(new RulesSource(folder)), sideOfRules(new RulesSource(changed)));
  if (equal) throw new Error('the comparison has missed a change');
}

async function ofSynthetic(rules: number): Promise<Measurement[]> {
  const edition = syntheticEdition(rules, { rules, facts: 14 });
  const { combinations } = analyse(edition).space;
  const size = `${rules} rules over ${combinations.toExponential(1)}`;
  const changed = new Edition({
    ...edition.document,
    rules: edition.document.rules.map((rule, i) => (i === rules >> 1 ? { ...rule, event: { type: 'e' } } : rule)),
  });
  const policy = new PolicyService(catalogueOf(edition));
  const cases = casesOf(policy.edition(edition.document.id, asOf), 400);
  return [
    await timed(`analyse and find, ${size}`, async () => void findingsOf(analyse(edition))),
    await timed(`mutate, ${size}`, async () => void mutateSet(policy, edition.document.id, cases)),
    await timed(`diff, ${size}`, async () => void diffEditions(edition, changed)),
  ];
}

/** A catalogue that holds the synthetic set alone. */
function catalogueOf({ document }: Edition): Catalogue {
  const { id, title, question, hitPolicy, outcomes, default: fallback } = document;
  const rules = document.rules.map(({ effective: { from, basis }, ...rule }) => ({
    ...rule,
    effective: { from: plainDate(from), to: null, basis },
  }));
  const ruleSet = {
    id,
    title,
    question,
    hitPolicy,
    outcomes,
    default: fallback,
    facts: Object.keys(document.facts),
    rules,
  };
  return {
    facts: new Map(Object.entries(document.facts)),
    invariants: [],
    parameters: new Map(),
    acts: new Map(),
    ruleSets: new Map([[id, ruleSet]]),
  };
}

/** Rows as a table would hold them: what the set says of facts drawn at random. */
function casesOf(edition: Edition, count: number): RuleCase[] {
  const { space } = analyse(edition);
  const next = chance(count);
  return Array.from({ length: count }, (_, i): RuleCase => {
    const facts = space.factsAt(space.variables.map(({ cells }) => next(cells.length)));
    const { outcome, rule, clauses } = writeDecision(
      edition,
      choose(edition, edition.heldByClosures(facts)),
      facts,
      asOf,
    );
    const about = { file: 'synthetic.md', line: i + 1, number: String(i + 1), sentence: `випадок ${i + 1}` };
    return { ...about, ruleSet: edition.document.id, asOf, facts, region: {}, outcome, clauses, rule, values: {} };
  });
}

/** One run after one that does not count: what takes a second needs no thousand repeats. */
async function timed(what: string, work: () => Promise<void>): Promise<Measurement> {
  if (!isShort) await work();
  const before = performance.now();
  await work();
  const each = performance.now() - before;
  return { what, database: '–', perSecond: 1000 / each, p50: each, p95: each, count: 1 };
}
