import { hash as digest, randomBytes } from 'node:crypto';
import { canonicalJson } from '../platform/canonical-json.js';
import type { JournalEntryRecord } from './tables.js';

/** What the first entry of a stream follows. */
export const noEntry = '0'.repeat(64);

const sha256 = (text: string): string => digest('sha256', text, 'hex');

type SealedPayload = Pick<JournalEntryRecord, 'payload' | 'salt' | 'payloadHash'>;

/**
 * The payload apart from the chain: what is chained is its salted hash. So personal data can be erased
 * with its salt (Law 2297-VI) and the chain still holds, and the hash left behind tells nobody what it was.
 */
export function sealPayload(payload: object): SealedPayload {
  const text = canonicalJson(payload);
  const salt = randomBytes(16).toString('hex');
  return { payload: text, salt, payloadHash: sha256(salt + text) };
}

/** An entry as the chain sees it: its instant in milliseconds, the same on every database. */
export interface ChainedEntry extends Omit<JournalEntryRecord, 'id' | 'at'> {
  readonly at: number;
}

export function entryHash(entry: Omit<ChainedEntry, 'hash' | 'payload' | 'salt'>): string {
  const { stream, seq, kind, byId, byName, at, payloadHash, prevHash } = entry;
  return sha256(JSON.stringify([stream, seq, kind, byId, byName, at, payloadHash, prevHash]));
}

/** Where a stream stops being what was written, and how. */
export interface Flaw {
  readonly stream: string;
  readonly seq: number;
  readonly what: 'missing' | 'relinked' | 'altered' | 'payload-altered' | 'blanked' | 'erasure-unsigned';
}

/** The last entry of a stream: a later check can ask for it again, so that a cut-off end is noticed. */
export interface Tip {
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
}

/** Looks at one entry in the light of the one before; null is sound. */
export function flawOf(entry: ChainedEntry, before: Tip | null): Flaw | null {
  const flaw = (what: Flaw['what'], seq = entry.seq): Flaw => ({ stream: entry.stream, seq, what });
  const expected = (before?.seq ?? 0) + 1;
  if (entry.seq !== expected) return flaw('missing', expected);
  if (entry.prevHash !== (before?.hash ?? noEntry)) return flaw('relinked');
  if (entry.hash !== entryHash(entry)) return flaw('altered');
  if (entry.payload === null && entry.salt === null) return null;
  return sha256(`${entry.salt ?? ''}${entry.payload ?? ''}`) === entry.payloadHash ? null : flaw('payload-altered');
}
