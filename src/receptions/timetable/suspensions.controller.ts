import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import {
  CurrentActor,
  Describe,
  Idempotency,
  Idempotent,
  IfMatch,
  Roles,
  SignedIn,
} from '../../platform/http/index.js';
import { Workflow } from '../../workflow/index.js';
import { SuspensionRecord } from '../tables.js';
import { type Lifting, type SuspensionOrder, Suspensions } from './suspensions.js';
import { lifting, suspensionOrder } from './timetable.dto.js';
import { cutShortAnswer, orderAnswer, orderExample, suspensionView } from './timetable-views.js';

const orderId = z.uuid();

/** Orders that suspend receptions (розпорядження про зупинення прийому, art. 22). */
@Controller('timetable/suspensions')
export class SuspensionsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly workflow: Workflow,
    private readonly suspensions: Suspensions,
  ) {}

  @Get()
  @SignedIn()
  @Describe({ summary: 'Розпорядження про зупинення прийому, останні спершу.', answer: { items: [orderAnswer] } })
  async list() {
    const order = { from: 'DESC', id: 'DESC' } as const;
    return { items: (await this.dataSource.manager.find(SuspensionRecord, { order })).map(suspensionView) };
  }

  @Get(':id')
  @SignedIn()
  @Describe({ summary: 'Одне розпорядження про зупинення прийому.', problems: ['NOT_FOUND'], answer: orderAnswer })
  async read(@Param('id', { schema: orderId }) id: string) {
    return suspensionView(await this.suspensions.get(id, this.dataSource.manager));
  }

  @Post()
  @Roles('office-head')
  @Idempotent()
  @Describe({
    summary: 'Записати розпорядження про зупинення прийому: записаних переписано на наступний прийом і повідомлено.',
    description:
      'until — останній день, включно; без нього прийом зупинено до окремого розпорядження. underWay — прийоми, що саме тривають: нікого більше не кличуть, хто чекає — переписаний, того, хто в керівника, вислухають до кінця.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'SUSPENSION_RECORDED'],
    example: orderExample,
    answer: { ...orderAnswer, underWay: [cutShortAnswer] },
  })
  suspend(@Body({ schema: suspensionOrder }) body: SuspensionOrder, @CurrentActor() actor: Actor) {
    return this.workflow.transact(actor, async (tx) => {
      const { order, underWay } = await this.suspensions.suspend(tx, body);
      return Idempotency.within(tx.manager, { ...suspensionView(order), underWay });
    });
  }

  @Post(':id/lift')
  @HttpCode(200)
  @Roles('office-head')
  @Describe({
    summary: 'Відновити прийом із певного дня за новим розпорядженням: на ці прийоми знову записують.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'PRECONDITION_REQUIRED', 'VERSION_STALE'],
    example: { orderNumber: '63-р', from: '2026-03-20' },
    answer: { ...orderAnswer, version: 2, liftedFrom: '2026-03-20', liftedByOrder: '63-р' },
  })
  lift(
    @Param('id', { schema: orderId }) id: string,
    @Body({ schema: lifting }) body: Lifting,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ) {
    return this.workflow.transact(actor, async (tx) =>
      suspensionView(await this.suspensions.lift(tx, id, body, version)),
    );
  }
}
