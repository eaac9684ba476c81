import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { kyivInstant } from '../../domain/kyiv-time.js';
import type { PlainDate } from '../../domain/plain-date.js';
import {
  type AlarmedDay,
  type AlarmFacts,
  alarmFacts,
  type AlarmLimit,
  begunAt,
  decisiveAlarm,
  tooLongFrom,
} from '../../domain/reception/alarm.js';
import { PolicyService } from '../../policy/index.js';
import { AlarmRecord, type ReceptionRecord } from '../tables.js';

/** Alarms of the city as a reception meets them (тривоги дня прийому, KR-2.34). */
@Injectable()
export class CityAlarms {
  constructor(private readonly policy: PolicyService) {}

  /** The alarm that the reception has to answer to; null when none is. */
  async decisive(
    manager: EntityManager,
    reception: ReceptionRecord,
    settled: readonly string[],
    now: Date,
  ): Promise<AlarmRecord | null> {
    const touching = await this.touching(manager, reception, now);
    return decisiveAlarm(touching, this.dayOf(reception), settled, now);
  }

  /** Alarms that sounded after the reception had begun, the latest first. */
  touching(manager: EntityManager, reception: ReceptionRecord, now: Date): Promise<AlarmRecord[]> {
    const startedAt = LessThanOrEqual(now);
    const where = [
      { startedAt, endedAt: IsNull() },
      { startedAt, endedAt: MoreThan(begunAt(reception)) },
    ];
    return manager.find(AlarmRecord, { where, order: { startedAt: 'DESC' } });
  }

  factsOf(alarm: AlarmRecord | null, reception: ReceptionRecord, now: Date): AlarmFacts {
    return alarmFacts(alarm, this.dayOf(reception), now);
  }

  /**
   * From this instant the reception cannot be resumed that day, unless an all-clear in time has been written down. One
   * whose hour has not come waits for it: the all-clear may yet be in time.
   */
  limitOf(alarm: AlarmRecord, { heldOn, beginsAt }: ReceptionRecord): Date {
    const limit = tooLongFrom(alarm, this.limitOn(heldOn));
    const begins = kyivInstant(heldOn, beginsAt);
    return limit > begins ? limit : begins;
  }

  /** The alarm that sounds in the city now, if any. */
  sounding(manager: EntityManager): Promise<AlarmRecord | null> {
    return manager.findOne(AlarmRecord, { where: { endedAt: IsNull() }, order: { startedAt: 'DESC' } });
  }

  private dayOf({ heldOn, beginsAt, openedAt }: ReceptionRecord): AlarmedDay {
    return {
      heldOn,
      beginsAt,
      openedAt,
      limit: this.limitOn(heldOn),
      officeClosesAt: String(this.policy.parameter('param.office.closesAt', heldOn)),
    };
  }

  private limitOn(day: PlainDate): AlarmLimit {
    return {
      minutes: Number(this.policy.parameter('param.reception.alarmMinutes', day)),
      entryMinutes: Number(this.policy.parameter('param.reception.entryMinutes', day)),
    };
  }
}
