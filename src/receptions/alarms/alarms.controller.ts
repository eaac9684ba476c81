import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor, Describe, Idempotency, Idempotent, listOf, Roles } from '../../platform/http/index.js';
import { Workflow } from '../../workflow/index.js';
import { enteredInstant } from '../values.js';
import { AirAlarm, Alarms, viewAlarm } from './alarms.js';

const began = z
  .strictObject({
    startedAt: enteredInstant.describe('Коли пролунав сигнал'),
    endedAt: enteredInstant.nullable().describe('Коли був відбій, якщо тривога вже минула').default(null),
  })
  .meta({ id: 'NewAirAlarm', description: 'Повітряна тривога.' });
const ended = z
  .strictObject({ endedAt: enteredInstant.describe('Коли був відбій') })
  .meta({ id: 'AirAlarmEnding', description: 'Відбій повітряної тривоги.' });

/** Air-raid alarms (повітряні тривоги). */
@Controller('alarms')
export class AlarmsController {
  constructor(
    private readonly workflow: Workflow,
    private readonly alarms: Alarms,
  ) {}

  @Get()
  @Roles('registrar', 'leader', 'unit-head', 'control', 'office-head')
  @Describe({
    id: 'listAlarms',
    summary: 'Останні 50 повітряних тривог.',
    returns: listOf('AirAlarmList', AirAlarm),
  })
  async list() {
    return { items: (await this.alarms.latest()).map(viewAlarm) };
  }

  @Post()
  @Roles('registrar', 'office-head')
  @Idempotent()
  @Describe({
    id: 'beginAlarm',
    summary:
      'Записати сигнал повітряної тривоги: усі прийоми, що тривають, припиняються. Якщо її записують згодом, одразу й відбій.',
    problems: ['BODY_INVALID', 'ALARM_RECORDED'],
    example: { startedAt: '2026-03-10T09:40:00+02:00' },
    returns: AirAlarm,
  })
  begin(@Body({ schema: began }) { startedAt, endedAt }: z.infer<typeof began>, @CurrentActor() actor: Actor) {
    return this.workflow.transact(actor, async (tx) =>
      Idempotency.within(tx.manager, viewAlarm(await this.alarms.begin(tx, startedAt, endedAt))),
    );
  }

  @Post(':id/end')
  @HttpCode(200)
  @Roles('registrar', 'office-head')
  @Idempotent()
  @Describe({
    id: 'endAlarm',
    summary:
      'Записати відбій: коротку тривогу відновлює керівник, після довгої тих, хто чекає, записують на інший день.',
    problems: ['NOT_FOUND', 'BODY_INVALID', 'ALARM_RECORDED'],
    example: { endedAt: '2026-03-10T10:20:00+02:00' },
    returns: AirAlarm,
  })
  end(
    @Param('id', { schema: z.uuid().describe('Тривога') }) id: string,
    @Body({ schema: ended }) { endedAt }: z.infer<typeof ended>,
    @CurrentActor() actor: Actor,
  ) {
    return this.workflow.transact(actor, async (tx) =>
      Idempotency.within(tx.manager, viewAlarm(await this.alarms.end(tx, id, endedAt))),
    );
  }
}
