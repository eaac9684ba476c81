import { In, type EntityManager } from 'typeorm';
import type { PlainDate } from '../../domain/plain-date.js';
import { LiveInstance } from '../engine/index.js';
import type { OpenInstance } from '../host/open-instance.js';
import { pack, unpack } from '../pack.js';
import { readKnownRows } from '../host/known-rows.js';
import type { WorkflowTransaction } from '../host/transaction.js';
import { ProcessInstanceRecord } from '../tables.js';
import { moveInstance } from './move-instance.js';
import type { Move } from './plan.js';
import type { PlanFault } from './plan-faults.js';
import { type PreparedMove, prepareMove, type Stand } from './prepare-move.js';
import { restoreRows, type Rows, rowsOf, type RowsBefore } from './rows-before.js';

/** What a case is judged by beside the plan itself. */
export interface Judging {
  readonly lastDay: (manager: EntityManager, businessKey: string) => Promise<PlainDate | null>;
  readonly lacks: Stand['lacks'];
}

interface PreparedInstance {
  readonly instance: OpenInstance;
  readonly rows: Rows;
  readonly prepared: PreparedMove;
}

type Moved =
  | { readonly outcome: 'moved'; readonly before: string; readonly businessKey: string }
  | { readonly outcome: 'refused'; readonly refusals: readonly PlanFault[]; readonly businessKey: string }
  | { readonly outcome: 'gone' };

const isOpen = In(['running', 'suspended']);

/** Looks how all processes of a case that keep to the former version would go over; its root is locked, nothing moves. */
export async function prepareCase(
  tx: WorkflowTransaction,
  rootId: string,
  move: Move,
  judging: Judging,
): Promise<readonly PreparedInstance[]> {
  const opened = await tx.case(rootId);
  const found = await tx.manager.find(ProcessInstanceRecord, {
    select: { id: true, businessKey: true },
    where: { rootId, definitionId: move.from.id, status: isOpen },
    order: { startedAt: 'ASC', id: 'ASC' },
  });
  const all: PreparedInstance[] = [];
  for (const { id, businessKey } of found) {
    const [instance, rows] = [await opened.open(id), await rowsOf(tx.manager, id)];
    const lastDay = await judging.lastDay(tx.manager, businessKey);
    const stand = { ...rows, lastDay, lacks: judging.lacks, now: tx.now };
    all.push({ instance, rows, prepared: await prepareMove(move, instance, stand, tx.machinery) });
  }
  return all;
}

/** Moves all of one case that keeps to the former version, or nothing of it. */
export async function moveCase(tx: WorkflowTransaction, rootId: string, move: Move, judging: Judging): Promise<Moved> {
  const all = await prepareCase(tx, rootId, move, judging);
  const [first] = all;
  if (!first) return { outcome: 'gone' };
  const { businessKey } = first.instance.row;
  const refusals = all.flatMap(({ prepared }) => prepared.refusals);
  if (refusals.length > 0) return { outcome: 'refused', refusals, businessKey };
  const opened = await tx.case(rootId);
  const before: RowsBefore[] = [];
  for (const { instance, rows, prepared } of all) {
    const { live } = prepared;
    if (live) before.push(await tx.guard(() => moveInstance(opened, instance, move, { prepared, live, rows })));
  }
  return { outcome: 'moved', before: pack(JSON.stringify(before)), businessKey };
}

/** Brings a case back to the version it came from, if it has not gone on since. */
export async function bringBack(
  tx: WorkflowTransaction,
  rootId: string,
  { from, to, kept }: { readonly from: Move['from']; readonly to: Move['to']; readonly kept: string },
): Promise<'undone' | 'advanced'> {
  const opened = await tx.case(rootId);
  const before: readonly RowsBefore[] = JSON.parse(unpack(kept));
  const rows = await tx.manager.find(ProcessInstanceRecord, {
    select: { id: true, version: true, definitionId: true, status: true },
    where: { id: In(before.map(({ instanceId }) => instanceId)), status: isOpen },
  });
  const hasStayed = before.every(({ instanceId, version }) =>
    rows.some((row) => row.id === instanceId && row.version === version && row.definitionId === to.id),
  );
  if (!hasStayed) return 'advanced';
  for (const one of before) {
    const instance = await opened.open(one.instanceId);
    const live = await LiveInstance.recover(from.context, unpack(one.state));
    const isSuspended = instance.row.status === 'suspended';
    await restoreRows(tx.manager, one, { rootId, isSuspended, now: tx.now });
    opened.goOver(instance, from, live, await readKnownRows(tx.manager, one.instanceId));
  }
  return 'undone';
}
