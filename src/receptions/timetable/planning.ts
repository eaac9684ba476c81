import { Injectable } from '@nestjs/common';
import { Between, type EntityManager, IsNull, LessThanOrEqual, MoreThan, MoreThanOrEqual, Or } from 'typeorm';
import { dayInKyiv, kyivInstant } from '../../domain/kyiv-time.js';
import { addDays, later, type PlainDate } from '../../domain/plain-date.js';
import { suspends } from '../../domain/reception/suspension.js';
import { receptionDays } from '../../domain/reception/timetable.js';
import { WorkingCalendar } from '../../domain/working-calendar.js';
import { isDuplicate } from '../../platform/database/database-errors.js';
import { DecisionLog } from '../../policy/index.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { receptionPlanned } from '../processes/day-data.js';
import { ReceptionStore } from '../reception-store.js';
import { ReceptionRecord, SuspensionRecord, TimetableRecord } from '../tables.js';
import { closingOf, holdTimetable, isWithdrawn, keyOf, newReception, orderOf, type Planned } from './planned.js';
import { receptionDayData, ReceptionClock, type ReceptionTiming, type Slot } from './reception-clock.js';

/**
 * How far ahead receptions are planned, in days: two receptions of a leader who receives once a month, so that
 * whoever finds the first one full is offered the next (KR-2.10). No act gives this number.
 */
export const planningHorizonDays = 62;

/** Receptions made from the timetable (планування прийомів за графіком): planned ahead, each with its process of the day. */
@Injectable()
export class Planning {
  constructor(
    private readonly store: ReceptionStore,
    private readonly clock: ReceptionClock,
    private readonly calendar: WorkingCalendar,
    private readonly decisions: DecisionLog,
  ) {}

  /** Plans to the horizon from today. Call it whenever a reception has ended: time goes on, so does the plan. */
  planAhead(tx: WorkflowTransaction): Promise<ReceptionRecord[]> {
    return this.plan(tx, addDays(dayInKyiv(tx.now), planningHorizonDays));
  }

  /**
   * Makes every reception of the timetable up to a day that there is not yet, and gives the new ones. Asked
   * twice, or on two nodes at once, it makes each once: leader, day, hour and kind are unique.
   */
  async plan(tx: WorkflowTransaction, until: PlainDate): Promise<ReceptionRecord[]> {
    const today = dayInKyiv(tx.now);
    await holdTimetable(tx.manager);
    const known = await this.known(tx.manager, today, until);
    const orders = await tx.manager.find(SuspensionRecord, { order: { from: 'ASC', id: 'ASC' } });
    const made: ReceptionRecord[] = [];
    for (const planned of await this.wanted(tx, today, until)) {
      const there = known.get(keyOf(planned));
      if (there && !isWithdrawn(there)) continue;
      const order = orders.find((one) => suspends(one, planned)) ?? null;
      const reception = there ? await this.takeUp(tx, there, planned, order) : await this.make(tx, planned, order);
      if (reception) made.push(reception);
      if (reception) known.set(keyOf(planned), reception);
    }
    return made;
  }

  /** The next reception of the same leader and kind that is still being booked, as far as is planned. */
  nextPlanned(manager: EntityManager, after: Slot, now: Date): Promise<ReceptionRecord | null> {
    const { leaderPost, kind, heldOn } = after;
    return manager.findOne(ReceptionRecord, {
      where: {
        leaderPost,
        kind,
        status: 'booking',
        heldOn: MoreThan(heldOn),
        bookingClosesAt: Or(IsNull(), MoreThanOrEqual(now)),
      },
      order: { heldOn: 'ASC', beginsAt: 'ASC' },
    });
  }

  /**
   * That leader's next reception of the kind (наступний прийом, KR-2.10, 2.16, 2.34), planned further than the
   * horizon where there is none within it. Null when the timetable gives none, as in a long suspension.
   */
  async nextReception(tx: WorkflowTransaction, after: Slot): Promise<ReceptionRecord | null> {
    const known = await this.nextPlanned(tx.manager, after, tx.now);
    if (known) return known;
    await this.plan(tx, addDays(later(after.heldOn, dayInKyiv(tx.now)), planningHorizonDays));
    return this.nextPlanned(tx.manager, after, tx.now);
  }

