import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { plainDate } from '../../domain/plain-date.js';
import { Describe, Idempotent, Roles } from '../../platform/http/index.js';
import type { Asker } from '../analyses/analyses.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { AskedBy } from '../analyses/asked-by.js';
import { exampleCase, exampleReport, exampleStart, exampleSummary } from './replay-examples.js';
import { ReplayDesk } from './replay-desk.js';
import { ReplayRunner } from './replay-runner.js';

const day = z.iso.date().transform((text) => plainDate(text));
const replayId = z.uuid();
const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(4000).optional(),
};

/** Names of files inside `rules/`, never a way out of it. */
export const PostedFiles = z
  .record(z.string().regex(/^(?:[a-z0-9-]+\/)?[A-Za-z0-9.-]+\.json$/), z.string())
  .refine((files) => Object.keys(files).length > 0);

const Start = z.strictObject({
  files: PostedFiles.optional(),
  ruleSet: z.string().max(100).optional(),
  from: day.optional(),
  to: day.optional(),
  unit: z.string().max(60).optional(),
});
type Start = z.infer<typeof Start>;

const List = z.strictObject({
  status: z.enum(['running', 'finished', 'failed']).optional(),
  ruleSet: z.string().max(100).optional(),
  candidateDigest: z.string().max(64).optional(),
  ...page,
});
type List = z.infer<typeof List>;

const Cases = z.strictObject({ change: z.coerce.number().int().min(0).optional(), ...page });
type Cases = z.infer<typeof Cases>;

/** `replay` over HTTP (пробіги): what proposed rules would have decided in the cases there have been. */
@Controller('workbench/replays')
@Roles('compliance-reviewer', 'workflow-admin')
export class ReplayController {
  constructor(
    private readonly desk: ReplayDesk,
    private readonly runner: ReplayRunner,
  ) {}

  @Post()
  @Idempotent()
  @Describe({
    summary: 'Почати пробіг: перерахувати збережені рішення за поданими файлами (без них – за чинними правилами).',
    description: 'Іде сам, доки не закінчиться, також після перезапуску служби; поступ видно у progress.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'REPLAY_EMPTY', ...analysisProblems],
    example: exampleStart,
    answer: { ...exampleSummary, status: 'running', finishedAt: null },
  })
  async start(@Body({ schema: Start }) { files, ruleSet, from, to, unit }: Start, @AskedBy() asker: Asker) {
    const scope = { ruleSet: ruleSet ?? null, from: from ?? null, to: to ?? null, unit: unit ?? null };
    const begun = await this.desk.start(files ?? null, scope, asker);
    this.runner.wake();
    return begun;
  }

  @Get()
  @Describe({
    summary: 'Пробіги, найновіші перші: з якими правилами, скільки перераховано, що вийшло.',
    problems: ['BODY_INVALID', 'CURSOR_INVALID'],
    answer: { items: [exampleSummary], next: null },
  })
  list(@Query({ schema: List }) { limit, after, ...wanted }: List) {
    return this.desk.list({ filter: given(wanted), limit, ...(after === undefined ? {} : { after }) });
  }

  @Get(':id')
  @Describe({
    summary: 'Пробіг: поступ, підсумки, зміни за видом і що сталося б у процесі.',
    problems: ['NOT_FOUND'],
    answer: exampleReport,
  })
  find(@Param('id', { schema: replayId }) id: string, @AskedBy() asker: Asker) {
    return this.desk.report(id, asker);
  }

  @Get(':id/cases')
  @Describe({
    summary: 'Справи, у яких вирішили б інакше; change – номер зміни у звіті. З кожної зміни названо до 1000 справ.',
    problems: ['NOT_FOUND', 'BODY_INVALID', 'CURSOR_INVALID'],
    answer: { items: [exampleCase], next: null },
  })
  cases(@Param('id', { schema: replayId }) id: string, @Query({ schema: Cases }) { limit, after, ...wanted }: Cases) {
    return this.desk.cases(id, { filter: given(wanted), limit, ...(after === undefined ? {} : { after }) });
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Describe({
    summary: 'Продовжити пробіг, що зупинився; закінчений лишається, як є.',
    problems: ['NOT_FOUND', 'REPLAY_CANDIDATE_CHANGED', ...analysisProblems],
    answer: exampleSummary,
  })
  async resume(@Param('id', { schema: replayId }) id: string, @AskedBy() asker: Asker) {
    const row = await this.desk.resume(id, asker);
    this.runner.wake();
    return row;
  }
}

function given(wanted: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}
