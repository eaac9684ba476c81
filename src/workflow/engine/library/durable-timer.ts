import { readInstant } from '../expressions/instant.js';
import { library } from './library.js';

interface TimerMessage {
  readonly content: { readonly expireAt?: unknown };
}

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
    const expireAt = readInstant(value, this.timeDate ?? '');
    return { timeDate: value, expireAt, timerType: 'timeDate', timeout: never };
  }
}

const idle = {
  executing: [],
  register: () => idle,
  setTimeout: (callback: CallableFunction, delay: number) => ({ callback, delay, timerId: '', timerRef: null }),
  clearTimeout: () => undefined,
};

/** The timers of the library, switched off: no abandoned instance stays alive through the event loop. */
export const idleTimers = idle;
