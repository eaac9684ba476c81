import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { Problem } from '../../../domain/problem.js';
import { SystemClock } from '../../../platform/clock.js';
import { unitOfWork } from '../../../platform/database/transactions.js';
import { type NamedCase, Recount, type RecountParts } from '../comparison/recount.js';
import { nobody } from './replays.js';
import { StoredDecisions } from '../comparison/stored-decisions.js';
import { ReplayCaseRecord, ReplayRecord } from '../tables.js';
import { Tally } from '../comparison/tally.js';
import { insertRows } from '../../../platform/database/insert-rows.js';

/** Decisions that are committed at once: what a kill costs, and no more. */
const inChunk = 4000;
const rowsInInsert = 200;

/** Who carries a replay on, and with what. */
export interface RunParts extends Omit<RecountParts, 'candidate'> {
  readonly dataSource: DataSource;
  /** Names this runner among all that serve the database. */
  readonly runner: string;
  readonly leaseMs: number;
  readonly candidate: RecountParts['candidate'] & { readonly digest: string };
  /** The office's time, for the day it was finished. */
  readonly now: () => Date;
  readonly chunk?: number;
}

interface RunWatch {
  /** Called after each commit. */
  readonly onChunk?: (progress: { readonly done: number; readonly total: number }) => void | Promise<void>;
  readonly isStopping?: () => boolean;
}

/** How a run ended; `taken` when another runner has the replay. */
export type RunEnding = 'finished' | 'interrupted' | 'taken';

/**
 * Carries a replay from where it stands to its end (пробіг). Each chunk is committed whole, cursor and
 * tallies together and only by the one who holds the lease, so a kill at any moment loses or doubles nothing.
 *
 * @param row as it was taken by `takeReplay`
 * @throws REPLAY_CANDIDATE_CHANGED when the candidate is not the one it began with
 */
export async function runReplay(row: ReplayRecord, parts: RunParts, watch: RunWatch = {}): Promise<RunEnding> {
  if (row.candidateDigest !== parts.candidate.digest) throw candidateChanged(row);
  const { dataSource, chunk = inChunk } = parts;
  const decisions = new StoredDecisions(dataSource, row);
  const recount = new Recount(parts);
  const tally = new Tally(row.tally);
  for (let { cursor, done } = row; ;) {
    if (watch.isStopping?.() === true) return giveUp(parts, row.id);
    const { rows, to, isLast } = await decisions.after(cursor, row.lastId, chunk);
    const named = await recount.add(rows, tally);
    const step = { from: cursor, to, done: done + rows.length, isLast };
    if (!(await commit(parts, row.id, step, tally, named))) return 'taken';
    ({ to: cursor, done } = step);
    await watch.onChunk?.({ done, total: row.total });
    // The embedded database answers without waiting: a signal to stop would never be heard.
    await nextTurn();
    if (isLast) return 'finished';
  }
}

export function candidateChanged({ id, candidateDigest }: ReplayRecord, detail?: string): Problem {
  const extra = { replay: id, candidateDigest };
  return new Problem('REPLAY_CANDIDATE_CHANGED', detail === undefined ? { extra } : { detail, extra });
}

/**
 * Takes a running replay; null when another runner has it. `force` takes it all the same, and a failed one
 * too: whoever had it finds out at its next commit and writes nothing more.
 */
export async function takeReplay(
  { dataSource, runner, leaseMs }: Pick<RunParts, 'dataSource' | 'runner' | 'leaseMs'>,
  id: string,
  force = false,
): Promise<ReplayRecord | null> {
  const now = new SystemClock().now();
  const taken = await dataSource.manager
    .createQueryBuilder()
    .update(ReplayRecord)
    .set({ status: 'running', fault: null, lockedBy: runner, lockedUntil: new Date(now.getTime() + leaseMs) })
    .where('id = :id and status in (:...open)', { id, open: force ? ['running', 'failed'] : ['running'] })
    .andWhere(force ? '1 = 1' : 'locked_until < :now', { now: now.getTime() })
    .execute();
  return taken.affected === 1 ? dataSource.manager.findOneByOrFail(ReplayRecord, { id }) : null;
}

interface Step {
  readonly from: string;
  readonly to: string;
  readonly done: number;
  readonly isLast: boolean;
}

async function commit(
  { dataSource, runner, leaseMs, now }: RunParts,
  id: string,
  step: Step,
  tally: Tally,
  named: readonly NamedCase[],
): Promise<boolean> {
  const lockedUntil = new Date(new SystemClock().now().getTime() + leaseMs);
  const progress = { cursor: step.to, done: step.done, tally: tally.data() };
  const rest = step.isLast
    ? { status: 'finished' as const, finishedAt: now(), lockedBy: null, lockedUntil: nobody }
    : { lockedUntil };
  return unitOfWork(dataSource, async (manager) => {
    const moved = await manager
      .createQueryBuilder()
      .update(ReplayRecord)
      .set({ ...progress, ...rest })
      .where('id = :id and locked_by = :runner and done_to = :from', { id, runner, from: step.from })
      .execute();
    if (moved.affected !== 1) return false;
    for (let start = 0; start < named.length; start += rowsInInsert) {
      const values = named.slice(start, start + rowsInInsert).map((one) => ({ replayId: id, ...one }));
      await insertRows(manager, ReplayCaseRecord, values);
    }
    return true;
  });
}

/** Lets another runner take it at once. */
export async function giveUp(
  { dataSource, runner }: Pick<RunParts, 'dataSource' | 'runner'>,
  id: string,
): Promise<RunEnding> {
  await dataSource.manager
    .createQueryBuilder()
    .update(ReplayRecord)
    .set({ lockedBy: null, lockedUntil: nobody })
    .where('id = :id and locked_by = :runner', { id, runner })
    .execute();
  return 'interrupted';
}
