import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import type { PlainDate } from '../../domain/plain-date.js';
import type { Actor } from '../../domain/actor.js';
import { pointerTo } from '../../domain/json.js';
import { Problem, refusedAt } from '../../domain/problem.js';
import {
  changesBetween,
  type EditionForceRecord,
  EditionInForce,
  Editions,
  isOfEdition,
  type Manifest,
} from '../../edition/index.js';
import { Journal } from '../../journal/index.js';
import { Clock } from '../../platform/clock.js';
import { asKept, type FileFault, FileFaults, perhaps } from '../../platform/files/index.js';
import { Idempotency } from '../../platform/http/index.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { unitOfWork } from '../../platform/database/transactions.js';
import { inFiles, Publisher } from '../../workflow/index.js';
import { Analyses, type Asker } from '../analyses/analyses.js';
import { type EditionDiff, editionDiffAnalysis } from './diff/edition-diff.js';
import { trialAnalysis } from '../simulation/trial-analysis.js';
import type { TrialReport } from '../simulation/trial-report.js';
import type { TrialScript } from '../simulation/script.js';
import { totalsOf, type ReplayTotals } from '../replay/comparison/tally.js';
import { ReplayService } from '../replay/replay-service.js';
import { editionAnalysis, reportOf } from './edition-check.js';
import { faultLine } from './check-text.js';
import type { EditionActView, EditionReport, EditionView } from './edition-views.js';
import { EditionSignatureRecord } from './tables.js';

declare module '../../journal/entries.js' {
  interface JournalEntries {
    readonly 'edition-drawn-up': { readonly digest: string; readonly title: string; readonly base: string };
    readonly 'edition-signed': {
      readonly digest: string;
      readonly comment: string;
      readonly rows: number;
      /** What it would have decided; null where it decides nothing anew or nothing was decided yet. */
      readonly replay: { readonly id: string; readonly totals: ReplayTotals } | null;
    };
    readonly 'edition-refused': { readonly digest: string; readonly faults: readonly string[] };
  }
}

/** Files that an edition has in place of those in force; null takes a file away. */
type ChangedFiles = Readonly<Record<string, string | null>>;

/** What somebody wants to put into force. */
interface Order {
  readonly digest: string;
  /** What was in force when they decided it. */
  readonly replaces: string;
  readonly reason: string;
  readonly fromOn: PlainDate | null;
}

/** A reviewer's word, and the replay it rests on. */
interface SignatureGiven {
  readonly comment: string;
  readonly replay: string | null;
}

/** Files of rules, of the installation or of one council, but for the tables that try them. */
const decides = /(^|\/)rules\/(?!tests\/)/u;
/** The story of the editions in the journal. */
const stream = 'edition';
const [shownActs, toldFaults] = [50, 20];

/**
 * From a draft to force (шлях редакції): an admin draws it up, a reviewer signs what every check has passed, and the admin
 * puts it into force from a day. Nobody does both; going back to what was in force needs no second signature.
 */
@Injectable()
export class EditionService {
  /** What was found of each edition, or is being found: the same content passes the same checks of the same program. */
  private readonly checked = new Map<string, Promise<EditionReport>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly editions: Editions,
    private readonly inForce: EditionInForce,
    private readonly publisher: Publisher,
    private readonly analyses: Analyses,
    private readonly replays: ReplayService,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async list() {
    const [acts, coming] = await Promise.all([this.editions.acts(shownActs), this.editions.coming()]);
    return { inForce: this.inForce.digest, coming: coming.map(viewOfAct), acts: acts.map(viewOfAct) };
  }

  /** @throws NOT_FOUND */
  async find(digest: string, manager: EntityManager = this.dataSource.manager): Promise<EditionView> {
    const [row, present] = await Promise.all([
      this.editions.get(digest, manager),
      this.editions.get(this.inForce.digest, manager),
    ]);
    const signatures = await manager.find(EditionSignatureRecord, { where: { digest }, order: { at: 'ASC' } });
    return {
      digest,
      title: row.title,
      by: { id: row.drawnUpById, name: row.drawnUpByName },
      at: row.drawnUpAt,
      inForce: digest === this.inForce.digest,
      wasInForce: await this.editions.wasInForce(digest, manager),
      files: Object.keys(row.manifest).length,
      contents: row.manifest,
      changes: changesBetween(present.manifest, row.manifest),
      signatures: signatures.map(({ byId, byName, comment, replayId, at }) => {
        return { by: { id: byId, name: byName }, comment, replay: replayId, at };
      }),
    };
  }

