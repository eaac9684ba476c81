import { Injectable } from '@nestjs/common';
import { type EntityManager, In, MoreThanOrEqual } from 'typeorm';
import { z } from 'zod';
import { Directory } from '../../directory/index.js';
import { dayInKyiv, kyivInstant } from '../../domain/kyiv-time.js';
import { inUkrainian, later, type PlainDate } from '../../domain/plain-date.js';
import { Problem, refusedAt } from '../../domain/problem.js';
import type { ReceptionStatus } from '../../domain/reception/states.js';
import { overlap, suspends } from '../../domain/reception/suspension.js';
import { checkVersion, day, id, text, type View, view, whole } from '../../platform/http/index.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { orderedId } from '../../platform/database/ordered-id.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { receptionSuspended } from '../processes/day-data.js';
import { ReceptionStore } from '../reception-store.js';
import { ReceptionRecord, SuspensionRecord, TimetableRecord } from '../tables.js';
import { holdTimetable } from '../timetable/planned.js';
import { Planning } from '../timetable/planning.js';
import type { Slot } from '../timetable/reception-clock.js';
import { day as enteredDay, text as enteredText } from '../timetable/timetable.dto.js';
import { ReceptionKind } from '../values.js';
import { Rebooking } from './rebooking.js';

/** An order on suspension as the head of the office enters it; both days of its span belong to it. */
export const suspensionOrder = z
  .strictObject({
    orderNumber: enteredText(60).describe('Номер розпорядження'),
    orderOn: enteredDay.describe('День розпорядження'),
    from: enteredDay.describe('З якого дня прийом зупинено'),
    until: enteredDay.nullable().describe('До якого дня, включно; null – до окремого розпорядження').default(null),
    kinds: z.array(ReceptionKind).min(1).max(4).describe('Які види прийому'),
    leaderPost: enteredText(60).nullable().describe('Чий прийом; null, якщо всіх').default(null),
  })
  .meta({ id: 'SuspensionOrder', description: 'Розпорядження про зупинення прийому.' });
export type SuspensionOrder = z.infer<typeof suspensionOrder>;

/** What an order does to a reception that it finds under way: whoever waits is carried over, the rest is heard. */
export const CutShort = view('ReceptionCutShort', 'Прийом, який розпорядження застало: нікого більше не кличуть.', {
  reception: id('Прийом'),
  leaderPost: text('Посада, яка приймає за графіком'),
  heldOn: day('День прийому'),
  carriedOver: whole('Скільки громадян, які чекали чи мали прийти, записано на наступний прийом'),
  atTable: whole('Скільки громадян вислухають до кінця'),
});
export type CutShort = View<typeof CutShort>;

/** An order as it was entered, and the receptions that it found under way. */
interface Suspended {
  readonly order: SuspensionRecord;
  readonly underWay: readonly CutShort[];
}

/** What lifts an order: a later one, and the first day on which receptions are held again. */
export const lifting = z
  .strictObject({
    orderNumber: enteredText(60).describe('Номер розпорядження, яке відновлює прийом'),
    from: enteredDay.describe('З якого дня прийом відновлено'),
  })
  .meta({ id: 'SuspensionLifting', description: 'Розпорядження про відновлення прийому.' });
export type Lifting = z.infer<typeof lifting>;

/** What an order still finds to suspend. */
const notOver: readonly ReceptionStatus[] = ['booking', 'closed', 'under-way'];

/** Orders that suspend receptions (зупинення прийому розпорядженням, art. 22, KM-11), and those that lift them. */
@Injectable()
export class Suspensions {
  constructor(
    private readonly store: ReceptionStore,
    private readonly planning: Planning,
    private readonly rebooking: Rebooking,
    private readonly directory: Directory,
  ) {}

