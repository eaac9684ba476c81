import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../../domain/actor.js';
import {
  CurrentActor,
  Describe,
  id,
  Idempotency,
  Idempotent,
  IfMatch,
  Roles,
  view,
  whole,
} from '../../platform/http/index.js';
import { Workflow } from '../../workflow/index.js';
import { receptionId } from '../values.js';
import { Moving, newPlace, type NewPlaceAndReason } from './moving.js';

const MovedReception = view('MovedReception', 'Куди перенесено прийом.', {
  movedFrom: id('Прийом, який перенесено'),
  reception: id('Прийом, який відбудеться натомість; той самий, якщо змінено лише кімнату'),
  booked: whole('Скільки на нього записано'),
});

/** Moves announced receptions (перенесення прийому). */
@Controller('receptions/:id/move')
export class MovingController {
  constructor(
    private readonly workflow: Workflow,
    private readonly moving: Moving,
  ) {}

  @Post()
  @HttpCode(200)
  @Roles('office-head')
  @Idempotent()
  @Describe({
    id: 'moveReception',
    summary: 'Перенести прийом на інший день, час чи місце: записаних переписано зі збереженням прав і повідомлено.',
    description:
      'Коли хтось записаний, не раніше ніж на наступний робочий день; на вихідний, у час зупинення чи поруч з іншим прийомом цього посадовця не переносять. Іншу кімнату тієї самої години можна назвати будь-коли.',
    problems: [
      'BODY_INVALID',
      'NOT_FOUND',
      'PRECONDITION_REQUIRED',
      'VERSION_STALE',
      'RECEPTION_STATUS_REFUSED',
      'RECEPTION_SLOT_TAKEN',
    ],
    example: {
      heldOn: '2026-03-12',
      beginsAt: '10:00',
      place: 'кімната 129',
      reason: 'Сесія міської ради 10.03.2026.',
    },
    returns: MovedReception,
  })
  move(
    @Param('id', { schema: receptionId }) movedFrom: string,
    @Body({ schema: newPlace }) { reason, ...to }: NewPlaceAndReason,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ) {
    return this.workflow.transact(actor, async (tx) => {
      const { id: reception, booked } = await this.moving.move(tx, movedFrom, to, reason, version);
      return Idempotency.within(tx.manager, { movedFrom, reception, booked });
    });
  }
}
