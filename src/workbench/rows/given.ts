import { Problem } from '../../domain/problem.js';
import { answerOf, type Edition, type ReadyRule, choose, type Given } from '../../policy/analysis/index.js';
import type { Facts } from '../../policy/index.js';

const refused = { outcome: null, outcomeLabel: 'відмова: чинних правил немає', rule: null, clauses: [], values: {} };

/** What an edition decides by its compiled functions alone, as far as a row can speak of it. */
export function givenBy(edition: Edition, facts: Facts): Given {
  return givenWith(edition, edition.heldByClosures(facts));
}

/** What is decided when exactly these rules hold. An edition without rules is no edition: it refuses. */
function givenWith(edition: Edition, held: readonly ReadyRule[]): Given {
  if (edition.rules.length === 0) return refused;
  try {
    const { decides, alsoHeld } = choose(edition, held);
    const collects = edition.document.hitPolicy === 'collect';
    const rules = decides ? [decides, ...(collects ? alsoHeld : [])] : [];
    return { ...answerOf(edition, { rules, conflict: false }), rule: decides?.rule.name ?? null };
  } catch (error) {
    if (error instanceof Problem && error.code === 'RULE_CONFLICT') {
      return { ...answerOf(edition, { rules: held, conflict: true }), rule: null };
    }
    throw error;
  }
}
