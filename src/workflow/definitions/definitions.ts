import { createHash, randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import type { Journal } from '../../journal/index.js';
import type { Clock } from '../../platform/clock.js';
import { isDuplicate } from '../../platform/database-errors.js';
import { unitOfWork } from '../../platform/transactions.js';
import { type Compiled, revive, type SharedContext } from '../engine/index.js';
import { pack, unpack } from '../host/pack.js';
import { ProcessDefinitionRecord } from '../tables.js';
import { insertRows } from '../../platform/insert-rows.js';

/** A version of a process, ready to run. */
export interface Definition {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly title: string | null;
  readonly nodeCount: number;
  readonly context: SharedContext;
}

/** A version as lists show it: without the diagram. */
export type DefinitionSummary = Omit<ProcessDefinitionRecord, 'xml' | 'context'>;

const summaryColumns = [
  'id',
  'key',
  'version',
  'title',
  'hash',
  'nodeCount',
  'active',
  'publishedAt',
  'publishedBy',
].map((column) => `definition.${column}`);

export const hashOf = (xml: string): string => createHash('sha256').update(xml.replaceAll('\r\n', '\n')).digest('hex');

/**
 * The versions of the diagrams (версії процесів). What is published is never changed: a case keeps the
 * version it began with, and an earlier version may be made the active one again.
 */
export class Definitions {
  /** Compiled versions are shared by all instances and never change, so they are kept for good. */
  private readonly ready = new Map<string, Definition>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly journal: Journal,
  ) {}

  /** A version that an instance runs by. @throws PROCESS_UNKNOWN */
  async get(id: string, manager: EntityManager = this.dataSource.manager): Promise<Definition> {
    const known = this.ready.get(id);
    if (known) return known;
    const row = await manager.findOneBy(ProcessDefinitionRecord, { id });
    if (!row) throw new Problem('PROCESS_UNKNOWN');
    const { key, version, title, nodeCount } = row;
    const definition = { id, key, version, title, nodeCount, context: revive(unpack(row.context)) };
    this.ready.set(id, definition);
    return definition;
  }

  /** The version that new instances begin with. @throws PROCESS_UNKNOWN */
  async active(key: string, manager: EntityManager = this.dataSource.manager): Promise<Definition> {
    const where = { key, active: true };
    const row = await manager.findOne(ProcessDefinitionRecord, { select: { id: true }, where });
    if (!row) throw new Problem('PROCESS_UNKNOWN', { detail: `Процесу «${key}» не опубліковано.` });
    return this.get(row.id, manager);
  }

  /** The diagrams that new cases begin by, by process. */
  async inForce(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.dataSource.manager.find(ProcessDefinitionRecord, {
      select: { key: true, xml: true },
      where: { active: true },
      order: { key: 'ASC' },
    });
    return new Map(rows.map(({ key, xml }) => [key, xml]));
  }

  /** All versions, the newest of each process first. */
  list(key?: string): Promise<DefinitionSummary[]> {
    const query = this.dataSource.manager
      .createQueryBuilder(ProcessDefinitionRecord, 'definition')
      .select(summaryColumns)
      .orderBy('definition.key')
      .addOrderBy('definition.version', 'DESC');
    if (key !== undefined) query.where('definition.key = :key', { key });
    return query.getMany();
  }

  /** The whole row of a version, the active one unless another is asked for. @throws PROCESS_UNKNOWN */
  async row(key: string, version?: number): Promise<ProcessDefinitionRecord> {
    const where = version === undefined ? { key, active: true } : { key, version };
    const row = await this.dataSource.manager.findOneBy(ProcessDefinitionRecord, where);
    if (!row) throw new Problem('PROCESS_UNKNOWN');
    return row;
  }

  findByContent(key: string, xml: string): Promise<ProcessDefinitionRecord | null> {
    return this.dataSource.manager.findOneBy(ProcessDefinitionRecord, { key, hash: hashOf(xml) });
  }

  /**
   * Keeps a checked diagram as the next version and makes it the active one. The same content is the version
   * it already was; when two nodes keep it at one moment, the second finds what the first has written.
   */
  async add(xml: string, compiled: Compiled, actor: Actor): Promise<ProcessDefinitionRecord> {
    const key = compiled.processId;
    for (let attempt = 1; ; attempt++) {
      const known = await this.findByContent(key, xml);
      if (known) return known;
      try {
        return await unitOfWork(this.dataSource, (manager) => this.insert(manager, xml, compiled, actor));
      } catch (error) {
        if (!isDuplicate(error) || attempt === 5) throw error;
      }
    }
  }

  /** Makes a published version the one that new instances begin with. @throws PROCESS_UNKNOWN */
  async activate(key: string, version: number, actor: Actor): Promise<ProcessDefinitionRecord> {
    return unitOfWork(this.dataSource, async (manager) => {
      const row = await manager.findOneBy(ProcessDefinitionRecord, { key, version });
      if (!row) throw new Problem('PROCESS_UNKNOWN');
      const before = await manager.findOneBy(ProcessDefinitionRecord, { key, active: true });
      await makeActive(manager, row);
      await this.note(manager, 'diagram-activated', row, actor, { before: before?.version ?? null });
      return { ...row, active: true };
    });
  }

  private async insert(
    manager: EntityManager,
    xml: string,
    compiled: Compiled,
    actor: Actor,
  ): Promise<ProcessDefinitionRecord> {
    const { processId: key, processName: title, nodeCount } = compiled;
    const latest = await manager.findOne(ProcessDefinitionRecord, {
      select: { id: true, version: true },
      where: { key },
      order: { version: 'DESC' },
    });
    const row: ProcessDefinitionRecord = {
      id: randomUUID(),
      key,
      version: (latest?.version ?? 0) + 1,
      title,
      hash: hashOf(xml),
      xml,
      context: pack(compiled.serialized),
      nodeCount,
      active: true,
      publishedAt: this.clock.now(),
      publishedBy: actor.id,
    };
    await insertRows(manager, ProcessDefinitionRecord, row);
    await makeActive(manager, row);
    await this.note(manager, 'diagram-published', row, actor);
    return row;
  }

  private note(
    manager: EntityManager,
    kind: 'diagram-published' | 'diagram-activated',
    { key, version, hash }: ProcessDefinitionRecord,
    by: Actor,
    more: object = {},
  ): Promise<void> {
    const payload = { version, hash, ...more };
    return this.journal.append(manager, { stream: `process:${key}`, kind, by, at: this.clock.now(), payload });
  }
}

/** One statement, so that no reader between finds none active and no two transactions leave two. */
async function makeActive(manager: EntityManager, { key, id }: ProcessDefinitionRecord): Promise<void> {
  await manager
    .createQueryBuilder()
    .update(ProcessDefinitionRecord)
    .set({ active: () => 'case when id = :id then 1 else 0 end' })
    .where('key = :key')
    .setParameters({ id, key })
    .execute();
}
