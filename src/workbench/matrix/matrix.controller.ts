import { Controller, Get, Query, Res } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Describe, Roles } from '../../platform/http/index.js';
import type { HttpReply } from '../../platform/http/request.js';
import { Analyses, type Asker } from '../analyses/analyses.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { AskedBy } from '../analyses/asked-by.js';
import { countDecisions } from './decision-counts.js';
import { exampleMatrix } from './matrix-example.js';
import { matrixFormats } from './printing/render-matrix.js';

const Asked = z.strictObject({ act: z.string().max(400).optional(), format: z.enum(matrixFormats).default('json') });
type Asked = z.infer<typeof Asked>;

const mediaTypes = { html: 'text/html', md: 'text/markdown', csv: 'text/csv' } as const;

/** The matrix of this service's own rules, with the decisions of its database (матриця пунктів). */
@Controller('workbench/matrix')
@Roles('compliance-reviewer', 'workflow-admin')
export class MatrixController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly analyses: Analyses,
  ) {}

  @Get()
  @Describe({
    summary:
      'Матриця: пункт × правила × параметри × рядки таблиць × вузли процесів × форми × листи × записані рішення; format=html – сторінка для друку, csv – для електронної таблиці, md – Markdown.',
    problems: ['NOT_FOUND', 'BODY_INVALID', ...analysisProblems],
    answer: exampleMatrix,
  })
  async show(
    @Query({ schema: Asked }) { act, format }: Asked,
    @AskedBy() asker: Asker,
    @Res({ passthrough: true }) reply: HttpReply,
  ) {
    const counts = await countDecisions(this.dataSource.manager);
    const matrix = await this.analyses.run('matrix', { act, format, counts }, asker);
    if (format === 'json') return matrix;
    void reply.type(`${mediaTypes[format]}; charset=utf-8`);
    if (format === 'html')
      void reply.header('content-security-policy', `default-src 'none'; style-src 'unsafe-inline'`);
    else void reply.header('content-disposition', `attachment; filename="matrix.${format}"`);
    return matrix;
  }
}
