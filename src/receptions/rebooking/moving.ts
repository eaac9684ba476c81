import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { dayInKyiv, kyivInstant } from '../../domain/kyiv-time.js';
import { inUkrainian, type PlainDate } from '../../domain/plain-date.js';
import { type FieldFault, Problem } from '../../domain/problem.js';
import { moveReception } from '../../domain/reception/states.js';
import { suspends } from '../../domain/reception/suspension.js';
import { WorkingCalendar } from '../../domain/working-calendar.js';
import { checkVersion, writtenText } from '../../platform/http/index.js';
import { PolicyService } from '../../policy/index.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { receptionMoved } from '../processes/day-data.js';
import { ReceptionStore } from '../reception-store.js';
import { ReceptionRecord, SuspensionRecord } from '../tables.js';
import { ReceptionHours } from '../timetable/hours.js';
import { placeFaults } from '../timetable/new-entry.js';
import { holdTimetable } from '../timetable/planned.js';
import { Planning } from '../timetable/planning.js';
import { day, text, time } from '../timetable/timetable.dto.js';
import { Rebooking } from './rebooking.js';

/** Where to a reception is moved, and why. */
export const newPlace = z
  .strictObject({
    heldOn: day.describe('На який день'),
    beginsAt: time.describe('О котрій, за Києвом'),
    place: text(300).describe('Де: кімната, телефон чи посилання'),
    reason: writtenText(1000).pipe(z.string().min(3)).describe('Чому переносять'),
  })
  .meta({ id: 'ReceptionMove', description: 'Куди й чому переносять прийом.' });
export type NewPlaceAndReason = z.infer<typeof newPlace>;
type NewPlace = Omit<NewPlaceAndReason, 'reason'>;

/** Moves a reception to another day, hour or room after it was announced (перенесення прийому). */
@Injectable()
export class Moving {
  constructor(
    private readonly store: ReceptionStore,
    private readonly planning: Planning,
    private readonly rebooking: Rebooking,
    private readonly hours: ReceptionHours,
    private readonly policy: PolicyService,
    private readonly calendar: WorkingCalendar,
  ) {}

  /**
   * Holds the reception at another time: its citizens go over with their rights and are told; its process ends.
   * Gives the new reception. Where only the room changes, the reception stays and its citizens are told.
   *
   * @throws RECEPTION_STATUS_REFUSED once it is under way; RECEPTION_SLOT_TAKEN by another reception of the leader;
   * BODY_INVALID for a video link that is none, a day off, an hour outside those of the office, or one so near that whoever is booked cannot be
   * told; VERSION_STALE
   */
  async move(
    tx: WorkflowTransaction,
    receptionId: string,
    to: NewPlace,
    reason: string,
    version?: number,
  ): Promise<ReceptionRecord> {
    await holdTimetable(tx.manager);
    const from = await this.store.lock(tx.manager, receptionId);
    if (version !== undefined) checkVersion(version, from.version);
    moveReception(from.status, 'moved');
    const noLink = placeFaults(from.kind, to.place);
    if (noLink.length > 0) throw new Problem('BODY_INVALID', { errors: noLink });
    if (isSameTime(from, to) && from.place !== to.place) return this.relocate(tx, from, to.place, reason);
    await this.check(tx, from, to);
    const target = await this.targetOf(tx, from, to);
    const left = { status: 'moved', movedTo: target.id } as const;
    await this.store.changeReception(tx.manager, from.id, left);
    const told = await this.rebooking.rebook(tx, from, target, { kind: 'moved', reason }, 'no-later-reception');
    await tx.note(from.id, 'reception-moved', { to: target.id, ...to, reason, told });
    await tx.message(receptionMoved.to(from.id));
    return this.store.reception(target.id, tx.manager);
  }

  /** Another room at the same hour: it stays the same reception, and bookings stay as they are. */
  private async relocate(
    tx: WorkflowTransaction,
    from: ReceptionRecord,
    place: string,
    reason: string,
  ): Promise<ReceptionRecord> {
    const there = await this.store.changeReception(tx.manager, from.id, { place });
    const told = await this.rebooking.tell(tx, from, there, { kind: 'moved', reason });
    await tx.note(from.id, 'reception-relocated', { from: from.place, to: place, reason, told });
    return there;
  }

  private async targetOf(tx: WorkflowTransaction, from: ReceptionRecord, to: NewPlace): Promise<ReceptionRecord> {
    const { leaderPost, kind, timetableId, capacity } = from;
    const { heldOn, beginsAt, place } = to;
    const there = await tx.manager.findOneBy(ReceptionRecord, { leaderPost, kind, heldOn, beginsAt });
    if (there === null) {
      const made = await this.planning.make(tx, {
        ...{ timetableId, leaderPost, kind, capacity, movedFrom: null },
        ...to,
      });
      if (made) return made;
    } else if (there.status === 'moved' || there.status === 'suspended') {
      return this.planning.revive(tx, await this.store.lock(tx.manager, there.id), { place, capacity });
    }
    throw new Problem('RECEPTION_SLOT_TAKEN', { extra: { reception: there?.id ?? null } });
  }

  private async check(tx: WorkflowTransaction, from: ReceptionRecord, to: NewPlace): Promise<void> {
    const { heldOn, beginsAt } = to;
    const faults: FieldFault[] = [];
    const fault = (pointer: string, detail: string): number => faults.push({ pointer, detail });
    if (!this.calendar.isWorkingDay(heldOn))
      fault('/heldOn', `Рада того дня не працює: ${this.calendar.explainDay(heldOn)}.`);
    else if (kyivInstant(heldOn, beginsAt) <= tx.now || heldOn < dayInKyiv(tx.now))
      fault('/heldOn', 'Цей час уже минув.');
    else if (from.booked > 0 && heldOn < this.earliestOf(tx.now)) {
      const earliest = inUkrainian(this.earliestOf(tx.now));
      fault('/heldOn', `На прийом записано: ${from.booked}. Щоб громадян устигли повідомити — з ${earliest}.`);
    }
    if (isSameTime(from, to)) fault('/beginsAt', 'Прийом і так призначено на цей час і в цьому місці.');
    faults.push(...this.hours.faultsOf(beginsAt, heldOn));
    const orders = await tx.manager.find(SuspensionRecord);
    const order = orders.find((one) => suspends(one, { ...from, heldOn }));
    if (order) fault('/heldOn', `Того дня такі прийоми зупинено розпорядженням № ${order.orderNumber}.`);
    if (faults.length > 0) throw new Problem('BODY_INVALID', { errors: faults });
    await this.hours.refuseTaken(tx.manager, { ...from, beginsAt }, [heldOn], from.id);
  }

  /** From this day on whoever is booked can still be told of it. */
  private earliestOf(now: Date): PlainDate {
    const today = dayInKyiv(now);
    return this.calendar.addWorkingDays(today, Number(this.policy.parameter('param.reception.moveNotice', today)));
  }
}

const isSameTime = (from: ReceptionRecord, to: NewPlace): boolean =>
  from.heldOn === to.heldOn && from.beginsAt === to.beginsAt;
