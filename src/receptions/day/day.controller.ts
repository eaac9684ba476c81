import { Body, Controller, Get, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import { Doorman, FairUse } from '../../access/index.js';
import type { Actor } from '../../domain/actor.js';
import {
  CurrentActor,
  Describe,
  id,
  Idempotency,
  freeText,
  Idempotent,
  Roles,
  view,
} from '../../platform/http/index.js';
import type { HttpReply, HttpRequest } from '../../platform/http/request.js';
import { Workflow } from '../../workflow/index.js';
import { Board, BoardView } from '../board/board.js';
import { streamBoard } from '../board/board-stream.js';
import { LiveBoard } from '../board/live-board.js';
import { CardNumber, cardNumber } from '../cards/card-views.js';
import { ReceptionReading } from '../cards/reception-reading.js';
import { enteredInstant, receptionId, VisitStatus } from '../values.js';
import { Calls } from './calls.js';

const calling = z
  .strictObject({
    tables: z.number().int().min(1).max(10).describe('За скількома столами приймають').default(1),
    calledAt: enteredInstant.optional().describe('Коли саме, якщо записують згодом того ж дня'),
  })
  .meta({ id: 'VisitCalling', description: 'Запросити наступного з черги.' });
const closing = z
  .strictObject({ remarks: freeText(4000).nullable().describe('Зауваження до дня').default(null) })
  .meta({ id: 'DayClosing', description: 'Закінчення прийому.' });

const staff = ['registrar', 'leader', 'unit-head', 'control', 'office-head'] as const;

const CalledVisit = view('CalledVisit', 'Кого запрошено з черги.', {
  visitId: id('Картка'),
  number: CardNumber,
  status: VisitStatus,
});

/** The day of a reception at its table (день прийому): the board, who goes in, the end of the day. */
@Controller('receptions/:id')
export class DayController {
  constructor(
    private readonly workflow: Workflow,
    private readonly calls: Calls,
    private readonly board: Board,
    private readonly receptions: ReceptionReading,
    private readonly live: LiveBoard,
    private readonly doorman: Doorman,
    private readonly fairUse: FairUse,
  ) {}

  @Get('board')
  @Roles(...staff)
  @Describe({
    id: 'getBoard',
    summary: 'Табло прийому: черга за порядком, хто приймає, чи триває тривога.',
    problems: ['NOT_FOUND', 'ROLE_MISSING'],
    returns: BoardView,
  })
  async read(@Param('id', { schema: receptionId }) reception: string, @CurrentActor() actor: Actor) {
    await this.receptions.checkDayReader(actor, reception);
    return this.board.view(reception);
  }

  @Get('board/events')
  @Roles(...staff)
  @Describe({
    id: 'watchBoard',
    summary: 'Живе табло: потік подій (text/event-stream), у кожній — ціле табло (Board) під номером його версії.',
    description:
      'Після обриву надішліть Last-Event-ID: того, що вже отримано, не повторять. Потік закривається, коли сеанс завершено.',
    problems: ['NOT_FOUND', 'ROLE_MISSING', 'TOO_MANY_REQUESTS'],
    files: ['events'],
  })
  async watch(
    @Param('id', { schema: receptionId }) reception: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @CurrentActor() actor: Actor,
    @Req() { admission }: HttpRequest,
    @Res() reply: HttpReply,
  ): Promise<void> {
    await this.receptions.checkDayReader(actor, reception);
    const seen = lastEventId !== undefined && /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : null;
    const mayStay = async () => admission !== undefined && (await this.doorman.mayStay(admission));
    const leave = this.fairUse.openStream(actor.id);
    reply.raw.once('close', leave);
    await streamBoard(reply, (listener) => this.live.listen(reception, listener, seen), mayStay);
  }

  @Post('calls')
  @HttpCode(200)
  @Roles('registrar', 'office-head', 'leader')
  @Idempotent()
  @Describe({
    id: 'callNext',
    summary: 'Запросити наступного з черги: спершу ті, хто має право, потім за часом запису.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'ROLE_MISSING', 'RECEPTION_STATUS_REFUSED'],
    example: { tables: 1, calledAt: '2026-03-10T09:20:00+02:00' },
    returns: CalledVisit,
  })
  async call(
    @Param('id', { schema: receptionId }) reception: string,
    @Body({ schema: calling }) { tables, calledAt }: z.infer<typeof calling>,
    @CurrentActor() actor: Actor,
  ) {
    await this.receptions.checkDayReader(actor, reception);
    return this.workflow.transact(actor, async (tx) => {
      const visit = await this.calls.next(tx, reception, tables, calledAt);
      const { id: visitId, status } = visit;
      return Idempotency.within(tx.manager, { visitId, number: cardNumber(visit), status });
    });
  }

  @Post('closing')
  @HttpCode(200)
  @Roles('registrar', 'office-head')
  @Idempotent()
  @Describe({
    id: 'closeReception',
    summary:
      'Закінчити день: хто прийшов і не дочекався, переходить на наступний прийом, хто не прийшов — записується.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'ROLE_MISSING', 'RECEPTION_STATUS_REFUSED', 'TASK_TAKEN'],
    example: { remarks: null },
    returns: view('ReceptionClosed', 'День прийому закінчено.', { closed: z.literal(true).describe('Закінчено') }),
  })
  close(
    @Param('id', { schema: receptionId }) reception: string,
    @Body({ schema: closing }) { remarks }: z.infer<typeof closing>,
    @CurrentActor() actor: Actor,
  ) {
    return this.workflow.transact(actor, async (tx) => {
      await this.calls.close(tx, reception, remarks);
      return Idempotency.within(tx.manager, { closed: true as const });
    });
  }
}
