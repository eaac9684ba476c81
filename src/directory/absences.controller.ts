import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../domain/actor.js';
import { addDays, plainDate } from '../domain/plain-date.js';
import { dayInKyiv } from '../domain/kyiv-time.js';
import { Clock } from '../platform/clock.js';
import { CurrentActor, Describe, Idempotent, optionalLine, Roles, SignedIn } from '../platform/http/index.js';
import { AbsenceDesk, absenceView } from './absence-desk.js';

const day = z.iso.date();

const RecordAbsence = z.strictObject({
  postId: z.string().min(1).max(120),
  fromOn: day,
  toOn: day,
  substitutePersonId: z.string().min(1).max(120).nullable().default(null),
  orderNo: optionalLine(60),
});
type RecordAbsence = z.infer<typeof RecordAbsence>;

const AbsenceDays = z.strictObject({ fromOn: day.optional(), toOn: day.optional() });
type AbsenceDays = z.infer<typeof AbsenceDays>;

const example = {
  postId: 'transport-head',
  fromOn: '2024-07-01',
  toOn: '2024-07-15',
  substitutePersonId: 'p-transport-executor-1',
  orderNo: '57-р',
};
const answer = {
  id: '0b7cbe8e-6b1f-4b35-9a7e-0f5f1f7f6a11',
  ...example,
  recordedBy: 'p-office-head',
  recordedAt: '2024-06-28T07:15:00.000Z',
};

@Controller('absences')
export class AbsencesController {
  constructor(
    private readonly desk: AbsenceDesk,
    private readonly clock: Clock,
  ) {}

  @Get()
  @SignedIn()
  @Describe({
    summary: 'Хто відсутній і хто заступає: від дня fromOn (типово – сьогодні) до дня toOn.',
    answer: { items: [answer] },
  })
  async list(@Query({ schema: AbsenceDays }) days: AbsenceDays) {
    const fromOn = days.fromOn === undefined ? dayInKyiv(this.clock.now()) : plainDate(days.fromOn);
    const rows = await this.desk.list(fromOn, days.toOn === undefined ? addDays(fromOn, 366) : plainDate(days.toOn));
    return { items: rows.map(absenceView) };
  }

  @Post()
  @Roles('office-head', 'leader')
  @Idempotent()
  @Describe({
    summary: 'Записати відсутність і, за розпорядженням, того, хто заступає; toOn – перший день після повернення.',
    description:
      'Записує начальник управління, а його відсутність – керівник, якому він підпорядкований; ніхто – для себе.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'ABSENCE_OVERLAPS', 'ABSENCE_OF_ONESELF'],
    example,
    answer,
  })
  async record(@Body({ schema: RecordAbsence }) body: RecordAbsence, @CurrentActor() actor: Actor) {
    const order = { ...body, fromOn: plainDate(body.fromOn), toOn: plainDate(body.toOn) };
    return absenceView(await this.desk.record(order, actor, this.clock.now()));
  }

  @Delete(':id')
  @HttpCode(204)
  @Roles('office-head', 'leader')
  @Describe({ summary: 'Скасувати запис про відсутність.', problems: ['NOT_FOUND', 'ABSENCE_OF_ONESELF'] })
  async withdraw(@Param('id', { schema: z.uuid() }) id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.desk.withdraw(id, actor, this.clock.now());
  }
}
