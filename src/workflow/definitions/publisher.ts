import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { Problem } from '../../domain/problem.js';
import type { EditionFiles, EditionForceRecord, EditionInForce, Editions, ForceKind } from '../../edition/index.js';
import type { Journal } from '../../journal/index.js';
import { canonicalJson } from '../../platform/canonical-json.js';
import type { Clock } from '../../platform/clock.js';
import type { FileFault } from '../../platform/files/index.js';
import { unitOfWork } from '../../platform/transactions.js';
import type { FlowReport } from '../contract/checks/check-edition.js';
import type { Compiled } from '../engine/index.js';
import { byCheck, type CheckReport, findingInWords } from '../lint/index.js';
import type { ProcessDefinitionRecord } from '../tables.js';
import type { CasesUnderWay, VersionUnderWay } from './cases-under-way.js';
import {
  type ComingEdition,
  type ComingVersions,
  diagramFile,
  formFile,
  refuseFaulty,
  versionsAmong,
} from './coming-edition.js';
import type { Definitions, InForce } from './definitions.js';
import { inFiles } from './edition-faults.js';
import { type Judgement, judgement, type Present } from './judgement.js';
import { Stranded } from './stranded.js';

/** What came of a check: a diagram that may be published, or what is wrong with it. */
interface DiagramCheck {
  readonly key: string;
  /** What is wrong, by check, the causes first. */
  readonly reports: readonly CheckReport[];
  /** The version with this very content, where there is one. */
  readonly version: number | null;
}

/** An edition that has been judged: the diagrams that are not in force yet, ready to run, or what is wrong. */
export interface JudgedEdition {
  readonly compiled: ReadonlyMap<string, Compiled>;
  readonly faults: readonly FlowReport[];
  /** Whether the faults are of cases under way, which would stop. */
  readonly stranding: boolean;
}

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
  readonly editions: Editions;
  readonly inForce: EditionInForce;
  readonly cases: CasesUnderWay;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Whether whatever comes into force anew takes a second person: then no diagram is published alone. */
  readonly takesTwo?: boolean;
  /** @throws FileFaults */
  readonly read: (files: EditionFiles) => ComingEdition;
  /** Reads and judges in a thread; here where there is none. @throws FileFaults */
  readonly hear?: (files: EditionFiles, present: Present) => Promise<Judgement>;
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

const aloneRefused = 'Схему окремо тут не публікують: складіть редакцію з нею, і рецензент її погодить.';

/** The story of the editions in the journal. */
export const editionStream = 'edition';

/**
 * The only way anything that decides comes into force (публікація): judged as one whole, diagrams beside the rules,
 * the forms, the program and the cases under way, and put into force in one transaction. A running case never notices.
 */
export class Publisher {
  constructor(private readonly parts: PublisherParts) {}

  /** @throws FileFaults with everything that is wrong in rules and forms */
  read(files: EditionFiles): ComingEdition {
    return this.parts.read(files);
  }

  /** Judges an edition as this node has read it, and keeps nothing: at a start, when nobody waits for an answer. */
  async judge(coming: ComingEdition): Promise<JudgedEdition> {
    const { versions, present } = await this.present();
    return this.strandedBy(await judgement(coming, present), versions);
  }

  /** The same for files that come in while people work. @throws FileFaults */
  async hear(files: EditionFiles): Promise<{ readonly coming: ComingVersions; readonly judged: JudgedEdition }> {
    const { hear, read } = this.parts;
    if (!hear) {
      const coming = read(files);
      return { coming, judged: await this.judge(coming) };
    }
    const { versions, present } = await this.present();
    const judged = await this.strandedBy(await hear(files, present), versions);
    return { coming: versionsAmong(files), judged };
  }

  private async present(): Promise<{ readonly versions: readonly VersionUnderWay[]; readonly present: Present }> {
    const { definitions, cases } = this.parts;
    const [active, versions] = [await definitions.activeHashes(), await cases.versions()];
    const kept = versions.map(async ({ row }) => {
      const { id, key, xml } = row;
      return { id, key, xml, active: row.active, forms: await definitions.keptForms(row) };
    });
    return { versions, present: { active, versions: await Promise.all(kept) } };
  }

  private async strandedBy(
    { compiled, faults, met }: Judgement,
    versions: readonly VersionUnderWay[],
  ): Promise<JudgedEdition> {
    if (faults.length > 0) return { compiled, faults, stranding: false };
    const stranded = await new Stranded(this.parts.cases).among(versions, met);
    return { compiled, faults: stranded, stranding: stranded.length > 0 };
  }

