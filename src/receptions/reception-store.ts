import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { keysOfPersons } from '../domain/matching/person-keys.js';
import { Problem } from '../domain/problem.js';
import { moveReception, moveVisit, type ReceptionStatus, type VisitStatus } from '../domain/reception/states.js';
import { dialect } from '../platform/database/columns.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { ReceptionRecord, VisitPersonRecord, VisitRecord } from './tables.js';

type ReceptionChange = Partial<Omit<ReceptionRecord, 'id' | 'version' | 'status'>> & {
  readonly status?: ReceptionStatus;
};
export type VisitChange = Partial<Omit<VisitRecord, 'id' | 'version' | 'status'>> & { readonly status?: VisitStatus };

/** Receptions and the cards of visits in the database (журнал особистого прийому). */
@Injectable()
export class ReceptionStore {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws NOT_FOUND */
  async reception(id: string, manager: EntityManager = this.dataSource.manager): Promise<ReceptionRecord> {
    const found = await manager.findOneBy(ReceptionRecord, { id });
    if (!found) throw new Problem('NOT_FOUND', { detail: 'Такого прийому немає.' });
    return found;
  }

  /** @throws NOT_FOUND */
  async visit(id: string, manager: EntityManager = this.dataSource.manager): Promise<VisitRecord> {
    const found = await manager.findOneBy(VisitRecord, { id });
    if (!found) throw new Problem('NOT_FOUND', { detail: 'Такої картки прийому немає.' });
    return found;
  }

  /** Locks a reception until the transaction ends: whoever books, cancels or moves goes one after another. */
  async lock(manager: EntityManager, id: string): Promise<ReceptionRecord> {
    const query = manager.createQueryBuilder(ReceptionRecord, 'reception').where('reception.id = :id', { id });
    if (dialect === 'mysql') query.setLock('pessimistic_write');
    const locked = await query.getOne();
    if (!locked) throw new Problem('NOT_FOUND', { detail: 'Такого прийому немає.' });
    return locked;
  }

  /** @throws RECEPTION_STATUS_REFUSED */
  async changeReception(manager: EntityManager, id: string, change: ReceptionChange): Promise<ReceptionRecord> {
    const before = await this.reception(id, manager);
    if (change.status !== undefined && change.status !== before.status) moveReception(before.status, change.status);
    const after = { ...before, ...change, version: before.version + 1 };
    const fields = { ...change, version: after.version };
    await manager.createQueryBuilder().update(ReceptionRecord).set(fields).where('id = :id', { id }).execute();
    return after;
  }

  /**
   * A place taken or given back (зайняті місця); the caller has locked the reception. Its version stays: whoever
   * moves a reception has read its day, hour and room, not how many citizens have been booked meanwhile.
   */
  async countPlace(manager: EntityManager, id: string, by: 1 | -1): Promise<ReceptionRecord> {
    const before = await this.reception(id, manager);
    const booked = Math.max(0, before.booked + by);
    await manager.createQueryBuilder().update(ReceptionRecord).set({ booked }).where('id = :id', { id }).execute();
    return { ...before, booked };
  }

  /** @throws RECEPTION_STATUS_REFUSED */
  async changeVisit(manager: EntityManager, id: string, change: VisitChange): Promise<VisitRecord> {
    const before = await this.visit(id, manager);
    if (change.status !== undefined && change.status !== before.status) moveVisit(before.status, change.status);
    const after = { ...before, ...change, version: before.version + 1 };
    const fields = { ...change, version: after.version };
    await manager.createQueryBuilder().update(VisitRecord).set(fields).where('id = :id', { id }).execute();
    if (change.visitor) await this.keepPersons(manager, after);
    return after;
  }

  /**
   * Uses the right to be booked first (KR-2.16), which may be asked for on two receptions at one moment.
   *
   * @throws FIRST_PLACE_RIGHT_REFUSED when it has just been used
   */
  async useRight(manager: EntityManager, id: string): Promise<void> {
    const used = { rightUsed: true, version: () => 'version + 1' };
    const { affected } = await manager.update(VisitRecord, { id, rightUsed: false }, used);
    if (affected === 1) return;
    throw new Problem('FIRST_PLACE_RIGHT_REFUSED', { detail: 'Право бути записаним першочергово щойно використано.' });
  }

  async insertReception(manager: EntityManager, reception: ReceptionRecord): Promise<void> {
    await insertRows(manager, ReceptionRecord, reception);
  }

  async insertVisit(manager: EntityManager, visit: VisitRecord): Promise<void> {
    await insertRows(manager, VisitRecord, visit);
    await this.keepPersons(manager, visit);
  }

  /** Under which keys the card is found, by whoever is on it now. */
  private async keepPersons(manager: EntityManager, { id, visitor }: VisitRecord): Promise<void> {
    const persons = keysOfPersons([visitor]).map((key) => ({ visitId: id, key }));
    await manager.delete(VisitPersonRecord, { visitId: id });
    await insertRows(manager, VisitPersonRecord, persons);
  }

  /** The cards of a reception, in the order in which they were booked. */
  visitsOf(
    receptionId: string,
    statuses: readonly VisitStatus[] | null = null,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<VisitRecord[]> {
    const status = statuses === null ? {} : { status: In([...statuses]) };
    return manager.find(VisitRecord, { where: { receptionId, ...status }, order: { bookedAt: 'ASC', serial: 'ASC' } });
  }
}
