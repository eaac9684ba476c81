import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem } from '../../domain/problem.js';
import { EditionInForce } from '../../edition/index.js';
import { Clock } from '../../platform/clock.js';
import type { Page, SearchQuery } from '../../platform/http/index.js';
import { PolicyService } from '../../policy/index.js';
import { Analyses, type Asker } from '../analyses/analyses.js';
import type { PostedFiles } from '../command/posted-rules.js';
import { candidateOf, type CandidateView, type Titles, titlesOf, viewOfCandidate } from './candidate.js';
import { ActiveDiagrams } from './follow/diagrams.js';
import { candidateAnalysis } from './running/replay-analyses.js';
import {
  type ReplayedCase,
  caseView,
  type ReplayReport,
  replayReport,
  replaySummary,
  type ReplaySummary,
} from './replay-report.js';
import { Replays } from './running/replays.js';
import { candidateChanged } from './running/run-replay.js';
import { type ReplayScope, StoredDecisions } from './comparison/stored-decisions.js';
import { ReplayRecord } from './tables.js';

/** Which rules are replayed: of a whole edition, or what posted files make of those in force; none of both, these. */
export interface RulesAsked {
  readonly files?: PostedFiles | null;
  readonly edition?: string | null;
}

const everything: ReplayScope = { ruleSet: null, from: null, to: null, unit: null };
const mostRemembered = 8;
const carriedByCommand =
  'Цей пробіг почала команда: продовжити його може лише вона (npm run rules -- replay --resume …).';

/** Replays as the service keeps them (стіл пробігів): begun by a reviewer, carried by `ReplayRunner`. */
@Injectable()
export class ReplayService {
  private readonly replays: Replays;
  private readonly diagrams: ActiveDiagrams;
  /** Candidates of the latest replays: their rules are not read anew for each look at one. */
  private readonly candidates = new Map<string, CandidateView>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly policy: PolicyService,
    private readonly clock: Clock,
    private readonly analyses: Analyses,
    private readonly editions: EditionInForce,
  ) {
    this.replays = new Replays(dataSource, policy);
    this.diagrams = new ActiveDiagrams(dataSource);
  }

  /** @throws BODY_INVALID, NOT_FOUND, REPLAY_EMPTY */
  async start(rules: RulesAsked, scope: ReplayScope, asker: Asker): Promise<ReplaySummary> {
    const candidate = await this.candidate(rules, scope.ruleSet, asker);
    const start = { candidate, scope, origin: 'service', by: asker.by, at: this.clock.now() } as const;
    const row = await this.replays.start(start);
    this.remember(row.id, candidate);
    return replaySummary(row);
  }

  /** @throws NOT_FOUND */
  find(id: string): Promise<ReplayRecord> {
    return this.replays.find(id);
  }

  /** @throws NOT_FOUND */
  async report(id: string, asker: Asker): Promise<ReplayReport> {
    const row = await this.replays.find(id);
    return replayReport(row, await this.diagrams.follower(), [
      ...(await this.titles(row, asker)),
      titlesOf(this.policy),
    ]);
  }

  async list(query: SearchQuery): Promise<Page<ReplaySummary>> {
    const { items, ...rest } = await this.replays.search(query);
    return { items: items.map(replaySummary), ...rest };
  }

  /** @throws NOT_FOUND */
  async cases(id: string, query: SearchQuery): Promise<Page<ReplayedCase>> {
    await this.replays.find(id);
    const { items, ...rest } = await this.replays.cases(id, query);
    return { items: items.map(caseView), ...rest };
  }

  /** Lets a replay that has failed be tried again. @throws NOT_FOUND, REPLAY_CANDIDATE_CHANGED */
  async resume(id: string, asker: Asker): Promise<ReplaySummary> {
    const row = await this.replays.find(id);
    if (row.status === 'finished') return replaySummary(row);
    await this.candidateOf(row, asker);
    const again = { status: 'running', fault: null } as const;
    await this.dataSource.manager.update(ReplayRecord, { id, status: 'failed' }, again);
    return replaySummary(await this.replays.find(id));
  }

  /** The rules that are asked for, the present ones where none are. @throws BODY_INVALID, NOT_FOUND */
  async candidate({ files = null, edition = null }: RulesAsked, ruleSet: string | null, asker: Asker) {
    if (files === null && edition === null) return viewOfCandidate(candidateOf(this.policy, { ruleSet }));
    const folder = edition === null ? null : await this.editions.folderOf(edition);
    return this.analyses.run(candidateAnalysis, { files, edition, folder, ruleSet }, asker);
  }

  /**
   * What bears a signature under a whole edition out: its replay over every decision there has been (docs/decisions/0162).
   *
   * @returns null where nothing has been decided yet
   * @throws REPLAY_NEEDED, REPLAY_UNFINISHED, REPLAY_OTHER_CANDIDATE, NOT_FOUND
   */
  async ofEdition(edition: string, replay: string | null): Promise<ReplayRecord | null> {
    if (replay === null) {
      const { total } = await new StoredDecisions(this.dataSource, everything).extent();
      if (total > 0) throw new Problem('REPLAY_NEEDED', { extra: { edition, decisions: total } });
      return null;
    }
    const row = await this.finished(replay);
    const { id, candidateDigest, ruleSet, from, to, unit } = row;
    const isWhole = [ruleSet, from, to, unit].every((narrowed) => narrowed === null);
    if (row.edition !== edition || !isWhole)
      throw new Problem('REPLAY_OTHER_CANDIDATE', { extra: { replay: id, candidateDigest, edition: row.edition } });
    return row;
  }

  /** @throws NOT_FOUND, REPLAY_UNFINISHED */
  async finished(id: string): Promise<ReplayRecord> {
    const row = await this.find(id);
    const { status, done, total } = row;
    if (status === 'finished') return row;
    throw new Problem('REPLAY_UNFINISHED', { extra: { replay: id, status, progress: { done, total } } });
  }

  /** The candidate a replay began with. @throws REPLAY_CANDIDATE_CHANGED when it is not to be had any more */
  private async candidateOf(row: ReplayRecord, asker: Asker): Promise<CandidateView> {
    if (row.origin !== 'service') throw candidateChanged(row, carriedByCommand);
    const candidate = this.candidates.get(row.id) ?? (await this.candidate(row, row.ruleSet, asker));
    if (candidate.digest !== row.candidateDigest) throw candidateChanged(row);
    this.remember(row.id, candidate);
    return candidate;
  }

  private remember(replay: string, candidate: CandidateView): void {
    this.candidates.set(replay, candidate);
    const [oldest] = this.candidates.keys();
    if (this.candidates.size > mostRemembered && oldest !== undefined) this.candidates.delete(oldest);
  }

  /** Words of a candidate that can still be read; without it those of the rules in force will do. */
  private async titles(row: ReplayRecord, asker: Asker): Promise<Titles[]> {
    if (row.files === null && row.edition === null) return [];
    try {
      return [(await this.candidateOf(row, asker)).titles];
    } catch (error) {
      if (error instanceof Problem) return [];
      throw error;
    }
  }
}
