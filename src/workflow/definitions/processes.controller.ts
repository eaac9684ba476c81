import { Body, Controller, Get, Header, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import {
  CurrentActor,
  Describe,
  flag,
  id,
  Idempotency,
  Idempotent,
  instant,
  listOf,
  Roles,
  shownAs,
  SignedIn,
  text,
  version,
  view,
  whole,
  YesOrNo,
} from '../../platform/http/index.js';
import { CheckReport } from '../lint/index.js';
import { ProcessInstanceRecord } from '../tables.js';
import { processKey, WhichVersion } from '../which-process.js';
import { Workflow } from '../workflow.js';
import { type DefinitionSummary, Definitions } from './definitions.js';
import { DiagramPublisher } from './diagram-publisher.js';

const Diagram = z
  .strictObject({ xml: z.string().min(50).max(900_000).describe('Схема у BPMN 2.0') })
  .meta({ id: 'Diagram', description: 'Схема, яку слід опублікувати.' });
const Manner = z.strictObject({ dryRun: YesOrNo.default('false').describe('true – лише перевірити') });
const Version = z
  .strictObject({ version: z.int().min(1).describe('Яку зробити чинною') })
  .meta({ id: 'VersionChoice', description: 'Опублікована версія.' });
const NewInstance = z
  .strictObject({
    businessKey: z.string().trim().min(1).max(64).describe('Під яким ключем'),
    data: z.record(z.string().max(100), z.unknown()).default({}).describe('Дані, з якими він починається'),
  })
  .meta({ id: 'NewInstance', description: 'Процес, що не має власної справи.' });

const ProcessVersion = view('ProcessVersion', 'Версія процесу.', {
  key: text('Процес').meta({ examples: ['reply'] }),
  version,
  title: text('Назва')
    .nullable()
    .meta({ examples: ['Відповідь заявникові'] }),
  active: flag('Чи починають за нею нові справи'),
  nodeCount: whole('Скільки елементів у схемі'),
  publishedAt: instant('Коли опубліковано'),
  publishedBy: text('Хто опублікував'),
  hash: text('Відбиток вмісту'),
});
const ProcessList = listOf('ProcessList', ProcessVersion);
const ProcessVersions = view('ProcessVersions', 'Процес і всі його версії.', {
  key: text('Процес'),
  versions: z.array(ProcessVersion).describe('Найновіша перша'),
});
const Publication = view('Publication', 'Опублікована чи перевірена схема.', {
  key: text('Процес'),
  version: whole('Версія з таким вмістом; null, якщо її немає').nullable(),
  isNew: flag('Чи такого вмісту ще не було'),
  reports: z.array(CheckReport).describe('Зауваження за перевірками, спершу причини'),
});
const StartedInstance = view('StartedInstance', 'Початий процес.', { instanceId: id('Перебіг процесу') });

const summary = (row: DefinitionSummary) => shownAs(ProcessVersion, row);

/** The diagrams in force and before (процеси та їхні версії). */
@Controller('processes')
export class ProcessesController {
  constructor(
    private readonly definitions: Definitions,
    private readonly publisher: DiagramPublisher,
    private readonly workflow: Workflow,
  ) {}

  @Get()
  @SignedIn()
  @Describe({ id: 'listProcesses', summary: 'Чинні версії всіх процесів.', returns: ProcessList })
  async list() {
    return { items: (await this.definitions.list()).filter(({ active }) => active).map(summary) };
  }

  @Get(':key')
  @SignedIn()
  @Describe({
    id: 'getProcess',
    summary: 'Усі версії процесу, найновіша перша.',
    problems: ['PROCESS_UNKNOWN'],
    returns: ProcessVersions,
  })
  async find(@Param('key', { schema: processKey }) key: string) {
    const versions = (await this.definitions.list(key)).map(summary);
    if (versions.length === 0) throw new Problem('PROCESS_UNKNOWN');
    return { key, versions };
  }

  @Get(':key/diagram')
  @SignedIn()
  @Header('content-type', 'application/xml; charset=utf-8')
  @Describe({ id: 'getDiagram', summary: 'Схема процесу у BPMN 2.0.', problems: ['PROCESS_UNKNOWN'], files: ['bpmn'] })
  async diagram(
    @Param('key', { schema: processKey }) key: string,
    @Query({ schema: WhichVersion }) { version }: WhichVersion,
  ) {
    return (await this.definitions.row(key, version)).xml;
  }

  @Post(':key/versions')
  @HttpCode(200)
  @Roles('workflow-admin')
  @Describe({
    id: 'publishDiagram',
    summary:
      'Опублікувати схему; dryRun=true лише перевіряє її. Зауваження – за перевірками, спершу причини. Ті, що тривають, закінчаться за своєю версією.',
    problems: ['DIAGRAM_INVALID', 'EDITION_MOVED', 'EDITION_UNSIGNED'],
    example: { xml: '<bpmn:definitions xmlns:bpmn="…">…</bpmn:definitions>' },
    returns: Publication,
  })
  async publish(
    @Param('key', { schema: processKey }) key: string,
    @Body({ schema: Diagram }) { xml }: z.infer<typeof Diagram>,
    @Query({ schema: Manner }) { dryRun }: z.infer<typeof Manner>,
    @CurrentActor() actor: Actor,
  ) {
    if (dryRun === 'true') {
      const { reports, version } = await this.publisher.check(key, xml);
      return { key, version, isNew: version === null, reports };
    }
    const known = await this.definitions.findByContent(key, xml);
    const { version } = await this.publisher.publish(key, xml, actor);
    return { key, version, isNew: known === null, reports: [] };
  }

  @Put(':key/active')
  @Roles('workflow-admin')
  @Describe({
    id: 'activateVersion',
    summary: 'Зробити чинною іншу опубліковану версію: за нею почнуться нові справи.',
    problems: ['PROCESS_UNKNOWN', 'DIAGRAM_INVALID', 'EDITION_MOVED'],
    example: { version: 2 },
    returns: ProcessVersion,
  })
  async activate(
    @Param('key', { schema: processKey }) key: string,
    @Body({ schema: Version }) { version }: z.infer<typeof Version>,
    @CurrentActor() actor: Actor,
  ) {
    return summary(await this.publisher.activate(key, version, actor));
  }

  @Post(':key/instances')
  @Idempotent()
  @Roles('workflow-admin')
  @Describe({
    id: 'startInstance',
    summary: 'Почати процес, що не має власної справи.',
    problems: ['PROCESS_UNKNOWN', 'PROCESS_NOT_BY_HAND', 'STEP_FAILED'],
    example: { businessKey: 'trial-1', data: {} },
    returns: StartedInstance,
  })
  start(
    @Param('key', { schema: processKey }) key: string,
    @Body({ schema: NewInstance }) { businessKey, data }: z.infer<typeof NewInstance>,
    @CurrentActor() actor: Actor,
  ) {
    return this.workflow.transact(actor, async (tx) => {
      const { context } = await this.definitions.active(key, tx.manager);
      // Steps, decisions and called processes work on a case of some feature, which an admin has not begun.
      const needsCase = [...context.elements.values()].some(({ service }) => service !== null);
      if (needsCase) throw new Problem('PROCESS_NOT_BY_HAND');
      if (await tx.manager.existsBy(ProcessInstanceRecord, { businessKey }))
        throw new Problem('PROCESS_NOT_BY_HAND', { detail: 'Під цим ключем уже є справа: оберіть інший ключ.' });
      return Idempotency.within(tx.manager, await tx.start({ process: key, businessKey, data }));
    });
  }
}
