import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '../domain/actor.js';
import { Journal } from '../journal/index.js';
import { Clock } from '../platform/clock.js';
import { Log } from '../platform/log.js';
import { Rounds } from '../platform/rounds.js';
import { unitOfWork } from '../platform/database/transactions.js';

/** The stream of what happened at the door. */
export const signInStream = 'sign-in';

const roundEveryMs = 60_000;
const mostAddresses = 20;

/** One attempt to come in that was turned away. */
export interface RefusedSignIn {
  /** The login of a person of the directory; null for every name that is nobody's. */
  readonly login: string | null;
  readonly address: string;
  /** Not even looked at: too many had come before it. */
  readonly isShutOut?: boolean;
}

declare module '../journal/entries.js' {
  interface JournalEntries {
    readonly 'sign-in-refused': {
      readonly refused: readonly {
        readonly login: string | null;
        readonly count: number;
        readonly shutOut: number;
        readonly addresses: readonly string[];
      }[];
    };
  }
}

interface Counted {
  count: number;
  shutOut: number;
  readonly addresses: Set<string>;
}

/**
 * Refused sign-ins in the journal (відмови у вході): one entry a minute at most, by login, with how many there were and how many of
 * them the limit of attempts shut out,
 * so that whoever guesses cannot fill the journal, nor tell by the time of an answer which logins exist.
 */
@Injectable()
export class RefusedSignIns implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private counted = new Map<string | null, Counted>();
  private readonly rounds: Rounds;

  constructor(
    private readonly dataSource: DataSource,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    const onFault = (err: unknown): void => log.error('refused-sign-ins-not-written', { err });
    this.rounds = new Rounds(roundEveryMs, () => this.round(), onFault);
  }

  /** Attempts that were not even looked at are logged once a round: there may be thousands. */
  note({ login, address, isShutOut = false }: RefusedSignIn): void {
    if (!isShutOut || (this.counted.get(login)?.shutOut ?? 0) === 0)
      this.log.warn('sign-in-refused', { login, address, isShutOut });
    this.count(login, { count: 1, shutOut: isShutOut ? 1 : 0, addresses: [address] });
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
    await this.write();
  }

  /** Writes down what has been counted. It never throws: what was not written is kept. */
  write(): Promise<void> {
    return this.rounds.next();
  }

  private async round(): Promise<void> {
    const told = this.counted;
    if (told.size === 0) return;
    this.counted = new Map();
    const refused = [...told].map(([login, { addresses, ...counts }]) => ({
      login,
      ...counts,
      addresses: [...addresses],
    }));
    const kind = 'sign-in-refused';
    const act = { stream: signInStream, kind, by: systemActor, at: this.clock.now(), payload: { refused } } as const;
    try {
      await unitOfWork(this.dataSource, (manager) => this.journal.append(manager, act));
    } catch (error) {
      for (const { login, ...more } of refused) this.count(login, more);
      throw error;
    }
  }

  private count(
    login: string | null,
    more: Omit<Counted, 'addresses'> & { readonly addresses: readonly string[] },
  ): void {
    const counted = this.counted.get(login) ?? { count: 0, shutOut: 0, addresses: new Set<string>() };
    counted.count += more.count;
    counted.shutOut += more.shutOut;
    for (const address of more.addresses) if (counted.addresses.size < mostAddresses) counted.addresses.add(address);
    this.counted.set(login, counted);
  }
}
