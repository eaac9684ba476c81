import { Body, Controller, Get, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import { Doorman, FairUse } from '../../access/index.js';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor, Describe, Idempotency, Idempotent, Roles } from '../../platform/http/index.js';
import type { HttpReply, HttpRequest } from '../../platform/http/request.js';
import { Workflow } from '../../workflow/index.js';
import { enteredInstant } from '../visit/visit.dto.js';
import { streamBoard } from './board-stream.js';
import { Board } from './board.js';
import { Calls } from './calls.js';
import { LiveBoard } from './live-board.js';

const receptionId = z.uuid();
const calling = z.strictObject({
  tables: z.number().int().min(1).max(10).default(1),
  calledAt: enteredInstant.optional().describe('Коли саме, якщо записують згодом того ж дня'),
});
const closing = z.strictObject({ remarks: z.string().trim().max(4000).nullable().default(null) });

const staff = ['registrar', 'leader', 'unit-head', 'control', 'office-head'] as const;

const boardExample = {
  version: 41,
  reception: {
    id: '0195a3d0-6f00-7000-8000-000000000003',
    status: 'under-way',
    statusLabel: 'прийом триває',
    kind: 'in-person',
    heldOn: '2026-03-10',
    beginsAt: '09:00',
    place: 'кімната 129',
    leaderPost: 'deputy-mayor-housing',
    receiverPost: 'deputy-mayor-housing',
    alarmEffect: 'none',
    recording: null,
    receiver: 'Заступник міського голови з питань житлово-комунального господарства',
  },
  alarm: null,
  counts: { arrived: 1 },
  queue: [
    {
      visitId: '0195a3d0-6f00-7000-8000-000000000005',
      place: 1,
      number: '12/2026',
      citizen: 'Прикладенко М. П.',
      status: 'arrived',
      statusLabel: 'чекає на прийом',
      queueGroup: 'by-time',
      arrivedAt: '2026-03-10T06:50:00.000Z',
    },
  ],
};

/** The day of a reception at its table (день прийому): the board, who goes in, the end of the day. */
@Controller('receptions/:id')
export class DayController {
  constructor(
    private readonly workflow: Workflow,
    private readonly calls: Calls,
    private readonly board: Board,
    private readonly live: LiveBoard,
    private readonly doorman: Doorman,
    private readonly fairUse: FairUse,
  ) {}

  @Get('board')
  @Roles(...staff)
  @Describe({
    summary: 'Табло прийому: черга за порядком, хто приймає, чи триває тривога.',
    problems: ['NOT_FOUND', 'ROLE_MISSING'],
    answer: boardExample,
  })
  async read(@Param('id', { schema: receptionId }) id: string, @CurrentActor() actor: Actor) {
    await this.board.checkReader(actor, id);
    return this.board.view(id);
  }

  @Get('board/events')
  @Roles(...staff)
  @Describe({
    summary: 'Живе табло: потік подій (text/event-stream), у кожній — ціле табло під номером його версії.',
    description:
      'Після обриву надішліть Last-Event-ID: того, що вже отримано, не повторять. Потік закривається, коли сеанс завершено.',
    problems: ['NOT_FOUND', 'ROLE_MISSING', 'TOO_MANY_REQUESTS'],
    answer: boardExample,
  })
  async watch(
    @Param('id', { schema: receptionId }) id: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @CurrentActor() actor: Actor,
    @Req() { admission }: HttpRequest,
    @Res() reply: HttpReply,
  ): Promise<void> {
    await this.board.checkReader(actor, id);
    const seen = lastEventId !== undefined && /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : null;
    const mayStay = async () => admission !== undefined && (await this.doorman.mayStay(admission));
    const leave = this.fairUse.openStream(actor.id);
    reply.raw.once('close', leave);
    await streamBoard(reply, (listener) => this.live.listen(id, listener, seen), mayStay);
  }

  @Post('calls')
  @HttpCode(200)
  @Roles('registrar', 'office-head', 'leader')
  @Idempotent()
  @Describe({
    summary: 'Запросити наступного з черги: спершу ті, хто має право, потім за часом запису.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'ROLE_MISSING', 'RECEPTION_STATUS_REFUSED'],
    example: { tables: 1, calledAt: '2026-03-10T09:20:00+02:00' },
    answer: { visitId: '0195a3d0-6f00-7000-8000-000000000005', number: '12/2026', status: 'with-leader' },
  })
  async call(
    @Param('id', { schema: receptionId }) id: string,
    @Body({ schema: calling }) { tables, calledAt }: z.infer<typeof calling>,
    @CurrentActor() actor: Actor,
  ) {
    await this.board.checkReader(actor, id);
    return this.workflow.transact(actor, async (tx) => {
      const { id: visitId, serial, year, status } = await this.calls.next(tx, id, tables, calledAt);
      return Idempotency.within(tx.manager, { visitId, number: `${serial}/${year}`, status });
    });
  }

  @Post('closing')
  @HttpCode(200)
  @Roles('registrar', 'office-head')
  @Idempotent()
  @Describe({
    summary:
      'Закінчити день: хто прийшов і не дочекався, переходить на наступний прийом, хто не прийшов — записується.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'ROLE_MISSING', 'RECEPTION_STATUS_REFUSED', 'TASK_TAKEN'],
    example: { remarks: null },
    answer: { closed: true },
  })
  close(
    @Param('id', { schema: receptionId }) id: string,
    @Body({ schema: closing }) { remarks }: z.infer<typeof closing>,
    @CurrentActor() actor: Actor,
  ) {
    return this.workflow.transact(actor, async (tx) => {
      await this.calls.close(tx, id, remarks);
      return Idempotency.within(tx.manager, { closed: true });
    });
  }
}
