import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { dayInKyiv, kyivInstant } from '../../domain/kyiv-time.js';
import { addDays } from '../../domain/plain-date.js';
import { Problem } from '../../domain/problem.js';
import { checkEntered } from '../../domain/reception/entered-instant.js';
import { id, instant, shownAs, type View, view } from '../../platform/http/index.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { holdLatches } from '../../platform/database/latches.js';
import { orderedId } from '../../platform/database/ordered-id.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { alarmChanged } from '../processes/day-data.js';
import { AlarmRecord, ReceptionRecord } from '../tables.js';

/** An alarm as the office reads it. */
export const AirAlarm = view('AirAlarm', 'Повітряна тривога в місті.', {
  id: id('Ідентифікатор тривоги'),
  startedAt: instant('Коли пролунав сигнал'),
  endedAt: instant('Коли відбій; null, доки триває').nullable(),
});

/**
 * The alarms of air-raid alarms (облік тривог, KR-2.34): one signal for the whole city. Every reception under way is
 * told; one that begins later asks for itself when its day is opened.
 */
@Injectable()
export class Alarms {
  constructor(private readonly dataSource: DataSource) {}

  latest(): Promise<AlarmRecord[]> {
    return this.dataSource.manager.find(AlarmRecord, { order: { startedAt: 'DESC' }, take: 50 });
  }

  /**
   * Writes down a signal, or a whole alarm that is over already.
   *
   * @throws BODY_INVALID for an instant to come or out of order, ALARM_RECORDED for a time already covered
   */
  async begin(tx: WorkflowTransaction, startedAt: Date, endedAt: Date | null = null): Promise<AlarmRecord> {
    const { manager, actor, now } = tx;
    const { pointer, words } = signalOfOldDay;
    checkEntered({ pointer, at: startedAt, now, after: { instant: beginningOfYesterday(now), words } });
    if (endedAt !== null) checkEnd(startedAt, endedAt, now);
    await holdLatches(manager, 'air-alarm');
    const covering = await this.overlapping(manager, startedAt, endedAt ?? now);
    if (covering) throw new Problem('ALARM_RECORDED', { extra: { alarm: viewAlarm(covering) } });
    const alarm: AlarmRecord = { id: orderedId(), startedAt, endedAt, recordedAt: now, createdBy: actor.id };
    await insertRows(manager, AlarmRecord, alarm);
    await tx.note(alarm.id, 'alarm-began', { startedAt: startedAt.toISOString() });
    if (endedAt !== null) await tx.note(alarm.id, 'alarm-ended', { endedAt: endedAt.toISOString() });
    await this.tell(tx);
    return alarm;
  }

  /** @throws NOT_FOUND, BODY_INVALID, ALARM_RECORDED for one that has ended already */
  async end(tx: WorkflowTransaction, id: string, endedAt: Date): Promise<AlarmRecord> {
    const { manager, now } = tx;
    await holdLatches(manager, 'air-alarm');
    const alarm = await manager.findOneBy(AlarmRecord, { id });
    if (!alarm) throw new Problem('NOT_FOUND', { detail: 'Такої тривоги не записано.' });
    if (alarm.endedAt !== null) throw new Problem('ALARM_RECORDED', { extra: { alarm: viewAlarm(alarm) } });
    checkEnd(alarm.startedAt, endedAt, now);
    await manager.update(AlarmRecord, { id }, { endedAt });
    await tx.note(id, 'alarm-ended', { endedAt: endedAt.toISOString() });
    await this.tell(tx);
    return { ...alarm, endedAt };
  }

  /** An alarm that sounded at any moment between these two, or sounds still. */
  private overlapping(manager: EntityManager, from: Date, to: Date): Promise<AlarmRecord | null> {
    const startedAt = LessThanOrEqual(to);
    const where = [
      { startedAt, endedAt: IsNull() },
      { startedAt, endedAt: MoreThan(from) },
    ];
    return manager.findOne(AlarmRecord, { where, order: { startedAt: 'DESC' } });
  }

  /** In one order for all who tell: cases are locked one after another. */
  private async tell(tx: WorkflowTransaction): Promise<void> {
    const where = { status: 'under-way' } as const;
    const held = await tx.manager.find(ReceptionRecord, { select: { id: true }, where, order: { id: 'ASC' } });
    for (const { id } of held) await tx.message(alarmChanged.to(id));
  }
}

export const viewAlarm = (alarm: AlarmRecord): View<typeof AirAlarm> => shownAs(AirAlarm, alarm);

const signalOfOldDay = { pointer: '/startedAt', words: 'Тривогу записують того ж дня або наступного.' };

function beginningOfYesterday(now: Date): Date {
  return kyivInstant(addDays(dayInKyiv(now), -1), '00:00');
}

/** An all-clear comes a moment after its signal at least. */
function checkEnd(startedAt: Date, endedAt: Date, now: Date): void {
  const after = { instant: new Date(startedAt.getTime() + 1), words: 'Відбій не може бути раніше за сигнал.' };
  checkEntered({ pointer: '/endedAt', at: endedAt, now, after });
}
