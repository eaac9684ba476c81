import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Problem } from '../../domain/problem.js';
import {
  choice,
  id,
  instant,
  type Page,
  Search,
  type SearchFields,
  type SearchQuery,
  shownAs,
  text,
  type View,
  view,
  whole,
} from '../../platform/http/index.js';
import { callOf, CasesUnderWay } from '../definitions/cases-under-way.js';
import type { Definition, Definitions } from '../definitions/definitions.js';
import {
  JobRecord,
  MessageWaitRecord,
  ProcessDefinitionRecord,
  ProcessInstanceRecord,
  TaskRecord,
  TimerRecord,
  instanceStatuses,
} from '../tables.js';

/** One place where an instance stands, and what it waits for there. */
const Standing = view('InstanceStand', 'Місце, де процес стоїть.', {
  kind: choice('InstanceStandKind', 'На що чекає.', ['task', 'timer', 'message', 'job', 'call']),
  elementId: text('Елемент схеми'),
  name: text('Його назва').nullable(),
  id: id('Завдання чи викликаний процес').nullable(),
  dueAt: instant('Коли спрацює сам').nullable(),
});
export type Standing = View<typeof Standing>;

export const InstanceView = view('Instance', 'Перебіг процесу.', {
  id: id('Ідентифікатор'),
  rootId: id('Головний процес справи'),
  parentId: id('Процес, який викликав цей').nullable(),
  processKey: text('Процес').meta({ examples: ['reply'] }),
  processVersion: whole('Версія схеми, за якою він іде'),
  businessKey: text('Справа'),
  status: choice('InstanceStatus', 'Стан процесу.', instanceStatuses),
  incidents: whole('Скільки в ньому відкритих збоїв'),
  startedAt: instant('Коли почався'),
  startedBy: text('Хто почав'),
  endedAt: instant('Коли закінчився').nullable(),
  endEvent: text('Якою кінцевою подією').nullable(),
  stands: z.array(Standing).describe('Де стоїть'),
});
export type InstanceView = View<typeof InstanceView>;

export const StandCounts = view('StandCounts', 'Скільки справ стоїть на кожному елементі схеми зараз.', {
  version: whole('Версія'),
  items: z
    .array(
      view('StandCount', 'Елемент, на якому хтось стоїть.', {
        elementId: text('Елемент схеми'),
        name: text('Його назва').nullable(),
        type: text('Вид за BPMN'),
        standing: whole('Скільки процесів там стоїть'),
      }),
    )
    .describe('Найповніші перші'),
});
type StandCounts = View<typeof StandCounts>;

export const searchedInstances = {
  processKey: { path: 'instance.processKey', kind: 'text' },
  version: { path: 'definition.version', kind: 'number' },
  businessKey: { path: 'instance.businessKey', kind: 'text' },
  status: { path: 'instance.status', kind: 'text', values: instanceStatuses },
  incidents: { path: 'instance.incidents', kind: 'number' },
  startedAt: { path: 'instance.startedAt', kind: 'instant' },
  endedAt: { path: 'instance.endedAt', kind: 'instant', nullable: true },
} as const satisfies SearchFields;

const search = new Search({ fields: searchedInstances, key: 'instance.id', sort: ['-startedAt'] });

/** Whether an instance stands at an element: waits there, failed there, or has called from there. */
const standsAt = `(
  exists (select 1 from task t where t.instance_id = instance.id and t.is_open = 1 and t.element_id = :element)
  or exists (select 1 from timer t where t.instance_id = instance.id and t.element_id = :element)
  or exists (select 1 from message_wait t where t.instance_id = instance.id and t.element_id = :element)
  or exists (select 1 from job t where t.instance_id = instance.id and t.element_id = :element)
  or exists (select 1 from incident t where t.instance_id = instance.id and t.is_open = 1 and t.element_id = :element)
  or exists (select 1 from process_instance t where t.parent_id = instance.id and t.status in ('running', 'suspended')
    and t.parent_execution_id like :begins escape '!'))`;

