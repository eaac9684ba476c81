import { isParameterReference, type Scalar } from '../catalogue/condition.js';
import type { Decision } from '../decision.js';
import type { Edition, ReadyRule } from '../editions/edition.js';
import { type ComparisonLine, type ConditionLine, linesOf, reasons } from './condition-lines.js';
import { parameterInWords } from './quantities.js';
import { sentences } from './sentences.js';
import { valueInWords } from './words.js';

/** A clause with what it says, so that nobody has to look it up. */
export interface CitedClause {
  readonly act: string;
  readonly actTitle: string;
  readonly clause: string;
  readonly summary: string;
}

/** A rule that did not decide: it held and yielded, or it did not hold. */
export interface OtherRule {
  readonly rule: string;
  readonly title: string;
  readonly outcome: string;
  readonly outcomeLabel: string;
  readonly clauses: readonly CitedClause[];
  readonly why: string;
  readonly conditions: ConditionLine;
  /** The comparisons that decided whether it held. */
  readonly because: readonly ComparisonLine[];
}

/** A value that the decision gives: what it is called in the rules, and in words where a parameter lends them. */
export interface NamedValue {
  readonly name: string;
  readonly value: Scalar;
  readonly label: string | null;
  readonly text: string;
}

/**
 * Why a rule set answered as it did (пояснення рішення): parts for a screen, and `text` to read aloud.
 * It is computed from the edition and the facts alone, so a stored decision explains itself years later.
 */
export interface Explanation {
  readonly ruleSet: string;
  readonly title: string;
  readonly question: string;
  readonly digest: string;
  readonly asOn: string;
  readonly basis: Decision['basis'];
  readonly outcome: string;
  readonly outcomeLabel: string;
  /** The deciding rule, or null by default. */
  readonly rule: { readonly name: string; readonly title: string; readonly note: string | null } | null;
  readonly defaultNote: string | null;
  readonly clauses: readonly CitedClause[];
  readonly values: readonly NamedValue[];
  readonly conditions: ConditionLine | null;
  readonly because: readonly ComparisonLine[];
  readonly yielded: readonly OtherRule[];
  readonly didNotHold: readonly OtherRule[];
  readonly facts: readonly {
    readonly fact: string;
    readonly label: string;
    readonly value: Scalar;
    readonly valueText: string;
  }[];
  readonly text: readonly string[];
}

/** Explains a decision by the edition that made it; the caller has matched the digests. */
export function explainBy(edition: Edition, decision: Decision): Explanation {
  const { document } = edition;
  const decides = edition.rules.find(({ rule }) => rule.name === decision.rule) ?? null;
  const others = edition.rules.filter((ready) => ready !== decides);
  const held = others.filter((ready) => decision.alsoHeld.includes(ready.rule.name));
  const rest = others.filter((ready) => !held.includes(ready));
  const conditions = decides && linesOf(edition, decides, decision.facts);
  const parts = {
    ruleSet: document.id,
    title: document.title,
    question: document.question,
    digest: edition.digest,
    asOn: decision.asOn,
    basis: decision.basis,
    outcome: decision.outcome,
    outcomeLabel: decision.outcomeLabel,
    rule: decides && { name: decides.rule.name, title: decides.rule.title, note: decides.rule.note ?? null },
    defaultNote: decides ? null : (document.default.note ?? null),
    clauses: cited(edition, decision.clauses),
    values: Object.entries(decision.values).map(([name, value]) => namedValue(edition, decision, name, value)),
    conditions,
    because: conditions ? reasons(conditions) : [],
    yielded: held.map((ready) => otherRule(edition, ready, decision, whyYielded(edition, ready, decides))),
    didNotHold: rest.map((ready) => otherRule(edition, ready, decision, 'умови не справдилися')),
    facts: Object.entries(decision.facts).map(([fact, value]) => {
      const definition = edition.facts.get(fact);
      return { fact, label: definition?.label ?? fact, value, valueText: valueInWords(definition, value) };
    }),
  };
  return { ...parts, text: sentences(parts) };
}

/** A value that came from a dated parameter is called as the parameter is. */
function namedValue(edition: Edition, decision: Decision, name: string, value: Scalar): NamedValue {
  const { document } = edition;
  const names = [decision.rule, ...decision.alsoHeld];
  const givers = document.rules.filter((rule) => names.includes(rule.name));
  const sources =
    givers.length > 0
      ? givers.map(({ event, effective }) => ({ params: event.params, basis: effective.basis }))
      : [document.default];
  for (const { params, basis } of sources) {
    const operand = params?.[name];
    if (!isParameterReference(operand)) continue;
    const parameter = document.parameters.find((one) => one.id === operand.fact && one.basis === basis);
    if (parameter)
      return { name, value, label: parameter.label, text: parameterInWords(parameter.value, parameter.unit) };
  }
  return { name, value, label: null, text: valueInWords(undefined, value) };
}

function whyYielded(edition: Edition, { rule }: ReadyRule, decides: ReadyRule | null): string {
  if (!decides) return 'умови справдилися';
  if (edition.document.hitPolicy === 'collect') return 'враховано разом із першим';
  if (rule.priority < decides.rule.priority) {
    return `поступилося правилу «${decides.rule.title}»: пріоритет ${rule.priority} проти ${decides.rule.priority}`;
  }
  return `дає те саме рішення, що й «${decides.rule.title}»`;
}

function otherRule(edition: Edition, ready: ReadyRule, decision: Decision, why: string): OtherRule {
  const { name, title, event, source } = ready.rule;
  const conditions = linesOf(edition, ready, decision.facts);
  return {
    rule: name,
    title,
    outcome: event.type,
    why,
    conditions,
    outcomeLabel: edition.document.outcomes[event.type]?.label ?? event.type,
    clauses: cited(edition, source),
    because: reasons(conditions),
  };
}

function cited(edition: Edition, clauses: readonly { readonly act: string; readonly clause: string }[]): CitedClause[] {
  return clauses.map(({ act, clause }) => {
    const found = edition.document.acts[act];
    return { act, clause, actTitle: found?.title ?? act, summary: found?.clauses[clause] ?? '' };
  });
}
