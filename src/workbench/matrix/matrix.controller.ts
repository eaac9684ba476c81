import { Controller, Get, Query, Res } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Problem } from '../../domain/problem.js';
import { Describe, Roles } from '../../platform/http/index.js';
import type { HttpReply } from '../../platform/http/request.js';
import { rulesNamed } from '../command/rules-source.js';
import { actsNamed } from './acts-named.js';
import { buildMatrix, type Material, onlyActs } from './build-matrix.js';
import { countDecisions } from './decision-counts.js';
import { exampleMatrix } from './matrix-example.js';
import { resourceLinks } from './printing/links.js';
import { matrixFormats, renderMatrix } from './printing/render-matrix.js';
import { readMaterial } from './read-material.js';

const Asked = z.strictObject({ act: z.string().max(400).optional(), format: z.enum(matrixFormats).default('json') });
type Asked = z.infer<typeof Asked>;

const mediaTypes = { html: 'text/html', md: 'text/markdown', csv: 'text/csv' } as const;

/** The matrix of this service's own rules, with the decisions of its database (матриця пунктів). */
@Controller('workbench/matrix')
@Roles('compliance-reviewer', 'workflow-admin')
export class MatrixController {
  /** Read at the first question: rules, diagrams and forms change only with a new start of the service. */
  private material: Promise<Material> | null = null;

  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary:
      'Матриця: пункт × правила × параметри × рядки таблиць × вузли процесів × форми × листи × записані рішення; format=html – сторінка для друку, csv – для електронної таблиці, md – Markdown.',
    problems: ['NOT_FOUND'],
    answer: exampleMatrix,
  })
  async show(@Query({ schema: Asked }) { act, format }: Asked, @Res({ passthrough: true }) reply: HttpReply) {
    const material = await this.read();
    const { ids, fault } = actsNamed(act, material.catalogue);
    if (fault !== null) throw new Problem('NOT_FOUND', { detail: fault });
    const counts = await countDecisions(this.dataSource.manager);
    const matrix = onlyActs(buildMatrix(material, counts), ids);
    if (format === 'json') return matrix;
    void reply.type(`${mediaTypes[format]}; charset=utf-8`);
    if (format === 'html')
      void reply.header('content-security-policy', `default-src 'none'; style-src 'unsafe-inline'`);
    else void reply.header('content-disposition', `attachment; filename="matrix.${format}"`);
    return renderMatrix(matrix, format, resourceLinks);
  }

  private read(): Promise<Material> {
    this.material ??= readMaterial(rulesNamed(undefined)).catch((error: unknown) => {
      this.material = null;
      throw error;
    });
    return this.material;
  }
}
