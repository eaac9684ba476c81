import type { Actor } from '../domain/actor.js';

/**
 * Moves the office's hand and lets everything that falls due on the way happen (переведення годинника).
 * The workflow host provides it; without it the clock routes answer SERVICE_NOT_READY.
 */
export abstract class ClockControl {
  /** Resolves when all that was due up to `instant` has been done. `instant` is never earlier than now. */
  abstract advanceTo(instant: Date, actor: Actor): Promise<void>;
}
