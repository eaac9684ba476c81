import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { Printed, printTo } from '../../documents/index.js';
import type { Actor } from '../../domain/actor.js';
import { Clock } from '../../platform/clock.js';
import { CurrentActor, Describe, Roles } from '../../platform/http/index.js';
import type { HttpReply } from '../../platform/http/request.js';
import { receptionId, visitId } from '../values.js';
import { ReceptionPapers } from './papers.js';

/** What receptions leave on paper: pages to print, and files. */
@Controller()
export class PapersController {
  constructor(
    private readonly papers: ReceptionPapers,
    private readonly clock: Clock,
  ) {}

  @Get('visits/:id/card')
  @Roles('registrar', 'leader', 'executor', 'control', 'unit-head', 'office-head')
  @Describe({
    id: 'printVisitCard',
    summary: 'Картка особистого прийому для друку; з ?format=pdf чи docx – файлом.',
    problems: ['NOT_FOUND'],
    files: ['html', 'text', 'pdf', 'docx'],
  })
  async card(
    @Param('id', { schema: visitId }) id: string,
    @Query({ schema: Printed }) { format }: Printed,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: HttpReply,
  ) {
    return printTo(reply, await this.papers.card(actor, id), format, this.clock.now());
  }

  @Get('receptions/:id/list')
  @Roles('registrar', 'leader', 'control', 'office-head')
  @Describe({
    id: 'printReceptionList',
    summary: 'Список записаних на прийом у порядку черги для друку; з ?format=pdf чи docx – файлом.',
    description:
      'Цілий – управлінню, контролю й тому, хто приймає (пп. 2.6, 2.14); іншим заступникам – лише питання, без прізвищ (п. 2.11).',
    problems: ['NOT_FOUND'],
    files: ['html', 'text', 'pdf', 'docx'],
  })
  async list(
    @Param('id', { schema: receptionId }) id: string,
    @Query({ schema: Printed }) { format }: Printed,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: HttpReply,
  ) {
    return printTo(reply, await this.papers.list(actor, id), format, this.clock.now());
  }
}
