import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../domain/actor.js';
import { dialect } from '../platform/columns.js';
import { isDuplicate } from '../platform/database-errors.js';
import { entryHash, noEntry, sealPayload, type Flaw } from './chain.js';
import { JournalEntryRecord } from './tables.js';
import { firstFlaw } from './verification.js';

/** An act to be recorded: in whose story, what, by whom and when. */
export interface JournalAct {
  readonly stream: string;
  readonly kind: string;
  readonly by: Actor;
  readonly at: Date;
  readonly payload: object;
}

export interface JournalEntry {
  readonly stream: string;
  readonly seq: number;
  readonly kind: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
  /** Null when the personal data in it has been erased. */
  readonly payload: Readonly<Record<string, unknown>> | null;
  readonly hash: string;
}

type NewEntry = Omit<JournalEntryRecord, 'id' | 'seq' | 'prevHash' | 'hash'>;

/** So many writers of one stream at one moment would mean that the case is not locked at all. */
const mostTries = 50;

/**
 * The council’s journal (журнал дій і рішень): an append-only story of each case, every entry holding the
 * hash of the one before. Written in the transaction of the act itself, so there is no act without its
 * entry. The caller holds the lock of the case; without one, writers still get in line, at a higher cost.
 */
@Injectable()
export class Journal {
  constructor(private readonly dataSource: DataSource) {}

  async append(manager: EntityManager, act: JournalAct): Promise<void> {
    const { stream, kind, by, at } = act;
    const entry: NewEntry = { stream, kind, byId: by.id, byName: by.name, at, ...sealPayload(act.payload) };
    for (let attempt = 1; ; attempt++) {
      try {
        return await insertAfterTip(manager, entry, attempt > 1);
      } catch (error) {
        if (!isDuplicate(error) || attempt === mostTries) throw error;
      }
    }
  }

  /** The story of a case in its order; `after` is the last sequence number already read. */
  async read(
    stream: string,
    { after = 0, limit = 1000 }: { after?: number; limit?: number } = {},
    manager: EntityManager = this.dataSource.manager,
  ): Promise<JournalEntry[]> {
    const rows = await manager
      .createQueryBuilder(JournalEntryRecord, 'entry')
      .where('entry.stream = :stream and entry.seq > :after', { stream, after })
      .orderBy('entry.seq')
      .limit(limit)
      .getMany();
    return rows.map(entryView);
  }

  /** The first broken entry of a stream, or null when it is as it was written. */
  async verify(stream: string, manager: EntityManager = this.dataSource.manager): Promise<Flaw | null> {
    return firstFlaw(manager, stream);
  }

  /**
   * Erases what a story says and keeps that it happened (знищення персональних даних): the payloads go,
   * the chain still verifies, and the erasure is itself an entry.
   */
  async erase(manager: EntityManager, act: JournalAct): Promise<void> {
    await manager
      .createQueryBuilder()
      .update(JournalEntryRecord)
      .set({ payload: null, salt: null })
      .where('stream = :stream', { stream: act.stream })
      .execute();
    await this.append(manager, act);
  }
}

async function insertAfterTip(manager: EntityManager, entry: NewEntry, again: boolean): Promise<void> {
  const query = manager
    .createQueryBuilder(JournalEntryRecord, 'entry')
    .select(['entry.id', 'entry.seq', 'entry.hash'])
    .where('entry.stream = :stream', { stream: entry.stream })
    .orderBy('entry.seq', 'DESC')
    .limit(1);
  // Somebody came first: only a locking read is sure to see what they have committed since.
  if (again && dialect === 'mysql') query.setLock('pessimistic_write');
  const tip = await query.getOne();
  const linked = { ...entry, seq: (tip?.seq ?? 0) + 1, prevHash: tip?.hash ?? noEntry };
  await manager
    .createQueryBuilder()
    .insert()
    .into(JournalEntryRecord)
    .values({ id: randomUUID(), ...linked, hash: entryHash({ ...linked, at: linked.at.getTime() }) })
    .updateEntity(false)
    .execute();
}

function entryView(row: JournalEntryRecord): JournalEntry {
  const { stream, seq, kind, at, hash } = row;
  const payload = row.payload === null ? null : (JSON.parse(row.payload) as Record<string, unknown>);
  return { stream, seq, kind, by: { id: row.byId, name: row.byName }, at, payload, hash };
}
