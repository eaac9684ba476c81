import { Injectable } from '@nestjs/common';
import { Brackets, DataSource, type SelectQueryBuilder } from 'typeorm';
import type { Actor, Role } from '../../domain/actor.js';
import { appealStatuses } from '../../domain/appeal.js';
import { Problem } from '../../domain/problem.js';
import { Search, type Page, type SearchQuery } from '../../platform/search/search.js';
import { AppealStore } from '../appeal-store.js';
import { appealLine, type AppealLine } from './appeal-view.js';
import { AppealRecord, AppealUnitRecord } from '../tables.js';

/** These read every appeal of the council: the office that registers them and control over them. */
const readersOfAll: readonly Role[] = ['control', 'office-head', 'leader', 'system'];

const search = new Search({
  fields: {
    registrationIndex: { path: 'appeal.registrationIndex', kind: 'text', nullable: true },
    year: { path: 'appeal.year', kind: 'number', nullable: true },
    register: { path: 'appeal.register', kind: 'text' },
    status: { path: 'appeal.status', kind: 'text', values: Object.keys(appealStatuses) },
    kind: { path: 'appeal.kind', kind: 'text' },
    subject: { path: 'appeal.subject', kind: 'text' },
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
    text: { path: 'appeal.searchText', kind: 'search' },
  },
  key: { path: 'appeal.id', kind: 'text' },
  sort: ['-receivedOn'],
});

/**
 * Who may read which appeals (доступ до звернень). It holds for lists, cards, history and documents alike:
 * the office and control read all, a unit's staff what their unit works on, a substitute what their post
 * does. Personal data go no further than those who work on the case (art. 10).
 */
@Injectable()
export class AppealReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: AppealStore,
  ) {}

  async page(actor: Actor, query: SearchQuery): Promise<Page<AppealLine>> {
    const { items, ...rest } = await search.page(this.visibleTo(actor), query);
    return { items: items.map(appealLine), ...rest };
  }

  /** @throws NOT_FOUND alike for what is not there and for what may not be read */
  async get(actor: Actor, id: string): Promise<AppealRecord> {
    if (!(await this.mayRead(actor, id))) throw new Problem('NOT_FOUND');
    return this.store.get(id);
  }

  async mayRead(actor: Actor, id: string): Promise<boolean> {
    return (await this.visibleTo(actor).andWhere('appeal.id = :id', { id }).getCount()) > 0;
  }

  private visibleTo(actor: Actor): SelectQueryBuilder<AppealRecord> {
    const query = this.dataSource.manager.createQueryBuilder(AppealRecord, 'appeal');
    if (this.readsAll(actor)) return query;
    const ofUnit = this.dataSource.manager
      .createQueryBuilder(AppealUnitRecord, 'involved')
      .select('involved.appealId')
      .where('involved.unit = :unit', { unit: actor.unit ?? '' });
    return query.where(
      new Brackets((visible) => {
        visible.where(`appeal.id in (${ofUnit.getQuery()})`).orWhere('appeal.leader in (:...posts)');
      }),
      { ...ofUnit.getParameters(), posts: actor.posts.length > 0 ? actor.posts : [''] },
    );
  }

  private readsAll({ roles, unit }: Actor): boolean {
    return roles.some((role) => readersOfAll.includes(role)) || (unit === 'office' && roles.includes('registrar'));
  }
}
