import { EngineFault } from './fault.js';
import { library } from './library.js';

interface TimerMessage {
  readonly content: { readonly expireAt?: unknown };
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** The library holds an instant as a `Date`, and after a reload as text. */
export function instantOf(value: unknown): Date | undefined {
  return value instanceof Date || typeof value === 'string' ? new Date(value) : undefined;
}

/** Milliseconds no clock will ever count: the library must never believe the timer is over. */
const never = 2 ** 40;

/**
 * A timer that only waits (таймер). It resolves its date once, keeps it over reloads and never fires by itself:
 * the host keeps the instant in a table, asks the service's own clock and fires it by its execution.
 */
export class DurableTimer extends library.TimerEventDefinition {
  /** Replaces the library's private resolver; pinned to 17.3 and held by the conformance suite. */
  _getTimers(message: TimerMessage): object {
    const known = instantOf(message.content.expireAt);
    if (known) return { expireAt: known, timerType: 'timeDate', timeout: never };
    const value = this.environment.resolveExpression(this.timeDate, message);
    if (typeof value !== 'string' || !instant.test(value) || Number.isNaN(Date.parse(value))) {
      throw new EngineFault('EXPRESSION_EMPTY', `${this.timeDate} is not an instant: ${String(value)}`);
    }
    return { timeDate: value, expireAt: new Date(value), timerType: 'timeDate', timeout: never };
  }
}

const idle = {
  executing: [],
  register: () => idle,
  setTimeout: () => ({}),
  clearTimeout: () => undefined,
};

/** The timers of the library, switched off: no abandoned instance stays alive through the event loop. */
export const idleTimers = idle;
