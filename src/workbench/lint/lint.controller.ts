import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Describe, Roles } from '../../platform/http/index.js';
import { Analyses, type Asker } from '../analyses/analyses.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { AskedBy } from '../analyses/asked-by.js';
import { ChosenSet, Proposal } from '../command/posted-rules.js';
import { exampleLint, exampleProposal } from './lint-example.js';

const Asked = ChosenSet.extend({
  format: z.enum(['json', 'sarif']).default('json'),
});
type Asked = z.infer<typeof Asked>;

/** `lint` over HTTP (перевірка правил): the present rules, or a proposal that stands on them. Changes nothing. */
@Controller('workbench/lint')
@Roles('compliance-reviewer', 'workflow-admin')
export class LintController {
  constructor(private readonly analyses: Analyses) {}

  @Get()
  @Describe({
    summary: 'Перевірка чинних правил: знахідки з місцем, областю фактів, прикладом і днями; set – лише про набір.',
    description: 'format=sarif дає SARIF 2.1.0 для редакторів коду.',
    problems: ['NOT_FOUND', 'BODY_INVALID', ...analysisProblems],
    answer: exampleLint,
  })
  show(@Query({ schema: Asked }) { set, format }: Asked, @AskedBy() asker: Asker) {
    return this.analyses.run('lint', { files: null, set, format }, asker);
  }

  @Post()
  @HttpCode(200)
  @Describe({
    summary: 'Перевірка пропозиції: подані файли замість чинних. Помилки файлів – теж знахідки. Нічого не змінює.',
    problems: ['NOT_FOUND', 'BODY_INVALID', 'BODY_TOO_LARGE', ...analysisProblems],
    example: exampleProposal,
    answer: exampleLint,
  })
  check(
    @Body({ schema: Proposal }) { files }: Proposal,
    @Query({ schema: Asked }) { set, format }: Asked,
    @AskedBy() asker: Asker,
  ) {
    return this.analyses.run('lint', { files, set, format }, asker);
  }
}