  /** One file of an edition as it was written. @throws NOT_FOUND */
  async file(digest: string, path: string): Promise<string> {
    const files = await this.editions.files(digest);
    const text = files.get(path);
    if (text !== undefined) return text;
    throw new Problem('NOT_FOUND', { detail: `Файла «${path}» в цій редакції немає.${perhaps(path, files.keys())}` });
  }

  /** Keeps the edition in force with some files changed as another one. @throws BODY_INVALID */
  async drawUp(title: string, changes: ChangedFiles, by: Actor): Promise<EditionView> {
    const base = this.inForce.digest;
    const files = new Map(await this.editions.files(base));
    const errors = Object.entries(changes).flatMap(([path, text]) => {
      if (!isOfEdition(path))
        return [
          {
            pointer: pointerTo('/files', path),
            detail: `Файл «${path}» не належить до редакції.${perhaps(path, files.keys())}`,
          },
        ];
      return text === null && !files.has(path)
        ? [{ pointer: pointerTo('/files', path), detail: `Файла «${path}» і так немає.${perhaps(path, files.keys())}` }]
        : [];
    });
    if (errors.length > 0) throw new Problem('BODY_INVALID', { errors });
    for (const [path, text] of Object.entries(changes))
      if (text === null) files.delete(path);
      else files.set(path, asKept(path, text));
    return unitOfWork(this.dataSource, async (manager) => {
      const at = this.clock.now();
      const digest = await this.editions.keep(manager, files, title, { by, at });
      await this.journal.append(manager, {
        stream,
        kind: 'edition-drawn-up',
        by,
        at,
        payload: { digest, title, base },
      });
      return Idempotency.within(manager, await this.find(digest, manager));
    });
  }

  /** What an edition has otherwise than another, the one in force where none is named. @throws NOT_FOUND */
  async diff(was: string | null, digest: string, asker: Asker): Promise<EditionDiff> {
    const [before, becomes] = await Promise.all(
      [was ?? this.inForce.digest, digest].map((one) => this.inForce.folderOf(one)),
    );
    return this.analyses.run(editionDiffAnalysis, { was: before ?? '', becomes: becomes ?? '' }, asker);
  }

  /** What an edition makes of invented letters, beside what the one in force makes of them. @throws NOT_FOUND */
  async simulate(digest: string, script: TrialScript, asker: Asker): Promise<TrialReport> {
    const both = [...new Set([this.inForce.digest, digest])];
    const folders = await Promise.all(both.map((one) => this.inForce.folderOf(one)));
    return this.analyses.run(trialAnalysis, { folders, script }, asker);
  }

  /** Everything that an edition has to pass, beside the cases under way; it changes nothing. @throws NOT_FOUND */
  async check(digest: string, asker: Asker): Promise<EditionReport> {
    const files = await this.editions.files(digest);
    const found = await this.found(digest, asker);
    if (!found.passed) return found;
    const beside = ({ rows, walks }: EditionReport, faults: readonly FileFault<string>[]): EditionReport => ({
      ...reportOf(digest, rows, faults),
      walks,
    });
    try {
      const { coming, judged } = await this.publisher.hearing.hear(files);
      return beside(found, inFiles(judged.faults, coming.diagrams));
    } catch (error) {
      if (!(error instanceof FileFaults)) throw error;
      return beside(found, error.faults);
    }
  }

  /** Whether its rules, parameters, calendar or classifier part from those in force; its tables decide nothing. */
  private async decidesAnew(manifest: Manifest): Promise<boolean> {
    const present = await this.editions.get(this.inForce.digest);
    return changesBetween(present.manifest, manifest).some(({ path }) => decides.test(path));
  }

  /** Whoever asks while the same is being checked waits for that; where whoever had begun it goes away, they begin it anew. */
  private async found(digest: string, asker: Asker): Promise<EditionReport> {
    const folder = await this.inForce.folderOf(digest);
    const known = this.checked.get(digest);
    if (known)
      return known.catch((error: unknown) => {
        if (error instanceof Problem && error.code === 'ANALYSIS_CANCELLED') return this.found(digest, asker);
        throw error;
      });
    const run = this.analyses.run(editionAnalysis, { folder }, asker).catch((error: unknown) => {
      this.checked.delete(digest);
      throw error;
    });
    this.checked.set(digest, run);
    return run;
  }

