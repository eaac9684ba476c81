import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../domain/actor.js';
import { addDays, plainDate } from '../domain/plain-date.js';
import { dayInKyiv } from '../domain/kyiv-time.js';
import { Clock } from '../platform/clock.js';
import {
  CurrentActor,
  day,
  Describe,
  id,
  Idempotent,
  listOf,
  optionalLine,
  Roles,
  SignedIn,
} from '../platform/http/index.js';
import { Absences, AbsenceView, absenceView } from './absences.js';

const RecordAbsence = z
  .strictObject({
    postId: z.string().min(1).max(120).describe('Посада'),
    fromOn: day('Перший день відсутності'),
    toOn: day('Перший день після повернення'),
    substitutePersonId: z.string().min(1).max(120).nullable().default(null).describe('Хто заступає'),
    orderNo: optionalLine(60).describe('Номер розпорядження про заступника'),
  })
  .meta({ id: 'AbsenceOrder', description: 'Відсутність, яку слід записати.' });
type RecordAbsence = z.infer<typeof RecordAbsence>;

const AbsenceDays = z.strictObject({
  fromOn: day('Від якого дня').optional(),
  toOn: day('До якого дня').optional(),
});
type AbsenceDays = z.infer<typeof AbsenceDays>;

const example = {
  postId: 'transport-head',
  fromOn: '2024-07-01',
  toOn: '2024-07-15',
  substitutePersonId: 'p-transport-executor-1',
  orderNo: '57-р',
};

@Controller('absences')
export class AbsencesController {
  constructor(
    private readonly absences: Absences,
    private readonly clock: Clock,
  ) {}

  @Get()
  @SignedIn()
  @Describe({
    id: 'listAbsences',
    summary: 'Хто відсутній і хто заступає: від дня fromOn (типово – сьогодні) до дня toOn.',
    returns: listOf('AbsenceList', AbsenceView),
  })
  async list(@Query({ schema: AbsenceDays }) days: AbsenceDays) {
    const fromOn = days.fromOn === undefined ? dayInKyiv(this.clock.now()) : plainDate(days.fromOn);
    const rows = await this.absences.list(
      fromOn,
      days.toOn === undefined ? addDays(fromOn, 366) : plainDate(days.toOn),
    );
    return { items: rows.map(absenceView) };
  }

  @Post()
  @Roles('office-head', 'leader')
  @Idempotent()
  @Describe({
    id: 'recordAbsence',
    summary: 'Записати відсутність і, за розпорядженням, того, хто заступає; toOn – перший день після повернення.',
    description:
      'Записує начальник управління, а його відсутність – керівник, якому він підпорядкований; ніхто – для себе.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'ABSENCE_OVERLAPS', 'ABSENCE_OF_ONESELF'],
    example,
    returns: AbsenceView,
  })
  async record(@Body({ schema: RecordAbsence }) body: RecordAbsence, @CurrentActor() actor: Actor) {
    const order = { ...body, fromOn: plainDate(body.fromOn), toOn: plainDate(body.toOn) };
    return absenceView(await this.absences.record(order, actor, this.clock.now()));
  }

  @Delete(':id')
  @HttpCode(204)
  @Roles('office-head', 'leader')
  @Describe({
    id: 'withdrawAbsence',
    summary: 'Скасувати запис про відсутність.',
    problems: ['NOT_FOUND', 'ABSENCE_OF_ONESELF'],
  })
  async withdraw(
    @Param('id', { schema: id('Запис про відсутність') }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.absences.withdraw(id, actor, this.clock.now());
  }
}
