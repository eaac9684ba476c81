import type { DataSource } from 'typeorm';
import { systemActor } from '../../domain/actor.js';
import { unitOfWork } from '../../platform/transactions.js';
import { type FaultPlace, StepFault } from '../host/step-fault.js';
import { standsStill } from '../host/suspend-case.js';
import { recordIncident } from '../incidents/record-incident.js';
import type { IncidentKind } from '../tables/incident.js';
import type { Workflow } from '../workflow.js';
import { type Leased, pauseAfter } from './lease.js';

/** How a node takes work from the queues. */
export interface QueueSettings {
  /** Names this process among all that serve the database. */
  readonly node: string;
  readonly leaseMs: number;
  readonly mostAttempts: number;
  /** So many cases at a time. */
  readonly breadth: number;
}

export interface QueueParts {
  readonly workflow: Workflow;
  readonly dataSource: DataSource;
  readonly settings: QueueSettings;
}

export function asFault(error: unknown, place: FaultPlace): StepFault {
  return error instanceof StepFault ? error : new StepFault(place, error);
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
