import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { unlocked } from '../host/rows.js';

/** A row that one node at a time works on (оренда рядка): a timer or a job. */
export interface Leased extends ObjectLiteral {
  id: string;
  rootId: string;
  lockedBy: string | null;
  lockedUntil: Date;
  attempts: number;
}

/**
 * Takes a row for a while by compare-and-set, which holds on every database, also on Galera, where a lock of
 * one node says nothing to another. A node that dies loses the row when the lease is over.
 */
export async function lease<T extends Leased>(
  manager: EntityManager,
  table: EntityTarget<T>,
  row: Leased,
  { node, now, until }: { readonly node: string; readonly now: Date; readonly until: Date },
): Promise<boolean> {
  const taken = await manager
    .createQueryBuilder()
    .update(table)
    .set({ lockedBy: node, lockedUntil: until } as never)
    .where('id = :id and locked_until < :now', { id: row.id, now: now.getTime() })
    .execute();
  return taken.affected === 1;
}

/** Gives back what this node took and will not get to. */
export async function release<T extends Leased>(
  manager: EntityManager,
  table: EntityTarget<T>,
  ids: readonly string[],
  node: string,
): Promise<void> {
  if (ids.length === 0) return;
  await manager
    .createQueryBuilder()
    .update(table)
    .set({ lockedBy: null, lockedUntil: unlocked } as never)
    .where('id in (:...ids) and locked_by = :node', { ids: [...ids], node })
    .execute();
}

/** One second, then ten times as long after each failure, an hour at most. */
export function pauseAfter(attempts: number): number {
  return Math.min(3_600_000, 1000 * 10 ** (attempts - 1));
}
