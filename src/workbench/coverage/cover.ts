import { type View, view, whole } from '../../platform/http/index.js';
import { type Diagram, Diagrams, type RuleCase } from '../../policy/analysis/index.js';
import type { PolicyService } from '../../policy/index.js';
import { type Ground, groundsOf, type PlacedRow } from '../rows/ground.js';
import { type Goal, type GoalKind, goalsOf } from './goals.js';

/** A goal and what became of it. */
export interface MetGoal {
  readonly goal: Goal;
  /** `impossible`: proved that no possible facts show it. */
  readonly state: 'covered' | 'missing' | 'impossible';
  readonly by: RuleCase | null;
}

/** How much of what could be shown is shown. */
export const TallyView = view('CoverageTally', 'Скільки показано.', {
  covered: whole('Показано'),
  total: whole('Можна показати'),
  impossible: whole('Доведено, що показати неможливо'),
});
export type Tally = View<typeof TallyView>;

/** An edition and how much of its space rows speak of. */
interface EditionCoverage {
  readonly ground: Ground;
  readonly rows: number;
  /** Of all possible combinations, between 0 and 1. */
  readonly share: number;
  readonly rules: Tally;
}

/** What the rows of one set show (покриття). */
export interface SetCoverage {
  readonly ruleSet: string;
  readonly title: string;
  readonly rows: number;
  readonly met: readonly MetGoal[];
  readonly editions: readonly EditionCoverage[];
  readonly failing: readonly RuleCase[];
}

/** Measures what the rows of one set show of its rules. */
export function coverSet(policy: PolicyService, setId: string, cases: readonly RuleCase[]): SetCoverage {
  const own = cases.filter(({ ruleSet }) => ruleSet === setId);
  const grounds = groundsOf(policy, setId, own);
  const { title, rules } = policy.ruleSet(setId);
  const names = rules.map(({ name }) => name);
  const met = goalsOf(names, grounds).map((goal) => meet(goal));
  const placed = new Set(grounds.flatMap(({ rows }) => rows.map(({ row }) => row)));
  const failing = own.filter((row) => !placed.has(row));
  return { ruleSet: setId, title, rows: own.length, met, editions: grounds.map(editionCoverage), failing };
}

function meet(goal: Goal): MetGoal {
  const by = rowIn(goal);
  if (by) return { goal, state: 'covered', by };
  const impossible = goal.places.every(({ region }) => region === Diagrams.no);
  return { goal, state: impossible ? 'impossible' : 'missing', by: null };
}

function rowIn({ places }: Goal): RuleCase | null {
  for (const { ground, region } of places) {
    const found = region === Diagrams.no ? undefined : ground.rows.find((placed) => lies(ground, placed, region));
    if (found) return found.row;
  }
  return null;
}

/** Whether a row, or some case of it, lies in a region. */
export function lies({ space: { diagrams } }: Ground, { cells, region: own }: PlacedRow, region: Diagram): boolean {
  return cells ? diagrams.at(region, cells) === 1 : diagrams.and(own, region) !== Diagrams.no;
}

function editionCoverage(ground: Ground): EditionCoverage {
  const { space, diagram, rows, edition } = ground;
  const { diagrams } = space;
  const told = rows.reduce<Diagram>((all, { region }) => diagrams.or(all, region), Diagrams.no);
  const names = edition.rules.map(({ rule }) => rule.name);
  const decides = goalsOf(names, [ground]).filter(({ kind }) => kind === 'decides');
  const possible = diagrams.share(diagram.possible);
  return {
    ground,
    rows: rows.length,
    share: possible === 0 ? 0 : diagrams.share(told) / possible,
    rules: tally(decides.map(meet), 'decides'),
  };
}

/** Counts goals of a kind. A comparison is independent when rows show it both ways. */
export function tally(met: readonly MetGoal[], kind: GoalKind): Tally {
  const own = met.filter(({ goal }) => goal.kind === kind);
  const states = kind === 'independent' ? pairs(own) : own.map(({ state }) => state);
  const count = (wanted: MetGoal['state']): number => states.filter((state) => state === wanted).length;
  const impossible = count('impossible');
  return { covered: count('covered'), total: states.length - impossible, impossible };
}

function pairs(met: readonly MetGoal[]): MetGoal['state'][] {
  const byComparison = new Map<string, MetGoal['state'][]>();
  for (const { goal, state } of met) {
    const key = `${goal.rule} ${goal.comparison ?? ''}`;
    byComparison.set(key, [...(byComparison.get(key) ?? []), state]);
  }
  return [...byComparison.values()].map((states) => {
    if (states.includes('impossible')) return 'impossible';
    return states.includes('missing') ? 'missing' : 'covered';
  });
}
