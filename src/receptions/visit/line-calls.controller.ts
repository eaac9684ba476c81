import { Body, Controller, Param, Post } from '@nestjs/common';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor, Describe, Idempotent } from '../../platform/http/index.js';
import * as examples from '../booking/examples.js';
import { OfficeRegistrars } from '../office-only.js';
import { receptionId } from '../values.js';
import { LineCallResult, LineCalls } from './line-calls.js';
import { lineCall, type LineCall } from './visit.dto.js';

const { visitor, questions } = examples.walkIn;

/** Calls on a direct telephone line (дзвінки на пряму лінію). */
@Controller('receptions/:id/line-calls')
@OfficeRegistrars()
export class LineCallsController {
  constructor(private readonly lines: LineCalls) {}

  @Post()
  @Idempotent()
  @Describe({
    id: 'recordLineCall',
    summary: 'Записати дзвінок на пряму лінію: якщо керівник вільний, громадянина з’єднано, інакше він чекає на лінії.',
    description:
      'Дзвінок — це і запис, і прихід. Чий прийом сьогодні припинено, того не з’єднують: taken — false, картка має підставу (п. 2.26). Записують згодом — calledAt, того ж дня.',
    problems: [
      'BODY_INVALID',
      'NOT_FOUND',
      'ROLE_MISSING',
      'RECEPTION_NOT_BOOKABLE',
      'ALREADY_BOOKED',
      'RECORDING_WITHOUT_NOTICE',
      'CLASSIFIER_CODE_UNKNOWN',
      'STEP_FAILED',
    ],
    example: { visitor, questions, calledAt: '2026-03-10T10:05:00+02:00', toldOfRecording: false },
    returns: LineCallResult,
  })
  take(
    @Param('id', { schema: receptionId }) id: string,
    @Body({ schema: lineCall }) call: LineCall,
    @CurrentActor() actor: Actor,
  ) {
    return this.lines.take(actor, id, call);
  }
}
