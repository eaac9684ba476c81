import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { plainDay } from '../../appeals/intake/take-in.dto.js';
import type { Actor } from '../../domain/actor.js';
import { Clock } from '../../platform/clock.js';
import { CurrentActor, Describe, Idempotent, listOf, Roles, SearchQuery } from '../../platform/http/index.js';
import { ReceptionLine, ReceptionPage, VisitLine } from '../cards/card-views.js';
import { ReceptionReading, searchedReceptions } from '../cards/reception-reading.js';
import { VisitReading } from '../cards/visit-reading.js';
import { OfficeRegistrars } from '../office-only.js';
import { receptionId } from '../values.js';
import { BookingQuestions, OpenBooking } from './booking-questions.js';
import { BookingRequests, BookingResult } from './booking-requests.js';
import {
  bookingDraft,
  type BookingDraft,
  bookingRequest,
  type BookingRequest,
  walkInRequest,
  type WalkInRequest,
} from './booking.dto.js';
import * as examples from './examples.js';

const listed = z.strictObject({
  leaderPost: z.string().trim().min(1).max(60).optional().describe('Посада того, хто приймає'),
  from: plainDay.optional().describe('Від якого дня'),
  to: plainDay.optional().describe('До якого дня'),
});
type Listed = z.infer<typeof listed>;

const staff = ['registrar', 'leader', 'executor', 'control', 'unit-head', 'office-head'] as const;

/** Receptions as the office books on them (особистий прийом). */
@Controller('receptions')
export class ReceptionsController {
  constructor(
    private readonly requests: BookingRequests,
    private readonly openQuestions: BookingQuestions,
    private readonly receptions: ReceptionReading,
    private readonly visits: VisitReading,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Roles(...staff)
  @Describe({
    id: 'listReceptions',
    summary: 'Прийоми керівника за днями: скільки записано, скільки місць лишилося, коли закінчується запис.',
    problems: ['BODY_INVALID'],
    returns: ReceptionPage,
  })
  list(@Query({ schema: listed }) { leaderPost, from, to }: Listed) {
    const heldOn = { ...(from === undefined ? {} : { $gte: from }), ...(to === undefined ? {} : { $lte: to }) };
    const filter = {
      ...(leaderPost === undefined ? {} : { leaderPost }),
      ...(Object.keys(heldOn).length === 0 ? {} : { heldOn }),
    };
    return this.receptions.page({ filter, limit: 200 }, this.clock.now());
  }

  @Post('search')
  @HttpCode(200)
  @Roles(...staff)
  @Describe({
    id: 'searchReceptions',
    summary: 'Знайти прийоми.',
    problems: ['BODY_INVALID', 'CURSOR_INVALID'],
    example: { filter: { leaderPost: 'deputy-mayor-housing', status: 'booking' }, sort: ['heldOn'], limit: 20 },
    searches: searchedReceptions,
    returns: ReceptionPage,
  })
  search(@Body({ schema: SearchQuery }) query: SearchQuery) {
    return this.receptions.page(query, this.clock.now());
  }

  @Get(':id')
  @Roles(...staff)
  @Describe({ id: 'getReception', summary: 'Прочитати прийом.', problems: ['NOT_FOUND'], returns: ReceptionLine })
  read(@Param('id', { schema: receptionId }) id: string) {
    return this.receptions.get(id, this.clock.now());
  }

  @Get(':id/visits')
  @Roles(...staff)
  @Describe({
    id: 'listBookedVisits',
    summary: 'Записані на прийом у порядку черги: право першого запису, пільги, час запису (пп. 2.16, 2.17).',
    problems: ['NOT_FOUND'],
    returns: listOf('VisitList', VisitLine),
  })
  async queue(@Param('id', { schema: receptionId }) id: string, @CurrentActor() actor: Actor) {
    return { items: await this.visits.ofReception(actor, id) };
  }

  @Post(':id/booking-questions')
  @HttpCode(200)
  @OfficeRegistrars()
  @Describe({
    id: 'askBooking',
    summary:
      'Що ще запитати, перш ніж записувати: найменше відповідей, від яких щось залежить, можливі рішення, попередні візити та звернення. Нічого не записує.',
    problems: [
      'BODY_INVALID',
      'NOT_FOUND',
      'RECEPTION_NOT_BOOKABLE',
      'CLASSIFIER_CODE_UNKNOWN',
      'FIRST_PLACE_RIGHT_REFUSED',
      'FACTS_IMPOSSIBLE',
      'NO_EDITION_IN_FORCE',
    ],
    example: examples.draft,
    returns: OpenBooking,
  })
  questions(@Param('id', { schema: receptionId }) id: string, @Body({ schema: bookingDraft }) draft: BookingDraft) {
    return this.openQuestions.open(id, draft, this.clock.now());
  }

  @Post(':id/visits')
  @Idempotent()
  @OfficeRegistrars()
  @Describe({
    id: 'bookVisit',
    summary: 'Записати громадянина на прийом.',
    description:
      'Відмову за правилами теж реєструють: картка має номер, стан «не записано» і підстави (п. 2.9), а відповідь — що запропонувати замість запису (п. 2.10). Чи записано, каже поле booked.',
    problems: [
      'BODY_INVALID',
      'NOT_FOUND',
      'QUESTIONS_OPEN',
      'RECEPTION_NOT_BOOKABLE',
      'CLASSIFIER_CODE_UNKNOWN',
      'ALREADY_BOOKED',
      'FIRST_PLACE_RIGHT_REFUSED',
      'NO_EDITION_IN_FORCE',
    ],
    example: examples.booking,
    returns: BookingResult,
  })
  book(
    @Param('id', { schema: receptionId }) id: string,
    @Body({ schema: bookingRequest }) request: BookingRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.requests.book(actor, id, request);
  }

  @Post(':id/walk-ins')
  @Idempotent()
  @OfficeRegistrars()
  @Describe({
    id: 'bookWalkIn',
    summary:
      'Прийняти громадянина, який прийшов без запису, якщо місця лишилися, записаних прийнято і керівник згоден.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'RECEPTION_NOT_BOOKABLE', 'ALREADY_BOOKED', 'CLASSIFIER_CODE_UNKNOWN'],
    example: examples.walkIn,
    returns: BookingResult,
  })
  walkIn(
    @Param('id', { schema: receptionId }) id: string,
    @Body({ schema: walkInRequest }) request: WalkInRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.requests.walkIn(actor, id, request);
  }
}
