import { Engine, Fact, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import type { Condition, ConditionGroup, Resolved } from '../catalogue/condition.js';
import type { Facts } from '../decision.js';

/** A rule as the engine is given it: conditions with literal values, nothing to act on. */
interface BareRule {
  readonly name: string;
  readonly conditions: ConditionGroup<Resolved>;
}

/**
 * Rules of one edition, ready for json-rules-engine. This is the only file that imports it.
 *
 * The engine answers one question: which rules hold. Priorities, outcomes and parameters stay with
 * us: it gets one priority, a bare event, and literals, so it has nothing to order, to copy or to
 * fetch. A new `Engine` serves every evaluation, because one that is shared by overlapping runs
 * loses rules without a word.
 */
export class JsonRules {
  private readonly rules: readonly RuleProperties[];

  constructor(rules: readonly BareRule[]) {
    this.rules = rules.map(({ name, conditions }) => ({
      name,
      conditions: forEngine(conditions),
      event: { type: 'holds' },
    }));
  }

  /** Names of the rules that hold. @throws Error when the engine has lost a rule on the way */
  async thatHold(facts: Facts): Promise<ReadonlySet<string>> {
    const engine = new Engine([...this.rules]);
    const { results, failureResults } = await engine.run(constants(facts));
    if (results.length + failureResults.length !== this.rules.length) {
      throw new Error(`json-rules-engine: ${results.length}+${failureResults.length} з ${this.rules.length} правил`);
    }
    return new Set(results.map((result) => result.name));
  }
}

/** Constants that are not cached: the engine never reads that cache, yet hashes every fact to fill it. */
function constants(facts: Facts): Record<string, Fact> {
  return Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, new Fact(id, value, { cache: false })]));
}

/** A copy in the engine's own type: what we hold must not change under its hands. */
function forEngine(group: ConditionGroup<Resolved>): TopLevelCondition {
  const part = (condition: Condition<Resolved>) => ('fact' in condition ? { ...condition } : forEngine(condition));
  if ('all' in group) return { all: group.all.map(part) };
  if ('any' in group) return { any: group.any.map(part) };
  return { not: part(group.not) };
}
