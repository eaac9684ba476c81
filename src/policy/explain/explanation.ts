import { z } from 'zod';
import { day, text, type View, view } from '../../platform/http/schemas/view.js';
import { isParameterReference, type Scalar } from '../catalogue/condition.js';
import type { Decision } from '../decision.js';
import type { Edition, ReadyRule } from '../editions/edition.js';
import { BasisView, cited, type CitedClause, CitedClauseView, FactSaidView, FactValueView } from '../policy-views.js';
import { type ComparisonLine, ComparisonLineView, ConditionLineView, linesOf, reasons } from './condition-lines.js';
import { parameterInWords } from './quantities.js';
import { valueInWords } from './words.js';

/** A rule that did not decide: it held and yielded, or it did not hold. */
const OtherRuleView = view('OtherRule', 'Правило, яке не вирішило.', {
  rule: text('Правило'),
  title: text('Що воно вирішує'),
  outcome: text('Рішення, яке воно дає'),
  outcomeLabel: text('Рішення словами'),
  clauses: z.array(CitedClauseView).describe('Пункти'),
  why: text('Чому не воно'),
  conditions: ConditionLineView,
  because: z.array(ComparisonLineView).describe('Порівняння, від яких це залежало'),
});
type OtherRule = View<typeof OtherRuleView>;

/** A value that the decision gives: what it is called in the rules, and in words where a parameter lends them. */
const NamedValueView = view('NamedValue', 'Значення, що йде з рішенням.', {
  name: text('Як його названо в правилі'),
  value: FactValueView,
  label: text('Назва параметра; null, якщо значення стале').nullable(),
  text: text('Значення словами'),
});
type NamedValue = View<typeof NamedValueView>;

/**
 * Why a rule set answered as it did (пояснення рішення): parts for a screen, and `text` to read aloud.
 * It is computed from the edition and the facts alone, so a stored decision explains itself years later.
 */
export const ExplanationView = view('DecisionExplanation', 'Чому набір правил вирішив саме так.', {
  ruleSet: text('Набір правил'),
  title: text('Назва набору'),
  question: text('На яке питання він відповідає'),
  about: text('Про кого чи про що питали, якщо питання каже «цей»').nullable(),
  digest: text('Відбиток редакції'),
  asOn: day('За правом якого дня'),
  basis: BasisView,
  outcome: text('Рішення'),
  outcomeLabel: text('Рішення словами'),
  rule: view('DecidingRule', 'Правило, яке вирішило.', {
    name: text('Правило'),
    title: text('Що воно вирішує'),
    note: text('Примітка').nullable(),
  }).nullable(),
  defaultNote: text('Примітка до рішення, коли жодне правило не справдилося').nullable(),
  clauses: z.array(CitedClauseView).describe('Пункти, на яких тримається'),
  values: z.array(NamedValueView).describe('Значення, що йдуть із рішенням'),
  conditions: ConditionLineView.nullable(),
  because: z.array(ComparisonLineView).describe('Порівняння, від яких це залежало'),
  yielded: z.array(OtherRuleView).describe('Правила, які справдилися, але поступилися'),
  didNotHold: z.array(OtherRuleView).describe('Правила, які не справдилися'),
  facts: z.array(FactSaidView).describe('Факти, за якими вирішено'),
  text: z.array(z.string()).describe('Пояснення словами, рядок за рядком'),
});
export type Explanation = View<typeof ExplanationView>;

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
    about: decision.about ?? null,
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

/** The explanation as plain Ukrainian sentences: what, on what ground, because of what, and why not otherwise. */
function sentences(explanation: Omit<Explanation, 'text'>): string[] {
  const { rule, yielded, didNotHold } = explanation;
  const lines = [`${explanation.question}${aboutInWords(explanation)} — ${explanation.outcomeLabel}.`];
  if (rule) lines.push(`Вирішило правило «${rule.title}» (${rule.name}).`);
  else
    lines.push(
      `Жодне правило не справдилося, діє рішення за замовчуванням.${explanation.defaultNote === null ? '' : ` ${explanation.defaultNote}`}`,
    );
  for (const clause of explanation.clauses) lines.push(`Підстава: ${clauseInWords(clause)}`);
  if (explanation.because.length > 0) lines.push(`Справдилося: ${explanation.because.map(met).join('; ')}.`);
  for (const { name, value, label, text } of explanation.values) {
    lines.push(`Значення: ${name} = ${value}${label === null ? '' : ` (${label}: ${text})`}.`);
  }
  for (const other of yielded) lines.push(`Справдилося також «${other.title}» (${other.outcomeLabel}): ${other.why}.`);
  for (const other of didNotHold) {
    const why = other.because.map(notMet).join('; ') || 'не запитано, бо не впливає';
    lines.push(`Не справдилося «${other.title}» (${other.outcomeLabel}): ${why}.`);
  }
  return lines;
}

/** « (Начальник управління благоустрою)»: whom the question was about. */
export const aboutInWords = ({ about }: Pick<Explanation, 'about'>): string => (about === null ? '' : ` (${about})`);

function clauseInWords({ actTitle, clause, summary }: CitedClause): string {
  return `${actTitle}, ${clause}${summary === '' ? '.' : `: ${summary}`}`;
}

/** What held: «підпис автора — «немає»», and what stood there where the condition alone does not tell. */
function met({ text, held, label, valueText, said }: ComparisonLine): string {
  if (said !== null) return said;
  if (!held) return `${label} — ${valueText}`;
  return text.endsWith(`— ${valueText}`) ? text : `${text} (є: ${valueText})`;
}

function notMet({ text, held, valueText, said }: ComparisonLine): string {
  return held ? `не мало бути: ${text}` : `потрібно: ${text}, а є: ${said ?? valueText}`;
}