/** Where the running cases stand (стан справ): read from the rows, no case is moved or loaded for it. */
export class InstanceReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly definitions: Definitions,
  ) {}

  /** @throws NOT_FOUND */
  async find(id: string): Promise<InstanceView> {
    const row = await this.dataSource.manager.findOneBy(ProcessInstanceRecord, { id });
    if (!row) throw new Problem('NOT_FOUND');
    return this.view(row);
  }

  /** Instances by their process, version, state, age and incidents, and by where they stand (перелік екземплярів). */
  async search(query: SearchQuery, at: { readonly element?: string | undefined }): Promise<Page<InstanceView>> {
    const rows = this.dataSource.manager
      .createQueryBuilder(ProcessInstanceRecord, 'instance')
      .leftJoin(ProcessDefinitionRecord, 'definition', 'definition.id = instance.definitionId')
      .where('1 = 1');
    if (at.element !== undefined) rows.andWhere(standsAt, { element: at.element, begins: `${at.element}!_%` });
    const page = await search.page(rows, query);
    return { ...page, items: await Promise.all(page.items.map((row) => this.view(row))) };
  }

  /** How many instances of a version stand at each of its elements. @throws PROCESS_UNKNOWN */
  async counts(key: string, version?: number): Promise<StandCounts> {
    const row = await this.definitions.row(key, version);
    const definition = await this.definitions.get(row.id);
    const counts = new Map<string, number>();
    for (const elements of (await new CasesUnderWay(this.dataSource).places(row.id, callsOf(definition))).values())
      for (const element of elements) counts.set(element, (counts.get(element) ?? 0) + 1);
    const items = [...counts].map(([elementId, standing]) => {
      const { name = null, type = '' } = definition.context.elements.get(elementId) ?? {};
      return { elementId, name, type, standing };
    });
    return { version: row.version, items: items.sort((a, b) => b.standing - a.standing) };
  }

  /** The instances of a case, the oldest first. */
  async ofCase(businessKey: string): Promise<InstanceView[]> {
    const order = { startedAt: 'ASC', id: 'ASC' } as const;
    const rows = await this.dataSource.manager.find(ProcessInstanceRecord, { where: { businessKey }, order });
    return Promise.all(rows.map((row) => this.view(row)));
  }

  private async view(row: ProcessInstanceRecord): Promise<InstanceView> {
    const definition = await this.definitions.get(row.definitionId);
    const stands = await this.stands(row.id, callsOf(definition));
    return shownAs(InstanceView, {
      ...row,
      processVersion: definition.version,
      stands: stands.map((one) => ({
        ...one,
        name: one.name ?? definition.context.elements.get(one.elementId)?.name ?? null,
      })),
    });
  }

  private async stands(instanceId: string, calls: readonly string[]): Promise<Standing[]> {
    const { manager } = this.dataSource;
    const tasks = await manager.findBy(TaskRecord, { instanceId, isOpen: true });
    const timers = await manager.findBy(TimerRecord, { instanceId });
    const waits = await manager.findBy(MessageWaitRecord, { instanceId });
    const jobs = await manager.findBy(JobRecord, { instanceId });
    const children = await manager.findBy(ProcessInstanceRecord, { parentId: instanceId });
    const called = children.filter(({ status }) => status === 'running' || status === 'suspended');
    return [
      ...tasks.map(({ elementId, name, id }) => ({ kind: 'task' as const, elementId, name, id, dueAt: null })),
      ...timers.map(({ elementId, dueAt }) => ({ kind: 'timer' as const, elementId, name: null, id: null, dueAt })),
      ...waits.map(({ elementId, name }) => ({ kind: 'message' as const, elementId, name, id: null, dueAt: null })),
      ...jobs.map(({ elementId, dueAt }) => ({ kind: 'job' as const, elementId, name: null, id: null, dueAt })),
      ...called.map((child) => {
        const elementId = callOf(child, calls) ?? child.processKey;
        return { kind: 'call' as const, elementId, name: null, id: child.id, dueAt: null };
      }),
    ];
  }
}

const callsOf = ({ context }: Definition): readonly string[] =>
  [...context.elements.values()].flatMap(({ id, service }) => (service?.kind === 'call' ? [id] : []));
