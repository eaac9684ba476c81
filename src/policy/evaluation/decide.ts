import { Problem } from '../../domain/problem.js';
import type { ClauseRef } from '../../domain/clause.js';
import type { AsOf, Decision, Facts } from '../decision.js';
import type { Edition } from '../editions/edition.js';
import { wholeFacts } from '../analysis/whole-facts.js';
import { choose, type Choice } from './hit-policy.js';

/**
 * Asks an edition and writes down its answer. Both evaluators are asked: json-rules-engine decides,
 * compiled functions check it, which costs next to nothing.
 *
 * Facts may be left out where it is proved that they decide nothing; the decision then keeps none for them.
 *
 * @throws FACTS_INVALID when a fact that was left out matters
 * @throws EVALUATORS_DISAGREE when the two answer differently, or the engine loses a rule
 * @throws RULE_CONFLICT when the rules contradict one another
 */
export async function decideBy(edition: Edition, facts: Facts, asOf: AsOf): Promise<Decision> {
  const whole = wholeFacts(edition, facts);
  const held = await edition.held(whole.facts).catch((error: unknown) => disagree(edition, facts, String(error)));
  const checked = edition.heldByClosures(whole.facts);
  const difference = held.length !== checked.length || held.some((ready, i) => ready !== checked[i]);
  if (difference) {
    const names = [held, checked].map((rules) => rules.map(({ rule }) => rule.name).join(', ') || 'жодне');
    disagree(edition, facts, `рушій: ${names[0]}; перевірка: ${names[1]}`);
  }
  const { alsoHeld, ...choice } = choose(edition, held);
  return writeDecision(edition, { ...choice, alsoHeld: alsoHeld.filter(whole.holdsAnyhow) }, facts, asOf);
}

function disagree(edition: Edition, facts: Facts, detail: string): never {
  const { id } = edition.document;
  throw new Problem('EVALUATORS_DISAGREE', {
    detail: `${id}: ${detail}`,
    extra: { ruleSet: id, digest: edition.digest, facts },
  });
}

/** The answer that a choice among the rules that held comes to. */
export function writeDecision(
  edition: Edition,
  { decides, alsoHeld, values }: Choice,
  facts: Facts,
  asOf: AsOf,
): Decision {
  const { document, digest } = edition;
  const outcome = decides?.rule.event.type ?? document.default.outcome;
  const basis = decides?.rule.effective.basis ?? document.default.basis;
  const collects = document.hitPolicy === 'collect';
  const cited = [decides, ...(collects ? alsoHeld : [])].flatMap((ready) => ready?.rule.source ?? []);
  return {
    ruleSet: document.id,
    digest,
    asOn: asOf[basis],
    basis,
    facts,
    outcome,
    outcomeLabel: document.outcomes[outcome]?.label ?? outcome,
    rule: decides?.rule.name ?? null,
    clauses: withoutRepeats(decides ? cited : (document.default.source ?? [])),
    values,
    alsoHeld: alsoHeld.map(({ rule }) => rule.name),
  };
}

function withoutRepeats(clauses: readonly ClauseRef[]): ClauseRef[] {
  return [...new Map(clauses.map((clause) => [`${clause.act} ${clause.clause}`, clause])).values()];
}
