import { In } from 'typeorm';
import { Problem } from '../../domain/problem.js';
import { JobRecord, ProcessInstanceRecord, TimerRecord, type InstanceStatus } from '../tables.js';
import { refuseBarred } from './bars.js';
import { unlocked } from './rows.js';
import type { WorkflowTransaction } from './transaction.js';

export const heldBy = 'suspended';

/** Until somebody retries the incident, or resumes the case. */
export const standsStill = new Date('9999-12-31T00:00:00Z');

async function turn(
  tx: WorkflowTransaction,
  instanceId: string,
  from: InstanceStatus,
  to: InstanceStatus,
): Promise<string> {
  const { manager } = tx;
  const { rootId } = await tx.caseOf(instanceId);
  const root = await manager.findOneOrFail(ProcessInstanceRecord, {
    select: { id: true, status: true, businessKey: true },
    where: { id: rootId },
  });
  if (root.status !== from) throw new Problem(root.status === 'suspended' ? 'CASE_SUSPENDED' : 'CASE_CLOSED');
  const rows = await manager.find(ProcessInstanceRecord, { select: { id: true }, where: { rootId, status: from } });
  await refuseBarred(manager, tx.actor, root.businessKey);
  await manager.update(ProcessInstanceRecord, { id: In(rows.map(({ id }) => id)) }, { status: to });
  return root.businessKey;
}

/**
 * Stops a whole case (призупинити справу): no task of it can be completed, no timer fires, no job runs. What
 * falls due meanwhile happens when it is resumed; legal terms run on, they are not the engine's.
 *
 * @throws NOT_FOUND, CASE_BARRED, CASE_CLOSED, CASE_SUSPENDED
 */
export async function suspendCase(tx: WorkflowTransaction, instanceId: string, reason: string): Promise<void> {
  const businessKey = await turn(tx, instanceId, 'running', 'suspended');
  const { rootId } = await tx.caseOf(instanceId);
  // What already stands still with an incident keeps its own reason.
  const held = { lockedBy: heldBy, lockedUntil: standsStill };
  for (const table of [TimerRecord, JobRecord]) {
    await tx.manager
      .createQueryBuilder()
      .update(table)
      .set(held)
      .where('root_id = :rootId and locked_until < :still', { rootId, still: standsStill.getTime() })
      .execute();
  }
  await tx.note(businessKey, 'process-suspended', { instanceId, reason });
}

/** @throws NOT_FOUND, CASE_BARRED, CASE_CLOSED */
export async function resumeCase(tx: WorkflowTransaction, instanceId: string): Promise<void> {
  const businessKey = await turn(tx, instanceId, 'suspended', 'running');
  const { rootId } = await tx.caseOf(instanceId);
  const freed = { lockedBy: null, lockedUntil: unlocked };
  for (const table of [TimerRecord, JobRecord]) await tx.manager.update(table, { rootId, lockedBy: heldBy }, freed);
  await tx.note(businessKey, 'process-resumed', { instanceId });
  tx.onCommit(() => tx.machinery.wakeUp.ring(tx.now));
}
