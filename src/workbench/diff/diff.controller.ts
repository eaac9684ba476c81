import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Problem } from '../../domain/problem.js';
import { Describe, Roles } from '../../platform/http/index.js';
import { PostedFiles, postedRules, refusingFaults } from '../command/posted-rules.js';
import { rulesNamed } from '../command/rules-source.js';
import { Misuse } from '../command/verb.js';
import { type DiffReport, diffSides } from './diff.js';
import { exampleDiff } from './diff-example.js';
import { type DiffSide, sideOfEdition, sideOfRules, storedEdition } from './sides.js';

const digest = z.string().max(64);

const Editions = z.strictObject({ was: digest, becomes: digest.optional() });
type Editions = z.infer<typeof Editions>;

const Proposal = z.strictObject({ files: PostedFiles, ruleSets: z.array(z.string().max(100)).max(100).default([]) });
type Proposal = z.infer<typeof Proposal>;

/** `diff` over HTTP: posted rules or stored editions against the present rules. Nothing is written. */
@Controller('workbench/diffs')
@Roles('compliance-reviewer', 'workflow-admin')
export class DiffController {
  private readonly present = rulesNamed(undefined);

  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary:
      'Різниця збереженої редакції (was – початок її контрольної суми) з іншою (becomes) або з чинними правилами.',
    problems: ['BODY_INVALID', 'NOT_FOUND', 'EDITION_UNKNOWN'],
    answer: exampleDiff,
  })
  async editions(@Query({ schema: Editions }) { was, becomes }: Editions): Promise<DiffReport> {
    const first = await storedEdition(this.dataSource, was);
    if (becomes === undefined) return compared(sideOfEdition(first, true), sideOfRules(this.present), []);
    const second = await storedEdition(this.dataSource, becomes);
    return compared(sideOfEdition(first, false), sideOfEdition(second, false), []);
  }

  @Post()
  @HttpCode(200)
  @Describe({
    summary: 'Різниця поданих правил з чинними: де, що і на що змінюється; порожня – доведено, що рівні.',
    problems: ['BODY_INVALID', 'NOT_FOUND'],
    example: { files: { 'term.rules.json': '{ "id": "term", … }' }, ruleSets: ['term'] },
    answer: exampleDiff,
  })
  proposal(@Body({ schema: Proposal }) { files, ruleSets }: Proposal): Promise<DiffReport> {
    return refusingFaults(() => compared(sideOfRules(this.present), sideOfRules(postedRules(files)), ruleSets));
  }
}

function compared(a: DiffSide, b: DiffSide, ruleSets: readonly string[]): DiffReport {
  try {
    return diffSides(a, b, ruleSets);
  } catch (error) {
    if (error instanceof Misuse) throw new Problem('NOT_FOUND', { detail: error.message });
    throw error;
  }
}
