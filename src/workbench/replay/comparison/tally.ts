import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { ClauseRef } from '../../../domain/clause.js';
import { type View, view, whole } from '../../../platform/http/index.js';
import { daysBetween, type PlainDate } from '../../../domain/plain-date.js';
import { type Answer, type Becomes, type ChangeKind, differenceKinds, isRefusal } from './verdict.js';

/** Decisions that change alike (однакові зміни): one set, one task of the diagram, one was and one becomes. */
export interface Change {
  readonly ruleSet: string;
  /** The task of the diagram that asked; null when it was asked beside the diagram. */
  readonly element: string | null;
  readonly kind: ChangeKind;
  readonly was: Answer;
  readonly becomes: Becomes;
  readonly count: number;
  /** Of these, how many an official had decided otherwise than the rules. */
  readonly overridden: number;
}

/** Ends of terms that would be other days (строки, що зрушать). */
const TermMovesView = view('TermMoves', 'Граничні дні, що зрушать.', {
  earlier: whole('На раніше'),
  later: whole('На пізніше'),
  unknown: whole('День обчислити не вдалося'),
  byDays: z.record(z.string(), z.int()).describe('Скільки зрушить на стільки днів; від’ємне – раніше'),
});
type TermMoves = View<typeof TermMovesView>;

/** What has been counted so far; plain JSON, kept with the cursor. */
export interface TallyData {
  readonly same: number;
  readonly sets: Readonly<Record<string, number>>;
  readonly changes: readonly Change[];
  readonly terms: TermMoves;
}

/** The figures of a replay without its cases: what a signature rests on. */
export const TotalsView = view('ReplayTotals', 'Що дав пробіг.', {
  total: whole('Перераховано рішень'),
  same: whole('Так само'),
  differ: whole('Інакше'),
  refused: whole('Не перераховано: нові правила відповіді не дають'),
  byKind: z.record(z.string(), z.int()).describe('Скільки змін кожного виду'),
  bySet: z.record(z.string(), z.int()).describe('Скільки рішень кожного набору'),
  terms: TermMovesView,
});
export type ReplayTotals = View<typeof TotalsView>;

export const emptyTally: TallyData = {
  same: 0,
  sets: {},
  changes: [],
  terms: { earlier: 0, later: 0, unknown: 0, byDays: {} },
};

/** Counts decisions as they are recomputed; `data` is what to keep. */
export class Tally {
  private same: number;
  private readonly sets: Map<string, number>;
  private readonly changes: (Change & { count: number; overridden: number })[];
  private readonly numbers: Map<string, number>;
  private readonly terms: { earlier: number; later: number; unknown: number };
  private readonly byDays: Map<string, number>;

  constructor({ same, sets, changes, terms }: TallyData) {
    this.same = same;
    this.sets = new Map(Object.entries(sets));
    this.changes = changes.map((change) => ({ ...change }));
    this.numbers = new Map(changes.map((change, number) => [keyOf(change), number]));
    this.terms = { earlier: terms.earlier, later: terms.later, unknown: terms.unknown };
    this.byDays = new Map(Object.entries(terms.byDays));
  }

  addSame(ruleSet: string): void {
    this.seen(ruleSet);
    this.same += 1;
  }

  /** Counts a change and gives its number and how many there are of it now. */
  addChange(change: Omit<Change, 'count' | 'overridden'>, overridden: boolean): { number: number; count: number } {
    this.seen(change.ruleSet);
    const key = keyOf(change);
    const number = this.numbers.get(key) ?? this.changes.length;
    const counted = this.changes[number] ?? { ...change, count: 0, overridden: 0 };
    if (number === this.changes.length) {
      this.changes.push(counted);
      this.numbers.set(key, number);
    }
    counted.count += 1;
    if (overridden) counted.overridden += 1;
    return { number, count: counted.count };
  }

  addTerm(was: PlainDate | null, becomes: PlainDate | null): void {
    if (was === null || becomes === null) {
      this.terms.unknown += 1;
      return;
    }
    const days = daysBetween(was, becomes);
    if (days === 0) return;
    this.terms[days < 0 ? 'earlier' : 'later'] += 1;
    const key = String(days);
    this.byDays.set(key, (this.byDays.get(key) ?? 0) + 1);
  }

  data(): TallyData {
    const terms = { ...this.terms, byDays: Object.fromEntries(this.byDays) };
    return { same: this.same, sets: Object.fromEntries(this.sets), changes: this.changes, terms };
  }

  private seen(ruleSet: string): void {
    this.sets.set(ruleSet, (this.sets.get(ruleSet) ?? 0) + 1);
  }
}

/** The figures of a tally. */
export function totalsOf({ same, sets, changes, terms }: TallyData): ReplayTotals {
  const byKind: Partial<Record<ChangeKind, number>> = {};
  let [differ, refused] = [0, 0];
  for (const { kind, count } of changes) {
    byKind[kind] = (byKind[kind] ?? 0) + count;
    if (Object.hasOwn(differenceKinds, kind)) differ += count;
    else refused += count;
  }
  return { total: same + differ + refused, same, differ, refused, byKind, bySet: sets, terms };
}

/** What differs between a stored answer and the candidate's; null when nothing does. */
export function differenceOf(was: Answer, becomes: Becomes): ChangeKind | null {
  if (isRefusal(becomes)) return becomes.refused;
  if (was.outcome !== becomes.outcome) return 'outcome';
  if (!isDeepStrictEqual(was.values, becomes.values)) return 'values';
  if (!isDeepStrictEqual(cited(was.clauses), cited(becomes.clauses))) return 'clauses';
  return was.rule === becomes.rule ? null : 'rule';
}

/** The order in which clauses stand in a file is no difference. */
function cited(clauses: readonly ClauseRef[]): string[] {
  return clauses.map(({ act, clause }) => `${act} ${clause}`).sort();
}

function keyOf({ ruleSet, element, was, becomes }: Omit<Change, 'count' | 'overridden'>): string {
  return JSON.stringify([ruleSet, element, was, becomes]);
}
