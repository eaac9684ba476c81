import { dayInKyiv } from '../../domain/kyiv-time.js';
import type { Journal } from '../../journal/index.js';
import { type Decision, type DecisionLog, factGroups, type PolicyService } from '../../policy/index.js';
import { lawOfCase } from '../contract/define.js';
import type { StepContext } from './contexts.js';
import type { FactSources } from './registries.js';

/** What a process keeps of a decision: the gateways read `outcome`, the letters `values` and `clauses`. */
interface DecidedData {
  readonly outcome: string;
  readonly rule: string | null;
  readonly clauses: Decision['clauses'];
  readonly values: Decision['values'];
  readonly decisionId: string;
}

/**
 * Where a process asks the rules (бізнес-правило в процесі): gathers the facts that the set needs, decides
 * by the law of the day the case was received, and keeps the decision for good.
 */
export class DecisionPoint {
  constructor(
    private readonly policy: PolicyService,
    private readonly log: DecisionLog,
    private readonly sources: FactSources,
    private readonly journal: Journal,
  ) {}

  /** Asks without keeping the answer: what the rules would say at this place, by what is known of the case now. */
  async consider(setId: string, context: StepContext): Promise<Decision> {
    const { receivedOn } = lawOfCase.of(context.data);
    const facts = await this.gather(setId, context);
    return this.policy.decide(setId, facts, { receivedOn, decidedOn: dayInKyiv(context.now) });
  }

  /** @param foreseen what an answer of this command has had considered already: it is kept as the decision */
  async decide(setId: string, context: StepContext, foreseen?: Decision): Promise<DecidedData> {
    const { manager, businessKey, now, actor } = context;
    const decision = foreseen ?? (await this.consider(setId, context));
    const decisionId = await this.log.record(manager, decision, {
      subject: businessKey,
      instanceId: context.instanceId,
      element: context.elementId,
      by: actor,
      at: now,
    });
    const { outcome, rule, clauses, values } = decision;
    const payload = { decisionId, ruleSet: setId, digest: decision.digest, outcome, rule, clauses };
    await this.journal.append(manager, { stream: businessKey, kind: 'decision', by: actor, at: now, payload });
    return { outcome, rule, clauses, values, decisionId };
  }

  private async gather(setId: string, context: StepContext): Promise<Readonly<Record<string, unknown>>> {
    const facts: Record<string, unknown> = {};
    for (const group of factGroups(this.policy.ruleSet(setId))) {
      const known = this.sources.get(group);
      if (!known) throw new Error(`nobody provides the facts of «${group}» that the rule set ${setId} needs`);
      Object.assign(facts, await known.source(context));
    }
    return facts;
  }
}
