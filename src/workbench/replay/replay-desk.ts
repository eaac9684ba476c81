import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { Clock } from '../../platform/clock.js';
import type { Page, SearchQuery } from '../../platform/http/index.js';
import { rulesDirectory } from '../../platform/installation.js';
import { PolicyService } from '../../policy/index.js';
import { FolderFiles } from '../../policy/reading/rule-files.js';
import { type Candidate, candidateOf } from './candidate.js';
import { ActiveDiagrams } from './follow/diagrams.js';
import { type PostedFiles, proposedPolicy } from './proposed-files.js';
import { caseView, type ReplayReport, replayReport, replaySummary, type ReplaySummary } from './replay-report.js';
import { Replays } from './replays.js';
import { candidateChanged } from './run-replay.js';
import type { ReplayScope } from './stored-decisions.js';
import { ReplayRecord } from './tables.js';

const mostRemembered = 8;
const carriedByCommand =
  'Цей пробіг почала команда: продовжити його може лише вона (npm run rules -- replay --resume …).';

/** Replays as the service keeps them (стіл пробігів): begun by a reviewer, carried by `ReplayRunner`. */
@Injectable()
export class ReplayDesk {
  private readonly replays: Replays;
  private readonly diagrams: ActiveDiagrams;
  /** Candidates of the latest replays: reading all rules anew for each look at one would hold up everybody. */
  private readonly candidates = new Map<string, Candidate>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly policy: PolicyService,
    private readonly clock: Clock,
  ) {
    this.replays = new Replays(dataSource, policy);
    this.diagrams = new ActiveDiagrams(dataSource);
  }

  /** @throws BODY_INVALID, NOT_FOUND, REPLAY_EMPTY */
  async start(files: PostedFiles | null, scope: ReplayScope, by: Actor): Promise<ReplaySummary> {
    const candidate = this.candidate(files, scope.ruleSet);
    const start = { candidate, scope, origin: 'service', by, at: this.clock.now() } as const;
    const row = await this.replays.start(start);
    this.remember(row.id, candidate);
    return replaySummary(row);
  }

  /** @throws NOT_FOUND */
  find(id: string): Promise<ReplayRecord> {
    return this.replays.find(id);
  }

  /** @throws NOT_FOUND */
  async report(id: string): Promise<ReplayReport> {
    const row = await this.replays.find(id);
    return replayReport(row, await this.diagrams.follower(), [...this.titles(row), this.policy]);
  }

  async list(query: SearchQuery): Promise<Page<ReplaySummary>> {
    const { items, ...rest } = await this.replays.search(query);
    return { items: items.map(replaySummary), ...rest };
  }

  /** @throws NOT_FOUND */
  async cases(id: string, query: SearchQuery): Promise<Page<ReturnType<typeof caseView>>> {
    await this.replays.find(id);
    const { items, ...rest } = await this.replays.cases(id, query);
    return { items: items.map(caseView), ...rest };
  }

  /** Lets a replay that has failed be tried again. @throws NOT_FOUND, REPLAY_CANDIDATE_CHANGED */
  async resume(id: string): Promise<ReplaySummary> {
    const row = await this.replays.find(id);
    if (row.status === 'finished') return replaySummary(row);
    this.candidateOf(row);
    const again = { status: 'running', fault: null } as const;
    await this.dataSource.manager.update(ReplayRecord, { id, status: 'failed' }, again);
    return replaySummary(await this.replays.find(id));
  }

  /** The rules that posted files make; the present ones where none are posted. @throws BODY_INVALID */
  candidate(files: PostedFiles | null, ruleSet: string | null): Candidate {
    const policy = files === null ? this.policy : proposedPolicy(files, new FolderFiles(rulesDirectory));
    return candidateOf(policy, { name: files && Object.keys(files).join(', '), files, ruleSet });
  }

  /** The candidate a replay began with. @throws REPLAY_CANDIDATE_CHANGED when it is not to be had any more */
  candidateOf(row: ReplayRecord): Candidate {
    if (row.origin !== 'service') throw candidateChanged(row, carriedByCommand);
    const candidate = this.candidates.get(row.id) ?? this.candidate(row.files, row.ruleSet);
    if (candidate.digest !== row.candidateDigest) throw candidateChanged(row);
    this.remember(row.id, candidate);
    return candidate;
  }

  private remember(replay: string, candidate: Candidate): void {
    this.candidates.set(replay, candidate);
    const [oldest] = this.candidates.keys();
    if (this.candidates.size > mostRemembered && oldest !== undefined) this.candidates.delete(oldest);
  }

  /** Words of a candidate that can still be read; without it those of the rules in force will do. */
  private titles(row: ReplayRecord): PolicyService[] {
    try {
      return row.files === null ? [] : [this.candidateOf(row).policy];
    } catch {
      return [];
    }
  }
}
