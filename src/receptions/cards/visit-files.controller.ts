import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { CaseFile, explained, type Explained, journalPage, type JournalPage } from '../../appeals/reading/case-file.js';
import { DecisionList, HistoryView } from '../../appeals/reading/case-views.js';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor, Describe, Roles } from '../../platform/http/index.js';
import { Drawings } from '../../workflow/index.js';
import { visitId } from '../values.js';
import { VisitReading } from './visit-reading.js';

/** What is kept of one citizen's visit (справа прийому громадянина): whoever may read the card reads it too. */
@Controller('visits/:id')
@Roles('registrar', 'leader', 'executor', 'control', 'unit-head', 'office-head')
export class VisitFilesController {
  constructor(
    private readonly visits: VisitReading,
    private readonly file: CaseFile,
    private readonly drawings: Drawings,
  ) {}

  @Get('decisions')
  @Describe({
    id: 'getVisitDecisions',
    summary: 'Які рішення прийняли правила про громадянина й запис, за якими пунктами; з explain=true — чому.',
    description: 'forCitizen — роз’яснення, яке можна сказати чи написати громадянинові (пп. 2.3, 2.9).',
    problems: ['NOT_FOUND'],
    returns: DecisionList,
  })
  async decisionsOf(
    @Param('id', { schema: visitId }) id: string,
    @Query({ schema: explained }) how: Explained,
    @CurrentActor() actor: Actor,
  ) {
    await this.visits.get(actor, id);
    return this.file.decisions(id, how);
  }

  @Get('history')
  @Describe({
    id: 'getVisitHistory',
    summary: 'Історія прийому громадянина від запису до підсумків: хто, коли і що зробив; сторінками.',
    problems: ['NOT_FOUND'],
    returns: HistoryView,
  })
  async historyOf(
    @Param('id', { schema: visitId }) id: string,
    @Query({ schema: journalPage }) page: JournalPage,
    @CurrentActor() actor: Actor,
  ) {
    await this.visits.get(actor, id);
    return this.file.history(id, page);
  }

  @Get('diagram.svg')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  @Describe({
    id: 'getVisitDiagram',
    summary: 'Показати на схемі прийому громадянина, що пройдено і де він зараз.',
    problems: ['NOT_FOUND'],
    files: ['svg'],
  })
  async draw(@Param('id', { schema: visitId }) id: string, @CurrentActor() actor: Actor): Promise<string> {
    await this.visits.get(actor, id);
    return this.drawings.ofCase(id, 'visit');
  }
}