  /**
   * Suspends every announced reception that the order covers: those booked go over to the leader's next reception
   * after it and are told, as are those for whom there is none. Where one is under way nobody else is called: whoever
   * is at the table is heard to the end, and the office then closes the day.
   *
   * @throws BODY_INVALID, NOT_FOUND for an unknown leader, SUSPENSION_RECORDED for one entered before
   */
  async suspend(tx: WorkflowTransaction, order: SuspensionOrder): Promise<Suspended> {
    this.check(order, dayInKyiv(tx.now));
    const lifting = { liftedFrom: null, liftedByOrder: null, liftedBy: null, liftedAt: null };
    const created = { createdBy: tx.actor.id, createdAt: tx.now };
    const record: SuspensionRecord = { id: orderedId(), version: 1, ...order, ...created, ...lifting };
    await holdTimetable(tx.manager);
    await refuseTwin(tx, record);
    await insertRows(tx.manager, SuspensionRecord, record);
    await tx.note(record.id, 'suspension-ordered', { ...order });
    const covered = await this.covered(tx.manager, record);
    const ahead = covered.filter(({ status }) => status !== 'under-way');
    // All at once: none of them may be taken for the next reception of another.
    const change = { status: 'suspended', suspensionId: record.id } as const;
    for (const { id } of ahead) await this.store.changeReception(tx.manager, id, change);
    for (const reception of ahead) await this.close(tx, reception, record);
    const underWay: CutShort[] = [];
    for (const reception of covered) {
      if (reception.status === 'under-way') underWay.push(await this.cutShort(tx, reception, record));
    }
    return { order: record, underWay };
  }

  /**
   * Lifts an order from a day: receptions it had suspended from that day on are booked anew, from none. Those who
   * were booked before were sent on and told, so they are not called back.
   *
   * @throws NOT_FOUND, VERSION_STALE, BODY_INVALID for an order that is lifted already or ended sooner
   */
  async lift(tx: WorkflowTransaction, id: string, lifting: Lifting, version?: number): Promise<SuspensionRecord> {
    await holdTimetable(tx.manager);
    const order = await this.get(id, tx.manager);
    if (version !== undefined) checkVersion(version, order.version);
    checkLifting(order, lifting);
    const { orderNumber: liftedByOrder, from: liftedFrom } = lifting;
    const change = { liftedFrom, liftedByOrder, liftedBy: tx.actor.id, liftedAt: tx.now, version: order.version + 1 };
    await tx.manager.update(SuspensionRecord, { id }, change);
    await tx.note(id, 'suspension-lifted', { ...lifting });
    await this.reopen(tx, order, liftedFrom);
    await this.planning.planAhead(tx);
    return { ...order, ...change };
  }

  /** The order that suspends a reception of this leader, kind and day; null when none does. */
  async orderOver(manager: EntityManager, slot: Omit<Slot, 'beginsAt'>): Promise<SuspensionRecord | null> {
    const orders = await manager.find(SuspensionRecord, { order: { from: 'ASC', id: 'ASC' } });
    return orders.find((order) => suspends(order, slot)) ?? null;
  }

  /** @throws NOT_FOUND */
  async get(id: string, manager: EntityManager): Promise<SuspensionRecord> {
    const order = await manager.findOneBy(SuspensionRecord, { id });
    if (!order) throw new Problem('NOT_FOUND', { detail: 'Такого розпорядження про зупинення прийому не записано.' });
    return order;
  }

  private check({ leaderPost, orderOn, from, until, kinds }: SuspensionOrder, today: PlainDate): void {
    if (leaderPost !== null) this.directory.post(leaderPost);
    if (kinds.length === 0) throw refusedAt('/kinds', 'Назвіть хоча б один вид прийому, який зупинено.');
    if (orderOn > today)
      throw refusedAt('/orderOn', 'Цей день ще не настав: запишіть розпорядження, коли його видано.');
    if (from < today)
      throw refusedAt('/from', 'Цей день уже минув: кого тоді прийняли, того розпорядження не стосується.');
    if (until !== null && until < from) throw refusedAt('/until', 'Останній день не може бути раніше за перший.');
  }

  /** Locked, in one order for all who lock several. */
  private async covered(manager: EntityManager, order: SuspensionRecord): Promise<ReceptionRecord[]> {
    const announced = await manager.find(ReceptionRecord, {
      where: { status: In([...notOver]), heldOn: MoreThanOrEqual(order.from) },
      order: { id: 'ASC' },
    });
    const locked: ReceptionRecord[] = [];
    for (const one of announced) if (suspends(order, one)) locked.push(await this.store.lock(manager, one.id));
    return locked.filter(({ status }) => notOver.includes(status));
  }

