import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../domain/actor.js';
import { dialect } from '../platform/database/columns.js';
import { entryHash, noEntry, sealPayload } from './chain.js';
import type { JournalEntries, JournalKind } from './entries.js';
import { isPlaceTaken } from './guard.js';
import { JournalEntryRecord } from './tables.js';
import { insertRows } from '../platform/database/insert-rows.js';

/** An act to be recorded: in whose story, what, by whom and when. */
export interface JournalAct<K extends JournalKind = JournalKind> {
  readonly stream: string;
  readonly kind: K;
  readonly by: Actor;
  readonly at: Date;
  readonly payload: JournalEntries[K];
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

/** What of a story is wanted: `after` is the last sequence number already read, `kinds` only entries that say such things. */
interface Stretch {
  readonly after?: number;
  readonly limit?: number;
  readonly kinds?: readonly JournalKind[];
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
  /** Where a story stood when this transaction last wrote to it: the next entry need not look. */
  private readonly tips = new WeakMap<EntityManager, Map<string, Tip>>();

  constructor(private readonly dataSource: DataSource) {}

  async append<K extends JournalKind>(manager: EntityManager, act: JournalAct<K>): Promise<void> {
    const { stream, kind, by, at } = act;
    const entry: NewEntry = { stream, kind, byId: by.id, byName: by.name, at, ...sealPayload(act.payload) };
    const tips = this.tips.get(manager) ?? new Map<string, Tip>();
    if (manager !== this.dataSource.manager) this.tips.set(manager, tips);
    for (let attempt = 1; ; attempt++) {
      const known = attempt === 1 ? tips.get(stream) : undefined;
      try {
        tips.set(stream, await insertAfter(manager, entry, known ?? (await tipOf(manager, stream, attempt > 1))));
        return;
      } catch (error) {
        if (!isPlaceTaken(error) || attempt === mostTries) throw error;
      }
    }
  }

  /** The story of a case in its order, whole where no stretch of it is asked for. */
  async read(
    stream: string,
    { after = 0, limit, kinds }: Stretch = {},
    manager: EntityManager = this.dataSource.manager,
  ): Promise<JournalEntry[]> {
    const query = manager
      .createQueryBuilder(JournalEntryRecord, 'entry')
      .where('entry.stream = :stream and entry.seq > :after', { stream, after })
      .orderBy('entry.seq')
      .limit(limit);
    if (kinds !== undefined) query.andWhere('entry.kind in (:...kinds)', { kinds });
    return (await query.getMany()).map(entryView);
  }
}

/** The last entry of a story: its number and its hash. */
interface Tip {
  readonly seq: number;
  readonly hash: string;
}

async function tipOf(manager: EntityManager, stream: string, again: boolean): Promise<Tip> {
  const query = manager
    .createQueryBuilder(JournalEntryRecord, 'entry')
    .select(['entry.id', 'entry.seq', 'entry.hash'])
    .where('entry.stream = :stream', { stream })
    .orderBy('entry.seq', 'DESC')
    .limit(1);
  // Somebody came first: only a locking read is sure to see what they have committed since.
  if (again && dialect === 'mysql') query.setLock('pessimistic_write');
  return (await query.getOne()) ?? { seq: 0, hash: noEntry };
}

async function insertAfter(manager: EntityManager, entry: NewEntry, tip: Tip): Promise<Tip> {
  const linked = { ...entry, seq: tip.seq + 1, prevHash: tip.hash };
  const hash = entryHash({ ...linked, at: linked.at.getTime() });
  await insertRows(manager, JournalEntryRecord, { id: randomUUID(), ...linked, hash });
  return { seq: linked.seq, hash };
}

/** What an entry says, where it is of a kind; one from before may lack what has been written since. */
export function saidBy<K extends JournalKind>(entry: JournalEntry, kind: K): Partial<JournalEntries[K]> | null {
  return entry.kind === kind ? (entry.payload as Partial<JournalEntries[K]> | null) : null;
}

function entryView(row: JournalEntryRecord): JournalEntry {
  const { stream, seq, kind, at, hash } = row;
  const payload = row.payload === null ? null : (JSON.parse(row.payload) as Record<string, unknown>);
  return { stream, seq, kind, by: { id: row.byId, name: row.byName }, at, payload, hash };
}
