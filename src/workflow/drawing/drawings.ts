import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem } from '../../domain/problem.js';
import { Journal } from '../../journal/index.js';
import { Definitions } from '../definitions/definitions.js';
import { drawDiagram } from './draw.js';
import type { DrawnDiagram } from './model.js';
import { readDiagram } from './read-diagram.js';
import { type CaseInstance, instancesOf, rowsOf } from './walked/case-rows.js';
import { type OwnMessages, standingOf } from './walked/read-traces.js';

/** Of several runs of one process the one that goes on, else the last: a returned reply is called anew. */
function chosenOf(all: readonly CaseInstance[], process: string): CaseInstance | undefined {
  const runs = all.filter(({ processKey }) => processKey === process);
  return runs.findLast(({ status }) => status === 'running' || status === 'suspended') ?? runs.at(-1);
}

/** Drawings of processes and of cases on their way through them (малюнки схем). */
@Injectable()
export class Drawings {
  /** A published version never changes, and reading its XML is most of the work. */
  private readonly known = new Map<string, DrawnDiagram>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly definitions: Definitions,
    private readonly journal: Journal,
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
    const all = await instancesOf(this.dataSource, businessKey);
    const instance = chosenOf(all, process);
    if (!instance) throw new Problem('NOT_FOUND', { detail: 'Справа ще не йшла цим процесом.' });
    const diagram = await this.diagramOf(instance);
    const rows = await rowsOf(this.dataSource, this.journal, instance, all);
    return drawDiagram(diagram, standingOf(diagram, rows, await this.messagesOf(instance, all)));
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

  private async messagesOf(instance: CaseInstance, all: readonly CaseInstance[]): Promise<OwnMessages> {
    const listeners = new Map<string, number>();
    for (const { definitionId } of all) {
      const { context } = await this.definitions.get(definitionId);
      for (const { message } of context.elements.values()) {
        if (message !== null) listeners.set(message, (listeners.get(message) ?? 0) + 1);
      }
    }
    const { context } = await this.definitions.get(instance.definitionId);
    return new Map(
      [...context.elements.values()].flatMap(({ id, message: name }) =>
        name === null ? [] : [[id, { name, isOnlyHere: listeners.get(name) === 1 }] as const],
      ),
    );
  }
}
