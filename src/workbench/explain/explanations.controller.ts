import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { plainDate } from '../../domain/plain-date.js';
import { Describe, Roles } from '../../platform/http/index.js';
import { DecisionLog, PolicyService } from '../../policy/index.js';
import { Analyses, type Asker } from '../analyses/analyses.js';
import { analysisProblems } from '../analyses/analysis-problems.js';
import { AskedBy } from '../analyses/asked-by.js';
import { PostedFiles } from '../command/posted-rules.js';
import { explainStored, explainTrial, readers, tell } from './explain.js';

const reader = z.enum(readers).default('clerk');
const day = z.iso.date().transform((text) => plainDate(text));
const decisionId = z.uuid();

const ForWhom = z.strictObject({ for: reader });
type ForWhom = z.infer<typeof ForWhom>;

const Trial = z.strictObject({
  ruleSet: z.string().max(100),
  facts: z.record(z.string().max(100), z.union([z.string().max(400), z.number(), z.boolean()])),
  receivedOn: day,
  decidedOn: day.optional(),
  for: reader,
  files: PostedFiles.optional(),
});
type Trial = z.infer<typeof Trial>;

const exampleTrial = {
  ruleSet: 'main-executor',
  facts: {
    'letter.addressee': 'council',
    'resolution.firstExecutorIsStaff': false,
    'case.fromReception': false,
    'resolution.firstExecutorIsDistrict': false,
    'resolution.anyStaffExecutor': true,
  },
  receivedOn: '2024-03-04',
  for: 'citizen',
};
const exampleTold = {
  for: 'citizen',
  text: [
    'Повідомляємо, що за результатами розгляду питання «Хто головний виконавець за резолюцією?» прийнято рішення: «наступний із виконкому».',
  ],
};

/** `explain` over HTTP (пояснення рішень): a stored decision, or facts put to the rules as a trial. */
@Controller('workbench/explanations')
@Roles('compliance-reviewer', 'workflow-admin')
export class ExplanationsController {
  constructor(
    private readonly policy: PolicyService,
    private readonly log: DecisionLog,
    private readonly analyses: Analyses,
  ) {}

  @Get(':decisionId')
  @Describe({
    summary: 'Чому записане рішення саме таке: громадянинові (citizen), працівникові (clerk), аудиторові (auditor).',
    problems: ['NOT_FOUND', 'BODY_INVALID', 'EDITION_UNKNOWN'],
    answer: exampleTold,
  })
  async stored(@Param('decisionId', { schema: decisionId }) id: string, @Query({ schema: ForWhom }) whom: ForWhom) {
    return tell(await explainStored(this.policy, this.log, id), whom.for);
  }

  @Post()
  @HttpCode(200)
  @Describe({
    summary: 'Що і чому вирішили б правила за цими фактами; files — за поданими правилами. Нічого не записує.',
    problems: [
      'NOT_FOUND',
      'BODY_INVALID',
      'NO_EDITION_IN_FORCE',
      'FACTS_INVALID',
      'FACTS_IMPOSSIBLE',
      'RULE_CONFLICT',
      'EVALUATORS_DISAGREE',
      ...analysisProblems,
    ],
    example: exampleTrial,
    answer: exampleTold,
  })
  trial(@Body({ schema: Trial }) { files, for: reader, ...given }: Trial, @AskedBy() asker: Asker) {
    const { ruleSet, facts, receivedOn, decidedOn = receivedOn } = given;
    const trial = { ruleSet, facts, asOf: { receivedOn, decidedOn }, reader };
    return files ? this.analyses.run('explain', { files, ...trial }, asker) : explainTrial(this.policy, trial);
  }
}
