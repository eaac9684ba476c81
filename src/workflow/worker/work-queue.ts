import type { DataSource } from 'typeorm';
import { systemActor } from '../../domain/actor.js';
import { unitOfWork } from '../../platform/database/transactions.js';
import { type FaultPlace, StepFault } from '../host/step-fault.js';
import { standsStill } from '../host/suspend-case.js';
import { recordIncident } from '../incidents/record-incident.js';
import type { IncidentKind } from '../tables.js';
import type { Workflow } from '../workflow.js';
import { type Leased, pauseAfter, release } from './lease.js';

/** How a node takes work from the queues. */
export interface QueueSettings {
  /** Names this process among all that serve the database. */
  readonly node: string;
  readonly leaseMs: number;
  readonly mostAttempts: number;
  /** So many cases at a time. */
  readonly breadth: number;
  /** How long one job may wait for what is outside; then it has failed and is tried again. */
  readonly jobMs: number;
  /** How long a job under way is still waited for when the node stops. */
  readonly graceMs: number;
}

export interface QueueParts {
  readonly workflow: Workflow;
  readonly dataSource: DataSource;
  readonly settings: QueueSettings;
}

export function asFault(error: unknown, place: FaultPlace): StepFault {
  return error instanceof StepFault ? error : new StepFault(place, error);
}

/** Work of one kind that falls due (черга). */
export interface WorkQueue {
  /** Does what is due; answers how much it took. `isStopping` is asked before each handful. */
  run(now: Date, isStopping: () => boolean): Promise<number>;
  /** When something is due next; null when nothing waits. */
  nextAt(): Promise<Date | null>;
}

interface Taken<T extends Leased> {
  readonly table: new () => T;
  readonly rows: readonly T[];
  readonly isStopping: () => boolean;
  readonly act: (row: T) => Promise<void>;
}

/** Works through what was taken, a handful at a time, to the end of each; what a stop leaves is given back. */
export async function inHandfuls<T extends Leased>(parts: QueueParts, taken: Taken<T>): Promise<number> {
  const { table, rows, isStopping, act } = taken;
  const { node, breadth } = parts.settings;
  for (let start = 0; start < rows.length; start += breadth) {
    if (isStopping()) {
      const left = rows.slice(start).map(({ id }) => id);
      await release(parts.dataSource.manager, table, left, node);
      break;
    }
    const done = await Promise.allSettled(rows.slice(start, start + breadth).map(act));
    const failed = done.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }
  return rows.length;
}

interface Failure {
  readonly kind: Exclude<IncidentKind, 'command'>;
  readonly row: Leased;
  readonly fault: StepFault;
  /** Writes to the row when it is to be tried again, or stands still. */
  readonly postpone: (next: { attempts: number; lockedBy: string | null; lockedUntil: Date }) => object;
}

/**
 * Counts a failed attempt: the row is tried again after a pause, ever longer, and after the last attempt it
 * stands still with an open incident.
 */
export async function putOff(parts: QueueParts, table: new () => Leased, failure: Failure): Promise<void> {
  const { workflow, dataSource, settings } = parts;
  const { kind, row, fault, postpone } = failure;
  const at = workflow.machinery.clock.now();
  const attempts = row.attempts + 1;
  const isLast = attempts >= settings.mostAttempts;
  const lockedUntil = isLast ? standsStill : new Date(at.getTime() + pauseAfter(attempts));
  await unitOfWork(dataSource, async (manager) => {
    const change = postpone({ attempts, lockedBy: null, lockedUntil });
    const kept = await manager
      .createQueryBuilder()
      .update(table)
      .set(change as never)
      .where('id = :id and locked_by = :node', { id: row.id, node: settings.node })
      .execute();
    if (kept.affected !== 1 || !isLast) return;
    await recordIncident(manager, fault, { kind, by: systemActor, at, subjectId: row.id, attempts });
  });
}
