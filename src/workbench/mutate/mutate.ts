import { Diagrams, type RuleCase } from '../../policy/analysis/index.js';
import type { PolicyService } from '../../policy/index.js';
import { groundsOf } from '../rows/ground.js';
import type { Mutant, MutantKind } from './mutant.js';
import { mutantsOf } from './mutants.js';
import { noticedBy } from './notice.js';

/**
 * What became of a mutant: a row fails under it; no row fails, though some possible case is decided otherwise; proved that
 * nothing possible is; it would only make the set answer on days on which it has no rules yet, of which no row can speak.
 */
export const fates = ['killed', 'survived', 'equivalent', 'outside'] as const;
export type Fate = (typeof fates)[number];

export interface JudgedMutant {
  readonly mutant: Mutant;
  readonly fate: Fate;
  /** The row that fails. */
  readonly by: RuleCase | null;
}

/** The mutants of one set and what became of them. */
export interface SetMutation {
  readonly ruleSet: string;
  readonly title: string;
  /** Rows of the set's tables. */
  readonly rows: number;
  readonly judged: readonly JudgedMutant[];
  /** Rows that fail under the rules as they are; they are not asked. */
  readonly failing: readonly RuleCase[];
}

/** Spoils a set in every way there is, and looks which of its tables' rows notice. */
export function mutateSet(
  policy: PolicyService,
  setId: string,
  cases: readonly RuleCase[],
  counted: (mutants: number) => void = () => undefined,
): SetMutation {
  const own = cases.filter(({ ruleSet }) => ruleSet === setId);
  const grounds = groundsOf(policy, setId, own);
  const judged: JudgedMutant[] = [];
  for (const mutant of mutantsOf(policy, setId, grounds, own)) {
    judged.push(judgeMutant(mutant));
    counted(judged.length);
  }
  const placed = new Set(grounds.flatMap(({ rows }) => rows.map(({ row }) => row)));
  const failing = own.filter((row) => !placed.has(row));
  return { ruleSet: setId, title: policy.ruleSet(setId).title, rows: own.length, judged, failing };
}

function judgeMutant(mutant: Mutant): JudgedMutant {
  if (mutant.changes.length === 0) return { mutant, fate: 'outside', by: null };
  if (mutant.changes.every(({ delta }) => delta === Diagrams.no)) return { mutant, fate: 'equivalent', by: null };
  const by = noticedBy(mutant);
  return { mutant, fate: by ? 'killed' : 'survived', by };
}

/** How many mutants met each fate, by kind. */
export function countsOf(judged: readonly JudgedMutant[], kind?: MutantKind): Record<Fate, number> {
  const counts = { killed: 0, survived: 0, equivalent: 0, outside: 0 };
  for (const { fate, mutant } of judged) if (kind === undefined || mutant.kind === kind) counts[fate]++;
  return counts;
}
