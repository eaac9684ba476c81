import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../domain/problem.js';
import { Allowance } from '../allowance.js';
import { ActorSource, type KnownPerson } from '../actor-source.js';
import type { RefusedSignIns } from '../refused-sign-ins.js';
import { isLoopback, type SignInSettings } from '../sign-in-policy.js';

/**
 * Of one length whatever is given, so that comparing tells nothing by its time. It is kept nowhere, and beside it in
 * memory stands the password itself: what guards against guessing is how rarely one may guess.
 */
const digest = (password: string): Buffer => createHash('sha256').update(password).digest();

/** Known to every reader of our documents, and therefore only ever good on the machine itself. */
export const DOCUMENTED_PASSWORD = 'demo-council';

/**
 * The people of the demonstration council and the one password they share. `DEMO_PASSWORD` sets it;
 * without it the documented one holds on loopback, and anywhere else a new one is made at every start and
 * told to the operator alone.
 */
@Injectable()
export class DemonstrationLogins {
  /** What the operator should be told at start: the password, unless they chose it themselves. */
  readonly announced: string | null;
  private readonly expected: Buffer;
  /** Five wrong passwords from one place close it for seconds, and to the same login elsewhere nothing happens. */
  private readonly byPair = new Allowance(5, 15);
  private readonly byAddress = new Allowance(30, 60);
  /** Against a guess from many places at once; whoever has come in from a place before is not kept out by it. */
  private readonly byName = new Allowance(100, 60);
  private readonly welcome = new Set<string>();
  /** By address, when the last attempt from there has been judged. */
  private readonly turns = new Map<string, Promise<void>>();

  constructor(
    private readonly directory: ActorSource,
    private readonly refused: Pick<RefusedSignIns, 'note'>,
    settings: SignInSettings,
  ) {
    const made = isLoopback(settings.HOST) ? DOCUMENTED_PASSWORD : randomBytes(12).toString('base64url');
    this.announced = settings.DEMO_PASSWORD === undefined ? made : null;
    this.expected = digest(settings.DEMO_PASSWORD ?? made);
  }

  people(): readonly KnownPerson[] {
    return this.directory.persons();
  }

  /**
   * Attempts from one place are judged one after another: each is counted before it is known to fail, and those of a
   * browser that opens six windows at once must not shut one another out.
   */
  signIn(login: string, password: string, address: string): Promise<KnownPerson> {
    const judged = (this.turns.get(address) ?? Promise.resolve()).then(() => this.judge(login, password, address));
    const over = judged.then(
      () => undefined,
      () => undefined,
    );
    this.turns.set(address, over);
    void over.then(() => this.turns.get(address) === over && this.turns.delete(address));
    return judged;
  }

  /** An unknown login is compared too, so that time does not tell which logins exist. */
  private async judge(login: string, password: string, address: string): Promise<KnownPerson> {
    const pair = JSON.stringify([login, address]);
    const isNew = !this.welcome.has(pair);
    const person = this.directory.personOfLogin(login);
    const refused = { login: person?.login ?? null, address };
    try {
      await this.byAddress.take(address);
      await this.byPair.take(pair);
      if (isNew) await this.byName.take(login);
    } catch (error) {
      this.refused.note({ ...refused, isShutOut: true });
      throw error;
    }
    if (timingSafeEqual(digest(password), this.expected) && person) {
      await this.byPair.forget(pair);
      await this.byAddress.giveBack(address);
      if (isNew) await this.byName.giveBack(login);
      // Only who knows the password adds to it, so it grows with desks and not with guesses.
      this.welcome.add(pair);
      return person;
    }
    this.refused.note(refused);
    throw new Problem('CREDENTIALS_WRONG');
  }
}
