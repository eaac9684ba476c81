import { setImmediate as breathe } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { ChainedEntry } from './chain.js';
import { JournalEntryRecord } from './tables.js';

/** Small enough that a clerk of the same process does not wait for a page to be reckoned. */
const pageSize = 1000;

const columns = [
  'stream',
  'seq',
  'kind',
  'byId',
  'byName',
  'at',
  'payload',
  'salt',
  'payloadHash',
  'prevHash',
  'hash',
] as const;

/** A row as the driver gives it: a million of them are read, and making objects of TypeORM out of each is what costs. */
type RawEntry = Omit<ChainedEntry, 'seq' | 'at'> & { readonly seq: number | string; readonly at: number | string };

/** The entries from a place on in the order of (stream, seq), a page at a time. */
export async function* entriesInOrder(
  manager: EntityManager,
  only: string | null,
): AsyncGenerator<readonly ChainedEntry[]> {
  let place = { stream: only ?? '', seq: 0 };
  // One range of the index, then a few rows stepped over: an `or` would sort the rest of the table for each page.
  const range = `e.stream ${only === null ? '>=' : '='} :stream`;
  for (;;) {
    const query = manager.createQueryBuilder(JournalEntryRecord, 'e').select([]);
    for (const column of columns) query.addSelect(`e.${column}`, column);
    const rows = await query
      .where(`${range} and not (e.stream = :stream and e.seq <= :seq)`, place)
      .orderBy('e.stream')
      .addOrderBy('e.seq')
      .limit(pageSize)
      .getRawMany<RawEntry>();
    const page = rows.map((row) => ({ ...row, seq: Number(row.seq), at: Number(row.at) }));
    yield page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    place = { stream: last.stream, seq: last.seq };
    await breathe();
  }
}
