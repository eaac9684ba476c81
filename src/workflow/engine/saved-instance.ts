import { EngineFault } from './fault.js';
import type { SavedStand } from './passages.js';
import type { SavedTokens } from './tokens/token-motor.js';

interface SavedCase {
  readonly data: Readonly<Record<string, unknown>>;
  /** Timers an official or a step has given another instant, by execution. */
  readonly moved: Readonly<Record<string, string>>;
  /** Where the case stands and since when; absent in states of releases that did not keep the way behind. */
  readonly stands?: readonly SavedStand[] | null;
}

/** Format 1: the case was begun by the library, and `engine` is the library's own. */
export interface SavedByLibrary {
  readonly format: 1;
  readonly ends: readonly string[];
  readonly engine: unknown;
}

/** Format 2: the case moves by tokens. */
export interface SavedByTokens {
  readonly format: 2;
  readonly tokens: SavedTokens;
}

/** A case as it lies in the database (збережений стан); a case keeps the format it was begun in. */
export type SavedInstance = SavedCase & (SavedByLibrary | SavedByTokens);

/** Reads a saved state; every release must be able to read what an earlier one wrote. */
export function readState(state: string): SavedInstance {
  const saved: SavedInstance = JSON.parse(state);
  const format: number = saved.format;
  if (format !== 1 && format !== 2) throw new EngineFault('STATE_UNREADABLE', `unknown format ${String(format)}`);
  return saved;
}
