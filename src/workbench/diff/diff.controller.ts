import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Describe, Roles } from '../../platform/http/index.js';
import { Analyses, type Asker } from '../analyses/analyses.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { AskedBy } from '../analyses/asked-by.js';
import { PostedFiles } from '../command/posted-rules.js';
import type { DiffReport } from './diff.js';
import { exampleDiff } from './diff-example.js';
import { storedEdition } from './sides.js';

const digest = z.string().max(64);

const Editions = z.strictObject({ was: digest, becomes: digest.optional() });
type Editions = z.infer<typeof Editions>;

const Proposal = z.strictObject({ files: PostedFiles, ruleSets: z.array(z.string().max(100)).max(100).default([]) });
type Proposal = z.infer<typeof Proposal>;

const present = { files: null };

/** `diff` over HTTP: posted rules or stored editions against the present rules. Nothing is written. */
@Controller('workbench/diffs')
@Roles('compliance-reviewer', 'workflow-admin')
export class DiffController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly analyses: Analyses,
  ) {}

  @Get()
  @Describe({
    summary:
      'Різниця збереженої редакції (was – початок її контрольної суми) з іншою (becomes) або з чинними правилами.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'EDITION_UNKNOWN', ...analysisProblems],
    answer: exampleDiff,
  })
  async editions(
    @Query({ schema: Editions }) { was, becomes }: Editions,
    @AskedBy() asker: Asker,
  ): Promise<DiffReport> {
    const first = await storedEdition(this.dataSource, was);
    const second = becomes === undefined ? present : await storedEdition(this.dataSource, becomes);
    return this.analyses.run('diff', { sides: [first, second], ruleSets: [] }, asker);
  }

  @Post()
  @HttpCode(200)
  @Describe({
    summary: 'Різниця поданих правил з чинними: де, що і на що змінюється; порожня – доведено, що рівні.',
    problems: ['BODY_INVALID', 'NOT_FOUND', ...analysisProblems],
    example: { files: { 'term.rules.json': '{ "id": "term", … }' }, ruleSets: ['term'] },
    answer: exampleDiff,
  })
  proposal(@Body({ schema: Proposal }) { files, ruleSets }: Proposal, @AskedBy() asker: Asker): Promise<DiffReport> {
    return this.analyses.run('diff', { sides: [present, { files }], ruleSets }, asker);
  }
}
