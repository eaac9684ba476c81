import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { CaseFile, explained, type Explained, journalPage, type JournalPage } from '../../appeals/reading/case-file.js';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor, Describe, Roles } from '../../platform/http/index.js';
import { Drawings } from '../../workflow/index.js';
import { VisitReading } from '../booking/visit-reading.js';

const visitId = z.uuid();

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
    summary: 'Які рішення прийняли правила про громадянина й запис, за якими пунктами; з explain=true — чому.',
    description: 'forCitizen — роз’яснення, яке можна сказати чи написати громадянинові (пп. 2.3, 2.9).',
    problems: ['NOT_FOUND'],
    answer: {
      items: [
        {
          ruleSet: 'booking-admission',
          outcome: 'book',
          rule: null,
          clauses: [{ act: 'kr-225-r-2023', clause: '2.3.3' }],
        },
      ],
    },
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
    summary: 'Історія прийому громадянина від запису до підсумків: хто, коли і що зробив; сторінками.',
    problems: ['NOT_FOUND'],
    answer: {
      items: [
        { seq: 4, kind: 'arrived', at: '2026-03-10T06:50:00.000Z', by: { id: 'p-registrar-1', name: 'Спеціаліст' } },
      ],
      next: null,
    },
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
    summary: 'Показати на схемі прийому громадянина, що пройдено і де він зараз.',
    problems: ['NOT_FOUND'],
    answer: '<svg xmlns="http://www.w3.org/2000/svg">…</svg>',
  })
  async draw(@Param('id', { schema: visitId }) id: string, @CurrentActor() actor: Actor): Promise<string> {
    await this.visits.get(actor, id);
    return this.drawings.ofCase(id, 'visit');
  }
}
