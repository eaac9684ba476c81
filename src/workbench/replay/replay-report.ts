import type { PlainDate } from '../../domain/plain-date.js';
import type { Titles } from './candidate.js';
import type { Follower, Following } from './follow/follow.js';
import type { ReplayCaseRecord, ReplayRecord } from './tables.js';
import { type Change, type ReplayTotals, totalsOf } from './tally.js';
import { differenceKinds, isRefusal } from './verdict.js';

/** A change with what it would lead to. */
export interface ReportedChange extends Change {
  /** Its number, by which its cases are asked for. */
  readonly change: number;
  /** How the diagram calls the task that asked. */
  readonly task: string | null;
  readonly title: string;
  readonly wasLabel: string;
  /** Null when the candidate gives no answer. */
  readonly becomesLabel: string | null;
  readonly following: Following | null;
}

/** What a replay has found so far (звіт про пробіг); complete when `status` is `finished`. */
export interface ReplayReport {
  readonly id: string;
  readonly status: ReplayRecord['status'];
  readonly fault: string | null;
  readonly candidate: string | null;
  readonly candidateDigest: string;
  readonly editions: ReplayRecord['editions'];
  readonly ruleSet: string | null;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly unit: string | null;
  readonly progress: { readonly done: number; readonly total: number };
  readonly startedBy: { readonly id: string; readonly name: string };
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly totals: ReplayTotals;
  /** The most frequent first. */
  readonly changes: readonly ReportedChange[];
}

/** A replay in a list: without its changes. */
export type ReplaySummary = Omit<ReplayReport, 'changes' | 'editions'>;

export function replaySummary(row: Omit<ReplayRecord, 'files' | 'editions'>): ReplaySummary {
  const { id, status, fault, candidate, candidateDigest, ruleSet, from, to, unit, done, total } = row;
  return {
    id,
    status,
    fault,
    candidate,
    candidateDigest,
    ruleSet,
    from,
    to,
    unit,
    progress: { done, total },
    startedBy: { id: row.byId, name: row.byName },
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    totals: totalsOf(row.tally),
  };
}

/** @param titles where sets and outcomes are looked up: the candidate, then the rules in force */
export function replayReport(row: ReplayRecord, follower: Follower, titles: readonly Titles[]): ReplayReport {
  const changes = row.tally.changes.map((change, number) => ({
    change: number,
    ...change,
    task: change.element === null ? null : follower.nameOf(change.ruleSet, change.element),
    title: titleOf(titles, change.ruleSet),
    wasLabel: labelOf(titles, change.ruleSet, change.was.outcome),
    becomesLabel: isRefusal(change.becomes) ? null : labelOf(titles, change.ruleSet, change.becomes.outcome),
    following: followingOf(change, follower),
  }));
  return {
    ...replaySummary(row),
    editions: row.editions,
    changes: changes.sort((a, b) => b.count - a.count || a.change - b.change),
  };
}

function titleOf(titles: readonly Titles[], ruleSet: string): string {
  return titles.flatMap((known) => known[ruleSet]?.title ?? [])[0] ?? ruleSet;
}

function labelOf(titles: readonly Titles[], ruleSet: string, outcome: string): string {
  return titles.flatMap((known) => known[ruleSet]?.outcomes[outcome] ?? [])[0] ?? outcome;
}

/** Nothing follows where only the ground changed, where no diagram asked, or where there is no answer. */
function followingOf({ kind, ruleSet, element, was, becomes }: Change, follower: Follower): Following | null {
  if (element === null || isRefusal(becomes) || !Object.hasOwn(differenceKinds, kind)) return null;
  return follower.follow(ruleSet, element, was, becomes);
}

/** A named case as it is shown. */
export function caseView(named: ReplayCaseRecord) {
  const { decisionId, change, kind, subject, registrationIndex, year, register } = named;
  const { ruleSet, element, at, was, becomes, wasDue, becomesDue } = named;
  const card = { subject, registrationIndex, year, register };
  return {
    decisionId,
    change,
    kind,
    ...card,
    ruleSet,
    element,
    at: at.toISOString(),
    was,
    becomes,
    wasDue,
    becomesDue,
  };
}
