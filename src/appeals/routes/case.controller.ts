import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { appealId } from '../appeal-words.js';
import type { Actor } from '../../domain/actor.js';
import { Printed, printTo } from '../../documents/index.js';
import { Problem } from '../../domain/problem.js';
import { Clock } from '../../platform/clock.js';
import { CurrentActor, Describe, Roles } from '../../platform/http/index.js';
import type { HttpReply } from '../../platform/http/request.js';
import { AppealReading } from '../reading/appeal-reading.js';
import { CaseFile, explained, type Explained, journalPage, type JournalPage } from '../reading/case-file.js';
import { printedCard } from '../reading/print-card.js';
import { draftOfReply } from '../correspondence/reply-letters.js';
import { Office } from '../office.js';
import { DecisionList, HistoryView, TermView, viewTerm } from '../reading/case-views.js';

/** What is known of one case beside its card (справа): its decisions, its term, its story, its printed card. */
@Controller('appeals/:id')
@Roles('registrar', 'leader', 'executor', 'control', 'unit-head', 'office-head')
export class CaseController {
  constructor(
    private readonly reading: AppealReading,
    private readonly file: CaseFile,
    private readonly office: Office,
    private readonly clock: Clock,
  ) {}

  @Get('decisions')
  @Describe({
    id: 'getAppealDecisions',
    summary: 'Які рішення прийняли правила у справі, за якими пунктами; з explain=true — чому.',
    problems: ['NOT_FOUND'],
    returns: DecisionList,
  })
  async decisionsOf(
    @Param('id', { schema: appealId }) id: string,
    @Query({ schema: explained }) how: Explained,
    @CurrentActor() actor: Actor,
  ) {
    await this.reading.get(actor, id);
    return this.file.decisions(id, how);
  }

  @Get('terms')
  @Describe({
    id: 'getAppealTerm',
    summary: 'Строк розгляду як облік: записи, граничний день; з explain=true — обчислення словами.',
    problems: ['NOT_FOUND'],
    returns: TermView,
  })
  async termsOf(
    @Param('id', { schema: appealId }) id: string,
    @Query({ schema: explained }) { explain }: Explained,
    @CurrentActor() actor: Actor,
  ) {
    const { term } = await this.reading.get(actor, id);
    return viewTerm(term, explain === 'true');
  }

  @Get('history')
  @Describe({
    id: 'getAppealHistory',
    summary: 'Історія справи: хто, коли і що зробив; сторінками за порядковим номером.',
    problems: ['NOT_FOUND'],
    returns: HistoryView,
  })
  async historyOf(
    @Param('id', { schema: appealId }) id: string,
    @Query({ schema: journalPage }) page: JournalPage,
    @CurrentActor() actor: Actor,
  ) {
    await this.reading.get(actor, id);
    return this.file.history(id, page);
  }

  @Get('draft-reply')
  @Describe({
    id: 'printDraftReply',
    summary: 'Проєкт відповіді таким, яким буде лист: для погодження й підпису; з ?format=pdf чи docx – файлом.',
    problems: ['NOT_FOUND'],
    files: ['html', 'text', 'pdf', 'docx'],
  })
  async draftReply(
    @Param('id', { schema: appealId }) id: string,
    @Query({ schema: Printed }) { format }: Printed,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: HttpReply,
  ) {
    const appeal = await this.reading.get(actor, id);
    const face = draftOfReply(this.office, appeal, {
      joined: await this.reading.joinedTo(appeal),
      isDisputing: await this.reading.disputesRefusal(appeal),
    });
    if (face === null) throw new Problem('NOT_FOUND', { detail: 'Проєкту відповіді зараз немає.' });
    return printTo(reply, face, format, this.clock.now());
  }

  @Get('card')
  @Describe({
    id: 'printAppealCard',
    summary: 'Реєстраційно-контрольна картка для друку; з ?format=pdf чи docx – файлом.',
    problems: ['NOT_FOUND'],
    files: ['html', 'text', 'pdf', 'docx'],
  })
  async card(
    @Param('id', { schema: appealId }) id: string,
    @Query({ schema: Printed }) { format }: Printed,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: HttpReply,
  ) {
    const appeal = await this.reading.get(actor, id);
    const beside = { joined: await this.reading.joinedTo(appeal), papers: await this.reading.papersOf(appeal) };
    const face = printedCard(appeal, beside, this.office);
    return printTo(reply, face, format, this.clock.now());
  }
}
