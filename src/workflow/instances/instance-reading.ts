import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Problem } from '../../domain/problem.js';
import { choice, id, instant, shownAs, text, type View, view, whole } from '../../platform/http/index.js';
import { callOf } from '../definitions/cases-under-way.js';
import type { Definition, Definitions } from '../definitions/definitions.js';
import {
  JobRecord,
  MessageWaitRecord,
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