  /**
   * A reviewer signs an edition of somebody else that has passed every check, having seen what it would have decided in the
   * cases there have been.
   *
   * @throws NOT_FOUND, EDITION_OWN, EDITION_FAULTY, SIGN_OFF_REPEATED, REPLAY_NEEDED, REPLAY_UNFINISHED, REPLAY_OTHER_CANDIDATE
   */
  async sign(digest: string, { comment, replay }: SignatureGiven, asker: Asker): Promise<EditionView> {
    const { drawnUpById, manifest } = await this.editions.get(digest);
    if (drawnUpById === asker.by.id) throw new Problem('EDITION_OWN');
    const repeated = (manager: EntityManager) =>
      manager.existsBy(EditionSignatureRecord, { digest, byId: asker.by.id });
    if (await repeated(this.dataSource.manager)) throw new Problem('SIGN_OFF_REPEATED');
    const seen =
      replay !== null || (await this.decidesAnew(manifest)) ? await this.replays.ofEdition(digest, replay) : null;
    const report = await this.check(digest, asker);
    if (!report.passed) throw await this.refused(report, asker.by);
    const { by } = asker;
    return unitOfWork(this.dataSource, async (manager) => {
      const at = this.clock.now();
      if (await repeated(manager)) throw new Problem('SIGN_OFF_REPEATED');
      await insertRows(manager, EditionSignatureRecord, {
        ...{ digest, byId: by.id, byName: by.name, comment, at },
        replayId: seen?.id ?? null,
      });
      const result = seen && { id: seen.id, totals: totalsOf(seen.tally) };
      const payload = { digest, comment, rows: report.rows, replay: result };
      await this.journal.append(manager, { stream, kind: 'edition-signed', by, at, payload });
      return Idempotency.within(manager, await this.find(digest, manager));
    });
  }

  /**
   * Puts an edition into force from a day: signed by somebody who has not drawn it up and does not publish it, or brought
   * back because it was in force before.
   *
   * @throws NOT_FOUND, EDITION_UNSIGNED, EDITION_FAULTY, EDITION_MOVED, BODY_INVALID for a day that has passed
   */
  async putIntoForce({ digest, replaces, reason, fromOn }: Order, by: Actor): Promise<EditionActView> {
    if (replaces !== this.inForce.digest)
      throw new Problem('EDITION_MOVED', { extra: { inForce: this.inForce.digest } });
    const today = dayInKyiv(this.clock.now());
    if (fromOn !== null && fromOn < today) throw refusedAt('/fromOn', 'Цей день уже минув.');
    if (digest === replaces) throw refusedAt('/digest', 'Ця редакція вже чинна.');
    const files = await this.editions.files(digest);
    const isBack = await this.editions.wasInForce(digest);
    const { drawnUpById } = await this.editions.get(digest);
    const signed = await this.dataSource.manager.findBy(EditionSignatureRecord, { digest });
    const others = signed.filter(({ byId }) => byId !== by.id && byId !== drawnUpById);
    if (!isBack && others.length === 0) throw new Problem('EDITION_UNSIGNED', { extra: { digest } });
    try {
      const { coming, judged } = await this.publisher.hearing.hear(files);
      const kind = isBack ? ('roll-back' as const) : ('publication' as const);
      const order = { kind, by, reason, title: reason, replaces, ...(fromOn === null ? {} : { fromOn }) };
      return viewOfAct(
        await this.publisher.bring(coming, judged, order, (manager, act) =>
          Idempotency.within(manager, viewOfAct(act)),
        ),
      );
    } catch (error) {
      if (!(error instanceof FileFaults)) throw error;
      throw await this.refused(reportOf(digest, 0, error.faults), by);
    }
  }

  /** Calls off an act whose day has not come. @throws NOT_FOUND, EDITION_MOVED */
  async callOff(seq: number, reason: string, by: Actor): Promise<void> {
    const act = (await this.editions.coming()).find((one) => one.seq === seq);
    if (!act) throw new Problem('NOT_FOUND', { detail: `Дії № ${seq}, чий день ще не настав, немає.` });
    await this.publisher.callOff(act, by, reason);
  }

  /** A refused attempt is an entry too. */
  private async refused({ digest, faults }: EditionReport, by: Actor): Promise<Problem> {
    const told = faults.slice(0, toldFaults).map(faultLine);
    const entry = {
      stream,
      kind: 'edition-refused',
      by,
      at: this.clock.now(),
      payload: { digest, faults: told },
    } as const;
    await unitOfWork(this.dataSource, (manager) => this.journal.append(manager, entry));
    return new Problem('EDITION_FAULTY', {
      errors: faults.map((fault) => ({ pointer: pointerTo('/files', fault.file), detail: faultLine(fault) })),
    });
  }
}

function viewOfAct({ seq, digest, kind, fromOn, reason, byId, byName, at, begunAt, withdrawnAt }: EditionForceRecord) {
  return { seq, digest, kind, fromOn, reason, by: { id: byId, name: byName }, at, begunAt, withdrawnAt };
}
