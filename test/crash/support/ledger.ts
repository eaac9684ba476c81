/** A letter whose registration the service has acknowledged, with the very answer it gave. */
export interface TakenIn {
  readonly key: string;
  readonly login: string;
  readonly letter: object;
  readonly id: string;
  readonly answer: Readonly<Record<string, unknown>>;
  readonly kill: number;
}

/** Something else that was acknowledged, by whom, and after which kill. */
interface Acknowledged {
  readonly login: string;
  readonly kill: number;
}

/** Something asked under an `Idempotency-Key` and acknowledged. */
export interface AcknowledgedWish extends Acknowledged {
  readonly appealId: string;
}

/**
 * What the clients hold in their hands (облік підтвердженого): every write the service said «done» to. It is
 * kept outside the service, and nothing in it may be missing afterwards.
 */
export class Ledger {
  kills = 0;
  readonly appeals = new Map<string, TakenIn>();
  readonly completions = new Map<string, Acknowledged>();
  readonly claims = new Map<string, Acknowledged>();
  readonly withdrawals: AcknowledgedWish[] = [];
  readonly extensions: AcknowledgedWish[] = [];
  /** Appeals that nobody works on until their whole term has passed: all their timers must fire. */
  readonly forgotten = new Set<string>();
  /** The latest instant the clock was acknowledged to stand at. */
  hand = 0;
  readonly counts = { lostAnswers: 0, foundDone: 0, replayed: 0, refused: 0, requests: 0, clockMoves: 0 };
  private writing: (() => void)[] = [];
  /** Promises seen broken while the service was being killed, the first one first. */
  readonly broken: string[] = [];

  breach(what: string): void {
    this.broken.push(`after kill ${this.kills}: ${what}`);
  }

  /** Resolves as soon as somebody asks for something to be written: a good moment for the killer. */
  nextWrite(): Promise<void> {
    return new Promise((resolve) => this.writing.push(resolve));
  }

  writes(): void {
    for (const resolve of this.writing.splice(0)) resolve();
  }

  completed(taskId: string, login: string): void {
    const before = this.completions.get(taskId);
    if (before) this.breach(`task ${taskId} was completed twice, by ${before.login} and by ${login}`);
    this.completions.set(taskId, { login, kill: this.kills });
  }

  tookIn(taken: Omit<TakenIn, 'kill'>): void {
    this.appeals.set(taken.key, { ...taken, kill: this.kills });
  }
}
