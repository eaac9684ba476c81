import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isEnd, moveTo, type AppealStatus } from '../domain/appeal.js';
import type { PlainDate } from '../domain/plain-date.js';
import { Directory } from '../directory/index.js';
import { Problem } from '../domain/problem.js';
import { complainedOf, personsComplainedOf } from './complaints/complained-of.js';
import { keysOfSigners } from './intake/matches.js';
import { AppealPersonRecord, AppealRecord, AppealUnitRecord } from './tables.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { barFromCase } from '../workflow/index.js';

export type AppealChange = Partial<Omit<AppealRecord, 'id' | 'version' | 'status'>> & {
  readonly status?: AppealStatus;
};

/**
 * The cards of appeals in the database (картотека). Within one transaction a card is read once: the steps
 * of one command all see what the ones before them wrote.
 */
@Injectable()
export class AppealStore {
  private readonly seen = new WeakMap<EntityManager, Map<string, AppealRecord>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: Directory,
  ) {}

  async find(id: string, manager: EntityManager = this.dataSource.manager): Promise<AppealRecord | null> {
    const known = this.seen.get(manager)?.get(id);
    if (known) return known;
    const appeal = await manager.findOneBy(AppealRecord, { id });
    if (appeal && manager !== this.dataSource.manager) this.keep(manager, appeal);
    return appeal;
  }

  /** @throws NOT_FOUND */
  async get(id: string, manager?: EntityManager): Promise<AppealRecord> {
    const appeal = await this.find(id, manager);
    if (!appeal) throw new Problem('NOT_FOUND');
    return appeal;
  }

  /** The day by which the law wants an answer; null where none is owed any more, or there is no such appeal. */
  async lastDay(manager: EntityManager, id: string): Promise<PlainDate | null> {
    const appeal = await this.find(id, manager);
    if (appeal === null || appeal.status === 'answered' || isEnd(appeal.status)) return null;
    return appeal.dueOn;
  }

  async insert(manager: EntityManager, appeal: AppealRecord): Promise<void> {
    await insertRows(manager, AppealRecord, appeal);
    const persons = keysOfSigners(appeal).map((key) => ({ appealId: appeal.id, key }));
    if (persons.length > 0) {
      await insertRows(manager, AppealPersonRecord, persons);
    }
    await this.barComplainedOf(manager, null, appeal);
    this.keep(manager, appeal);
  }

  /**
   * Changes a card under the lock of its case and counts its version up.
   *
   * @throws APPEAL_STATUS_REFUSED when the law of statuses does not allow the new one
   */
  async change(manager: EntityManager, id: string, change: AppealChange): Promise<AppealRecord> {
    const before = await this.get(id, manager);
    if (change.status !== undefined && change.status !== before.status) moveTo(before.status, change.status);
    const after: AppealRecord = { ...before, ...change, version: before.version + 1 };
    const fields = { ...change, version: after.version };
    await manager.createQueryBuilder().update(AppealRecord).set(fields).where('id = :id', { id }).execute();
    await this.barComplainedOf(manager, before, after);
    this.keep(manager, after);
    return after;
  }

  /** Whoever a complaint is about has no hand in it (ст. 7), in whatever group they are: docs/decisions/0124. */
  private async barComplainedOf(
    manager: EntityManager,
    before: AppealRecord | null,
    after: AppealRecord,
  ): Promise<void> {
    const [was, is] = [before === null ? [] : complainedOfBy(before), complainedOfBy(after)];
    if (is.join(' ') === was.join(' ')) return;
    await barFromCase(manager, after.id, personsComplainedOf(this.directory, is));
  }

  /** Lets the staff of units read the appeal from now on. */
  async involve(manager: EntityManager, appealId: string, units: readonly string[]): Promise<void> {
    const known = await manager.findBy(AppealUnitRecord, { appealId });
    const fresh = [...new Set(units)].filter((unit) => !known.some((row) => row.unit === unit));
    if (fresh.length === 0) return;
    const rows = fresh.map((unit) => ({ appealId, unit }));
    await insertRows(manager, AppealUnitRecord, rows);
  }

  /** Letters that have joined an appeal while it was considered: its answer answers them too. */
  joinedTo(manager: EntityManager, { id }: AppealRecord): Promise<AppealRecord[]> {
    return manager.findBy(AppealRecord, { joinedTo: id });
  }

  private keep(manager: EntityManager, appeal: AppealRecord): void {
    const known = this.seen.get(manager) ?? new Map<string, AppealRecord>();
    this.seen.set(manager, known.set(appeal.id, appeal));
  }
}

const complainedOfBy = ({ kind, assessment }: AppealRecord): readonly string[] =>
  kind === 'complaint' ? complainedOf(assessment?.complaint).about : [];
