import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Describe, Roles } from '../../platform/http/index.js';
import { Analyses, type Asker } from '../analyses/analyses.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { AskedBy } from '../analyses/asked-by.js';
import { ChosenSet, Proposal, setsOf } from '../command/posted-rules.js';
import { exampleReport, exampleTable } from './test-examples.js';
import type { TestReport } from './test-tables.js';

/** `test` over HTTP: the tables of the present rules, or posted tables and rules. Nothing is written. */
@Controller('workbench/tests')
@Roles('compliance-reviewer', 'workflow-admin')
export class TestController {
  constructor(private readonly analyses: Analyses) {}

  @Get()
  @Describe({
    summary: 'Перевірка таблиць правил: рядки, що справдилися і що ні; області доводяться повністю.',
    problems: ['NOT_FOUND', 'BODY_INVALID', ...analysisProblems],
    answer: exampleReport,
  })
  present(@Query({ schema: ChosenSet }) { set }: ChosenSet, @AskedBy() asker: Asker): Promise<TestReport> {
    return this.analyses.run('test', { files: null, sets: setsOf(set) }, asker);
  }

  @Post()
  @HttpCode(200)
  @Describe({
    summary:
      'Перевірка поданого: таблиць tests/набір.md чи tests/набір.csv – лише їхні рядки; самих правил – усі таблиці проти них.',
    problems: ['BODY_INVALID', 'NOT_FOUND', ...analysisProblems],
    example: { files: { 'tests/main-executor.md': exampleTable } },
    answer: exampleReport,
  })
  proposed(
    @Body({ schema: Proposal }) { files }: Proposal,
    @Query({ schema: ChosenSet }) { set }: ChosenSet,
    @AskedBy() asker: Asker,
  ): Promise<TestReport> {
    return this.analyses.run('test', { files, sets: setsOf(set) }, asker);
  }
}
