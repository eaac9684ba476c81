import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { z } from 'zod';
import { Problem } from '../domain/problem.js';
import { canonicalJson } from '../platform/canonical-json.js';
import type { ChainedEntry } from './chain.js';
import { Journal, type JournalAct } from './journal.js';
import { JournalKey } from './journal-key.js';
import { JournalEntryRecord } from './tables.js';

/** The kind of the entry that an erasure leaves behind. */
export const erasureKind = 'payloads-erased';

/** One whose payload goes: its hash, which holds the hash of what it said, stays in the chain. */
const erasedEntry = z.object({ seq: z.number().int(), hash: z.string() });
const erasure = z.object({
  entries: z.array(erasedEntry),
  signature: z.object({ key: z.string(), value: z.string() }),
});
type ErasedEntry = z.infer<typeof erasedEntry>;

type Erasing = Pick<JournalAct, 'stream' | 'by' | 'at'> & {
  /** Numbers of the entries that go; null for the whole story. */
  readonly only: readonly number[] | null;
  /** By which act or demand, in words. */
  readonly ground: string;
};

const signedText = (stream: string, byId: string, at: number, entries: readonly ErasedEntry[]): string =>
  canonicalJson([stream, byId, at, entries]);

/**
 * Erases what a story says and keeps that it happened (знищення персональних даних, Law 2297-VI): the payloads go,
 * the chain still holds, and a signed entry names who erased which entries and why. A payload that is gone without
 * such an entry was taken by somebody else.
 */
@Injectable()
export class JournalErasure {
  constructor(
    private readonly journal: Journal,
    private readonly key: JournalKey,
  ) {}

  /**
   * In the caller's transaction. Earlier erasures stay readable: they are what the gaps are explained by.
   *
   * @returns the numbers of the entries whose payload is gone
   * @throws BODY_INVALID for a number that holds nothing to erase, NOTHING_TO_ERASE
   */
  async erase(manager: EntityManager, { stream, only, by, at, ground }: Erasing): Promise<number[]> {
    const held = { stream, kind: Not(erasureKind), salt: Not(IsNull()) };
    const where = only === null ? held : { ...held, seq: In([...only]) };
    const found = await manager.find(JournalEntryRecord, { where, order: { seq: 'ASC' } });
    const entries = found.map(({ seq, hash }) => ({ seq, hash }));
    const numbers = entries.map(({ seq }) => seq);
    refuseAbsent(only ?? [], numbers);
    if (numbers.length === 0) throw new Problem('NOTHING_TO_ERASE');
    await manager.update(JournalEntryRecord, where, { payload: null, salt: null });
    const signature = this.key.sign(signedText(stream, by.id, at.getTime(), entries));
    await this.journal.append(manager, { stream, kind: erasureKind, by, at, payload: { ground, entries, signature } });
    return numbers;
  }
}

function refuseAbsent(wanted: readonly number[], found: readonly number[]): void {
  const errors = wanted.flatMap((seq, i) => {
    const detail = `Запису № ${seq} в історії справи немає, або його зміст уже стерто.`;
    return found.includes(seq) ? [] : [{ pointer: `/entries/${i}`, detail }];
  });
  if (errors.length > 0) throw new Problem('BODY_INVALID', { errors });
}

/** What an entry says to have erased; null where it is no erasure, or not one that `key` has signed. */
export function erasedBy(entry: ChainedEntry, key: JournalKey): readonly ErasedEntry[] | null {
  if (entry.kind !== erasureKind || entry.payload === null) return null;
  const { data } = erasure.safeParse(JSON.parse(entry.payload));
  if (!data) return null;
  const text = signedText(entry.stream, entry.byId, entry.at, data.entries);
  return key.isOwn(text, data.signature) ? data.entries : null;
}
