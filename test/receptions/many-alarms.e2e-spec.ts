import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { kyivInstant } from '../../src/domain/kyiv-time.js';
import { plainDate } from '../../src/domain/plain-date.js';
import { CityAlarms } from '../../src/receptions/alarms/city-alarms.js';
import { AlarmRecord } from '../../src/receptions/tables.js';
import { BookingOffice } from './booking-office.js';

it('the alarm that a reception has to answer to is found behind sixty shorter ones', async () => {
  const office = await BookingOffice.open();
  onTestFinished(() => office.close());
  const reception = await office.plans();
  const on = (time: string) => kyivInstant(plainDate('2026-03-10'), time);
  const alarm = (from: string, to: string) => ({
    ...{ id: randomUUID(), startedAt: on(from), endedAt: on(to) },
    ...{ recordedAt: null, createdBy: 'registrar-1' },
  });
  const long = alarm('12:00', '13:50');
  const short = Array.from({ length: 60 }, (_, at) => {
    const minute = String(at % 60).padStart(2, '0');
    return alarm(`14:${minute}`, `15:${minute}`);
  });
  const insert = office.manager.createQueryBuilder().insert().into(AlarmRecord);
  await insert
    .values([long, ...short])
    .updateEntity(false)
    .execute();
  const found = await office.get(CityAlarms).decisive(office.manager, reception, [], on('16:30'));
  expect(found?.id).toBe(long.id);
});
