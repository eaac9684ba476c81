import { DataSource } from 'typeorm';
import { Problem } from '../../domain/problem.js';
import type { Definition, Definitions } from '../definitions/definitions.js';
import { JobRecord, MessageWaitRecord, ProcessInstanceRecord, TaskRecord, TimerRecord } from '../tables.js';
import type { InstanceStatus } from '../tables/process-instance.js';

/** One place where an instance stands, and what it waits for there. */
export interface Standing {
  readonly kind: 'task' | 'timer' | 'message' | 'job' | 'call';
  readonly elementId: string;
  readonly name: string | null;
  /** The task, or the instance that was called. */
  readonly id: string | null;
  readonly dueAt: Date | null;
}

export interface InstanceView {
  readonly id: string;
  readonly rootId: string;
  readonly parentId: string | null;
  readonly processKey: string;
  readonly processVersion: number;
  readonly businessKey: string;
  readonly status: InstanceStatus;
  readonly incidents: number;
  readonly startedAt: Date;
  readonly startedBy: string;
  readonly endedAt: Date | null;
  readonly endEvent: string | null;
  readonly stands: readonly Standing[];
}

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
    const { id, rootId, parentId, processKey, businessKey, status, incidents, startedAt, startedBy } = row;
    const definition = await this.definitions.get(row.definitionId);
    const stands = await this.stands(id, callsOf(definition));
    return {
      id,
      rootId,
      parentId,
      processKey,
      processVersion: definition.version,
      businessKey,
      status,
      incidents,
      startedAt,
      startedBy,
      endedAt: row.endedAt,
      endEvent: row.endEvent,
      stands: stands.map((one) => ({
        ...one,
        name: one.name ?? definition.context.elements.get(one.elementId)?.name ?? null,
      })),
    };
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
        // The engine names an execution after its element.
        const elementId = calls.find((call) => child.parentExecutionId?.startsWith(`${call}_`)) ?? child.processKey;
        return { kind: 'call' as const, elementId, name: null, id: child.id, dueAt: null };
      }),
    ];
  }
}

/** The call activities of a version, the longest ids first: one id may begin like another. */
function callsOf({ context }: Definition): readonly string[] {
  const calls = [...context.elements.values()].filter(({ service }) => service?.kind === 'call');
  return calls.map(({ id }) => id).sort((one, other) => other.length - one.length);
}
