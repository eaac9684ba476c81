import type { Basis, Catalogue, FactDefinition, Invariant, Parameter, Rule, RuleSet } from '../catalogue/catalogue.js';
import { defaultBasis, parameterOn } from '../catalogue/catalogue.js';
import { comparisons, isParameterReference } from '../catalogue/condition.js';
import type { AsOf } from '../decision.js';

/** A parameter with the value it has in this edition. */
export interface ParameterInForce {
  readonly id: string;
  readonly basis: Basis;
  readonly label: string;
  readonly unit?: string;
  readonly type: Parameter['type'];
  readonly value: string | number;
  readonly source: { readonly act: string; readonly clause: string };
}

/** A cited act: its title and our summary of each clause cited. */
interface CitedAct {
  readonly title: string;
  readonly short: string;
  readonly clauses: Readonly<Record<string, string>>;
}

export type RuleInForce = Omit<Rule, 'effective'> & {
  readonly effective: { readonly from: string; readonly basis: Basis };
};

/**
 * All that is needed to decide and to explain on given dates, and nothing else (редакція набору).
 *
 * It is stored with the first decision made by it, so it stands on its own: labels, values of
 * parameters and summaries of clauses are inside. The day on which a rule ends is left out: closing a
 * rule later does not change what it was while in force, so the digest does not change either.
 */
export interface EditionDocument {
  readonly format: 1;
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly hitPolicy: RuleSet['hitPolicy'];
  readonly facts: Readonly<Record<string, FactDefinition>>;
  readonly invariants: readonly Invariant[];
  readonly outcomes: RuleSet['outcomes'];
  readonly default: RuleSet['default'] & { readonly basis: Basis };
  readonly rules: readonly RuleInForce[];
  readonly parameters: readonly ParameterInForce[];
  readonly acts: Readonly<Record<string, CitedAct>>;
}

/** Writes down a set as it stands on the given dates; null where none of its rules is in force. */
export function writeEdition(ruleSet: RuleSet, asOf: AsOf, catalogue: Catalogue): EditionDocument | null {
  const inForce = ruleSet.rules.filter(({ effective: { from, to, basis } }) => {
    return from <= asOf[basis] && (to === null || asOf[basis] < to);
  });
  if (inForce.length === 0) return null;
  const rules = inForce.map(({ effective: { from, basis }, ...rule }) => ({ ...rule, effective: { from, basis } }));
  const used = new Set(rules.flatMap((rule) => [...comparisons(rule.conditions)].map((c) => c.fact)));
  const facts = Object.fromEntries([...catalogue.facts].filter(([id]) => used.has(id)));
  const fallback = { ...ruleSet.default, basis: defaultBasis(ruleSet) };
  const parameters = parametersIn(rules, fallback, asOf, catalogue);
  const given = new Set([ruleSet.default.outcome, ...rules.map((rule) => rule.event.type)]);
  const outcomes = Object.fromEntries(Object.entries(ruleSet.outcomes).filter(([outcome]) => given.has(outcome)));
  const { id, title, question, hitPolicy } = ruleSet;
  return {
    format: 1,
    id,
    title,
    question,
    hitPolicy,
    facts,
    outcomes,
    default: fallback,
    rules,
    parameters,
    invariants: catalogue.invariants.filter((i) => [...comparisons(i.never)].every((c) => used.has(c.fact))),
    acts: citedActs(
      [...rules.flatMap((r) => r.source), ...(ruleSet.default.source ?? []), ...parameters.map((p) => p.source)],
      catalogue,
    ),
  };
}

function parametersIn(
  rules: readonly RuleInForce[],
  fallback: EditionDocument['default'],
  asOf: AsOf,
  catalogue: Catalogue,
): ParameterInForce[] {
  const found = new Map<string, ParameterInForce>();
  const add = (operand: unknown, basis: Basis): void => {
    if (!isParameterReference(operand) || found.has(`${basis} ${operand.fact}`)) return;
    const parameter = catalogue.parameters.get(operand.fact);
    const inForce = parameter && parameterOn(parameter, asOf[basis]);
    if (!parameter || !inForce) return;
    const { id, label, unit, type } = parameter;
    const { value, source } = inForce;
    found.set(`${basis} ${id}`, { id, basis, label, ...(unit === undefined ? {} : { unit }), type, value, source });
  };
  for (const rule of rules) {
    for (const { value } of comparisons(rule.conditions)) add(value, rule.effective.basis);
    for (const value of Object.values(rule.event.params ?? {})) add(value, rule.effective.basis);
  }
  for (const value of Object.values(fallback.params ?? {})) add(value, fallback.basis);
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
}

function citedActs(
  citations: readonly { readonly act: string; readonly clause: string }[],
  { acts }: Catalogue,
): Record<string, CitedAct> {
  const cited: Record<string, CitedAct> = {};
  for (const id of [...new Set(citations.map((c) => c.act))].sort()) {
    const act = acts.get(id);
    if (!act) continue;
    const wanted = new Set(citations.filter((c) => c.act === id).map((c) => c.clause));
    const clauses = act.clauses.filter((clause) => wanted.has(clause.number));
    cited[id] = {
      title: act.title,
      short: act.short ?? act.title,
      clauses: Object.fromEntries(clauses.map((clause) => [clause.number, clause.summary])),
    };
  }
  return cited;
}
