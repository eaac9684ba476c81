import { setImmediate as breathe } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { flawOf, type Flaw, type Tip } from './chain.js';
import { JournalEntryRecord } from './tables.js';

const pageSize = 5000;

/** The entries after a place in the order of (stream, seq), a page at a time. */
async function* entriesInOrder(manager: EntityManager, only: string | null): AsyncGenerator<JournalEntryRecord> {
  let place = { stream: only ?? '', seq: 0 };
  for (;;) {
    const where =
      only === null
        ? 'e.stream > :stream or (e.stream = :stream and e.seq > :seq)'
        : 'e.stream = :stream and e.seq > :seq';
    const page = await manager
      .createQueryBuilder(JournalEntryRecord, 'e')
      .where(where, place)
      .orderBy('e.stream')
      .addOrderBy('e.seq')
      .limit(pageSize)
      .getMany();
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    place = { stream: last.stream, seq: last.seq };
    await breathe();
  }
}

/** The first entry of one stream that is not as it was written. */
export async function firstFlaw(manager: EntityManager, stream: string): Promise<Flaw | null> {
  let before: Tip | null = null;
  for await (const entry of entriesInOrder(manager, stream)) {
    const flaw = flawOf(entry, before);
    if (flaw) return flaw;
    before = entry;
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
  const flaws = new Map<string, Flaw>();
  const tips = new Map<string, Tip>();
  const seals = new Map(sealed.map((tip) => [tip.stream, tip]));
  let entries = 0;
  let erased = 0;
  for await (const entry of entriesInOrder(manager, null)) {
    entries += 1;
    if (entry.payload === null) erased += 1;
    const { stream, seq, hash } = entry;
    const flaw = flawOf(entry, tips.get(stream) ?? null);
    const seal = seals.get(stream);
    if (flaw && !flaws.has(stream)) flaws.set(stream, flaw);
    else if (seal?.seq === seq && seal.hash !== hash && !flaws.has(stream))
      flaws.set(stream, { stream, seq, what: 'altered' });
    tips.set(stream, { stream, seq, hash });
  }
  for (const { stream, seq } of sealed) {
    const reached = tips.get(stream)?.seq ?? 0;
    if (reached < seq && !flaws.has(stream)) flaws.set(stream, { stream, seq: reached + 1, what: 'missing' });
  }
  return { entries, erased, tips: [...tips.values()], flaws: [...flaws.values()] };
}
