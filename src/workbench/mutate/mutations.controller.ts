import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Describe, Roles } from '../../platform/http/index.js';
import { ChosenSet, Proposal, postedRules, refusingFaults } from '../command/posted-rules.js';
import { rulesNamed, type RulesSource } from '../command/rules-source.js';
import { setAsked } from '../rows/sets-named.js';
import { exampleMutations, exampleProposal } from './mutate-examples.js';
import { mutationReport, type MutationReport } from './mutate-report.js';

const Chosen = ChosenSet.extend({
  all: z.enum(['true', 'false']).default('false'),
});
type Chosen = z.infer<typeof Chosen>;

/** `mutate` over HTTP: the present rules and tables, or posted ones in their place. Nothing is written. */
@Controller('workbench/mutations')
@Roles('compliance-reviewer', 'workflow-admin')
export class MutationsController {
  private readonly source = rulesNamed(undefined);

  @Get()
  @Describe({
    summary:
      'Видозміни правил: чи помітили б таблиці кожну можливу помилку; непомічене – з готовим рядком; all=true – усі видозміни.',
    problems: ['NOT_FOUND', 'BODY_INVALID'],
    answer: exampleMutations,
  })
  present(@Query({ schema: Chosen }) chosen: Chosen): Promise<MutationReport> {
    return mutate(this.source, chosen);
  }

  @Post()
  @HttpCode(200)
  @Describe({
    summary: 'Те саме для поданих файлів правил і таблиць, що стають на місце чинних.',
    problems: ['BODY_INVALID', 'NOT_FOUND'],
    example: exampleProposal,
    answer: exampleMutations,
  })
  proposed(
    @Body({ schema: Proposal }) { files }: Proposal,
    @Query({ schema: Chosen }) chosen: Chosen,
  ): Promise<MutationReport> {
    return mutate(postedRules(files), chosen);
  }
}

function mutate(source: RulesSource, { set, all }: Chosen): Promise<MutationReport> {
  return refusingFaults(() => {
    const policy = source.policy();
    const sets = setAsked(set, policy);
    const cases = source.tables().flatMap((table) => table.cases);
    return mutationReport({ policy, files: source.files, cases, sets, all: all === 'true' });
  });
}
