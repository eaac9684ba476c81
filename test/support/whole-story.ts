import { DataSource } from 'typeorm';
import type { Flaw } from '../../src/journal/chain.js';
import { JournalKey } from '../../src/journal/journal-key.js';
import { verifyJournal } from '../../src/journal/verification.js';

interface House {
  get<T>(part: abstract new (...args: never[]) => T): T;
}

/** The first entry of a story that is not as it was written; null is sound. */
export async function flawIn(house: House, stream: string): Promise<Flaw | null> {
  const { manager } = house.get(DataSource);
  const { flaws } = await verifyJournal(manager, { key: house.get(JournalKey), stream });
  return flaws[0] ?? null;
}
