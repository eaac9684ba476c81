import { citeAll } from '../../domain/clause.js';
import { capOn, explainTerm, termDueOn, termEndedOn, termInternalDueOn, type TermLedger } from '../../domain/term.js';
import type { JournalEntry } from '../../journal/index.js';
import type { DecisionLog, Explanation } from '../../policy/index.js';

type StoredDecision = Awaited<ReturnType<DecisionLog['ofSubject']>>[number];

/** Why a decision is what it is: for whoever works on the case, and for the citizen. */
export interface Told {
  readonly explanation: Explanation;
  readonly forCitizen: string;
}

/** A decision as staff read it: the answer, and the clauses it rests on. */
export function viewDecision(decision: StoredDecision, told?: Told) {
  const { id, ruleSet, digest, asOn, basis, outcome, outcomeLabel, rule, clauses, values, element, at, byName } =
    decision;
  const { barId, actsInstead } = decision;
  return {
    id,
    ruleSet,
    digest,
    asOn,
    basis,
    outcome,
    outcomeLabel,
    rule,
    clauses,
    cited: citeAll(clauses),
    values,
    element,
    at,
    by: byName,
    barred: barId === null ? null : { decisionId: barId, actsInstead },
    ...(told === undefined ? {} : { facts: decision.facts, ...told }),
  };
}

/** The term of a case as a ledger; before admission there is none. */
export function viewTerm(term: TermLedger | null, explain: boolean) {
  if (term === null) return { dueOn: null, internalDueOn: null, capOn: null, endedOn: null, entries: [] };
  return {
    dueOn: termDueOn(term),
    internalDueOn: termInternalDueOn(term),
    capOn: capOn(term),
    endedOn: termEndedOn(term),
    entries: term.entries,
    ...(explain ? { lines: explainTerm(term) } : {}),
  };
}

export function viewEntry({ seq, kind, by, at, payload, hash }: JournalEntry) {
  return { seq, kind, by, at, payload, hash };
}
