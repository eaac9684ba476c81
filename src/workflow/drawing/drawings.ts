import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem } from '../../domain/problem.js';
import { Definitions } from '../definitions/definitions.js';
import { InstanceReading } from '../instances/instance-reading.js';
import { ProcessInstanceRecord } from '../tables.js';
import { drawDiagram } from './draw.js';
import type { DrawnDiagram } from './model.js';
import { readDiagram } from './read-diagram.js';
import { readStanding } from './read-standing.js';

type CaseInstance = Pick<ProcessInstanceRecord, 'id' | 'definitionId' | 'status'>;

/** Drawings of processes and of cases on their way through them (малюнки схем). */
@Injectable()
export class Drawings {
  /** A published version never changes, and reading its XML is most of the work. */
  private readonly known = new Map<string, DrawnDiagram>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly definitions: Definitions,
    private readonly instances: InstanceReading,
  ) {}

  /** The version that new cases begin with, or the one asked for. @throws PROCESS_UNKNOWN */
  async ofProcess(key: string, version?: number): Promise<string> {
    const { id, xml } = await this.definitions.row(key, version);
    return drawDiagram(this.known.get(id) ?? (await this.keep(id, xml)));
  }

  /**
   * Where a case stands on the diagram of one of its processes. Who may see the case is the
   * caller's business.
   *
   * @throws NOT_FOUND when the case has not come to such a process
   */
  async ofCase(businessKey: string, process: string): Promise<string> {
    const instance = await this.instanceOf(businessKey, process);
    if (!instance) throw new Problem('NOT_FOUND', { detail: 'Справа ще не йшла цим процесом.' });
    const diagram = await this.diagramOf(instance);
    const { stands } = await this.instances.find(instance.id);
    return drawDiagram(diagram, await readStanding(this.dataSource.manager, diagram, instance.id, stands));
  }

  /** Of several runs of one process the one that goes on, else the last: a returned reply is called anew. */
  private async instanceOf(businessKey: string, processKey: string): Promise<CaseInstance | undefined> {
    const runs = await this.dataSource.manager.find(ProcessInstanceRecord, {
      select: { id: true, definitionId: true, status: true },
      where: { businessKey, processKey },
      order: { startedAt: 'ASC', id: 'ASC' },
    });
    return runs.findLast(({ status }) => status === 'running' || status === 'suspended') ?? runs.at(-1);
  }

  private async diagramOf({ definitionId }: CaseInstance): Promise<DrawnDiagram> {
    const known = this.known.get(definitionId);
    if (known) return known;
    const { key, version } = await this.definitions.get(definitionId);
    const { xml } = await this.definitions.row(key, version);
    return this.keep(definitionId, xml);
  }

  private async keep(id: string, xml: string): Promise<DrawnDiagram> {
    const diagram = await readDiagram(xml);
    this.known.set(id, diagram);
    return diagram;
  }
}
