import type { DataSource } from 'typeorm';
import type { Actor } from '../../../domain/actor.js';
import { Problem, refusedAt } from '../../../domain/problem.js';
import { Idempotency, type Page, Search, type SearchQuery } from '../../../platform/http/index.js';
import type { PolicyService } from '../../../policy/index.js';
import { orderedId } from '../../../platform/database/ordered-id.js';
import { unitOfWork } from '../../../platform/database/transactions.js';
import type { CandidateView } from '../candidate.js';
import { replaySummary } from '../replay-report.js';
import { type ReplayScope, StoredDecisions } from '../comparison/stored-decisions.js';
import { ReplayCaseRecord, ReplayRecord, replayStatuses } from '../tables.js';
import { emptyTally } from '../comparison/tally.js';
import { insertRows } from '../../../platform/database/insert-rows.js';

/** What is asked when a replay begins, by whom and when. */
interface ReplayStart {
  readonly candidate: CandidateView;
  readonly scope: ReplayScope;
  readonly origin: ReplayRecord['origin'];
  readonly by: Actor;
  readonly at: Date;
}

const lists = new Search({
  fields: {
    id: { path: 'replay.id', kind: 'id' },
    status: { path: 'replay.status', kind: 'text', values: replayStatuses },
    ruleSet: { path: 'replay.ruleSet', kind: 'text', nullable: true },
    candidateDigest: { path: 'replay.candidateDigest', kind: 'text' },
    startedAt: { path: 'replay.startedAt', kind: 'instant' },
  },
  key: 'replay.id',
  sort: ['-startedAt'],
});

const caseLists = new Search({
  fields: {
    decisionId: { path: 'named.decisionId', kind: 'id' },
    change: { path: 'named.change', kind: 'number' },
    kind: { path: 'named.kind', kind: 'text' },
    ruleSet: { path: 'named.ruleSet', kind: 'text' },
    register: { path: 'named.register', kind: 'text', nullable: true },
  },
  key: 'named.decisionId',
  sort: ['change'],
});

const listed = [
  'id',
  'status',
  'fault',
  'candidate',
  'edition',
  'candidateDigest',
  'ruleSet',
  'from',
  'to',
  'unit',
  'total',
  'done',
  'tally',
  'byId',
  'byName',
  'startedAt',
  'finishedAt',
] as const satisfies readonly (keyof ReplayRecord)[];

/** A row that nobody holds: its lease ended before any time. */
export const nobody = new Date(0);

/** The replays there are (журнал пробігів). */
export class Replays {
  constructor(
    private readonly dataSource: DataSource,
    private readonly present: PolicyService,
  ) {}

  /**
   * Writes down what is to be recomputed and where it ends: decisions made from now on are not counted.
   *
   * @throws NOT_FOUND for a set that neither the candidate nor the log knows, BODY_INVALID for days in the
   * wrong order, REPLAY_EMPTY when there is nothing to recompute
   */
  async start({ candidate, scope, origin, by, at }: ReplayStart): Promise<ReplayRecord> {
    const { from, to, ruleSet } = scope;
    if (ruleSet !== null && !Object.hasOwn(candidate.titles, ruleSet)) this.present.ruleSet(ruleSet);
    if (from !== null && to !== null && from > to) {
      const detail = `Останній день (${to}) раніший за перший (${from}).`;
      throw refusedAt('/to', detail);
    }
    const { total, lastId } = await new StoredDecisions(this.dataSource, scope).extent();
    if (total === 0) throw new Problem('REPLAY_EMPTY');
    const { name, files, edition, digest, editions } = candidate;
    const row: ReplayRecord = {
      id: orderedId(),
      origin,
      status: 'running',
      fault: null,
      candidate: name,
      files,
      edition,
      candidateDigest: digest,
      editions,
      ...scope,
      lastId,
      cursor: '',
      total,
      done: 0,
      tally: emptyTally,
      byId: by.id,
      byName: by.name,
      startedAt: at,
      finishedAt: null,
      lockedBy: null,
      lockedUntil: nobody,
    };
    return unitOfWork(this.dataSource, async (manager) => {
      await insertRows(manager, ReplayRecord, row);
      await Idempotency.within(manager, replaySummary(row));
      return row;
    });
  }

  /** @throws NOT_FOUND */
  async find(id: string): Promise<ReplayRecord> {
    const row = await this.dataSource.manager.findOneBy(ReplayRecord, { id });
    if (!row) throw new Problem('NOT_FOUND', { detail: `Пробігу «${id}» немає.` });
    return row;
  }

  /** Without the posted files, which may be a mebibyte each. */
  search(query: SearchQuery): Promise<Page<ReplayRecord>> {
    const rows = this.dataSource.manager
      .createQueryBuilder(ReplayRecord, 'replay')
      .select(listed.map((column) => `replay.${column}`))
      .where('1 = 1');
    return lists.page(rows, query);
  }

  /** The named cases of a replay, change by change. */
  cases(id: string, query: SearchQuery): Promise<Page<ReplayCaseRecord>> {
    const rows = this.dataSource.manager
      .createQueryBuilder(ReplayCaseRecord, 'named')
      .where('named.replayId = :replay', { replay: id });
    return caseLists.page(rows, query);
  }

  /** The first named cases of each change. */
  async examples(id: string, changes: number, each: number): Promise<ReplayCaseRecord[]> {
    const found: ReplayCaseRecord[] = [];
    for (let change = 0; change < changes; change++) {
      const where = { replayId: id, change };
      found.push(
        ...(await this.dataSource.manager.find(ReplayCaseRecord, { where, order: { decisionId: 'ASC' }, take: each })),
      );
    }
    return found;
  }
}
