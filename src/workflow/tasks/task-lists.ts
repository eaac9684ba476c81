import { Brackets, DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { addDays } from '../../domain/plain-date.js';
import type { Clock } from '../../platform/clock.js';
import { type Page, Search, type SearchFields, type SearchQuery, someOf } from '../../platform/http/index.js';
import { CaseBarRecord, TaskRecord } from '../tables.js';
import { barsOf, nobody } from '../host/bars.js';
import { checkSees, seesAllTasks, type Standing, type Viewer, viewerOf } from './task-access.js';
import { type TaskView, viewTask, viewTasks } from './task-view.js';

export const taskListViews = ['mine', 'group', 'overdue', 'due-soon', 'substituting', 'unheld'] as const;
type TaskListView = (typeof taskListViews)[number];

/** A task is due soon from so many days before its last day. */
const soonDays = 3;

export const searchedTasks = {
  state: { path: 'task.state', kind: 'text' },
  isOpen: { path: 'task.isOpen', kind: 'flag' },
  name: { path: 'task.name', kind: 'text' },
  elementId: { path: 'task.elementId', kind: 'text' },
  formKey: { path: 'task.formKey', kind: 'text', nullable: true },
  processKey: { path: 'task.processKey', kind: 'text' },
  businessKey: { path: 'task.businessKey', kind: 'text' },
  instanceId: { path: 'task.instanceId', kind: 'id' },
  group: { path: 'task.group', kind: 'text', nullable: true },
  assignee: { path: 'task.assignee', kind: 'text', nullable: true },
  owner: { path: 'task.owner', kind: 'text', nullable: true },
  completedBy: { path: 'task.completedBy', kind: 'text', nullable: true },
  priority: { path: 'task.priority', kind: 'number' },
  dueOn: { path: 'task.dueOn', kind: 'day', nullable: true },
  sortOn: { path: 'task.sortOn', kind: 'day' },
  createdAt: { path: 'task.createdAt', kind: 'instant' },
  endedAt: { path: 'task.endedAt', kind: 'instant', nullable: true },
} as const satisfies SearchFields;

const search = new Search({ fields: searchedTasks, key: 'task.id', sort: ['sortOn'] });

interface ListPage {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** The lists of tasks (переліки завдань): whoever asks, only what that person may see is in them. */
export class TaskLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly machinery: Standing,
  ) {}

  /** The daily lists: open tasks, those with the nearest last day first. */
  async view(actor: Actor, view: TaskListView, { limit, after }: ListPage): Promise<Page<TaskView>> {
    const viewer = await this.viewer(actor);
    const rows = await this.listed(viewer, view);
    return this.page(viewer, rows, { filter: {}, limit, ...(after === undefined ? {} : { after }) });
  }

  async search(actor: Actor, query: SearchQuery): Promise<Page<TaskView>> {
    const viewer = await this.viewer(actor);
    return this.page(viewer, this.visible(viewer), query);
  }

  /** How many open tasks are in each list of a person. */
  async counts(actor: Actor): Promise<Readonly<Record<TaskListView, number>>> {
    const viewer = await this.viewer(actor);
    const counts: Partial<Record<TaskListView, number>> = {};
    for (const view of taskListViews) counts[view] = await (await this.listed(viewer, view)).getCount();
    const { mine = 0, group = 0, overdue = 0, 'due-soon': soon = 0, substituting = 0, unheld = 0 } = counts;
    return { mine, group, overdue, 'due-soon': soon, substituting, unheld };
  }

  /** @throws NOT_FOUND */
  async find(actor: Actor, id: string): Promise<TaskView> {
    const viewer = await this.viewer(actor);
    const task = await this.dataSource.manager.findOneBy(TaskRecord, { id });
    checkSees(viewer, task);
    return viewTask(this.dataSource.manager, viewer, task);
  }

  /** All tasks of a case that the person may see, in their order: its history and what is open. */
  async ofCase(
    actor: Actor,
    businessKey: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<readonly TaskView[]> {
    const viewer = await this.viewer(actor, manager);
    const rows = await this.visible(viewer, manager)
      .andWhere('task.businessKey = :businessKey', { businessKey })
      .orderBy('task.createdAt')
      .addOrderBy('task.id')
      .getMany();
    return viewTasks(manager, viewer, rows);
  }

  private viewer(actor: Actor, manager: EntityManager = this.dataSource.manager): Promise<Viewer> {
    return viewerOf(this.machinery, manager, actor, dayInKyiv(this.clock.now()));
  }

  private async page(
    viewer: Viewer,
    rows: SelectQueryBuilder<TaskRecord>,
    query: SearchQuery,
  ): Promise<Page<TaskView>> {
    const found = await search.page(rows, query);
    return { ...found, items: await viewTasks(this.dataSource.manager, viewer, found.items) };
  }

  /** The row permission itself: the same words as `maySee`, in SQL. */
  private visible(viewer: Viewer, manager: EntityManager = this.dataSource.manager): SelectQueryBuilder<TaskRecord> {
    const rows = manager.createQueryBuilder(TaskRecord, 'task').where('1 = 1');
    narrowToOpenFor(rows, viewer);
    if (seesAllTasks(viewer.actor)) return rows;
    const me = { me: viewer.actor.id, groups: [...viewer.groups] };
    return rows.andWhere(
      new Brackets((either) => {
        either.where('task.assignee = :me', me).orWhere('task.owner = :me').orWhere('task.completedBy = :me');
        if (me.groups.length > 0) either.orWhere('task.group in (:...groups)', me);
        if (viewer.coveredPersons.size > 0) either.orWhere(covered, coveredOf(viewer));
      }),
    );
  }

  /** The open tasks of one list that the viewer sees. */
  private async listed(viewer: Viewer, view: TaskListView): Promise<SelectQueryBuilder<TaskRecord>> {
    const rows = this.visible(viewer).andWhere('task.isOpen = :open', { open: 1 });
    if (view === 'unheld') await this.narrowToUnheld(rows, viewer);
    else this.narrow(rows, viewer, view);
    return rows;
  }

  /** What waits for people of whom there is nobody today, or for nobody at all (KR-1.1: the office runs the work). */
  private async narrowToUnheld(rows: SelectQueryBuilder<TaskRecord>, viewer: Viewer): Promise<void> {
    const found = await this.dataSource.manager
      .createQueryBuilder(TaskRecord, 'task')
      .select('distinct task.candidate_group', 'name')
      .where('task.isOpen = 1 and task.group is not null')
      .getRawMany<{ name: string }>();
    const unheld = found.flatMap(({ name }) => (viewer.whyUnheld(name, nobody) === null ? [] : [name]));
    const ofBarred = await this.unheldForBars(viewer);
    rows.andWhere(
      '(task.group in (:...unheld) or (task.group is null and task.assignee is null) or task.id in (:...ofBarred))',
      { unheld: someOf(unheld), ofBarred: someOf(ofBarred) },
    );
  }

  /** What waits because everybody who could do it today is complained of. */
  private async unheldForBars(viewer: Viewer): Promise<string[]> {
    const { manager } = this.dataSource;
    const barred = manager.createQueryBuilder(CaseBarRecord, 'bar').select('bar.businessKey').getQuery();
    const waiting = await manager
      .createQueryBuilder(TaskRecord, 'task')
      .where(`task.isOpen = 1 and task.group is not null and task.businessKey in (${barred})`)
      .getMany();
    const bars = await barsOf(
      manager,
      waiting.map(({ businessKey }) => businessKey),
    );
    return waiting.flatMap(({ id, businessKey, group }) =>
      viewer.whyUnheld(group ?? '', bars.get(businessKey) ?? nobody) === null ? [] : [id],
    );
  }

  private narrow(rows: SelectQueryBuilder<TaskRecord>, viewer: Viewer, view: TaskListView): void {
    const { actor, groups } = viewer;
    const today = dayInKyiv(this.clock.now());
    const mine = { me: actor.id };
    const ofGroups = { mine: orNone(groups) };
    const posts = { posts: actor.posts.length > 0 ? actor.posts.map((post) => `post:${post}`) : [''] };
    if (view === 'mine') rows.andWhere('(task.assignee = :me or task.owner = :me)', mine);
    if (view === 'group') rows.andWhere('task.assignee is null and task.group in (:...mine)', ofGroups);
    if (view === 'overdue') rows.andWhere('task.sortOn < :today', { today });
    if (view === 'due-soon') {
      rows.andWhere('task.sortOn >= :today and task.sortOn <= :soon', { today, soon: addDays(today, soonDays) });
    }
    if (view === 'substituting') {
      const ofPosts = '(task.group in (:...posts) and task.assignee is not null)';
      const either = viewer.coveredPersons.size > 0 ? `(${ofPosts} or ${covered})` : ofPosts;
      rows.andWhere(`${either} and (task.assignee is null or task.assignee <> :me)`, {
        ...posts,
        ...mine,
        ...coveredOf(viewer),
      });
    }
  }
}

/** A list in SQL may not be empty. */
const orNone = (groups: ReadonlySet<string>): readonly string[] => (groups.size > 0 ? [...groups] : ['']);

/** The same words as `isBarred`, in SQL: cases in which the same work is left to the viewer are told of together. */
function narrowToOpenFor(rows: SelectQueryBuilder<TaskRecord>, { barredFrom }: Viewer): void {
  const alike = new Map<string, { readonly cases: string[]; readonly left: ReadonlySet<string> }>();
  for (const [businessKey, left] of barredFrom) {
    const kind = [...left].join(' ');
    const known = alike.get(kind) ?? { cases: [], left };
    known.cases.push(businessKey);
    alike.set(kind, known);
  }
  for (const [place, { cases, left }] of [...alike.values()].entries())
    rows.andWhere(`(task.businessKey not in (:...barred${place}) or task.group in (:...left${place}))`, {
      [`barred${place}`]: cases,
      [`left${place}`]: orNone(left),
    });
}

/** The same words as `isCovered`, in SQL. */
const covered =
  '((task.assignee in (:...away) or task.owner in (:...away)) and (task.group is null or task.group in (:...covered)))';

const coveredOf = ({ coveredPersons, coveredGroups }: Viewer) => ({
  away: [...coveredPersons],
  covered: orNone(coveredGroups),
});
