import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { dayInKyiv } from '../../domain/kyiv-time.js';
import { Clock } from '../../platform/clock.js';
import { Describe, Roles, SignedIn, YesOrNo } from '../../platform/http/index.js';
import type { AsOf } from '../decision.js';
import { refuseForeignFacts } from '../evaluation/fact-snapshot.js';
import { dayAsked, trial, trialProblems } from '../policy-views.js';
import { PolicyService } from '../policy.service.js';
import { EditionView, editionView, RuleSetList, ruleSetSummary, TriedDecision } from './rule-set-view.js';
import { factsSchema, FactsSchemaView } from '../schemas/fact-schema.js';

const setId = z.string().max(100).describe('Набір правил, наприклад main-executor');

const Days = z.strictObject({ receivedOn: trial.receivedOn, decidedOn: trial.decidedOn });
type Days = z.infer<typeof Days>;

const Question = z
  .strictObject({ ...trial, receivedOn: dayAsked.describe('День надходження') })
  .meta({ id: 'RuleQuestion', description: 'Питання до набору правил.' });
type Question = z.infer<typeof Question>;

const Manner = z.strictObject({ explain: YesOrNo.default('false').describe('true – з поясненням') });
type Manner = z.infer<typeof Manner>;

const question = {
  facts: {
    'letter.addressee': 'council',
    'resolution.firstExecutorIsStaff': true,
    'case.fromReception': false,
    'resolution.firstExecutorIsDistrict': false,
    'resolution.anyStaffExecutor': true,
  },
  receivedOn: '2024-03-04',
  decidedOn: '2024-03-05',
};
/** Rule sets to read and to try out (набори правил). Trying one changes nothing and is not recorded. */
@Controller('rule-sets')
export class RuleSetsController {
  constructor(
    private readonly policy: PolicyService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @SignedIn()
  @Describe({ id: 'listRuleSets', summary: 'Набори правил: про що кожен.', returns: RuleSetList })
  list() {
    return { items: this.policy.ruleSets().map(ruleSetSummary) };
  }

  @Get(':id')
  @SignedIn()
  @Describe({
    id: 'getRuleSet',
    summary: 'Набір правил у редакції, чинній на день (типово – сьогодні): правила з пунктами, факти, параметри.',
    problems: ['NOT_FOUND', 'BODY_INVALID', 'NO_EDITION_IN_FORCE'],
    returns: EditionView,
  })
  find(@Param('id', { schema: setId }) id: string, @Query({ schema: Days }) days: Days) {
    const asOf = this.asOf(days);
    return editionView(this.policy.edition(id, asOf), asOf);
  }

  @Get(':id/schema')
  @SignedIn()
  @Describe({
    id: 'getFactsSchema',
    summary: 'JSON Schema фактів, які потрібні набору правил на день (типово – сьогодні).',
    problems: ['NOT_FOUND', 'BODY_INVALID', 'NO_EDITION_IN_FORCE'],
    returns: FactsSchemaView,
  })
  schema(@Param('id', { schema: setId }) id: string, @Query({ schema: Days }) days: Days) {
    const { facts, document } = this.policy.edition(id, this.asOf(days));
    return factsSchema(facts, document.title);
  }

  @Post(':id/decide')
  @HttpCode(200)
  @Roles('compliance-reviewer', 'workflow-admin')
  @Describe({
    id: 'tryRuleSet',
    summary: 'Що вирішив би набір правил за цими фактами; explain=true додає пояснення. Нічого не записує.',
    problems: [...trialProblems, 'RULE_CONFLICT'],
    example: question,
    returns: TriedDecision,
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

  private asOf({ receivedOn, decidedOn }: Days): AsOf {
    const today = dayInKyiv(this.clock.now());
    return { receivedOn: receivedOn ?? today, decidedOn: decidedOn ?? today };
  }
}
