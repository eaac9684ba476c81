import type { BusinessError } from '../motor.js';
import type { NetNode } from './net.js';
import type { Run, Scope, Standing } from './standing.js';
import type { TokenGame } from './token-game.js';

/** What happens beside an execution, or instead of it: boundary events and errors (межові події, помилки). */
export class Boundaries {
  constructor(
    private readonly standing: Standing,
    private readonly game: TokenGame,
  ) {}

  /** A boundary event happens to an execution: beside it, or instead of it. */
  strike(struck: Run, boundary: NetNode, listener?: Run): void {
    const scope = this.standing.scopeOf(struck);
    if (boundary.interrupting || boundary.error) {
      this.standing.remove(struck);
      this.game.note('cancelled', struck.element, struck.id);
      this.game.leave(scope, boundary);
      return this.game.nextTurn(scope, struck.element);
    }
    if (listener) this.standing.remove(listener);
    this.game.leave(scope, boundary);
    // It may happen again as long as the work goes on; a timer has one date and fires once.
    if (boundary.waitsAs === 'message') this.game.listen(scope, boundary, struck.id);
  }

  /** Whether the error of a step was caught. */
  catchFailure(run: Run, error: BusinessError): boolean {
    return this.catchIn(
      this.standing.wholeOf(run),
      ({ error: caught }) => caught !== null && (caught.ref === null || String(caught.code) === error.code),
    );
  }

  /** Whether the error end that was entered in a scope is caught around it. */
  catchThrown(scope: Scope, { error }: NetNode): boolean {
    const around = this.standing.around(scope);
    return this.catchIn(
      around && this.standing.wholeOf(around),
      ({ error: caught }) => caught !== null && (caught.ref === null || caught.ref === error?.ref),
    );
  }

  /** The nearest error boundary, from the execution itself outwards. */
  private catchIn(run: Run | null, catches: (boundary: NetNode) => boolean): boolean {
    for (let at = run; at !== null;) {
      const boundary = this.game.node(at.element).boundaries.find(catches);
      if (boundary) {
        this.strike(at, boundary);
        return true;
      }
      const around = this.standing.around(this.standing.scopeOf(at));
      at = around && this.standing.wholeOf(around);
    }
    return false;
  }
}
