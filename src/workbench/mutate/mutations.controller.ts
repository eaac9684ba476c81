import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Describe, Roles } from '../../platform/http/index.js';
import { Analyses, type Asker } from '../analyses/analyses.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { AskedBy } from '../analyses/asked-by.js';
import { ChosenSet, Proposal, setsOf } from '../command/posted-rules.js';
import { exampleMutations, exampleProposal } from './mutate-examples.js';
import type { MutationReport } from './mutate-report.js';

const Chosen = ChosenSet.extend({
  all: z
    .enum(['true', 'false'])
    .default('false')
    .transform((word) => word === 'true'),
});
type Chosen = z.infer<typeof Chosen>;

/** `mutate` over HTTP: the present rules and tables, or posted ones in their place. Nothing is written. */
@Controller('workbench/mutations')
@Roles('compliance-reviewer', 'workflow-admin')
export class MutationsController {
  constructor(private readonly analyses: Analyses) {}

  @Get()
  @Describe({
    summary:
      'Видозміни правил: чи помітили б таблиці кожну можливу помилку; непомічене – з готовим рядком; all=true – усі видозміни.',
    problems: ['NOT_FOUND', 'BODY_INVALID', ...analysisProblems],
    answer: exampleMutations,
  })
  present(@Query({ schema: Chosen }) { set, all }: Chosen, @AskedBy() asker: Asker): Promise<MutationReport> {
    return this.analyses.run('mutate', { files: null, sets: setsOf(set), all }, asker);
  }

  @Post()
  @HttpCode(200)
  @Describe({
    summary: 'Те саме для поданих файлів правил і таблиць, що стають на місце чинних.',
    problems: ['BODY_INVALID', 'NOT_FOUND', ...analysisProblems],
    example: exampleProposal,
    answer: exampleMutations,
  })
  proposed(
    @Body({ schema: Proposal }) { files }: Proposal,
    @Query({ schema: Chosen }) { set, all }: Chosen,
    @AskedBy() asker: Asker,
  ): Promise<MutationReport> {
    return this.analyses.run('mutate', { files, sets: setsOf(set), all }, asker);
  }
}
