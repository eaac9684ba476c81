import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { appealId } from '../appeal-words.js';
import type { Actor } from '../../domain/actor.js';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { Clock } from '../../platform/clock.js';
import { day } from '../../workflow/contract/index.js';
import { Describe, Idempotent, CurrentActor, remark, Roles, view } from '../../platform/http/index.js';
import { SearchQuery } from '../../platform/search/search.js';
import { AppealReading, searchedAppeals } from '../reading/appeal-reading.js';
import { AppealRequests } from './appeal-requests.js';
import { AppealPage } from '../reading/appeal-view.js';
import { AppealCardView, WholeAppealCard, wholeCardView } from '../reading/card-view.js';
import { RegistrationQuestionsView } from '../intake/registration-questions-view.js';
import { letterExample } from './letter-example.js';
import { registrationDraft, type RegistrationDraft } from '../intake/registration-draft.js';
import { takeIn, type TakeIn } from '../intake/take-in.dto.js';

const reasons = remark(3, 4000).describe('Чому');
/** What an executor asks for (клопотання про продовження). */
export const ExtensionRequest = z
  .strictObject({
    reasons,
    until: day
      .optional()
      .describe('До якого дня просять, якщо знають: від цього залежить, хто вирішує (у межах місяця чи понад нього)'),
  })
  .meta({ id: 'ExtensionRequest', description: 'Клопотання про продовження строку.' });
type ExtensionRequest = z.infer<typeof ExtensionRequest>;
/** What an author asks for (відкликання). */
export const Withdrawal = z
  .strictObject({
    reasons,
    byAll: z
      .boolean()
      .default(false)
      .describe('Відкликали всі, хто писав чи підписав: без цього розгляд триває для решти'),
  })
  .meta({ id: 'Withdrawal', description: 'Відкликання звернення.' });
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
    id: 'registerAppeal',
    summary: 'Прийняти лист: попередньо розглянути, зареєструвати й вирішити за правилами, що з ним робити.',
    problems: [
      'BODY_INVALID',
      'CASE_BARRED',
      'QUESTIONS_OPEN',
      'CLASSIFIER_CODE_UNKNOWN',
      'NO_EDITION_IN_FORCE',
      'STEP_FAILED',
    ],
    example: letterExample,
    returns: AppealCardView,
  })
  register(@Body({ schema: takeIn }) letter: TakeIn, @CurrentActor() actor: Actor) {
    return this.requests.takeIn(actor, letter);
  }

  @Post('questions')
  @HttpCode(200)
  @Roles('registrar')
  @Describe({
    id: 'askRegistrationQuestions',
    summary:
      'Що ще запитати, перш ніж реєструвати лист: найменше полів форми, від яких щось залежить, і чого питати не треба (п. 2.5). Нічого не записує.',
    problems: [
      'BODY_INVALID',
      'CLASSIFIER_CODE_UNKNOWN',
      'NO_EDITION_IN_FORCE',
      'FACTS_IMPOSSIBLE',
      'ANALYSIS_TOO_LARGE',
    ],
    example: {
      form: 'letter',
      addressee: { kind: 'leader', id: null },
      applicant: { residence: 'м. Кривий Ріг, вул. Соборності, буд. 12, кв. 5' },
      answers: { regime: 'appeal', corruptionReport: false, threatToLife: false, kind: 'statement' },
    },
    returns: RegistrationQuestionsView,
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
    searches: searchedAppeals,
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
      schema: z.strictObject({
        index: z.string().trim().min(1).max(40).describe('Реєстраційний індекс'),
        year: z.coerce.number().int().optional().describe('Рік реєстрації'),
      }),
    })
    { index, year }: { index: string; year?: number },
    @CurrentActor() actor: Actor,
  ) {
    const filter = { registrationIndex: index, ...(year === undefined ? {} : { year }) };
    return this.reading.page(actor, { filter, limit: 50 });
  }

  @Get(':id')
  @Roles('registrar', 'leader', 'executor', 'control', 'unit-head', 'office-head')
  @Describe({
    id: 'getAppeal',
    summary: 'Прочитати картку звернення.',
    problems: ['NOT_FOUND'],
    returns: WholeAppealCard,
  })
  async read(@Param('id', { schema: appealId }) id: string, @CurrentActor() actor: Actor) {
    const appeal = await this.reading.get(actor, id);
    return wholeCardView(appeal, await this.reading.papersOf(appeal), dayInKyiv(this.clock.now()));
  }

  @Post(':id/extension-requests')
  @Idempotent()
  @Roles('executor', 'unit-head', 'control')
  @Describe({
    id: 'requestExtension',
    summary: 'Попросити продовжити строк: вирішує той, хто має на це владу (ст. 20).',
    problems: [
      'NOT_FOUND',
      'CASE_BARRED',
      'APPEAL_NOT_RUNNING',
      'APPEAL_STATUS_REFUSED',
      'EXTENSION_PENDING',
      'BODY_INVALID',
    ],
    example: { reasons: 'Потрібне обстеження будинку разом з обленерго.', until: '2026-03-20' },
    returns: view('ExtensionAsked', 'Клопотання записано.', { asked: z.literal(true).describe('Записано') }),
  })
  async askExtension(
    @Param('id', { schema: appealId }) id: string,
    @Body({ schema: ExtensionRequest }) body: ExtensionRequest,
    @CurrentActor() actor: Actor,
  ) {
    await this.reading.get(actor, id);
    return this.requests.askExtension(actor, id, body);
  }

  @Post(':id/withdrawal')
  @Idempotent()
  @Roles('registrar')
  @Describe({
    id: 'withdrawAppeal',
    summary: 'Записати, що заявник відкликав звернення.',
    problems: ['NOT_FOUND', 'CASE_BARRED', 'APPEAL_NOT_RUNNING', 'APPEAL_STATUS_REFUSED', 'WITHDRAWAL_OF_OTHERS'],
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
