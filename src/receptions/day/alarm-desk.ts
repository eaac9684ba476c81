import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem } from '../../domain/problem.js';
import { holdLatches } from '../../platform/latches.js';
import { orderedId } from '../../platform/ordered-id.js';
import type { WorkflowTransaction } from '../../workflow/index.js';
import { AlarmRecord, ReceptionRecord } from '../tables.js';

/**
 * The desk of air-raid alarms (облік тривог, KR-2.34): one signal for the whole city. Every reception under way is
 * told; one that begins later asks for itself when its day is opened.
 */
@Injectable()
export class AlarmDesk {
  constructor(private readonly dataSource: DataSource) {}

  latest(): Promise<AlarmRecord[]> {
    return this.dataSource.manager.find(AlarmRecord, { order: { startedAt: 'DESC' }, take: 50 });
  }

  /** @throws BODY_INVALID for an instant to come, ALARM_RECORDED while one sounds or for a time already covered */
  async begin(tx: WorkflowTransaction, startedAt: Date): Promise<AlarmRecord> {
    const { manager, actor, now } = tx;
    refuseFuture('/startedAt', startedAt, now);
    await holdLatches(manager, 'air-alarm');
    const covering = await manager.find(AlarmRecord, { order: { startedAt: 'DESC' }, take: 1 });
    const last = covering[0];
    if (last && (last.endedAt === null || last.endedAt > startedAt))
      throw new Problem('ALARM_RECORDED', { extra: { alarm: viewAlarm(last) } });
    const alarm: AlarmRecord = { id: orderedId(), startedAt, endedAt: null, createdBy: actor.id };
    await manager.createQueryBuilder().insert().into(AlarmRecord).values(alarm).updateEntity(false).execute();
    await tx.note(alarm.id, 'alarm-began', { startedAt: startedAt.toISOString() });
    await this.tell(tx);
    return alarm;
  }

  /** @throws NOT_FOUND, BODY_INVALID, ALARM_RECORDED for one that has ended already */
  async end(tx: WorkflowTransaction, id: string, endedAt: Date): Promise<AlarmRecord> {
    const { manager, now } = tx;
    refuseFuture('/endedAt', endedAt, now);
    await holdLatches(manager, 'air-alarm');
    const alarm = await manager.findOneBy(AlarmRecord, { id });
    if (!alarm) throw new Problem('NOT_FOUND', { detail: 'Такої тривоги не записано.' });
    if (alarm.endedAt !== null) throw new Problem('ALARM_RECORDED', { extra: { alarm: viewAlarm(alarm) } });
    if (endedAt <= alarm.startedAt) throw refused('/endedAt', 'Відбій не може бути раніше за сигнал.');
    await manager.update(AlarmRecord, { id }, { endedAt });
    await tx.note(id, 'alarm-ended', { endedAt: endedAt.toISOString() });
    await this.tell(tx);
    return { ...alarm, endedAt };
  }

  /** In one order for all who tell: cases are locked one after another. */
  private async tell(tx: WorkflowTransaction): Promise<void> {
    const where = { status: 'under-way' } as const;
    const held = await tx.manager.find(ReceptionRecord, { select: { id: true }, where, order: { id: 'ASC' } });
    for (const { id } of held) await tx.message({ name: 'alarm-changed', businessKey: id });
  }
}

/** An alarm as the office reads it; instants are ISO texts. */
export function viewAlarm({ id, startedAt, endedAt }: AlarmRecord) {
  return { id, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}

function refuseFuture(pointer: string, at: Date, now: Date): void {
  if (at > now) throw refused(pointer, 'Цей час ще не настав.');
}

function refused(pointer: string, detail: string): Problem {
  return new Problem('BODY_INVALID', { errors: [{ pointer, detail }] });
}
