import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { CaseFile, explained, type Explained, journalPage, type JournalPage } from '../../appeals/reading/case-file.js';
import { DecisionList, HistoryView } from '../../appeals/reading/case-views.js';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor, Describe, Roles } from '../../platform/http/index.js';
import { Drawings } from '../../workflow/index.js';
import { receptionId } from '../values.js';
import { ReceptionReading } from './reception-reading.js';

/** What is kept of a day of receptions (справа дня прийому), for the office, control and whoever receives. */
@Controller('receptions/:id')
@Roles('registrar', 'leader', 'unit-head', 'control', 'office-head')
export class ReceptionFilesController {
  constructor(
    private readonly receptions: ReceptionReading,
    private readonly file: CaseFile,
    private readonly drawings: Drawings,
  ) {}

  @Get('decisions')
  @Describe({
    id: 'getReceptionDecisions',
    summary: 'Які рішення прийняли правила про цей прийом, за якими пунктами; з explain=true — чому.',
    problems: ['NOT_FOUND', 'ROLE_MISSING'],
    returns: DecisionList,
  })
  async decisionsOf(
    @Param('id', { schema: receptionId }) id: string,
    @Query({ schema: explained }) how: Explained,
    @CurrentActor() actor: Actor,
  ) {
    await this.receptions.checkDayReader(actor, id);
    return this.file.decisions(id, how);
  }

  @Get('history')
  @Describe({
    id: 'getReceptionHistory',
    summary: 'Історія дня прийому: запис закінчено, день відкрито, тривога, підсумок; сторінками.',
    problems: ['NOT_FOUND', 'ROLE_MISSING'],
    returns: HistoryView,
  })
  async historyOf(
    @Param('id', { schema: receptionId }) id: string,
    @Query({ schema: journalPage }) page: JournalPage,
    @CurrentActor() actor: Actor,
  ) {
    await this.receptions.checkDayReader(actor, id);
    return this.file.history(id, page);
  }

  @Get('diagram.svg')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  @Describe({
    id: 'getReceptionDiagram',
    summary: 'Показати на схемі дня прийому, що пройдено і де він зараз.',
    problems: ['NOT_FOUND', 'ROLE_MISSING'],
    files: ['svg'],
  })
  async draw(@Param('id', { schema: receptionId }) id: string, @CurrentActor() actor: Actor): Promise<string> {
    await this.receptions.checkDayReader(actor, id);
    return this.drawings.ofCase(id, 'reception-day');
  }
}
