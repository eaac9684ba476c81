import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { type Actor, systemActor } from '../../domain/actor.js';
import { Journal } from '../../journal/index.js';
import { Clock } from '../../platform/clock.js';
import { insertMissing, insertRows } from '../../platform/database/insert-rows.js';
import { unitOfWork } from '../../platform/database/transactions.js';
import type { Compiled } from '../engine/index.js';
import { pack } from '../pack.js';
import { FormContentRecord, ProcessDefinitionRecord } from '../tables.js';
import type { FormContent, Forms } from '../forms/forms.js';
import { hashOf, type Links, linksOf } from './version-content.js';

/** A checked diagram that is to come into force, and the forms beside it. */
interface ComingVersion {
  readonly xml: string;
  readonly compiled: Compiled;
  readonly forms: Forms;
}

/**
 * How versions come and go (реєстр версій): each is written once and never changed; that new cases begin by it, or no
 * longer, is an entry in the story of its process.
 */
@Injectable()
export class Versions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly journal: Journal,
  ) {}

  /**
   * Versions from before forms were kept get those that the folder has now: by these they have been running.
   *
   * @returns the versions that were linked
   */
  async linkForms(present: Forms): Promise<readonly ProcessDefinitionRecord[]> {
    const rows = await this.dataSource.manager.findBy(ProcessDefinitionRecord, { forms: IsNull() });
    return Promise.all(
      rows.map((row) =>
        unitOfWork(this.dataSource, async (manager) => {
          const forms = await keepContents(manager, present.ofDiagram(row.xml));
          const linked = { ...row, hash: hashOf(row.xml, forms) };
          await manager.update(ProcessDefinitionRecord, { id: row.id }, { forms, hash: linked.hash });
          await this.note(manager, 'diagram-forms-kept', linked, systemActor, { before: row.hash });
          return linked;
        }),
      ),
    );
  }

  /**
   * Makes a checked diagram with its forms the one that new cases begin with, as part of an edition: the version it
   * already is, or the next one. The caller holds the lock of what is in force.
   */
  async bring(manager: EntityManager, coming: ComingVersion, actor: Actor): Promise<void> {
    const { processId: key } = coming.compiled;
    const hash = hashOf(coming.xml, linksOf(coming.forms.ofDiagram(coming.xml)));
    const known = await manager.findOneBy(ProcessDefinitionRecord, { key, hash });
    if (known?.active) return;
    if (known) await this.makeKnownActive(manager, known, actor);
    else await this.insert(manager, coming, actor);
  }

  /** No new case begins with a process any more; those under way go on. */
  async withdraw(manager: EntityManager, key: string, actor: Actor): Promise<void> {
    const row = await manager.findOneBy(ProcessDefinitionRecord, { key, active: true });
    if (!row) return;
    await manager.update(ProcessDefinitionRecord, { key }, { active: false });
    await this.note(manager, 'diagram-withdrawn', row, actor);
  }

  private async makeKnownActive(
    manager: EntityManager,
    row: ProcessDefinitionRecord,
    actor: Actor,
  ): Promise<ProcessDefinitionRecord> {
    const { key } = row;
    const before = await manager.findOneBy(ProcessDefinitionRecord, { key, active: true });
    await makeActive(manager, row);
    await this.note(manager, 'diagram-activated', row, actor, { before: before?.version ?? null });
    return { ...row, active: true };
  }

  private async insert(
    manager: EntityManager,
    { xml, compiled, forms: beside }: ComingVersion,
    actor: Actor,
  ): Promise<ProcessDefinitionRecord> {
    const { processId: key, processName: title, nodeCount } = compiled;
    const forms = await keepContents(manager, beside.ofDiagram(xml));
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
      hash: hashOf(xml, forms),
      xml,
      forms,
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
    kind: 'diagram-published' | 'diagram-activated' | 'diagram-withdrawn' | 'diagram-forms-kept',
    { key, version, hash }: ProcessDefinitionRecord,
    by: Actor,
    more: object = {},
  ): Promise<void> {
    const payload = { version, hash, ...more };
    return this.journal.append(manager, { stream: `process:${key}`, kind, by, at: this.clock.now(), payload });
  }
}

/** Keeps what is not kept yet of some forms. */
async function keepContents(manager: EntityManager, forms: ReadonlyMap<string, FormContent>): Promise<Links> {
  const contents = [...forms.values()].map(({ hash, content }) => ({ hash, content }));
  if (contents.length > 0) await insertMissing(manager, FormContentRecord, contents);
  return linksOf(forms);
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