  private async close(tx: WorkflowTransaction, reception: ReceptionRecord, order: SuspensionRecord): Promise<void> {
    const { orderNumber } = order;
    const carried = await this.carryOver(tx, reception, order);
    await tx.note(reception.id, 'reception-suspended', { suspensionId: order.id, orderNumber, ...carried });
    await tx.message(receptionSuspended.to(reception.id));
  }

  private async cutShort(
    tx: WorkflowTransaction,
    reception: ReceptionRecord,
    order: SuspensionRecord,
  ): Promise<CutShort> {
    const { id, leaderPost, heldOn } = reception;
    const { id: suspensionId, orderNumber } = order;
    await this.store.changeReception(tx.manager, id, { suspensionId });
    const carried = await this.carryOver(tx, reception, order);
    const atTable = (await this.store.visitsOf(id, ['with-leader'], tx.manager)).length;
    await tx.note(id, 'reception-cut-short', { suspensionId, orderNumber, ...carried, atTable });
    return { reception: id, leaderPost, heldOn, carriedOver: carried.told, atTable };
  }

  /** Those booked go over to the leader's next reception and are told; gives how many, and where. */
  async carryOver(
    tx: WorkflowTransaction,
    reception: ReceptionRecord,
    { orderNumber, orderOn, until }: SuspensionRecord,
  ): Promise<{ told: number; to: string | null }> {
    const to = reception.booked === 0 ? null : await this.planning.nextReception(tx, reception);
    const news = { kind: 'suspended', orderNumber, orderOn, until } as const;
    const told = await this.rebooking.rebook(tx, reception, to, news, 'suspended');
    return { told, to: to?.id ?? null };
  }

  private async reopen(tx: WorkflowTransaction, order: SuspensionRecord, from: PlainDate): Promise<void> {
    const suspended = await tx.manager.find(ReceptionRecord, {
      where: { status: 'suspended', suspensionId: order.id, heldOn: MoreThanOrEqual(from) },
      order: { id: 'ASC' },
    });
    for (const { id } of suspended) {
      const reception = await this.store.lock(tx.manager, id);
      if (kyivInstant(reception.heldOn, reception.beginsAt) <= tx.now) continue;
      if (!(await this.isStillGiven(tx.manager, reception))) continue;
      const other = await this.orderOver(tx.manager, reception);
      if (other) await this.store.changeReception(tx.manager, id, { suspensionId: other.id });
      else await this.planning.revive(tx, reception);
    }
  }

  /** An entry may have ended while its receptions were suspended. */
  private async isStillGiven(manager: EntityManager, reception: ReceptionRecord): Promise<boolean> {
    if (reception.timetableId === null) return true;
    const { inForceTo } = await manager.findOneByOrFail(TimetableRecord, { id: reception.timetableId });
    return inForceTo === null || (reception.movedFrom ?? reception.heldOn) <= inForceTo;
  }
}

/**
 * One order entered twice would go on suspending once the first record is lifted.
 *
 * @throws SUSPENSION_RECORDED naming the record there is
 */
async function refuseTwin({ manager }: WorkflowTransaction, order: SuspensionRecord): Promise<void> {
  const { orderNumber, orderOn } = order;
  const twin = (await manager.findBy(SuspensionRecord, { orderNumber, orderOn })).find((one) => overlap(one, order));
  if (!twin) return;
  const said = `Розпорядження від ${inUkrainian(orderOn)} № ${orderNumber}`;
  const detail = `${said} вже записано: воно діє з ${inUkrainian(twin.from)}.`;
  throw new Problem('SUSPENSION_RECORDED', { detail, extra: { suspensionId: twin.id } });
}

function checkLifting({ from, until, liftedFrom }: SuspensionRecord, lifting: Lifting): void {
  if (liftedFrom !== null) throw refusedAt('/from', 'Це розпорядження вже скасовано.');
  if (until !== null && lifting.from > until)
    throw refusedAt('/from', 'До того дня розпорядження вже втратить чинність.');
  if (later(lifting.from, from) !== lifting.from) throw refusedAt('/from', 'Того дня розпорядження ще не діяло.');
}