  /** Makes a reception and begins its process, unless an order suspends it. Null when the place is taken. */
  async make(
    tx: WorkflowTransaction,
    planned: Planned,
    order: SuspensionRecord | null = null,
  ): Promise<ReceptionRecord | null> {
    const timing = await this.clock.momentsOf(planned, tx.now);
    const reception = newReception(planned, timing, order);
    try {
      await this.store.insertReception(tx.manager, reception);
    } catch (error) {
      if (isDuplicate(error)) return null;
      throw error;
    }
    await this.begin(tx, reception, timing);
    return reception;
  }

  /** Books anew, from none, a reception that an order or a move had taken away. @throws RECEPTION_STATUS_REFUSED */
  async revive(
    tx: WorkflowTransaction,
    reception: ReceptionRecord,
    change: Partial<Pick<ReceptionRecord, 'timetableId' | 'place' | 'capacity' | 'movedFrom'>> = {},
  ): Promise<ReceptionRecord> {
    const timing = await this.clock.momentsOf(reception, tx.now);
    const bookingClosesAt = closingOf(reception, timing);
    const anew = { ...change, status: 'booking', booked: 0, movedTo: null, suspensionId: null } as const;
    const revived = await this.store.changeReception(tx.manager, reception.id, { ...anew, bookingClosesAt });
    await this.begin(tx, revived, timing);
    return revived;
  }

  private async begin(tx: WorkflowTransaction, reception: ReceptionRecord, timing: ReceptionTiming): Promise<void> {
    const { id, status, leaderPost, kind, heldOn, movedFrom, beginsAt, suspensionId } = reception;
    const about = { leaderPost, kind, heldOn, movedFrom, beginsAt, suspensionId };
    await tx.note(id, 'reception-planned', {
      ...about,
      bookingClosesAt: reception.bookingClosesAt?.toISOString() ?? null,
    });
    await this.record(tx, id, timing);
    if (status !== 'booking') return;
    await tx.start(receptionPlanned.of(id, receptionDayData(reception, timing)));
  }

  private async record(tx: WorkflowTransaction, subject: string, { decision }: ReceptionTiming): Promise<void> {
    const { ruleSet, digest, outcome, rule, clauses } = decision;
    const decisionId = await this.decisions.record(tx.manager, decision, { subject, by: tx.actor, at: tx.now });
    await tx.note(subject, 'decision', { decisionId, ruleSet, digest, outcome, rule, clauses });
  }

  /** What the timetable gives and has not yet begun, in one order for all who plan at once. */
  private async wanted(tx: WorkflowTransaction, from: PlainDate, to: PlainDate): Promise<Planned[]> {
    const entries = await tx.manager.find(TimetableRecord, { where: { inForceFrom: LessThanOrEqual(to) } });
    return entries
      .flatMap((entry) => this.receptionsOf(entry, from, to))
      .filter(({ heldOn, beginsAt }) => kyivInstant(heldOn, beginsAt) > tx.now)
      .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  }

  private receptionsOf(entry: TimetableRecord, from: PlainDate, to: PlainDate): Planned[] {
    const { id: timetableId, leaderPost, kind, beginsAt, place, capacity } = entry;
    const force = { from: entry.inForceFrom, to: entry.inForceTo };
    const days = receptionDays(entry.recurrence, force, { from, to }, this.calendar);
    return days.map((day) => ({ timetableId, leaderPost, kind, beginsAt, place, capacity, ...day }));
  }

  private async known(manager: EntityManager, from: PlainDate, to: PlainDate): Promise<Map<string, ReceptionRecord>> {
    const rows = await manager.find(ReceptionRecord, { where: { heldOn: Between(from, to) } });
    return new Map(rows.map((row) => [keyOf(row), row]));
  }

  /** A line of the timetable takes up a place that another had left. */
  private async takeUp(
    tx: WorkflowTransaction,
    { id }: ReceptionRecord,
    { timetableId, place, capacity, movedFrom }: Planned,
    order: SuspensionRecord | null,
  ): Promise<ReceptionRecord | null> {
    const there = await this.store.lock(tx.manager, id);
    if (order !== null || !isWithdrawn(there)) return null;
    return this.revive(tx, there, { timetableId, place, capacity, movedFrom });
  }
}
