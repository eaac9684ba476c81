import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor, Describe, Idempotent, IfMatch, Roles, SearchQuery } from '../../platform/http/index.js';
import { BookingRequests } from './booking-requests.js';
import { cancellation, type Cancellation, cardCorrection, type CardCorrection } from './booking.dto.js';
import * as examples from './examples.js';
import { VisitReading } from './visit-reading.js';

const visitId = z.uuid();
const readers = ['registrar', 'leader', 'executor', 'control', 'unit-head', 'office-head'] as const;

/** Cards of visits (картки особистого прийому), for the office, the leader and the units they concern. */
@Controller('visits')
export class VisitsController {
  constructor(
    private readonly requests: BookingRequests,
    private readonly visits: VisitReading,
  ) {}

  @Post('search')
  @HttpCode(200)
  @Roles(...readers)
  @Describe({
    summary: 'Знайти картки прийому: усі — управлінню, свої — керівникові.',
    problems: ['BODY_INVALID', 'CURSOR_INVALID'],
    example: { filter: { text: { $like: 'ремонт' }, status: 'booked' }, sort: ['-bookedAt'], limit: 50 },
    answer: { items: [examples.line], next: null },
  })
  search(@Body({ schema: SearchQuery }) query: SearchQuery, @CurrentActor() actor: Actor) {
    return this.visits.page(actor, query);
  }

  @Get(':id')
  @Roles(...readers)
  @Describe({
    summary: 'Прочитати картку прийому.',
    problems: ['NOT_FOUND'],
    answer: { ...examples.card, alsoBooked: [examples.alsoBooked] },
  })
  read(@Param('id', { schema: visitId }) id: string, @CurrentActor() actor: Actor) {
    return this.visits.card(actor, id);
  }

  @Post(':id/cancellation')
  @Idempotent()
  @Roles('registrar')
  @Describe({
    summary: 'Скасувати запис: місце звільняється, наступному в черзі на місце телефонують.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'RECEPTION_STATUS_REFUSED'],
    example: { by: 'citizen', reason: 'Питання вирішено на місці.' },
    answer: { ...examples.card, status: 'cancelled', statusLabel: 'запис скасовано' },
  })
  async cancel(
    @Param('id', { schema: visitId }) id: string,
    @Body({ schema: cancellation }) body: Cancellation,
    @CurrentActor() actor: Actor,
  ) {
    await this.visits.get(actor, id);
    return this.requests.cancel(actor, id, body);
  }

  @Put(':id/card')
  @Roles('registrar')
  @Describe({
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
    answer: examples.card,
  })
  async correct(
    @Param('id', { schema: visitId }) id: string,
    @IfMatch() version: number,
    @Body({ schema: cardCorrection }) card: CardCorrection,
    @CurrentActor() actor: Actor,
  ) {
    await this.visits.get(actor, id);
    return this.requests.correct(actor, id, version, card);
  }
}
