import { DataSource, In } from 'typeorm';
import { readState } from '../engine/index.js';
import { unpack } from '../pack.js';
import {
  IncidentRecord,
  JobRecord,
  MessageWaitRecord,
  ProcessDefinitionRecord,
  ProcessInstanceRecord,
  TaskRecord,
  TimerRecord,
} from '../tables.js';

/** A case as it stands in one process. */
interface CaseUnderWay {
  readonly instanceId: string;
  readonly businessKey: string;
}

/** A version by which cases are under way, whether new ones begin with it or not. */
export interface VersionUnderWay {
  readonly row: ProcessDefinitionRecord;
  readonly cases: readonly CaseUnderWay[];
}

/** The cases that have not ended (справи, що тривають), by the versions they keep to: read from the rows alone. */
export class CasesUnderWay {
  constructor(private readonly dataSource: DataSource) {}

  async versions(): Promise<readonly VersionUnderWay[]> {
    const instances = await this.dataSource.manager.find(ProcessInstanceRecord, {
      select: { id: true, definitionId: true, businessKey: true },
      where: { status: In(['running', 'suspended']) },
      order: { businessKey: 'ASC', id: 'ASC' },
    });
    if (instances.length === 0) return [];
    const cases = new Map<string, CaseUnderWay[]>();
    for (const { id: instanceId, definitionId, businessKey } of instances) {
      const known = cases.get(definitionId);
      if (known) known.push({ instanceId, businessKey });
      else cases.set(definitionId, [{ instanceId, businessKey }]);
    }
    const rows = await this.dataSource.manager.findBy(ProcessDefinitionRecord, { id: In([...cases.keys()]) });
    return rows.map((row) => ({ row, cases: cases.get(row.id) ?? [] }));
  }

  /**
   * The places at which the cases of a version stand.
   *
   * @param calls the ids of its call activities
   * @returns the ids of elements, by instance; an instance that stands nowhere known is not among them
   */
  async places(definitionId: string, calls: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const places = new Map<string, Set<string>>();
    const add = (instanceId: string | null, elementId: string | null | undefined): void => {
      if (instanceId === null || elementId == null) return;
      places.set(instanceId, (places.get(instanceId) ?? new Set()).add(elementId));
    };
    const waiting = [TaskRecord, TimerRecord, MessageWaitRecord, JobRecord, IncidentRecord] as const;
    for (const place of waiting) {
      const query = this.dataSource.manager
        .createQueryBuilder(ProcessInstanceRecord, 'i')
        .select('p.instanceId', 'instanceId')
        .addSelect('p.elementId', 'elementId')
        .innerJoin(place, 'p', 'p.instanceId = i.id')
        .where('i.definitionId = :definitionId', { definitionId })
        .andWhere('i.status in (:...open)', { open: ['running', 'suspended'] });
      if (place === TaskRecord || place === IncidentRecord) query.andWhere('p.isOpen = :isOpen', { isOpen: true });
      const found = await query.getRawMany<{ instanceId: string; elementId: string | null }>();
      for (const { instanceId, elementId } of found) add(instanceId, elementId);
    }
    const called = await this.dataSource.manager
      .createQueryBuilder(ProcessInstanceRecord, 'i')
      .innerJoin(ProcessInstanceRecord, 'parent', 'parent.id = i.parentId')
      .where('parent.definitionId = :definitionId', { definitionId })
      .andWhere('i.status in (:...open)', { open: ['running', 'suspended'] })
      .getMany();
    for (const child of called) add(child.parentId, callOf(child, calls));
    return places;
  }

  /** The keys of the data of a case. */
  async keysOf(instanceId: string): Promise<ReadonlySet<string>> {
    const where = { id: instanceId };
    const { state } = await this.dataSource.manager.findOneOrFail(ProcessInstanceRecord, {
      select: { id: true, state: true },
      where,
    });
    return new Set(Object.keys(readState(unpack(state)).data));
  }
}

/**
 * The call activity that waits for a called instance: the engine names an execution after its element.
 *
 * @param calls the call activities of the caller
 */
export function callOf(
  { parentExecutionId }: Pick<ProcessInstanceRecord, 'parentExecutionId'>,
  calls: readonly string[],
): string | undefined {
  const fitting = calls.filter((call) => parentExecutionId?.startsWith(`${call}_`));
  // One id may begin like another.
  return fitting.reduce<string | undefined>(
    (one, other) => (one && one.length > other.length ? one : other),
    undefined,
  );
}
