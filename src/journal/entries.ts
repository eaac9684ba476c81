import type { Flaw } from './chain.js';
import type { Signature } from './journal-key.js';

/**
 * What an entry says, by its kind (види записів журналу). Each room adds the kinds that it writes, so that no entry is
 * written, or asked for, that nobody has described.
 */
export interface JournalEntries {
  readonly 'journal-sealed': { readonly file: string; readonly entries: number; readonly streams: number };
  readonly 'journal-broken': { readonly flaws: readonly Flaw[] };
  readonly 'payloads-erased': {
    readonly ground: string;
    readonly entries: readonly { readonly seq: number; readonly hash: string }[];
    readonly signature: Signature;
  };
}

export type JournalKind = keyof JournalEntries;
