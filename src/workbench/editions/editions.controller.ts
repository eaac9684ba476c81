import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { plainDate } from '../../domain/plain-date.js';
import { longestFile } from '../../edition/index.js';
import { CurrentActor, day, Describe, Idempotent, Reason, remark, Roles } from '../../platform/http/index.js';
import type { Asker } from '../analyses/analyses.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { AskedBy } from '../analyses/asked-by.js';
import { EditionDesk } from './edition-desk.js';
import { EditionActView, EditionReportView, EditionsView, EditionView } from './edition-views.js';

const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'Відбиток редакції: 64 шістнадцяткові знаки.')
  .describe('Відбиток редакції');

const Draft = z
  .strictObject({
    title: remark(3, 200).describe('Для чого її складено'),
    files: z
      .record(z.string().max(200), z.string().max(longestFile).nullable())
      .describe('Зміст файлів, що стають на місце чинних, за їхніми шляхами; null прибирає файл'),
  })
  .meta({ id: 'EditionDraft', description: 'Чинна редакція з іншими файлами.' });
type Draft = z.infer<typeof Draft>;

const Signature = z
  .strictObject({ comment: remark(3, 4000).describe('Що перевірено') })
  .meta({ id: 'NewEditionSignature', description: 'Погодження редакції.' });

const Force = z
  .strictObject({
    digest,
    replaces: digest.describe('Яка редакція чинна, коли Ви це вирішуєте: GET /editions'),
    reason: remark(3, 4000).describe('Чому'),
    fromOn: day('Від якого дня; null – одразу').nullable().default(null),
  })
  .meta({ id: 'EditionForce', description: 'Яка редакція і від якого дня набирає чинності.' });
type Force = z.infer<typeof Force>;

const WhichFile = z.strictObject({ path: z.string().min(1).max(200).describe('Шлях файла') });

const exampleDigest = '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';

/** Everything that decides as one whole (редакції): drawn up, checked, signed by a second person, put into force. */
@Controller('editions')
export class EditionsController {
  constructor(private readonly desk: EditionDesk) {}

  @Get()
  @Roles('workflow-admin', 'compliance-reviewer')
  @Describe({
    id: 'listEditions',
    summary: 'Чинна редакція, ті, чий день ще не настав, і як набирали чинності попередні.',
    returns: EditionsView,
  })
  list() {
    return this.desk.list();
  }

  @Post()
  @Idempotent()
  @Roles('workflow-admin')
  @Describe({
    id: 'drawUpEdition',
    summary:
      'Скласти редакцію: чинна з іншими файлами. Нічого не набирає чинності; той самий зміст – та сама редакція.',
    problems: ['BODY_INVALID'],
    example: {
      title: 'Строк остаточної відповіді 40 днів',
      files: { 'rules/parameters.json': '{ "parameters": [] }' },
    },
    returns: EditionView,
  })
  drawUp(@Body({ schema: Draft }) { title, files }: Draft, @CurrentActor() actor: Actor) {
    return this.desk.drawUp(title, files, actor);
  }

  @Get(':digest')
  @Roles('workflow-admin', 'compliance-reviewer')
  @Describe({
    id: 'getEdition',
    summary: 'Редакція: хто склав, чим різниться від чинної, хто погодив.',
    problems: ['NOT_FOUND'],
    returns: EditionView,
  })
  find(@Param('digest', { schema: digest }) which: string) {
    return this.desk.find(which);
  }

  @Get(':digest/file')
  @Roles('workflow-admin', 'compliance-reviewer')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Describe({
    id: 'getEditionFile',
    summary: 'Файл редакції, як його написано.',
    problems: ['NOT_FOUND'],
    files: ['text'],
  })
  file(
    @Param('digest', { schema: digest }) which: string,
    @Query({ schema: WhichFile }) { path }: z.infer<typeof WhichFile>,
  ) {
    return this.desk.file(which, path);
  }

  @Post(':digest/check')
  @HttpCode(200)
  @Roles('workflow-admin', 'compliance-reviewer')
  @Describe({
    id: 'checkEdition',
    summary:
      'Перевірити редакцію цілком: файли, схеми поряд із правилами, формами, програмою й справами, що тривають, і всі рядки таблиць. Нічого не змінює.',
    problems: ['NOT_FOUND', ...analysisProblems],
    returns: EditionReportView,
  })
  check(@Param('digest', { schema: digest }) which: string, @AskedBy() asker: Asker) {
    return this.desk.check(which, asker);
  }

  @Post(':digest/signatures')
  @Idempotent()
  @Roles('compliance-reviewer')
  @Describe({
    id: 'signWholeEdition',
    summary: 'Погодити чужу редакцію, що пройшла всі перевірки.',
    problems: ['NOT_FOUND', 'EDITION_OWN', 'EDITION_FAULTY', 'SIGN_OFF_REPEATED', ...analysisProblems],
    example: { comment: 'Звірено зі ст. 20 і таблицями строків.' },
    returns: EditionView,
  })
  sign(
    @Param('digest', { schema: digest }) which: string,
    @Body({ schema: Signature }) { comment }: z.infer<typeof Signature>,
    @AskedBy() asker: Asker,
  ) {
    return this.desk.sign(which, comment, asker);
  }

  @Post('force')
  @Idempotent()
  @Roles('workflow-admin')
  @Describe({
    id: 'putEditionIntoForce',
    summary:
      'Надати редакції чинності на всіх вузлах, одразу чи від дня; та, що вже була чинною, повертається без нового погодження.',
    problems: ['NOT_FOUND', 'BODY_INVALID', 'EDITION_UNSIGNED', 'EDITION_FAULTY', 'EDITION_MOVED'],
    example: {
      digest: exampleDigest,
      replaces: exampleDigest.replace('5f', '6a'),
      reason: 'Рішення сесії від 24.02.2026',
      fromOn: null,
    },
    returns: EditionActView,
  })
  putIntoForce(@Body({ schema: Force }) order: Force, @CurrentActor() actor: Actor) {
    return this.desk.putIntoForce({ ...order, fromOn: order.fromOn === null ? null : plainDate(order.fromOn) }, actor);
  }

  @Post('force/:seq/withdrawal')
  @HttpCode(204)
  @Roles('workflow-admin')
  @Describe({
    id: 'callOffEdition',
    summary: 'Скасувати набрання чинності, день якого ще не настав.',
    problems: ['NOT_FOUND', 'EDITION_MOVED'],
    example: { reason: 'Сесію перенесено' },
  })
  async callOff(
    @Param('seq', { schema: z.coerce.number().int().min(1).describe('Номер дії') }) seq: number,
    @Body({ schema: Reason }) { reason }: z.infer<typeof Reason>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.desk.callOff(seq, reason, actor);
  }
}
