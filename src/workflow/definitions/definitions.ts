import { DataSource, type EntityManager, In } from 'typeorm';
import { Problem } from '../../domain/problem.js';
import { revive, type SharedContext } from '../engine/index.js';
import { unpack } from '../pack.js';
import { FormContentRecord, ProcessDefinitionRecord, ProcessInstanceRecord } from '../tables.js';
import { type Form, formSchema } from '../forms/form-schema.js';
import type { Forms } from '../forms/forms.js';
import { hashOf, linksOf } from './version-content.js';

/** A version of a process, ready to run. */
export interface Definition {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly title: string | null;
  readonly nodeCount: number;
  readonly context: SharedContext;
  /** The forms of its tasks as they were when it was published. */
  readonly forms: Forms;
}

/** A version as lists show it: without the diagram. */
export type DefinitionSummary = Omit<ProcessDefinitionRecord, 'xml' | 'context' | 'forms'>;

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

/** The diagrams that new cases begin by, by process, and the forms they keep (чинні схеми). */
export interface InForce {
  readonly diagrams: ReadonlyMap<string, string>;
  readonly forms: ReadonlyMap<string, Form>;
}

/**
 * The versions of the diagrams (версії процесів). What is published is never changed: a case keeps the
 * version it began with, and an earlier version may be made the active one again.
 */
export class Definitions {
  /** Compiled versions are shared by all instances and never change, so they are kept for good. */
  private readonly ready = new Map<string, Definition>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly forms: Forms,
  ) {}

  /** A version that an instance runs by. @throws PROCESS_UNKNOWN */
  async get(id: string, manager: EntityManager = this.dataSource.manager): Promise<Definition> {
    const known = this.ready.get(id);
    if (known) return known;
    const row = await manager.findOneBy(ProcessDefinitionRecord, { id });
    if (!row) throw new Problem('PROCESS_UNKNOWN');
    const { key, version, title, nodeCount } = row;
    const forms = this.forms.with(await this.keptForms(row, manager));
    const definition = { id, key, version, title, nodeCount, context: revive(unpack(row.context)), forms };
    this.ready.set(id, definition);
    return definition;
  }

  /** The forms of the version that an instance runs by. @throws PROCESS_UNKNOWN */
  async formsOf(instanceId: string): Promise<Forms> {
    const where = { id: instanceId };
    const select = { id: true, definitionId: true } as const;
    const { definitionId } = await this.dataSource.manager.findOneOrFail(ProcessInstanceRecord, { select, where });
    return (await this.get(definitionId)).forms;
  }

  /** The forms by which a case goes on in a process. @throws PROCESS_UNKNOWN */
  async formsOfCase(processKey: string, businessKey: string, manager: EntityManager): Promise<Forms> {
    const where = { processKey, businessKey, status: 'running' } as const;
    const select = { id: true, definitionId: true } as const;
    const row = await manager.findOne(ProcessInstanceRecord, { select, where });
    if (!row) throw new Problem('PROCESS_UNKNOWN');
    return (await this.get(row.definitionId, manager)).forms;
  }

  /** The version that new instances begin with. @throws PROCESS_UNKNOWN */
  async active(key: string, manager: EntityManager = this.dataSource.manager): Promise<Definition> {
    const where = { key, active: true };
    const row = await manager.findOne(ProcessDefinitionRecord, { select: { id: true }, where });
    if (!row) throw new Problem('PROCESS_UNKNOWN', { detail: `Процесу «${key}» не опубліковано.` });
    return this.get(row.id, manager);
  }

  async inForce(): Promise<InForce> {
    const rows = await this.dataSource.manager.find(ProcessDefinitionRecord, {
      select: { key: true, xml: true, forms: true },
      where: { active: true },
      order: { key: 'ASC' },
    });
    const kept = await Promise.all(rows.map((row) => this.keptForms(row)));
    return {
      diagrams: new Map(rows.map(({ key, xml }) => [key, xml])),
      forms: new Map(kept.flatMap((one) => [...one])),
    };
  }

  /** The forms that a version was published with; none for one from before they were kept. */
  async keptForms(
    { forms }: Pick<ProcessDefinitionRecord, 'forms'>,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ReadonlyMap<string, Form>> {
    const links = Object.entries(forms ?? {});
    if (links.length === 0) return new Map();
    const rows = await manager.findBy(FormContentRecord, { hash: In(links.map(([, hash]) => hash)) });
    const contents = new Map(rows.map(({ hash, content }) => [hash, content]));
    return new Map(
      links.map(([key, hash]) => {
        const content = contents.get(hash);
        if (content === undefined) throw new Error(`the content of the form ${key} is lost`);
        return [key, formSchema.parse(JSON.parse(content))];
      }),
    );
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

  /** By what the version is known that new cases begin by, by process. */
  async activeHashes(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.dataSource.manager.find(ProcessDefinitionRecord, {
      select: { key: true, hash: true },
      where: { active: true },
    });
    return new Map(rows.map(({ key, hash }) => [key, hash]));
  }

  async activeKeys(manager: EntityManager): Promise<readonly string[]> {
    const rows = await manager.find(ProcessDefinitionRecord, { select: { key: true }, where: { active: true } });
    return rows.map(({ key }) => key);
  }

  findByContent(key: string, xml: string): Promise<ProcessDefinitionRecord | null> {
    const hash = hashOf(xml, linksOf(this.forms.ofDiagram(xml)));
    return this.dataSource.manager.findOneBy(ProcessDefinitionRecord, { key, hash });
  }
}

/** Of some diagrams with their forms those that new cases do not begin by. */
export const notInForce = (
  active: ReadonlyMap<string, string>,
  diagrams: InForce['diagrams'],
  forms: Forms,
): InForce['diagrams'] =>
  new Map([...diagrams].filter(([key, xml]) => active.get(key) !== hashOf(xml, linksOf(forms.ofDiagram(xml)))));
