import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Problem } from '../../domain/problem.js';
import { Describe, Roles } from '../../platform/http/index.js';
import { ChosenSet, Proposal, postedRules, refusingFaults } from '../command/posted-rules.js';
import { rulesNamed, type RulesSource } from '../command/rules-source.js';
import { Misuse } from '../command/verb.js';
import { rowsOfSets } from './choose-rows.js';
import { exampleReport, exampleTable } from './test-examples.js';
import { type TestReport, testTables } from './test-tables.js';

/** `test` over HTTP: the tables of the present rules, or posted tables and rules. Nothing is written. */
@Controller('workbench/tests')
@Roles('compliance-reviewer', 'workflow-admin')
export class TestController {
  private readonly source = rulesNamed(undefined);

  @Get()
  @Describe({
    summary: 'Перевірка таблиць правил: рядки, що справдилися і що ні; області доводяться повністю.',
    problems: ['NOT_FOUND', 'BODY_INVALID'],
    answer: exampleReport,
  })
  present(@Query({ schema: ChosenSet }) { set }: ChosenSet): Promise<TestReport> {
    return test(this.source, set === undefined ? [] : [set], () => true);
  }

  @Post()
  @HttpCode(200)
  @Describe({
    summary:
      'Перевірка поданого: таблиць tests/набір.md чи tests/набір.csv – лише їхні рядки; самих правил – усі таблиці проти них.',
    problems: ['BODY_INVALID', 'NOT_FOUND'],
    example: { files: { 'tests/main-executor.md': exampleTable } },
    answer: exampleReport,
  })
  proposed(
    @Body({ schema: Proposal }) { files }: Proposal,
    @Query({ schema: ChosenSet }) { set }: ChosenSet,
  ): Promise<TestReport> {
    const tables = Object.keys(files).filter((file) => file.startsWith('tests/'));
    const isPosted = (file: string): boolean =>
      tables.length === 0 || tables.some((table) => file.endsWith(`/${table}`));
    return test(postedRules(files), set === undefined ? [] : [set], isPosted);
  }
}

function test(source: RulesSource, sets: readonly string[], wanted: (file: string) => boolean): Promise<TestReport> {
  return refusingFaults(() => {
    try {
      const rows = rowsOfSets(sets, source).filter(({ file }) => wanted(file));
      return testTables(source.policy(), rows);
    } catch (error) {
      if (error instanceof Misuse) throw new Problem('NOT_FOUND', { detail: error.message });
      throw error;
    }
  });
}
