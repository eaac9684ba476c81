import { setImmediate as breathe } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { flawOf, type ChainedEntry, type Flaw, type Tip } from './chain.js';
import { JournalEntryRecord } from './tables.js';

const pageSize = 5000;

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
async function* entriesInOrder(manager: EntityManager, only: string | null): AsyncGenerator<readonly ChainedEntry[]> {
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

/** The first entry of one stream that is not as it was written. */
export async function firstFlaw(manager: EntityManager, stream: string): Promise<Flaw | null> {
  let before: Tip | null = null;
  for await (const page of entriesInOrder(manager, stream)) {
    for (const entry of page) {
      const flaw = flawOf(entry, before);
      if (flaw) return flaw;
      before = entry;
    }
  }
  return null;
}

/** What a check of the whole journal found; `flaws` holds the first of each broken stream. */
export interface Verification {
  readonly entries: number;
  /** Entries whose personal data was erased: sound, but a reviewer wants to see how many. */
  readonly erased: number;
  readonly tips: readonly Tip[];
  readonly flaws: readonly Flaw[];
}

/**
 * Checks every stream. A chain alone cannot show that its end was cut off, nor that a stream is gone: give
 * `sealed`, the tips of an earlier check kept elsewhere, and both are found as missing entries.
 */
export async function verifyAll(manager: EntityManager, sealed: readonly Tip[] = []): Promise<Verification> {
  const check = new WholeCheck(sealed);
  for await (const page of entriesInOrder(manager, null)) for (const entry of page) check.see(entry);
  return check.result();
}

class WholeCheck {
  private readonly flaws = new Map<string, Flaw>();
  private readonly tips = new Map<string, Tip>();
  private readonly seals: ReadonlyMap<string, Tip>;
  private entries = 0;
  private erased = 0;

  constructor(private readonly sealed: readonly Tip[]) {
    this.seals = new Map(sealed.map((tip) => [tip.stream, tip]));
  }

  see(entry: ChainedEntry): void {
    this.entries += 1;
    if (entry.payload === null) this.erased += 1;
    const { stream, seq, hash } = entry;
    const flaw = flawOf(entry, this.tips.get(stream) ?? null) ?? this.againstSeal(entry);
    if (flaw) this.note(flaw);
    this.tips.set(stream, { stream, seq, hash });
  }

  result(): Verification {
    for (const { stream, seq } of this.sealed) {
      const reached = this.tips.get(stream)?.seq ?? 0;
      if (reached < seq) this.note({ stream, seq: reached + 1, what: 'missing' });
    }
    return {
      entries: this.entries,
      erased: this.erased,
      tips: [...this.tips.values()],
      flaws: [...this.flaws.values()],
    };
  }

  private againstSeal({ stream, seq, hash }: ChainedEntry): Flaw | null {
    const seal = this.seals.get(stream);
    return seal?.seq === seq && seal.hash !== hash ? { stream, seq, what: 'altered' } : null;
  }

  /** Only the first of a stream: what follows a broken link tells nothing more. */
  private note(flaw: Flaw): void {
    if (!this.flaws.has(flaw.stream)) this.flaws.set(flaw.stream, flaw);
  }
}
