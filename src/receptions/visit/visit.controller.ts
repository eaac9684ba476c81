import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor, Describe, Idempotent } from '../../platform/http/index.js';
import { VisitCard } from '../cards/card-views.js';
import { VisitReading } from '../cards/visit-reading.js';
import { OfficeRegistrars } from '../office-only.js';
import { visitId } from '../values.js';
import { VisitRequests } from './visit-requests.js';
import { arrival, type Arrival } from './visit.dto.js';

/** The form of the task says what may be in it. */
const said = z
  .record(z.string(), z.unknown())
  .meta({ id: 'SaidAtTable', description: 'Що вирішено на прийомі: поля форми завдання цього виду прийому.' });

/** A citizen comes and is received (прихід громадянина на прийом). */
@Controller('visits/:id')
@OfficeRegistrars()
export class VisitController {
  constructor(
    private readonly requests: VisitRequests,
    private readonly visits: VisitReading,
  ) {}

  @Post('arrival')
  @HttpCode(200)
  @Idempotent()
  @Describe({
    id: 'arriveVisit',
    summary:
      'Записати, що громадянин прийшов або з’єднаний: за правилами вирішується допуск, хто говорить і хто може бути присутнім.',
    description:
      'У приміщенні — entry (п. 2.23); відеозв’язком — connection: made, no-answer чи failed. Зв’язку не було — запит повторюють, доки триває прийом.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'RECEPTION_STATUS_REFUSED', 'RECORDING_WITHOUT_NOTICE', 'STEP_FAILED'],
    example: {
      entry: { bag: [30, 20, 10] },
      companions: [{ role: 'relative', name: 'Коваленко Петро', papers: true }],
    },
    returns: VisitCard,
  })
  async arrive(
    @Param('id', { schema: visitId }) id: string,
    @Body({ schema: arrival }) body: Arrival,
    @CurrentActor() actor: Actor,
  ) {
    await this.visits.get(actor, id);
    return this.requests.arrive(actor, id, body);
  }

  @Post('result')
  @HttpCode(200)
  @Idempotent()
  @Describe({
    id: 'recordVisitResult',
    summary: 'Записати зі слів того, хто приймає, що вирішено: ті самі поля, що в завданні цього виду прийому.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'RECEPTION_STATUS_REFUSED', 'STEP_FAILED'],
    example: { questions: [{ position: 1, decision: 'settled', explanation: 'Опалення ввімкнуть 12 березня.' }] },
    returns: VisitCard,
  })
  async result(
    @Param('id', { schema: visitId }) id: string,
    @Body({ schema: said }) body: z.infer<typeof said>,
    @CurrentActor() actor: Actor,
  ) {
    await this.visits.get(actor, id);
    return this.requests.sayAtTable(actor, id, body);
  }
}
