import { Diagrams, type RuleFiles, type RuleCase } from '../../policy/analysis/index.js';
import type { PolicyService } from '../../policy/index.js';
import { type Tell, untold } from '../analyses/progress.js';
import type { RulesSource } from '../command/rules-source.js';
import type { ProposedRow, RowProposals } from '../rows/propose-row.js';
import { proposalsFor } from '../rows/proposals-for.js';
import { setsNamed } from '../rows/sets-named.js';
import { type ActCoverage, actCoverage } from './clauses.js';
import { coverSet, lies, type MetGoal, type SetCoverage, type Tally, tally } from './cover.js';
import type { GoalKind } from './goals.js';

export interface GoalLine {
  readonly kind: GoalKind;
  readonly rule: string;
  readonly text: string;
}

/** A row that would show what no row shows yet, ready to paste. */
export interface UncoveredRow {
  readonly file: string;
  readonly afterLine: number;
  readonly lines: readonly string[];
  readonly words: string;
  /** What the rules say now; whether that is right only a person can say. */
  readonly expected: { readonly outcome: string; readonly outcomeLabel: string };
  readonly shows: readonly GoalLine[];
}

export interface EditionReport {
  readonly digest: string;
  /** First days on which the edition is in force. */
  readonly asOf: readonly { readonly receivedOn: string; readonly decidedOn: string }[];
  readonly rows: number;
  /** The part of the possible combinations that rows speak of, between 0 and 1. */
  readonly share: number;
  readonly rules: Tally;
}

export interface SetCoverageReport {
  readonly ruleSet: string;
  readonly title: string;
  readonly rows: number;
  readonly rules: Tally;
  readonly held: Tally;
  readonly conditions: Tally;
  /** MC/DC with masking, a comparison each. */
  readonly independent: Tally;
  readonly editions: readonly EditionReport[];
  readonly missing: readonly UncoveredRow[];
  /** Proved: no possible facts show it. */
  readonly impossible: readonly GoalLine[];
  readonly failing: readonly { readonly file: string; readonly line: number; readonly number: string }[];
}

/** What the tables show of the rules (звіт про покриття). */
export interface CoverageReport {
  readonly rules: Tally;
  readonly conditions: Tally;
  readonly independent: Tally;
  readonly sets: readonly SetCoverageReport[];
  readonly acts: readonly ActCoverage[];
}

export interface CoverageInput {
  readonly policy: PolicyService;
  readonly files: RuleFiles;
  readonly cases: readonly RuleCase[];
  readonly sets: readonly string[];
}

/** What the tables of a source show of the sets named, or of all. @throws Misuse, RuleFaults, TableFaults */
export function coverRules(source: RulesSource, words: readonly string[], tell: Tell = untold): CoverageReport {
  const policy = source.policy();
  const sets = setsNamed(words, policy);
  const cases = source.tables().flatMap((table) => table.cases);
  return coverageReport({ policy, files: source.files, cases, sets }, tell);
}

export function coverageReport({ policy, files, cases, sets }: CoverageInput, tell: Tell = untold): CoverageReport {
  const covered = sets.map((id, done) => {
    tell({ done, total: sets.length, step: id });
    return coverSet(policy, id, cases);
  });
  const reports = covered.map((one) => setReport(one, policy, files));
  return {
    rules: sum(reports.map(({ rules }) => rules)),
    conditions: sum(reports.map(({ conditions }) => conditions)),
    independent: sum(reports.map(({ independent }) => independent)),
    sets: reports,
    acts: actCoverage(policy, covered),
  };
}

function setReport(coverage: SetCoverage, policy: PolicyService, files: RuleFiles): SetCoverageReport {
  const { ruleSet, title, rows, met, editions, failing } = coverage;
  const { outcomes } = policy.ruleSet(ruleSet);
  return {
    ...{ ruleSet, title, rows },
    rules: tally(met, 'decides'),
    held: tally(met, 'holds'),
    conditions: tally(met, 'condition'),
    independent: tally(met, 'independent'),
    editions: editions.map(({ ground, share, rules, rows: own }) => {
      return { digest: ground.edition.digest, asOf: ground.asOf, rows: own, share, rules };
    }),
    missing: rowsFor(met, proposalsFor(policy, files, ruleSet)).map(({ row, shows }) => {
      const { file, afterLine, lines, words, case: one } = row;
      const outcomeLabel = outcomes[one.outcome]?.label ?? one.outcome;
      return {
        file,
        afterLine,
        lines,
        words,
        expected: { outcome: one.outcome, outcomeLabel },
        shows: shows.map(lineOf),
      };
    }),
    impossible: met.filter(({ state }) => state === 'impossible').map(lineOf),
    failing: failing.map(({ file, line, number }) => ({ file, line, number })),
  };
}

export interface Shown {
  readonly row: ProposedRow;
  readonly shows: MetGoal[];
}

/** Rows that show everything missing; one often shows several things. */
export function rowsFor(met: readonly MetGoal[], proposals: RowProposals): Shown[] {
  const rows: Shown[] = [];
  for (const one of met) {
    if (one.state !== 'missing') continue;
    const known = rows.find(({ row }) => shows(one, row));
    if (known) known.shows.push(one);
    else {
      const row = rowShowing(one, proposals);
      if (row) rows.push({ row, shows: [one] });
    }
  }
  return rows;
}

function rowShowing({ goal }: MetGoal, proposals: RowProposals): ProposedRow | null {
  for (const { ground, region } of goal.places) {
    if (region === Diagrams.no) continue;
    const { space, edition, asOf, suits } = ground;
    const row = proposals.propose({ space, region, edition, asOf, suits });
    if (row) return row;
  }
  return null;
}

function shows({ goal }: MetGoal, { case: row }: ProposedRow): boolean {
  return goal.places.some(({ ground, region }) => {
    const placed = region !== Diagrams.no && ground.suits(row.asOf) ? ground.place(row) : null;
    return placed !== null && lies(ground, placed, region);
  });
}

function lineOf({ goal: { kind, rule, text } }: MetGoal): GoalLine {
  return { kind, rule, text };
}

function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (a, b) => ({
      covered: a.covered + b.covered,
      total: a.total + b.total,
      impossible: a.impossible + b.impossible,
    }),
    { covered: 0, total: 0, impossible: 0 },
  );
}