  /** What is wrong with a judged edition, by its files. */
  faultsOf({ diagrams }: Pick<ComingVersions, 'diagrams'>, { faults }: JudgedEdition): readonly FileFault<string>[] {
    return inFiles(faults, diagrams);
  }

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
    refuseFaulty(this.faultsOf(coming, judged));
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
    refuseFaulty(this.faultsOf(coming, judged));
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

  /** Checks a diagram beside all that is in force, and keeps nothing. */
  async check(key: string, xml: string): Promise<DiagramCheck> {
    const version = (await this.parts.definitions.findByContent(key, xml))?.version ?? null;
    const { judged } = await this.judgedWith(key, xml);
    return { key, version, reports: told(key, judged.faults) };
  }

  /** @throws DIAGRAM_INVALID with every fault and its page, EDITION_MOVED, EDITION_UNSIGNED */
  async publish(key: string, xml: string, by: Actor): Promise<ProcessDefinitionRecord> {
    if (this.parts.takesTwo) throw new Problem('EDITION_UNSIGNED', { detail: aloneRefused });
    await this.bringDiagram(key, xml, { by, reason: `Опубліковано схему процесу «${key}».` });
    return this.parts.definitions.row(key);
  }

  /**
   * Makes a published version the one that new cases begin with, if it still fits what is around it.
   *
   * @throws PROCESS_UNKNOWN, DIAGRAM_INVALID, EDITION_MOVED
   */
  async activate(key: string, version: number, by: Actor): Promise<ProcessDefinitionRecord> {
    const { definitions } = this.parts;
    const row = await definitions.row(key, version);
    const kept = await definitions.keptForms(row);
    await this.bringDiagram(key, row.xml, { by, reason: `Повернуто версію ${version} процесу «${key}».` }, kept);
    return definitions.row(key);
  }

  /** The files of the edition in force; its diagrams and their forms as new cases begin by them. */
  async filesInForce(): Promise<EditionFiles> {
    const { definitions, editions, inForce } = this.parts;
    const files = inForce.isRecorded ? await editions.files(inForce.digest) : inForce.installed();
    return withDiagrams(files, await definitions.inForce());
  }

  private async bringDiagram(
    key: string,
    xml: string,
    { by, reason }: Pick<ForceOrder, 'by' | 'reason'>,
    kept: InForce['forms'] = new Map(),
  ): Promise<void> {
    const { replaces, coming, judged } = await this.judgedWith(key, xml, kept);
    if (judged.faults.length > 0) throw diagramInvalid(told(key, judged.faults));
    if (judged.compiled.size === 0) return;
    await this.bring(coming, judged, { kind: 'diagram', by, reason, title: reason, replaces });
  }

  private async judgedWith(key: string, xml: string, kept: InForce['forms'] = new Map()) {
    const { inForce } = this.parts;
    const replaces = inForce.isRecorded ? inForce.digest : null;
    const files = withDiagrams(await this.filesInForce(), { diagrams: new Map([[key, xml]]), forms: kept });
    return { replaces, ...(await this.hear(files)) };
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
    const { definitions } = this.parts;
    for (const [key, compiled] of ready) {
      const xml = diagrams.get(key);
      if (xml !== undefined) await definitions.bring(manager, { xml, compiled, forms }, by);
    }
    for (const key of await definitions.activeKeys(manager))
      if (!diagrams.has(key)) await definitions.withdraw(manager, key, by);
  }
}

/** Files with some diagrams and forms in place of theirs; a form that says the same keeps the way it is written. */
function withDiagrams(files: EditionFiles, { diagrams, forms }: InForce): EditionFiles {
  const written = [...forms].flatMap(([key, form]) => {
    const [file, text] = [formFile(key), `${JSON.stringify(form, null, 2)}\n`];
    return sameJson(files.get(file), text) ? [] : [[file, text] as const];
  });
  return new Map([...files, ...[...diagrams].map(([key, xml]) => [diagramFile(key), xml] as const), ...written]);
}

const sameJson = (one: string | undefined, other: string): boolean =>
  one !== undefined && canonicalJson(JSON.parse(one)) === canonicalJson(JSON.parse(other));

/** Faults of other diagrams say whose they are. */
function told(key: string, faults: readonly FlowReport[]): readonly CheckReport[] {
  return byCheck(
    faults.map(({ process, message, ...report }) => ({
      ...report,
      message: process === null || process === key ? message : `Процес «${process}»: ${message}`,
    })),
  );
}

function diagramInvalid(reports: readonly CheckReport[]): Problem {
  const findings = reports.flatMap((report) => report.findings);
  return new Problem('DIAGRAM_INVALID', {
    errors: findings.map((finding) => ({
      pointer: `/xml#${finding.elements[0]?.id ?? ''}`,
      detail: findingInWords(finding),
    })),
    extra: { reports },
  });
}
