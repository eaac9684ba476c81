import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { plainDate } from '../../domain/plain-date.js';
import { Clock } from '../../platform/clock.js';
import { Describe, Roles, SignedIn } from '../../platform/http/index.js';
import { AskDesk } from '../analysis/ask-desk.js';
import { answerLevels } from '../analysis/ask.js';
import type { AsOf } from '../decision.js';
import { refuseForeignFacts } from '../evaluation/fact-snapshot.js';
import { PolicyService } from '../policy.service.js';
import {
  exampleAsked,
  exampleAskReport,
  exampleDecision,
  exampleQuestion,
  exampleRuleSet,
  exampleSummary,
} from './rule-set-examples.js';
import { editionView, ruleSetSummary } from './rule-set-view.js';
import { factsSchema } from '../schemas/fact-schema.js';

const day = z.iso.date().transform((text) => plainDate(text));
const setId = z.string().max(100);

const Days = z.strictObject({ receivedOn: day.optional(), decidedOn: day.optional() });
type Days = z.infer<typeof Days>;

const Question = z.strictObject({
  facts: z.record(z.string().max(100), z.union([z.string().max(400), z.number(), z.boolean()])),
  receivedOn: day,
  decidedOn: day.optional(),
});
type Question = z.infer<typeof Question>;

const PartialQuestion = Question.partial({ facts: true, receivedOn: true }).extend({
  by: z.enum(answerLevels).default('answer'),
});
type PartialQuestion = z.infer<typeof PartialQuestion>;

const Manner = z.strictObject({ explain: z.enum(['true', 'false']).default('false') });
type Manner = z.infer<typeof Manner>;

/** Rule sets to read and to try out (набори правил). Trying one changes nothing and is not recorded. */
@Controller('rule-sets')
export class RuleSetsController {
  constructor(
    private readonly policy: PolicyService,
    private readonly clock: Clock,
    private readonly desk: AskDesk,
  ) {}

  @Get()
  @SignedIn()
  @Describe({ summary: 'Набори правил: про що кожен.', answer: { items: [exampleSummary] } })
  list() {
    return { items: this.policy.ruleSets().map(ruleSetSummary) };
  }

  @Get(':id')
  @SignedIn()
  @Describe({
    summary: 'Набір правил у редакції, чинній на день (типово – сьогодні): правила з пунктами, факти, параметри.',
    problems: ['NOT_FOUND', 'BODY_INVALID', 'NO_EDITION_IN_FORCE'],
    answer: exampleRuleSet,
  })
  find(@Param('id', { schema: setId }) id: string, @Query({ schema: Days }) days: Days) {
    const asOf = this.asOf(days);
    return { ...asOf, ...editionView(this.policy.edition(id, asOf)) };
  }

  @Get(':id/schema')
  @SignedIn()
  @Describe({
    summary: 'JSON Schema фактів, які потрібні набору правил на день (типово – сьогодні).',
    problems: ['NOT_FOUND', 'BODY_INVALID', 'NO_EDITION_IN_FORCE'],
    answer: { type: 'object', properties: {}, required: [], additionalProperties: false },
  })
  schema(@Param('id', { schema: setId }) id: string, @Query({ schema: Days }) days: Days) {
    const { facts, document } = this.policy.edition(id, this.asOf(days));
    return factsSchema(facts, document.title);
  }

  @Post(':id/decide')
  @HttpCode(200)
  @Roles('compliance-reviewer', 'workflow-admin')
  @Describe({
    summary: 'Що вирішив би набір правил за цими фактами; explain=true додає пояснення. Нічого не записує.',
    problems: [
      'NOT_FOUND',
      'BODY_INVALID',
      'NO_EDITION_IN_FORCE',
      'FACTS_INVALID',
      'FACTS_IMPOSSIBLE',
      'RULE_CONFLICT',
    ],
    example: exampleQuestion,
    answer: exampleDecision,
  })
  async decide(
    @Param('id', { schema: setId }) id: string,
    @Body({ schema: Question }) { facts, ...days }: Question,
    @Query({ schema: Manner }) { explain }: Manner,
  ) {
    refuseForeignFacts(this.policy.ruleSet(id), facts);
    const decision = await this.policy.decide(id, facts, this.asOf(days));
    return explain === 'true' ? { ...decision, explanation: this.policy.explain(decision) } : decision;
  }

  @Post(':id/ask')
  @HttpCode(200)
  @Roles('compliance-reviewer', 'workflow-admin', 'registrar')
  @Describe({
    summary:
      'Що ще можливо за неповних фактів і які найменше факти лишилося запитати; by: outcome (лише рішення), answer (з підставами), rule (і правило). Нічого не записує.',
    problems: [
      'NOT_FOUND',
      'BODY_INVALID',
      'NO_EDITION_IN_FORCE',
      'FACTS_INVALID',
      'FACTS_IMPOSSIBLE',
      'ANALYSIS_TOO_LARGE',
    ],
    example: exampleAsked,
    answer: exampleAskReport,
  })
  ask(
    @Param('id', { schema: setId }) id: string,
    @Body({ schema: PartialQuestion }) { facts = {}, by, ...days }: PartialQuestion,
  ) {
    refuseForeignFacts(this.policy.ruleSet(id), facts);
    return this.desk.ask(id, facts, this.asOf(days), by);
  }

  private asOf({ receivedOn, decidedOn }: Days): AsOf {
    const today = dayInKyiv(this.clock.now());
    return { receivedOn: receivedOn ?? today, decidedOn: decidedOn ?? today };
  }
}
