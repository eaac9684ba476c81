import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Describe, Roles } from '../../platform/http/index.js';
import { ChosenSet, Proposal, postedRules, refusingFaults } from '../command/posted-rules.js';
import { rulesNamed, type RulesSource } from '../command/rules-source.js';
import { exampleProposal } from '../mutate/mutate-examples.js';
import { setAsked } from '../rows/sets-named.js';
import { exampleCoverage } from './coverage-examples.js';
import { coverageReport, type CoverageReport } from './coverage-report.js';

/** `coverage` over HTTP: the present rules and tables, or posted ones in their place. Nothing is written. */
@Controller('workbench/coverage')
@Roles('compliance-reviewer', 'workflow-admin')
export class CoverageController {
  private readonly source = rulesNamed(undefined);

  @Get()
  @Describe({
    summary: 'Покриття: правила, умови в обидва боки, MC/DC, частина простору, пункти; непоказане – з готовим рядком.',
    problems: ['NOT_FOUND', 'BODY_INVALID'],
    answer: exampleCoverage,
  })
  present(@Query({ schema: ChosenSet }) { set }: ChosenSet): Promise<CoverageReport> {
    return cover(this.source, set);
  }

  @Post()
  @HttpCode(200)
  @Describe({
    summary: 'Те саме для поданих файлів правил і таблиць, що стають на місце чинних.',
    problems: ['BODY_INVALID', 'NOT_FOUND'],
    example: exampleProposal,
    answer: exampleCoverage,
  })
  proposed(
    @Body({ schema: Proposal }) { files }: Proposal,
    @Query({ schema: ChosenSet }) { set }: ChosenSet,
  ): Promise<CoverageReport> {
    return cover(postedRules(files), set);
  }
}

function cover(source: RulesSource, set: string | undefined): Promise<CoverageReport> {
  return refusingFaults(() => {
    const policy = source.policy();
    const sets = setAsked(set, policy);
    const cases = source.tables().flatMap((table) => table.cases);
    return coverageReport({ policy, files: source.files, cases, sets });
  });
}
