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
import { orderExample, Suspension, SuspensionList, suspensionView } from '../timetable/timetable-views.js';
import { CutShort, type Lifting, lifting, type SuspensionOrder, suspensionOrder, Suspensions } from './suspensions.js';

const orderId = z.uuid().describe('Розпорядження');

const OrderedSuspension = Suspension.extend({
  underWay: z.array(CutShort).describe('Прийоми, які саме тривають'),
}).meta({ id: 'OrderedSuspension', description: 'Розпорядження і прийоми, які воно застало.' });

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
  @Describe({
    id: 'listSuspensions',
    summary: 'Розпорядження про зупинення прийому, останні спершу.',
    returns: SuspensionList,
  })
  async list() {
    const order = { from: 'DESC', id: 'DESC' } as const;
    return { items: (await this.dataSource.manager.find(SuspensionRecord, { order })).map(suspensionView) };
  }

  @Get(':id')
  @SignedIn()
  @Describe({
    id: 'getSuspension',
    summary: 'Одне розпорядження про зупинення прийому.',
    problems: ['NOT_FOUND'],
    returns: Suspension,
  })
  async read(@Param('id', { schema: orderId }) id: string) {
    return suspensionView(await this.suspensions.get(id, this.dataSource.manager));
  }

  @Post()
  @Roles('office-head')
  @Idempotent()
  @Describe({
    id: 'suspendReceptions',
    summary: 'Записати розпорядження про зупинення прийому: записаних переписано на наступний прийом і повідомлено.',
    description:
      'until — останній день, включно; без нього прийом зупинено до окремого розпорядження. underWay — прийоми, що саме тривають: нікого більше не кличуть, хто чекає — переписаний, того, хто в керівника, вислухають до кінця.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'SUSPENSION_RECORDED'],
    example: orderExample,
    returns: OrderedSuspension,
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
    id: 'liftSuspension',
    summary: 'Відновити прийом із певного дня за новим розпорядженням: на ці прийоми знову записують.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'PRECONDITION_REQUIRED', 'VERSION_STALE'],
    example: { orderNumber: '63-р', from: '2026-03-20' },
    returns: Suspension,
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
