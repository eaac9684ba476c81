import type { RuleSet } from '../catalogue/catalogue.js';
import type { Edition } from '../editions/edition.js';

/** A set in a list. */
export function ruleSetSummary({ id, title, question, hitPolicy, facts, rules, outcomes }: RuleSet) {
  return {
    id,
    title,
    question,
    hitPolicy,
    facts: facts.length,
    rules: rules.length,
    outcomes: Object.entries(outcomes).map(([outcome, { label }]) => ({ outcome, label })),
  };
}

/** An edition to read: its rules with their clauses in words, its facts with their labels. */
export function editionView({ document, digest }: Edition) {
  const { rules, facts, acts, outcomes, default: fallback, ...head } = document;
  const cite = (source: readonly { act: string; clause: string }[]) =>
    source.map(({ act, clause }) => {
      const found = acts[act];
      return { act, clause, actTitle: found?.title ?? act, summary: found?.clauses[clause] ?? '' };
    });
  return {
    ...head,
    digest,
    facts: Object.entries(facts).map(([fact, definition]) => ({ fact, ...definition })),
    outcomes: Object.entries(outcomes).map(([outcome, { label }]) => ({ outcome, label })),
    default: { ...fallback, source: cite(fallback.source ?? []) },
    rules: rules.map(({ event, source, ...rule }) => ({
      ...rule,
      source: cite(source),
      outcome: event.type,
      outcomeLabel: outcomes[event.type]?.label ?? event.type,
      params: event.params ?? {},
    })),
  };
}
