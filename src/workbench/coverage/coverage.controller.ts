import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Describe, Roles } from '../../platform/http/index.js';
import { Analyses, type Asker } from '../analyses/analyses.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { AskedBy } from '../analyses/asked-by.js';
import { ChosenSet, Proposal, setsOf } from '../command/posted-rules.js';
import { exampleProposal } from '../mutate/mutate-examples.js';
import { exampleCoverage } from './coverage-examples.js';
import type { CoverageReport } from './coverage-report.js';

/** `coverage` over HTTP: the present rules and tables, or posted ones in their place. Nothing is written. */
@Controller('workbench/coverage')
@Roles('compliance-reviewer', 'workflow-admin')
export class CoverageController {
  constructor(private readonly analyses: Analyses) {}

  @Get()
  @Describe({
    summary: 'Покриття: правила, умови в обидва боки, MC/DC, частина простору, пункти; непоказане – з готовим рядком.',
    problems: ['NOT_FOUND', 'BODY_INVALID', ...analysisProblems],
    answer: exampleCoverage,
  })
  present(@Query({ schema: ChosenSet }) { set }: ChosenSet, @AskedBy() asker: Asker): Promise<CoverageReport> {
    return this.analyses.run('coverage', { files: null, sets: setsOf(set) }, asker);
  }

  @Post()
  @HttpCode(200)
  @Describe({
    summary: 'Те саме для поданих файлів правил і таблиць, що стають на місце чинних.',
    problems: ['BODY_INVALID', 'NOT_FOUND', ...analysisProblems],
    example: exampleProposal,
    answer: exampleCoverage,
  })
  proposed(
    @Body({ schema: Proposal }) { files }: Proposal,
    @Query({ schema: ChosenSet }) { set }: ChosenSet,
    @AskedBy() asker: Asker,
  ): Promise<CoverageReport> {
    return this.analyses.run('coverage', { files, sets: setsOf(set) }, asker);
  }
}
