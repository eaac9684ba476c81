import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { Problem } from '../../domain/problem.js';
import type { EditionForceRecord, EditionInForce, Editions, ForceKind } from '../../edition/index.js';
import type { Journal } from '../../journal/index.js';
import type { Clock } from '../../platform/clock.js';
import { unitOfWork } from '../../platform/database/transactions.js';
import { type ComingVersions, refuseFaulty } from './coming-edition.js';
import type { Definitions } from './definitions.js';
import { inFiles } from './edition-faults.js';
import type { Versions } from './versions.js';
import type { EditionHearing, JudgedEdition } from './edition-hearing.js';

/** The word by which an edition comes into force. */
interface ForceOrder {
  readonly kind: ForceKind;
  readonly by: Actor;
  readonly reason: string;
  /** What the edition is for, where it has not been kept before. */
  readonly title: string;
  /** The first day on which it is in force; today where none is said. */
  readonly fromOn?: PlainDate;
  /** The digest of what was in force when it was judged. */
  readonly replaces: string | null;
}

interface PublisherParts {
  readonly dataSource: DataSource;
  readonly definitions: Definitions;
  readonly versions: Versions;
  readonly editions: Editions;
  readonly inForce: EditionInForce;
  readonly journal: Journal;
  readonly clock: Clock;
}

declare module '../../journal/entries.js' {
  interface JournalEntries {
    readonly 'edition-put-into-force': {
      readonly digest: string;
      readonly before: string | null;
      readonly kind: ForceKind;
      readonly fromOn: PlainDate;
      readonly reason: string;
    };
    readonly 'edition-called-off': { readonly digest: string; readonly act: number; readonly reason: string };
    readonly 'edition-begun': { readonly digest: string; readonly before: string | null; readonly act: number };
  }
}

/** The story of the editions in the journal. */
const editionStream = 'edition';

/**
 * The only way anything that decides comes into force (публікація): judged as one whole, and put into force in one
 * transaction. A running case never notices.
 */
export class Publisher {
  constructor(
    readonly hearing: EditionHearing,
    private readonly parts: PublisherParts,
  ) {}

  /**
   * Puts a judged edition into force, in one step for all nodes: now, or when its day comes.
   *
   * @param besides what else is kept in the same transaction
   * @throws FileFaults, and EDITION_MOVED where another has come into force since it was judged
   */
  async bring(
    coming: ComingVersions,
    judged: JudgedEdition,
    order: ForceOrder,
    besides: (manager: EntityManager, act: EditionForceRecord) => Promise<unknown> = async () => undefined,
  ): Promise<EditionForceRecord> {
    refuseFaulty(inFiles(judged.faults, coming.diagrams));
    const { dataSource, editions, journal, clock } = this.parts;
    const { kind, by, reason, title, replaces } = order;
    const act = await unitOfWork(dataSource, async (manager) => {
      const at = clock.now();
      const before = await this.locked(manager, replaces);
      const fromOn = order.fromOn ?? dayInKyiv(at);
      const digest = await editions.keep(manager, coming.files, title, { by, at });
      const isBegun = fromOn <= dayInKyiv(at);
      if (isBegun) await this.bringDiagrams(manager, coming, judged.compiled, by);
      const payload = { digest, before, kind, fromOn, reason };
      await journal.append(manager, { stream: editionStream, kind: 'edition-put-into-force', by, at, payload });
      const written = await editions.putIntoForce(manager, { digest, kind, fromOn, reason, by, at }, isBegun);
      await besides(manager, written);
      return written;
    });
    await this.lookAtOnce();
    return act;
  }

  /** The day of an act has come: the edition that it named is what the nodes go by. @throws EDITION_MOVED */
  async begin(
    act: EditionForceRecord,
    coming: ComingVersions,
    judged: JudgedEdition,
    { by, replaces }: Pick<ForceOrder, 'by' | 'replaces'>,
  ): Promise<void> {
    refuseFaulty(inFiles(judged.faults, coming.diagrams));
    const { dataSource, editions, journal, clock } = this.parts;
    await unitOfWork(dataSource, async (manager) => {
      const at = clock.now();
      const before = await this.locked(manager, replaces);
      if (!(await editions.begin(manager, act, at))) throw new Problem('EDITION_MOVED');
      await this.bringDiagrams(manager, coming, judged.compiled, by);
      const payload = { digest: act.digest, before, act: act.seq };
      await journal.append(manager, { stream: editionStream, kind: 'edition-begun', by, at, payload });
    });
    await this.lookAtOnce();
  }

  /** What is written stands. Where this node cannot go by it yet, its rounds look again, and tell. */
  private async lookAtOnce(): Promise<void> {
    await this.parts.inForce.look().catch(() => undefined);
  }

  /** An act whose day has not come is called off. @throws EDITION_MOVED where it has come meanwhile */
  async callOff({ seq, digest }: EditionForceRecord, by: Actor, reason: string): Promise<void> {
    const { dataSource, editions, journal, clock } = this.parts;
    await unitOfWork(dataSource, async (manager) => {
      const at = clock.now();
      await editions.lock(manager);
      if (!(await editions.withdraw(manager, seq, at))) throw new Problem('EDITION_MOVED');
      const payload = { digest, act: seq, reason };
      await journal.append(manager, { stream: editionStream, kind: 'edition-called-off', by, at, payload });
    });
  }

  /** @throws EDITION_MOVED */
  private async locked(manager: EntityManager, replaces: string | null): Promise<string | null> {
    const { digest } = await this.parts.editions.lock(manager);
    if (digest === replaces) return digest;
    throw new Problem('EDITION_MOVED', { extra: { inForce: digest } });
  }

  private async bringDiagrams(
    manager: EntityManager,
    { diagrams, forms }: ComingVersions,
    ready: JudgedEdition['compiled'],
    by: Actor,
  ): Promise<void> {
    const { definitions, versions } = this.parts;
    for (const [key, compiled] of ready) {
      const xml = diagrams.get(key);
      if (xml !== undefined) await versions.bring(manager, { xml, compiled, forms }, by);
    }
    for (const key of await definitions.activeKeys(manager))
      if (!diagrams.has(key)) await versions.withdraw(manager, key, by);
  }
}
