import { z } from 'zod';
import { choice, text, type View, view, whole, wordsOf } from '../../platform/http/index.js';
import { Diagrams } from '../../policy/analysis/index.js';
import type { PolicyService } from '../../policy/index.js';
import { type Tell, untold } from '../analyses/progress.js';
import type { RulesSource } from '../command/rules-source.js';
import type { ProposedRow, RowProposals } from '../rows/propose-row.js';
import { proposalsFor } from '../rows/proposals-for.js';
import { type SetsWithRows, setsWithRows } from '../rows/sets-named.js';
import { digest, FirstDaysView, RowPlaceView, rowToPaste, ruleSet, share, title } from '../views.js';
import { actCoverage, ActCoverageView } from './clauses.js';
import { coverSet, lies, type MetGoal, type SetCoverage, type Tally, tally, TallyView } from './cover.js';
import { goalKinds } from './goals.js';
import type { Files } from '../../platform/files/index.js';

const GoalView = view('CoverageGoal', 'Що мав би показати рядок таблиці.', {
  kind: choice('CoverageGoalKind', 'Що саме треба показати.', wordsOf(goalKinds)),
  rule: text('Правило'),
  text: text('Те саме словами'),
});
type GoalLine = View<typeof GoalView>;

const UncoveredRowView = view('UncoveredRow', 'Рядок, який показав би те, чого не показує жоден.', {
  ...rowToPaste,
  shows: z.array(GoalView).describe('Що він показав би'),
});
export type UncoveredRow = View<typeof UncoveredRowView>;

const EditionView = view('EditionCoverage', 'Що рядки показують в одній редакції.', {
  digest,
  asOf: z.array(FirstDaysView).describe('Перші дні, на які редакція чинна'),
  rows: whole('Рядків про неї'),
  share: share('Частка можливих поєднань фактів, про яку говорять рядки'),
  rules: TallyView,
});

const SetCoverageView = view('SetCoverage', 'Що рядки показують в одному наборі.', {
  ruleSet,
  title,
  rows: whole('Рядків таблиць'),
  rules: TallyView,
  held: TallyView,
  conditions: TallyView,
  independent: TallyView,
  editions: z.array(EditionView).describe('Те саме за редакціями'),
  missing: z.array(UncoveredRowView).describe('Рядки, яких бракує'),
  impossible: z.array(GoalView).describe('Чого не покаже жоден рядок: доведено, що так не буває'),
  failing: z.array(RowPlaceView).describe('Рядки, які не справджуються; їх не враховано'),
});
export type SetCoverageReport = View<typeof SetCoverageView>;

/** What the tables show of the rules (звіт про покриття). */
export const CoverageReportView = view('CoverageReport', 'Що таблиці показують із правил.', {
  rules: TallyView,
  conditions: TallyView,
  independent: TallyView,
  sets: z.array(SetCoverageView).describe('За наборами'),
  acts: z.array(ActCoverageView).describe('За актами і пунктами'),
});
export type CoverageReport = View<typeof CoverageReportView>;

/** What the tables of a source show of the sets named, or of all. @throws Misuse, FileFaults, TableFaults */
export function coverRules(source: RulesSource, words: readonly string[], tell: Tell = untold): CoverageReport {
  return coverageReport(setsWithRows(source, words), tell);
}

export function coverageReport({ policy, files, cases, sets }: SetsWithRows, tell: Tell = untold): CoverageReport {
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

function setReport(coverage: SetCoverage, policy: PolicyService, files: Files): SetCoverageReport {
  const { rows, met, editions, failing } = coverage;
  const { outcomes } = policy.ruleSet(coverage.ruleSet);
  return {
    ruleSet: coverage.ruleSet,
    title: coverage.title,
    rows,
    rules: tally(met, 'decides'),
    held: tally(met, 'holds'),
    conditions: tally(met, 'condition'),
    independent: tally(met, 'independent'),
    editions: editions.map(({ ground: { edition, asOf }, ...shown }) => {
      return { digest: edition.digest, asOf, rows: shown.rows, share: shown.share, rules: shown.rules };
    }),
    missing: rowsFor(met, proposalsFor(policy, files, coverage.ruleSet)).map(({ row, shows }) => {
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

interface Shown {
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
