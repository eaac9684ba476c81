import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull, Not } from 'typeorm';
import type { Actor } from '../domain/actor.js';
import type { PlainDate } from '../domain/plain-date.js';
import { Problem } from '../domain/problem.js';
import { insertMissing, insertRows } from '../platform/database/insert-rows.js';
import { digestOf, type EditionFiles, manifestOf } from './edition-files.js';
import { EditionFileRecord, EditionForceRecord, EditionNowRecord, EditionRecord, type ForceKind } from './tables.js';

/** Who does something to an edition, and when. */
interface EditionAct {
  readonly by: Actor;
  readonly at: Date;
}

/** An act that puts an edition into force. */
interface ForceAct extends EditionAct {
  readonly digest: string;
  readonly kind: ForceKind;
  readonly fromOn: PlainDate;
  readonly reason: string;
}

/** So many rows are written in one statement: no database takes them without end. */
const atOnce = 50;

/** The editions and which of them is in force (редакції та їх чинність), as the database holds them for all nodes. */
@Injectable()
export class Editions {
  constructor(private readonly dataSource: DataSource) {}

  /** Keeps files as an edition; the same content is the edition that it already was. @returns its digest */
  async keep(manager: EntityManager, files: EditionFiles, title: string, { by, at }: EditionAct): Promise<string> {
    const manifest = manifestOf(files);
    const digest = digestOf(manifest);
    if (await manager.existsBy(EditionRecord, { digest })) return digest;
    const contents = [...files].map(([path, content]) => ({ hash: manifest[path] ?? '', content }));
    for (let from = 0; from < contents.length; from += atOnce)
      await insertMissing(manager, EditionFileRecord, contents.slice(from, from + atOnce));
    const drawnUp = { drawnUpById: by.id, drawnUpByName: by.name, drawnUpAt: at };
    await insertMissing(manager, EditionRecord, { digest, manifest, title, ...drawnUp });
    return digest;
  }

  /** @throws NOT_FOUND */
  async get(digest: string, manager: EntityManager = this.dataSource.manager): Promise<EditionRecord> {
    const row = await manager.findOneBy(EditionRecord, { digest });
    if (!row) throw new Problem('NOT_FOUND', { detail: `Редакції «${digest}» немає.` });
    return row;
  }

  /** @throws NOT_FOUND */
  async files(digest: string, manager: EntityManager = this.dataSource.manager): Promise<EditionFiles> {
    const { manifest } = await this.get(digest, manager);
    const rows = await manager.findBy(EditionFileRecord, { hash: In([...new Set(Object.values(manifest))]) });
    const contents = new Map(rows.map(({ hash, content }) => [hash, content]));
    const files = Object.entries(manifest).map(([path, hash]) => {
      const content = contents.get(hash);
      if (content === undefined) throw new Error(`the content of ${path} in the edition ${digest} is lost`);
      return [path, content] as const;
    });
    return new Map(files);
  }

  /** The edition that all nodes go by; its digest is null before the first start has come to its end. */
  now(manager: EntityManager = this.dataSource.manager): Promise<EditionNowRecord> {
    return manager.findOneByOrFail(EditionNowRecord, { id: 'now' });
  }

  /** Locks what is in force until the transaction ends: whoever comes second finds what the first has done. */
  async lock(manager: EntityManager): Promise<EditionNowRecord> {
    await manager.increment(EditionNowRecord, { id: 'now' }, 'version', 1);
    return this.now(manager);
  }

  /** Writes an act of force down; the caller holds the lock. `isBegun`: the nodes are to go by it from now on. */
  async putIntoForce(manager: EntityManager, act: ForceAct, isBegun: boolean): Promise<EditionForceRecord> {
    const { by, at, ...rest } = act;
    const [last] = await manager.find(EditionForceRecord, { select: { seq: true }, order: { seq: 'DESC' }, take: 1 });
    const signed = { byId: by.id, byName: by.name, at, begunAt: isBegun ? at : null, withdrawnAt: null };
    const row = { ...rest, ...signed, seq: (last?.seq ?? 0) + 1 };
    await insertRows(manager, EditionForceRecord, row);
    if (isBegun) await manager.update(EditionNowRecord, { id: 'now' }, { digest: act.digest });
    return row;
  }

  /** The day of an act has come: the nodes are to go by it. The caller holds the lock. @returns whether it still waited */
  async begin(manager: EntityManager, { seq, digest }: EditionForceRecord, at: Date): Promise<boolean> {
    const isWaiting = await this.ifWaiting(manager, seq, { begunAt: at });
    if (isWaiting) await manager.update(EditionNowRecord, { id: 'now' }, { digest });
    return isWaiting;
  }

  /** Calls off an act whose day has not come. The caller holds the lock. @returns whether it still waited */
  withdraw(manager: EntityManager, seq: number, at: Date): Promise<boolean> {
    return this.ifWaiting(manager, seq, { withdrawnAt: at });
  }

  private async ifWaiting(
    manager: EntityManager,
    seq: number,
    change: Partial<Pick<EditionForceRecord, 'begunAt' | 'withdrawnAt'>>,
  ): Promise<boolean> {
    const waiting = { seq, begunAt: IsNull(), withdrawnAt: IsNull() };
    const { affected } = await manager.update(EditionForceRecord, waiting, change);
    return affected === 1;
  }

  /** Whether an edition has ever been in force: one that was and is not was set aside on purpose. */
  wasInForce(digest: string, manager: EntityManager = this.dataSource.manager): Promise<boolean> {
    return manager.existsBy(EditionForceRecord, { digest, begunAt: Not(IsNull()) });
  }

  /** The acts of force, the newest first. */
  acts(limit: number, manager: EntityManager = this.dataSource.manager): Promise<EditionForceRecord[]> {
    return manager.find(EditionForceRecord, { order: { seq: 'DESC' }, take: limit });
  }

  /** The acts whose day has not come, in the order of their days. */
  coming(manager: EntityManager = this.dataSource.manager): Promise<EditionForceRecord[]> {
    return manager
      .createQueryBuilder(EditionForceRecord, 'act')
      .where('act.begunAt is null and act.withdrawnAt is null')
      .orderBy('act.fromOn')
      .addOrderBy('act.seq')
      .getMany();
  }
}
