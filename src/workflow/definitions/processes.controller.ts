import { Body, Controller, Get, Header, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../domain/actor.js';
import { Problem } from '../../domain/problem.js';
import { CurrentActor, Describe, Idempotency, Idempotent, Roles, SignedIn } from '../../platform/http/index.js';
import { ProcessInstanceRecord } from '../tables.js';
import { Workflow } from '../workflow.js';
import { type DefinitionSummary, Definitions } from './definitions.js';
import { Publisher } from './publisher.js';

const processKey = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'Ключ процесу: малі латинські літери, цифри, дефіс.');
const Diagram = z.strictObject({ xml: z.string().min(50).max(900_000) });
const Manner = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') });
const Version = z.strictObject({ version: z.int().min(1) });
const WhichVersion = z.strictObject({ version: z.coerce.number().int().min(1).optional() });
const NewInstance = z.strictObject({
  businessKey: z.string().trim().min(1).max(64),
  data: z.record(z.string().max(100), z.unknown()).default({}),
});

const example = {
  key: 'reply',
  version: 3,
  title: 'Відповідь заявникові',
  active: true,
  nodeCount: 12,
  publishedAt: '2026-03-02T07:00:00.000Z',
  publishedBy: 'admin',
  hash: 'd2f0…',
};
const report = {
  rule: 'known-names',
  page: 'docs/lint/known-names.md',
  count: 1,
  findings: [{ message: 'Форми «agre-reply» немає.', elements: [{ id: 'agree-reply', name: 'Погодити відповідь' }] }],
};

function summary({ key, version, title, active, nodeCount, publishedAt, publishedBy, hash }: DefinitionSummary) {
  return { key, version, title, active, nodeCount, publishedAt, publishedBy, hash };
}

/** The diagrams in force and before (процеси та їхні версії). */
@Controller('processes')
export class ProcessesController {
  constructor(
    private readonly definitions: Definitions,
    private readonly publisher: Publisher,
    private readonly workflow: Workflow,
  ) {}

  @Get()
  @SignedIn()
  @Describe({ summary: 'Чинні версії всіх процесів.', answer: { items: [example] } })
  async list() {
    return { items: (await this.definitions.list()).filter(({ active }) => active).map(summary) };
  }

  @Get(':key')
  @SignedIn()
  @Describe({
    summary: 'Усі версії процесу, найновіша перша.',
    problems: ['PROCESS_UNKNOWN'],
    answer: { key: 'reply', versions: [example] },
  })
  async find(@Param('key', { schema: processKey }) key: string) {
    const versions = (await this.definitions.list(key)).map(summary);
    if (versions.length === 0) throw new Problem('PROCESS_UNKNOWN');
    return { key, versions };
  }

  @Get(':key/diagram')
  @SignedIn()
  @Header('content-type', 'application/xml; charset=utf-8')
  @Describe({ summary: 'Схема процесу у BPMN 2.0.', problems: ['PROCESS_UNKNOWN'], answer: '<bpmn:definitions …>' })
  async diagram(
    @Param('key', { schema: processKey }) key: string,
    @Query({ schema: WhichVersion }) { version }: z.infer<typeof WhichVersion>,
  ) {
    return (await this.definitions.row(key, version)).xml;
  }

  @Post(':key/versions')
  @HttpCode(200)
  @Roles('workflow-admin')
  @Describe({
    summary:
      'Опублікувати схему; dryRun=true лише перевіряє її. Зауваження – за перевірками, спершу причини. Ті, що тривають, закінчаться за своєю версією.',
    problems: ['DIAGRAM_INVALID'],
    example: { xml: '<bpmn:definitions …>' },
    answer: { key: 'reply', version: 4, isNew: true, reports: [report] },
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
    summary: 'Зробити чинною іншу опубліковану версію: за нею почнуться нові справи.',
    problems: ['PROCESS_UNKNOWN', 'DIAGRAM_INVALID'],
    example: { version: 2 },
    answer: example,
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
    summary: 'Почати процес, що не має власної справи.',
    problems: ['PROCESS_UNKNOWN', 'PROCESS_NOT_BY_HAND', 'STEP_FAILED'],
    example: { businessKey: 'trial-1', data: {} },
    answer: { instanceId: '5a1d0f3e-2c4b-4f6a-b8d9-1e2f3a4b5c6d' },
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
