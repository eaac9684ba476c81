import { Injectable } from '@nestjs/common';
import { Brackets, DataSource, type SelectQueryBuilder } from 'typeorm';
import { Directory } from '../../directory/index.js';
import { type DocumentRecord, Documents } from '../../documents/index.js';
import type { Actor } from '../../domain/actor.js';
import { appealStatuses } from '../../domain/appeal.js';
import { Problem } from '../../domain/problem.js';
import type { SearchFields } from '../../platform/http/index.js';
import { Search, someOf, type Page, type SearchQuery } from '../../platform/search/search.js';
import { AppealStore } from '../appeal-store.js';
import { appealLine, type AppealLine } from './appeal-view.js';
import { TaskRecord, Workflow } from '../../workflow/index.js';
import { AppealRecord, AppealUnitRecord } from '../tables.js';
import { disputesRefusal } from '../complaints/refused-before.js';
import { reachOf } from './reach.js';

export const searchedAppeals = {
  registrationIndex: { path: 'appeal.registrationIndex', kind: 'text', nullable: true },
  year: { path: 'appeal.year', kind: 'number', nullable: true },
  register: { path: 'appeal.register', kind: 'text' },
  status: { path: 'appeal.status', kind: 'text', values: Object.keys(appealStatuses) },
  kind: { path: 'appeal.kind', kind: 'text' },
  subject: { path: 'appeal.subject', kind: 'text' },
  signers: { path: 'appeal.signers', kind: 'number', nullable: true },
  feature: { path: 'appeal.feature', kind: 'text' },
  mainTopic: { path: 'appeal.mainTopic', kind: 'text', nullable: true },
  receivedOn: { path: 'appeal.receivedOn', kind: 'day' },
  registeredOn: { path: 'appeal.registeredOn', kind: 'day', nullable: true },
  dueOn: { path: 'appeal.dueOn', kind: 'day', nullable: true },
  termBroken: { path: 'appeal.termBroken', kind: 'flag' },
  onControl: { path: 'appeal.onControl', kind: 'flag' },
  leader: { path: 'appeal.leader', kind: 'text', nullable: true },
  mainExecutor: { path: 'appeal.mainExecutor', kind: 'text', nullable: true },
  result: { path: 'appeal.result', kind: 'text', nullable: true },
  joinedTo: { path: 'appeal.joinedTo', kind: 'text', nullable: true },
  text: { path: 'appeal.searchText', kind: 'search' },
} as const satisfies SearchFields;

const search = new Search({ fields: searchedAppeals, key: 'appeal.id', sort: ['-receivedOn'] });

/**
 * Who may read which appeals (доступ до звернень). It holds for lists, cards, history and documents alike:
 * the office and control read all, a unit's staff what their unit works on, a leader what is theirs and what came to
 * them as a task, a substitute what their post does; whom a complaint is about, nothing of it (ст. 7). Personal data go no further than those who work on the case (art. 10).
 */
@Injectable()
export class AppealReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: AppealStore,
    private readonly directory: Directory,
    private readonly documents: Documents,
    private readonly workflow: Workflow,
  ) {}

  async page(actor: Actor, query: SearchQuery): Promise<Page<AppealLine>> {
    const { items, ...rest } = await search.page(await this.visibleTo(actor), query);
    return { items: items.map(appealLine), ...rest };
  }

  /** @throws NOT_FOUND alike for what is not there and for what may not be read */
  async get(actor: Actor, id: string): Promise<AppealRecord> {
    if (!(await this.mayRead(actor, id))) throw new Problem('NOT_FOUND');
    return this.store.get(id);
  }

  /** Letters that have joined an appeal, for whoever may read it. */
  joinedTo(appeal: AppealRecord): Promise<AppealRecord[]> {
    return this.store.joinedTo(this.dataSource.manager, appeal);
  }

  disputesRefusal(appeal: AppealRecord): Promise<boolean> {
    return disputesRefusal(this.dataSource.manager, appeal);
  }

  /** The papers of an appeal, for whoever may read it. */
  papersOf({ id }: AppealRecord): Promise<DocumentRecord[]> {
    return this.documents.ofSubject(this.dataSource.manager, id);
  }

  /** Whether a complaint is about them. */
  async isClosedTo(actor: Actor, id: string): Promise<boolean> {
    return (await this.workflow.casesClosedTo(actor)).includes(id);
  }

  async mayRead(actor: Actor, id: string): Promise<boolean> {
    const visible = await this.visibleTo(actor);
    return (await visible.andWhere('appeal.id = :id', { id }).getCount()) > 0;
  }

  private async visibleTo(actor: Actor): Promise<SelectQueryBuilder<AppealRecord>> {
    const { manager } = this.dataSource;
    const query = manager.createQueryBuilder(AppealRecord, 'appeal').where('1 = 1');
    const closed = await this.workflow.casesClosedTo(actor);
    if (closed.length > 0) query.andWhere('appeal.id not in (:...closed)', { closed });
    const { all, units, posts } = reachOf(actor, this.directory);
    if (all) return query;
    const ofUnits = manager
      .createQueryBuilder(AppealUnitRecord, 'involved')
      .select('involved.appealId')
      .where('involved.unit in (:...units)');
    const asTasks = manager
      .createQueryBuilder(TaskRecord, 'own')
      .select('own.businessKey')
      .where('own.isOpen in (0, 1) and own.group in (:...groups)');
    return query.andWhere(
      new Brackets((visible) => {
        visible.where(`appeal.id in (${ofUnits.getQuery()})`).orWhere('appeal.leader in (:...posts)');
        visible.orWhere(`appeal.id in (${asTasks.getQuery()})`);
      }),
      { units: someOf(units), posts: someOf(posts), groups: someOf(posts.map((post) => `post:${post}`)) },
    );
  }
}
