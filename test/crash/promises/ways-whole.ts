import { PassageRecord, ProcessInstanceRecord } from '../../../src/workflow/tables.js';
import type { Storm } from '../support/storm.js';

/** The way behind is whole from the first step of each process, and holds no step that was not saved. */
export async function waysWhole({ dataSource }: Pick<Storm, 'dataSource'>): Promise<string[]> {
  const { manager } = dataSource;
  const ways = new Map<string, PassageRecord[]>();
  for (const row of await manager.find(PassageRecord, { order: { step: 'ASC', place: 'ASC' } })) {
    ways.set(row.instanceId, [...(ways.get(row.instanceId) ?? []), row]);
  }
  const faults: string[] = [];
  for (const { id, version } of await manager.find(ProcessInstanceRecord, { select: { id: true, version: true } })) {
    const way = ways.get(id) ?? [];
    const last = way.at(-1)?.step ?? 0;
    if (way[0]?.step !== 1) faults.push(`the way of ${id} does not begin with its first step`);
    if (last > version) faults.push(`${id} is at step ${version}, its way at ${last}`);
    if (way.some(({ kind }) => kind === 'unrecorded')) faults.push(`the way of ${id} has a gap`);
    ways.delete(id);
  }
  return [...faults, ...[...ways.keys()].map((id) => `${id} has a way and is no process`)];
}
