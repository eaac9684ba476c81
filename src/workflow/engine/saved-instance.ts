import { EngineFault } from './fault.js';

/** A case as it lies in the database (збережений стан). The data are ours; `engine` is the library's own. */
export interface SavedInstance {
  readonly format: 1;
  readonly data: Readonly<Record<string, unknown>>;
  /** Timers an official or a step has given another instant, by execution. */
  readonly moved: Readonly<Record<string, string>>;
  readonly ends: readonly string[];
  readonly engine: unknown;
}

/** Reads a saved state; every release must be able to read what an earlier one wrote. */
export function readState(state: string): SavedInstance {
  const saved: SavedInstance = JSON.parse(state);
  if (saved.format !== 1) throw new EngineFault('STATE_UNREADABLE', `unknown format ${String(saved.format)}`);
  return saved;
}
