import type { EntityManager } from 'typeorm';

export type RowKind = 'task' | 'timer' | 'job' | 'wait' | 'child';

export interface KnownRow {
  readonly kind: RowKind;
  readonly id: string;
}

/** The open rows of one instance by the execution they stand for. */
export type KnownRows = Map<string, KnownRow>;

const openRows = `
  select 'task' as kind, id, execution_id from task where instance_id = ? and is_open = 1
  union all select 'timer', id, execution_id from timer where instance_id = ?
  union all select 'job', id, execution_id from job where instance_id = ?
  union all select 'wait', id, execution_id from message_wait where instance_id = ?
  union all select 'child', id, parent_execution_id from process_instance
    where parent_id = ? and status in ('running', 'suspended')`;

interface FoundRow extends KnownRow {
  readonly execution_id: string;
}

/** What the database holds open for an instance: asked once, when a node meets the instance anew. */
export async function readKnownRows(manager: EntityManager, instanceId: string): Promise<KnownRows> {
  const rows: readonly FoundRow[] = await manager.query(
    openRows,
    Array.from({ length: 5 }, () => instanceId),
  );
  return new Map(rows.map(({ kind, id, execution_id }) => [execution_id, { kind, id }]));
}
