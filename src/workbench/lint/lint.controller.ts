import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Problem } from '../../domain/problem.js';
import { Describe, Roles } from '../../platform/http/index.js';
import { perhaps } from '../../policy/catalogue/nearest.js';
import { ChosenSet, Proposal, postedRules } from '../command/posted-rules.js';
import { rulesNamed } from '../command/rules-source.js';
import { installedNeighbours } from '../matrix/read-material.js';
import { lint, type LintReport, onlySets } from './lint.js';
import { exampleLint, exampleProposal } from './lint-example.js';
import { sarifOf } from './sarif.js';

const Asked = ChosenSet.extend({
  format: z.enum(['json', 'sarif']).default('json'),
});
type Asked = z.infer<typeof Asked>;

/** `lint` over HTTP (перевірка правил): the present rules, or a proposal that stands on them. Changes nothing. */
@Controller('workbench/lint')
@Roles('compliance-reviewer', 'workflow-admin')
export class LintController {
  /** Made at the first question: rules and diagrams change only with a new start of the service. */
  private present: Promise<LintReport> | null = null;

  @Get()
  @Describe({
    summary: 'Перевірка чинних правил: знахідки з місцем, областю фактів, прикладом і днями; set – лише про набір.',
    description: 'format=sarif дає SARIF 2.1.0 для редакторів коду.',
    problems: ['NOT_FOUND', 'BODY_INVALID'],
    answer: exampleLint,
  })
  async show(@Query({ schema: Asked }) asked: Asked) {
    this.present ??= lint(rulesNamed(undefined), installedNeighbours());
    return answered(await this.present, asked, 'rules');
  }

  @Post()
  @HttpCode(200)
  @Describe({
    summary: 'Перевірка пропозиції: подані файли замість чинних. Помилки файлів – теж знахідки. Нічого не змінює.',
    problems: ['NOT_FOUND', 'BODY_INVALID', 'BODY_TOO_LARGE'],
    example: exampleProposal,
    answer: exampleLint,
  })
  async check(@Body({ schema: Proposal }) { files }: Proposal, @Query({ schema: Asked }) asked: Asked) {
    const source = postedRules(files);
    return answered(await lint(source, installedNeighbours()), asked, source.files.name);
  }
}

function answered(report: LintReport, { set, format }: Asked, source: string) {
  const known = new Set([...report.sets, ...report.findings.flatMap((finding) => finding.set ?? [])]);
  if (set !== undefined && !known.has(set))
    throw new Problem('NOT_FOUND', { detail: `Набору правил «${set}» немає.${perhaps(set, known)}` });
  const wanted = set === undefined ? report : onlySets(report, [set]);
  return format === 'json' ? wanted : sarifOf(wanted, { folders: { [source]: 'rules' } });
}
