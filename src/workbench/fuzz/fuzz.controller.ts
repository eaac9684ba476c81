import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../platform/clock.js';
import { Describe, Roles } from '../../platform/http/index.js';
import { Analyses, type Asker } from '../analyses/analyses.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { AskedBy } from '../analyses/asked-by.js';

/** A run is bounded here, and without bound on the command line. */
const FuzzRun = z.strictObject({
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .optional(),
  runs: z.int().min(1).max(200).default(50),
  ruleSets: z.array(z.string().max(100)).max(100).default([]),
});
type FuzzRun = z.infer<typeof FuzzRun>;

const example = { seed: 20_240_304, runs: 50, ruleSets: ['term'] };
const answer = { ...example, editions: 4, madeUpSets: 50, cases: 700, possible: 512, differences: [] };

/** `fuzz` over HTTP: do both evaluators of the running service mean the same? */
@Controller('workbench/fuzz-runs')
@Roles('compliance-reviewer', 'workflow-admin')
export class FuzzController {
  constructor(
    private readonly analyses: Analyses,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @Describe({
    summary: 'Звірити рушій, перевірку і пояснення на випадкових фактах (зерно повторює звірку). Нічого не записує.',
    problems: ['BODY_INVALID', 'NOT_FOUND', ...analysisProblems],
    example,
    answer,
  })
  run(@Body({ schema: FuzzRun }) { seed, runs, ruleSets }: FuzzRun, @AskedBy() asker: Asker) {
    const chosen = seed ?? this.clock.now().getTime() % 2 ** 32;
    return this.analyses.run('fuzz', { seed: chosen, runs, ruleSets }, asker);
  }
}
