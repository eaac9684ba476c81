import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { Directory, type TimetableLine } from '../../directory/index.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import type { PlainDate } from '../../domain/plain-date.js';
import { type FieldFault, Problem } from '../../domain/problem.js';
import { receptionDays } from '../../domain/reception/timetable.js';
import { WorkingCalendar } from '../../domain/working-calendar.js';
import { checkVersion } from '../../platform/http/index.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { orderedId } from '../../platform/database/ordered-id.js';
import { PolicyService } from '../../policy/index.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { receptionMoved } from '../processes/day-data.js';
import { ReceptionStore } from '../reception-store.js';
import { ReceptionRecord, TimetableRecord } from '../tables.js';
import { ReceptionHours } from './hours.js';
import { checkLastDay, daysFaults, horizonOf, placeFaults } from './new-entry.js';
import { holdTimetable } from './planned.js';
import { Planning } from './planning.js';
import { ReceptionClock } from './reception-clock.js';

/** What came of ending an entry: its receptions that stay because somebody is booked on them. */
interface Ended {
  readonly entry: TimetableRecord;
  readonly kept: readonly ReceptionRecord[];
}

/** The timetable of receptions (графік особистого прийому, KR-2.1, 2.2): its lines begin and end, none is rewritten. */
@Injectable()
export class Timetable {
  constructor(
    private readonly store: ReceptionStore,
    private readonly planning: Planning,
    private readonly clock: ReceptionClock,
    private readonly hours: ReceptionHours,
    private readonly directory: Directory,
    private readonly calendar: WorkingCalendar,
    private readonly policy: PolicyService,
  ) {}

  /** Adds a line and plans its receptions. @throws BODY_INVALID, NOT_FOUND, RECEPTION_SLOT_TAKEN */
  async add(tx: WorkflowTransaction, entry: TimetableLine): Promise<TimetableRecord> {
    const today = dayInKyiv(tx.now);
    this.check(entry, today);
    const until = horizonOf(entry, today);
    await holdTimetable(tx.manager);
    await this.refuseTaken(tx, entry, { from: today, to: until });
    const { limited, ...rest } = entry;
    const quota = Number(this.policy.parameter('param.booking.quota', entry.inForceFrom));
    const record: TimetableRecord = {
      id: orderedId(),
      version: 1,
      ...rest,
      capacity: limited ? quota : null,
      createdBy: tx.actor.id,
      createdAt: tx.now,
    };
    await insertRows(tx.manager, TimetableRecord, record);
    await tx.note(record.id, 'timetable-entry-added', { ...rest, capacity: record.capacity });
    await this.planning.plan(tx, until);
    return record;
  }

  /**
   * Ends a line after a day. Its later receptions are withdrawn where nobody is booked; the others are held as
   * promised, unless somebody moves or suspends them and tells the citizens why.
   *
   * @throws NOT_FOUND, VERSION_STALE, BODY_INVALID
   */
  async end(tx: WorkflowTransaction, id: string, lastDay: PlainDate, version: number): Promise<Ended> {
    await holdTimetable(tx.manager);
    const entry = await this.get(id, tx.manager);
    checkVersion(version, entry.version);
    checkLastDay(entry, lastDay);
    const change = { inForceTo: lastDay, version: entry.version + 1 };
    await tx.manager.update(TimetableRecord, { id }, change);
    const kept: ReceptionRecord[] = [];
    for (const reception of await this.laterOf(tx.manager, id, lastDay)) {
      if (reception.booked > 0) kept.push(reception);
      else await this.withdraw(tx, reception);
    }
    await tx.note(id, 'timetable-entry-ended', { lastDay, kept: kept.map((one) => one.id) });
    return { entry: { ...entry, ...change }, kept };
  }

  /** The lines in force on a day or later, in the order of posts and hours. */
  async list(manager: EntityManager, from: PlainDate): Promise<TimetableRecord[]> {
    const entries = await manager.find(TimetableRecord);
    const rank = ({ leaderPost }: TimetableRecord): number => this.directory.post(leaderPost).rank;
    return entries
      .filter(({ inForceTo }) => inForceTo === null || inForceTo >= from)
      .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  }

  /** @throws NOT_FOUND */
  async get(id: string, manager: EntityManager): Promise<TimetableRecord> {
    const entry = await manager.findOneBy(TimetableRecord, { id });
    if (!entry) throw new Problem('NOT_FOUND', { detail: 'Такого рядка графіка прийому немає.' });
    return entry;
  }

  private check(entry: TimetableLine, today: PlainDate): void {
    const { leaderPost, kind, beginsAt, place, inForceFrom } = entry;
    const faults: FieldFault[] = [...this.hours.faultsOf(beginsAt, inForceFrom), ...daysFaults(entry, today)];
    faults.push(...placeFaults(kind, place));
    const { kind: post, unitId, title } = this.directory.post(leaderPost);
    this.clock.leader(leaderPost);
    if (kind === 'legal-aid' && unitId === null) {
      faults.push({ pointer: '/leaderPost', detail: 'Правову допомогу надає керівник або юрист підрозділу.' });
    }
    if (kind !== 'legal-aid' && post === 'officer') {
      faults.push({ pointer: '/leaderPost', detail: `«${title}» не приймає громадян: це роблять керівники (п. 2.1).` });
    }
    if (faults.length > 0) throw new Problem('BODY_INVALID', { errors: faults });
  }

  private async refuseTaken(
    tx: WorkflowTransaction,
    entry: TimetableLine,
    span: { readonly from: PlainDate; readonly to: PlainDate },
  ): Promise<void> {
    const force = { from: entry.inForceFrom, to: entry.inForceTo };
    const days = receptionDays(entry.recurrence, force, span, this.calendar).map(({ heldOn }) => heldOn);
    await this.hours.refuseTaken(tx.manager, entry, days);
  }

  private async laterOf(manager: EntityManager, timetableId: string, lastDay: PlainDate): Promise<ReceptionRecord[]> {
    const announced = await manager.find(ReceptionRecord, {
      where: { timetableId, status: In(['booking', 'closed']) },
      order: { id: 'ASC' },
    });
    const locked: ReceptionRecord[] = [];
    for (const { id, movedFrom, heldOn } of announced) {
      if ((movedFrom ?? heldOn) > lastDay) locked.push(await this.store.lock(manager, id));
    }
    return locked.filter(({ status }) => status === 'booking' || status === 'closed');
  }

  /** Leaves its place in the timetable to another line: see `Planning.plan`. */
  private async withdraw(tx: WorkflowTransaction, { id }: ReceptionRecord): Promise<void> {
    await this.store.changeReception(tx.manager, id, { status: 'moved', timetableId: null });
    await tx.note(id, 'reception-withdrawn', {});
    await tx.message(receptionMoved.to(id));
  }
}
