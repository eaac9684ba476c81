import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { z } from 'zod';
import { Describe, Roles } from '../../platform/http/index.js';
import { Analyses, type RunningAnalysis } from './analyses.js';

const analysisId = z.uuid();

const example: RunningAnalysis = {
  id: '0b9a3f5e-8f1b-4a0e-9a43-0f2f6a1f3c11',
  name: 'mutate',
  by: { id: 'p-compliance-reviewer', name: 'Рецензент правил' },
  since: '2026-03-02T07:00:00.000Z',
  progress: { done: 3, total: 24, step: 'term: видозмін – 120' },
};

/** The analyses that people wait for on this node (аналізи, що тривають): how far they are, and a way to end one. */
@Controller('workbench/analyses')
@Roles('compliance-reviewer', 'workflow-admin')
export class AnalysesController {
  constructor(private readonly analyses: Analyses) {}

  @Get()
  @Describe({
    summary: 'Аналізи, на які чекають на цьому вузлі: що, хто, відколи, скільки зроблено.',
    answer: { items: [example] },
  })
  list(): { readonly items: readonly RunningAnalysis[] } {
    return { items: this.analyses.list() };
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({
    summary: 'Спинити аналіз: хто на нього чекав, дістане ANALYSIS_CANCELLED. Нічого не змінює.',
    problems: ['NOT_FOUND', 'BODY_INVALID'],
  })
  cancel(@Param('id', { schema: analysisId }) id: string): void {
    this.analyses.cancel(id);
  }
}
