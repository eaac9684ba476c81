import type { Actor } from '../domain/actor.js';

/**
 * The office's clock (годинник). All that depends on time asks it; nothing else in the service reads the
 * machine's time for business.
 */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/**
 * A clock that stands still until an admin moves it (`CLOCK=manual:<instant>`): for trials, training and
 * demonstration. It only goes forward; its hand is kept in the database, so a restart does not turn it back.
 */
export class ManualClock extends Clock {
  constructor(private hand: Date) {
    super();
  }

  now(): Date {
    return new Date(this.hand);
  }

  /** Moves the hand; an earlier instant is left alone, since time that has passed has had its effects. */
  moveTo(instant: Date): void {
    if (instant > this.hand) this.hand = new Date(instant);
  }

  /** Stands anew, also earlier: only over a database that has been emptied, where nothing has had any effect yet. */
  beginAnew(instant: Date): void {
    this.hand = new Date(instant);
  }
}

/**
 * Moves the office's hand and lets everything that falls due on the way happen (переведення годинника).
 * The workflow host provides it; without it the clock routes answer SERVICE_NOT_READY.
 */
export abstract class ClockControl {
  /** Resolves when all that was due up to `instant` has been done. `instant` is never earlier than now. */
  abstract advanceTo(instant: Date, actor: Actor): Promise<void>;
}
