import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '../../domain/actor.js';
import {
  CurrentActor,
  Describe,
  Idempotency,
  Idempotent,
  IfMatch,
  Roles,
  SearchQuery,
} from '../../platform/http/index.js';
import { Workflow } from '../../workflow/index.js';
import { cancellation, type Cancellation, cardCorrection, type CardCorrection } from '../booking/booking.dto.js';
import * as examples from '../booking/examples.js';
import { VisitCard, visitCard, VisitPage } from '../cards/card-views.js';
import { searchedVisits, VisitReading, WholeVisitCard } from '../cards/visit-reading.js';
import { OfficeRegistrars } from '../office-only.js';
import { visitId } from '../values.js';
import { Cancelling } from './cancelling.js';
import { Correcting } from './correcting.js';

const readers = ['registrar', 'leader', 'executor', 'control', 'unit-head', 'office-head'] as const;

/** Cards of visits (картки особистого прийому), for the office, the leader and the units they concern. */
@Controller('visits')
export class VisitsController {
  constructor(
    private readonly workflow: Workflow,
    private readonly cancelling: Cancelling,
    private readonly correcting: Correcting,
    private readonly visits: VisitReading,
  ) {}

  @Post('search')
  @HttpCode(200)
  @Roles(...readers)
  @Describe({
    id: 'searchVisits',
    summary: 'Знайти картки прийому: усі — управлінню, свої — керівникові.',
    problems: ['BODY_INVALID', 'CURSOR_INVALID'],
    example: { filter: { text: { $like: 'ремонт' }, status: 'booked' }, sort: ['-bookedAt'], limit: 50 },
    searches: searchedVisits,
    returns: VisitPage,
  })
  search(@Body({ schema: SearchQuery }) query: SearchQuery, @CurrentActor() actor: Actor) {
    return this.visits.page(actor, query);
  }

  @Get(':id')
  @Roles(...readers)
  @Describe({
    id: 'getVisit',
    summary: 'Прочитати картку прийому.',
    problems: ['NOT_FOUND'],
    returns: WholeVisitCard,
  })
  read(@Param('id', { schema: visitId }) id: string, @CurrentActor() actor: Actor) {
    return this.visits.card(actor, id);
  }

  @Post(':id/cancellation')
  @Idempotent()
  @OfficeRegistrars()
  @Describe({
    id: 'cancelVisit',
    summary: 'Скасувати запис: місце звільняється, наступному в черзі на місце телефонують.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'RECEPTION_STATUS_REFUSED'],
    example: { by: 'citizen', reason: 'Питання вирішено на місці.' },
    returns: VisitCard,
  })
  async cancel(
    @Param('id', { schema: visitId }) id: string,
    @Body({ schema: cancellation }) body: Cancellation,
    @CurrentActor() actor: Actor,
  ) {
    await this.visits.get(actor, id);
    return this.workflow.transact(actor, async (tx) => {
      return Idempotency.within(tx.manager, visitCard(await this.cancelling.cancel(tx, id, body)));
    });
  }

  @Put(':id/card')
  @OfficeRegistrars()
  @Describe({
    id: 'correctVisit',
    summary: 'Виправити картку, доки громадянин чекає: дані, питання, супровід.',
    problems: [
      'BODY_INVALID',
      'NOT_FOUND',
      'PRECONDITION_REQUIRED',
      'VERSION_STALE',
      'RECEPTION_STATUS_REFUSED',
      'CLASSIFIER_CODE_UNKNOWN',
    ],
    example: examples.correction,
    returns: VisitCard,
  })
  async correct(
    @Param('id', { schema: visitId }) id: string,
    @IfMatch() version: number,
    @Body({ schema: cardCorrection }) card: CardCorrection,
    @CurrentActor() actor: Actor,
  ) {
    await this.visits.get(actor, id);
    return this.workflow.transact(actor, async (tx) => visitCard(await this.correcting.correct(tx, id, version, card)));
  }
}
