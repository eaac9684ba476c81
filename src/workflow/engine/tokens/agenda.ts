/** A case on its way from one element to the next. */
export interface Token {
  readonly scope: string;
  readonly from: string;
  readonly to: string;
  readonly flow?: string;
  readonly race?: string;
  /** It has waited for the element to be free, and may enter now. */
  readonly isTurn?: true;
}

/** Tokens to be moved, the next one first; those set off by the present move come before them (черга фішок). */
export class Agenda {
  private waiting: Token[] = [];
  private fresh: Token[] = [];

  setOff(token: Token): void {
    this.fresh.push(token);
  }

  next(): Token | undefined {
    this.waiting.unshift(...this.fresh.splice(0));
    return this.waiting.shift();
  }

  dropScope(scope: string): void {
    this.waiting = this.waiting.filter((token) => token.scope !== scope);
  }

  clear(): void {
    this.waiting = [];
    this.fresh = [];
  }
}
