import { openExistingDataSource, type StorageConfig } from '../../../platform/database/data-source.js';
import { loadCalendar } from '../../../policy/analysis/index.js';
import { rulesOf } from '../../command/posted-rules.js';
import { type Candidate, type Proposed, proposedCandidate, rulesProposed } from '../candidate.js';
import { appealBook, replayEntities } from '../comparison/cases.js';
import { type RunEnding, runReplay } from './run-replay.js';
import { ReplayRecord } from '../tables.js';

/** A stretch of a replay that a runner has taken. */
export interface ReplaySlice {
  readonly storage: StorageConfig;
  readonly replay: string;
  /** Who holds the lease. */
  readonly runner: string;
  readonly leaseMs: number;
  /** The office's time, in milliseconds of the epoch. */
  readonly now: number;
  /** Where the edition lies whose rules are tried; null for any others. */
  readonly folder: string | null;
}

/** After so long others have their turn; the replay goes on from its cursor. */
const sliceMs = 5000;
/** Reading proposed rules takes longer than many a slice: the last candidate is kept for the next. */
let kept: { readonly replay: string; readonly candidate: Candidate } | null = null;

/**
 * Carries a replay on for a few seconds over a connection of its own (відтинок пробігу).
 *
 * @throws REPLAY_CANDIDATE_CHANGED
 */
export async function carrySlice(slice: ReplaySlice): Promise<RunEnding> {
  const dataSource = await openExistingDataSource({ ...slice.storage, DATABASE_POOL: 1 }, replayEntities);
  if (!dataSource) return 'taken';
  try {
    const row = await dataSource.manager.findOneByOrFail(ReplayRecord, { id: slice.replay });
    const ends = performance.now() + sliceMs;
    const proposed = { files: row.files, edition: row.edition, folder: slice.folder };
    const parts = {
      dataSource,
      runner: slice.runner,
      leaseMs: slice.leaseMs,
      candidate: candidateFor(row, proposed),
      present: rulesOf(null).policy(),
      calendar: loadCalendar(rulesOf(null).files),
      newCalendar: slice.folder === null ? null : loadCalendar(rulesProposed(proposed).files),
      book: appealBook(dataSource),
      now: () => new Date(slice.now),
    };
    return await runReplay(row, parts, { isStopping: () => performance.now() > ends });
  } finally {
    await dataSource.destroy();
  }
}

function candidateFor({ id, ruleSet }: ReplayRecord, proposed: Proposed): Candidate {
  if (kept?.replay !== id) kept = { replay: id, candidate: proposedCandidate(proposed, ruleSet) };
  return kept.candidate;
}
