import type { EntityManager } from 'typeorm';
import { entriesInOrder } from './entries-in-order.js';
import { flawOf, type ChainedEntry, type Flaw, type Tip } from './chain.js';
import { erasedBy, erasureKind } from './erasure.js';
import type { JournalKey } from './journal-key.js';

/** What a check of the journal found; `flaws` holds the first of each broken stream. */
export interface Verification {
  readonly entries: number;
  /** Entries whose personal data was erased, by an entry that names them: a reviewer wants to see how many. */
  readonly erased: number;
  readonly tips: readonly Tip[];
  readonly flaws: readonly Flaw[];
}

interface Measure {
  /** What erasures must be signed with. */
  readonly key: JournalKey;
  /** The tips of earlier checks, kept elsewhere. */
  readonly sealed?: readonly Tip[];
  /** One story only. */
  readonly stream?: string;
}

/**
 * Checks every stream. A chain alone cannot show that its end was cut off, that a stream is gone, nor that all of it
 * was written anew: give `sealed`, and all three are found.
 */
export async function verifyJournal(manager: EntityManager, measure: Measure): Promise<Verification> {
  const check = new Check(measure);
  for await (const page of entriesInOrder(manager, measure.stream ?? null)) for (const entry of page) check.see(entry);
  return check.result();
}

class Check {
  private readonly flaws = new Map<string, Flaw>();
  private readonly tips = new Map<string, Tip>();
  private readonly seals = new Map<string, Tip[]>();
  /** Entries of a stream that say nothing, and that no erasure has owned up to so far. */
  private readonly blank = new Map<string, Map<number, string>>();
  private entries = 0;
  private erased = 0;

  constructor(private readonly measure: Measure) {
    for (const tip of measure.sealed ?? []) {
      const known = this.seals.get(tip.stream);
      if (known) known.push(tip);
      else this.seals.set(tip.stream, [tip]);
    }
  }

  see(entry: ChainedEntry): void {
    this.entries += 1;
    const { stream, seq, hash } = entry;
    const flaw = flawOf(entry, this.tips.get(stream) ?? null) ?? this.againstSeal(entry) ?? this.ofErasure(entry);
    if (flaw) this.note(flaw);
    this.tips.set(stream, { stream, seq, hash });
  }

  result(): Verification {
    for (const [stream, entries] of this.blank) {
      const [seq] = entries.keys();
      if (seq !== undefined) this.note({ stream, seq, what: 'blanked' });
    }
    for (const { stream, seq } of this.measure.sealed ?? []) {
      const reached = this.tips.get(stream)?.seq ?? 0;
      if (reached < seq) this.note({ stream, seq: reached + 1, what: 'missing' });
    }
    const { entries, erased, tips, flaws } = this;
    return { entries, erased, tips: [...tips.values()], flaws: [...flaws.values()] };
  }

  private againstSeal({ stream, seq, hash }: ChainedEntry): Flaw | null {
    const isOther = this.seals.get(stream)?.some((seal) => seal.seq === seq && seal.hash !== hash) ?? false;
    return isOther ? { stream, seq, what: 'altered' } : null;
  }

  private ofErasure(entry: ChainedEntry): Flaw | null {
    const { stream, seq, hash } = entry;
    if (entry.payload === null) {
      const blank = this.blank.get(stream) ?? new Map<number, string>();
      this.blank.set(stream, blank.set(seq, hash));
      return null;
    }
    if (entry.kind !== erasureKind) return null;
    const owned = erasedBy(entry, this.measure.key);
    if (!owned) return { stream, seq, what: 'erasure-unsigned' };
    const blank = this.blank.get(stream);
    for (const one of owned) {
      if (blank?.get(one.seq) !== one.hash) continue;
      blank.delete(one.seq);
      this.erased += 1;
    }
    return null;
  }

  /** Only the first of a stream: what follows a broken link tells nothing more. */
  private note(flaw: Flaw): void {
    if (!this.flaws.has(flaw.stream)) this.flaws.set(flaw.stream, flaw);
  }
}
