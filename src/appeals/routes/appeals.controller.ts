import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { Clock } from '../../platform/clock.js';
import { Describe, Idempotent, CurrentActor, Roles, view } from '../../platform/http/index.js';
import { SearchQuery } from '../../platform/search/search.js';
import { AppealReading } from '../reading/appeal-reading.js';
import { AppealRequests } from './appeal-requests.js';
import { AppealPage, appealCardView, postView } from '../reading/appeal-view.js';
import * as examples from './examples.js';
import { registrationDraft, type RegistrationDraft } from '../intake/registration-draft.js';
import { takeIn, type TakeIn } from '../intake/take-in.dto.js';

const appealId = z.uuid();
const reasons = z.strictObject({ reasons: z.string().trim().min(3).max(4000) });
type Reasons = z.infer<typeof reasons>;
const Withdrawal = reasons.extend({
  byAll: z
    .boolean()
    .default(false)
    .describe('Відкликали всі, хто писав чи підписав: без цього розгляд триває для решти'),
});
type Withdrawal = z.infer<typeof Withdrawal>;

/** Appeals as staff work with them (звернення): taken in, found, read, extended, withdrawn. */
@Controller('appeals')
export class AppealsController {
  constructor(
    private readonly requests: AppealRequests,
    private readonly reading: AppealReading,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Idempotent()
  @Roles('registrar')
  @Describe({
    summary: 'Прийняти лист: попередньо розглянути, зареєструвати й вирішити за правилами, що з ним робити.',
    problems: ['BODY_INVALID', 'QUESTIONS_OPEN', 'CLASSIFIER_CODE_UNKNOWN', 'NO_EDITION_IN_FORCE', 'STEP_FAILED'],
    example: examples.letter,
    answer: examples.card,
  })
  register(@Body({ schema: takeIn }) letter: TakeIn, @CurrentActor() actor: Actor) {
    return this.requests.takeIn(actor, letter);
  }

  @Post('questions')
  @HttpCode(200)
  @Roles('registrar')
  @Describe({
    summary:
      'Що ще запитати, перш ніж реєструвати лист: найменше полів форми, від яких щось залежить, і чого питати не треба (п. 2.5). Нічого не записує.',
    problems: [
      'BODY_INVALID',
      'CLASSIFIER_CODE_UNKNOWN',
      'NO_EDITION_IN_FORCE',
      'FACTS_IMPOSSIBLE',
      'ANALYSIS_TOO_LARGE',
    ],
    example: examples.draft,
    answer: examples.questions,
  })
  questions(@Body({ schema: registrationDraft }) draft: RegistrationDraft, @CurrentActor() actor: Actor) {
    return this.requests.questions(actor, draft);
  }

  @Post('search')
  @HttpCode(200)
  @Roles('registrar', 'leader', 'executor', 'control', 'unit-head', 'office-head')
  @Describe({
    id: 'searchAppeals',
    summary: 'Знайти звернення серед тих, над якими ви працюєте.',
    problems: ['CURSOR_INVALID'],
    example: { filter: { status: 'under-consideration', text: { $like: 'прибирання' } }, sort: ['dueOn'], limit: 50 },
    returns: AppealPage,
  })
  search(@Body({ schema: SearchQuery }) query: SearchQuery, @CurrentActor() actor: Actor) {
    return this.reading.page(actor, query);
  }

  @Get()
  @Roles('registrar', 'leader', 'executor', 'control', 'unit-head', 'office-head')
  @Describe({
    id: 'findAppealByIndex',
    summary: 'Знайти звернення за реєстраційним індексом і роком.',
    returns: AppealPage,
  })
  byIndex(
    @Query({
      schema: z.strictObject({ index: z.string().trim().min(1).max(40), year: z.coerce.number().int().optional() }),
    })
    { index, year }: { index: string; year?: number },
    @CurrentActor() actor: Actor,
  ) {
    const filter = { registrationIndex: index, ...(year === undefined ? {} : { year }) };
    return this.reading.page(actor, { filter, limit: 50 });
  }

  @Get(':id')
  @Roles('registrar', 'leader', 'executor', 'control', 'unit-head', 'office-head')
  @Describe({ summary: 'Прочитати картку звернення.', problems: ['NOT_FOUND'], answer: examples.wholeCard })
  async read(@Param('id', { schema: appealId }) id: string, @CurrentActor() actor: Actor) {
    const appeal = await this.reading.get(actor, id);
    const post = postView(appeal, await this.reading.papersOf(appeal), dayInKyiv(this.clock.now()));
    return { ...appealCardView(appeal), ...post };
  }

  @Post(':id/extension-requests')
  @Idempotent()
  @Roles('executor', 'unit-head', 'control')
  @Describe({
    id: 'requestExtension',
    summary: 'Попросити продовжити строк: вирішує той, хто має на це владу (ст. 20).',
    problems: ['NOT_FOUND', 'APPEAL_NOT_RUNNING', 'EXTENSION_PENDING'],
    example: { reasons: 'Потрібне обстеження будинку разом з обленерго.' },
    returns: view('ExtensionAsked', 'Клопотання записано.', { asked: z.literal(true).describe('Записано') }),
  })
  async askExtension(
    @Param('id', { schema: appealId }) id: string,
    @Body({ schema: reasons }) body: Reasons,
    @CurrentActor() actor: Actor,
  ) {
    await this.reading.get(actor, id);
    return this.requests.askExtension(actor, id, body.reasons);
  }

  @Post(':id/withdrawal')
  @Idempotent()
  @Roles('registrar')
  @Describe({
    id: 'withdrawAppeal',
    summary: 'Записати, що заявник відкликав звернення.',
    problems: ['NOT_FOUND', 'APPEAL_NOT_RUNNING', 'APPEAL_STATUS_REFUSED', 'WITHDRAWAL_OF_OTHERS'],
    example: { reasons: 'Заява громадянина про відкликання від 10.03.2026.' },
    returns: view('AppealWithdrawn', 'Відкликання записано.', { withdrawn: z.literal(true).describe('Записано') }),
  })
  async withdraw(
    @Param('id', { schema: appealId }) id: string,
    @Body({ schema: Withdrawal }) { reasons: why, byAll }: Withdrawal,
    @CurrentActor() actor: Actor,
  ) {
    await this.reading.get(actor, id);
    return this.requests.withdraw(actor, id, why, byAll);
  }
}
