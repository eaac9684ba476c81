import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { z } from 'zod';
import { Describe, listOf, Roles } from '../../platform/http/index.js';
import { Analyses, RunningView } from './analyses.js';

const analysisId = z.uuid().describe('Аналіз');

/** The analyses that people wait for on this node (аналізи, що тривають): how far they are, and a way to end one. */
@Controller('workbench/analyses')
@Roles('compliance-reviewer', 'workflow-admin')
export class AnalysesController {
  constructor(private readonly analyses: Analyses) {}

  @Get()
  @Describe({
    id: 'listAnalyses',
    summary: 'Аналізи, на які чекають на цьому вузлі: що, хто, відколи, скільки зроблено.',
    returns: listOf('RunningAnalyses', RunningView),
  })
  list() {
    return { items: this.analyses.list() };
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({
    id: 'cancelAnalysis',
    summary: 'Спинити аналіз: хто на нього чекав, дістане ANALYSIS_CANCELLED. Нічого не змінює.',
    problems: ['NOT_FOUND', 'BODY_INVALID'],
  })
  cancel(@Param('id', { schema: analysisId }) id: string): void {
    this.analyses.cancel(id);
  }
}
