import type { JournalEntries, JournalKind } from './entries.js';
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DataSource } from 'typeorm';
import { systemActor, type Actor } from '../domain/actor.js';
import { dayInKyiv } from '../domain/kyiv-time.js';
import type { PlainDate } from '../domain/plain-date.js';
import type { Clock } from '../platform/clock.js';
import type { Log } from '../platform/log.js';
import { unitOfWork } from '../platform/database/transactions.js';
import { Journal } from './journal.js';
import type { JournalKey } from './journal-key.js';
import { keepSeal, readSeals, sealOf, tipsOf } from './seals.js';
import { type Verification, verifyJournal } from './verification.js';

interface SealPlaces {
  /** Where seals lie beside the database. */
  readonly folder: string;
  /** A folder on another machine, or an https address that takes PUT; null where none is named. */
  readonly elsewhere: string | null;
}

/** Another machine that says nothing must not hold up the next round. */
const patienceMs = 15_000;
const sentMark = '.sent';
/** The stream of acts on the journal itself. */
export const ownStream = 'journal';

/** Checks the journal once a day, seals what it found, and takes each seal to where the database is not. */
export class Sealer {
  private sealedOn: PlainDate | null = null;
  private readonly stopping = new AbortController();

  constructor(
    private readonly dataSource: DataSource,
    private readonly journal: Journal,
    private readonly key: JournalKey,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly places: SealPlaces,
  ) {}

  /** One round: today's seal if there is none yet, and whatever has not been taken elsewhere. */
  async round(): Promise<void> {
    const today = dayInKyiv(this.clock.now());
    if (this.sealedOn !== today && !this.hasSealOf(today)) {
      const { entries, flaws } = await this.seal(systemActor);
      // A new installation has said nothing yet: its first day is sealed once it has.
      if (entries === 0 && flaws.length === 0) return;
    }
    this.sealedOn = today;
    await this.takeElsewhere();
  }

  /** Lets go of a far side that says nothing: the node ends, and a later round takes the seal there. */
  stop(): void {
    this.stopping.abort();
  }

  /** Checks all of it against the seals there are; sealed is only what is whole. Either way the journal says so. */
  async seal(by: Actor): Promise<Verification> {
    const at = this.clock.now();
    const known = readSeals(this.places.folder, this.key);
    const found = await verifyJournal(this.dataSource.manager, { key: this.key, sealed: tipsOf(known) });
    const { entries, tips, flaws } = found;
    if (flaws.length > 0) {
      this.log.error('journal-broken', { flaws: flaws.slice(0, 20) });
      await this.note('journal-broken', by, at, { flaws: flaws.slice(0, 100) });
      return found;
    }
    if (entries === 0) return found;
    const sealed = new Map(tipsOf(known).map((tip) => [tip.stream, tip.seq]));
    const grown = tips.filter(({ stream, seq }) => sealed.get(stream) !== seq);
    const sealedAt = at.toISOString();
    const file = keepSeal(
      this.places.folder,
      sealOf({ sealedAt, entries, streams: tips.length, tips: grown }, this.key),
    );
    await this.note('journal-sealed', by, at, { file: basename(file), entries, streams: tips.length });
    return found;
  }

  private note<K extends JournalKind>(kind: K, by: Actor, at: Date, payload: JournalEntries[K]): Promise<void> {
    return unitOfWork(this.dataSource, (manager) =>
      this.journal.append(manager, { stream: ownStream, kind, by, at, payload }),
    );
  }

  /** A clock that once ran ahead leaves a seal of a day to come, and that must not spare the days until then theirs. */
  private hasSealOf(day: PlainDate): boolean {
    return readSeals(this.places.folder, this.key).some(({ sealedAt }) => dayInKyiv(new Date(sealedAt)) === day);
  }

  private async takeElsewhere(): Promise<void> {
    const { folder, elsewhere } = this.places;
    if (elsewhere === null || !existsSync(folder)) return;
    const names = readdirSync(folder);
    for (const name of names.filter((one) => one.endsWith('.seal.json') && !names.includes(one + sentMark))) {
      try {
        await take({ file: join(folder, name), name, elsewhere, stop: this.stopping.signal });
        writeFileSync(join(folder, name + sentMark), '');
      } catch (error) {
        this.log.warn('journal-seal-not-sent', { name, err: error });
        // The others would wait as long for the same silence; the next round tries again.
        return;
      }
    }
  }
}

interface Taking {
  readonly file: string;
  readonly name: string;
  readonly elsewhere: string;
  readonly stop: AbortSignal;
}

async function take({ file, name, elsewhere, stop }: Taking): Promise<void> {
  if (!/^https?:/.test(elsewhere)) {
    // Never made here: a mount that is away would leave the seal on this very machine, and marked as taken.
    copyFileSync(file, join(elsewhere, `${name}.part`));
    renameSync(join(elsewhere, `${name}.part`), join(elsewhere, name));
    return;
  }
  const answer = await fetch(`${elsewhere.replace(/\/$/, '')}/${name}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: readFileSync(file),
    signal: AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]),
  });
  if (!answer.ok) throw new Error(`the far side answered ${answer.status}`);
}
