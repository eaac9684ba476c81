import type { Decision } from '../decision.js';
import type { Edition, ReadyRule } from '../editions/edition.js';
import { type Bar, barInWords } from './changes.js';
import type { ConditionLine } from './condition-lines.js';
import { linesOf, notAsked } from './condition-lines.js';
import type { Explanation } from './explanation.js';
import { parameterInWords } from './quantities.js';

export type RuleResult = 'decided' | 'yielded' | 'did-not-hold';

/** A rule of the edition with what became of it on these facts. */
export interface AuditedRule {
  readonly rule: string;
  readonly title: string;
  readonly result: RuleResult;
  readonly priority: number;
  readonly from: string;
  readonly basis: Decision['basis'];
  readonly outcome: string;
  readonly source: readonly { readonly act: string; readonly clause: string }[];
  readonly conditions: ConditionLine;
}

/** Who asked the rules, when, in which case, and who decided otherwise (обставини рішення). */
export interface AskedBy {
  readonly id: string;
  readonly subject: string;
  readonly element: string | null;
  readonly byId: string;
  readonly byName: string;
  readonly at: Date;
  readonly overriddenBy: string | null;
  readonly overriddenAt: Date | null;
  readonly overrideOutcome: string | null;
  readonly overrideReason: string | null;
  readonly barId: string | null;
  readonly actsInstead: string | null;
}

/** Every rule of an edition in the order of its file, each condition with its result. */
export function auditedRules(edition: Edition, decision: Decision): AuditedRule[] {
  return edition.rules.map((ready) => {
    const { name, title, priority, effective, event, source } = ready.rule;
    return {
      rule: name,
      title,
      result: resultOf(ready, decision),
      priority,
      from: effective.from,
      basis: effective.basis,
      outcome: event.type,
      source,
      conditions: linesOf(edition, ready, decision.facts),
    };
  });
}

function resultOf({ rule }: ReadyRule, { rule: deciding, alsoHeld }: Decision): RuleResult {
  if (rule.name === deciding) return 'decided';
  return alsoHeld.includes(rule.name) ? 'yielded' : 'did-not-hold';
}

const bases = { receivedOn: 'день надходження', decidedOn: 'день рішення' } as const;
const results: Readonly<Record<RuleResult, string>> = {
  decided: 'вирішило',
  yielded: 'справдилося, поступилося',
  'did-not-hold': 'не справдилося',
};

/** All there is to check a decision by, in lines (пояснення для аудитора). */
export function forAuditor(
  edition: Edition,
  decision: Decision,
  explanation: Explanation,
  asked: AskedBy | null,
  bar: Bar | null = null,
): string[] {
  const { document, digest } = edition;
  return [
    `Набір: ${document.title} (${document.id}), правило добору ${document.hitPolicy}.`,
    `Питання: ${document.question}`,
    `Редакція: sha256 ${digest}.`,
    `Закон на ${decision.asOn}: ${bases[decision.basis]} (${decision.basis}).`,
    `Рішення: ${decision.outcomeLabel} (${decision.outcome}); ${decision.rule === null ? 'за замовчуванням' : `правило ${decision.rule}`}.`,
    ...explanation.clauses.map(({ act, clause, summary }) => `Підстава: ${act} ${clause} — ${summary}`),
    ...explanation.values.map(
      ({ name, value, label }) => `Значення: ${name} = ${value}${label === null ? '' : ` (${label})`}.`,
    ),
    ...occasion(asked, document.outcomes),
    ...(bar === null ? [] : [`${barInWords(bar)} Рішення про заборону: ${asked?.barId ?? ''}.`]),
    'Факти, усі, яких потребує редакція:',
    ...snapshotLines(edition, explanation),
    ...(document.parameters.length > 0 ? ['Параметри на цей день:'] : []),
    ...document.parameters.map(
      ({ id, label, value, unit, source }) =>
        `  ${id} = ${value} (${label}: ${parameterInWords(value, unit)}; ${source.act} ${source.clause})`,
    ),
    'Правила редакції, усі, за порядком файла (+ справдилося, − ні):',
    ...auditedRules(edition, decision).flatMap(ruleLines),
    `За замовчуванням: ${document.default.outcome}${document.default.note === undefined ? '.' : ` — ${document.default.note}`}`,
  ];
}

function snapshotLines({ facts }: Edition, { facts: known }: Explanation): string[] {
  const asked = new Set(known.map(({ fact }) => fact));
  const rest = [...facts].filter(([id]) => !asked.has(id));
  return [
    ...known.map(
      ({ fact, label, value, valueText }) => `  ${fact} = ${JSON.stringify(value)} (${label}: ${valueText})`,
    ),
    ...rest.map(([fact, { label }]) => `  ${fact} (${label}): ${notAsked}`),
  ];
}

function occasion(asked: AskedBy | null, outcomes: Edition['document']['outcomes']): string[] {
  if (!asked) return ['Пробне запитання: рішення не записано.'];
  const { id, subject, element, byId, byName, at } = asked;
  const place = element === null ? '' : `, крок ${element}`;
  const lines = [`Записано: ${id}, справа ${subject}${place}; запитав(ла) ${byName} (${byId}) ${at.toISOString()}.`];
  if (asked.overriddenBy === null) return [...lines, 'Посадова особа рішення не змінювала.'];
  const outcome = asked.overrideOutcome ?? '';
  const label = outcomes[outcome]?.label ?? outcome;
  const when = asked.overriddenAt?.toISOString() ?? '';
  return [...lines, `Змінено: ${label} (${outcome}); ${asked.overriddenBy} ${when}: ${asked.overrideReason ?? ''}`];
}

function ruleLines({ rule, title, result, priority, from, basis, outcome, source, conditions }: AuditedRule): string[] {
  const clauses = source.map(({ act, clause }) => `${act} ${clause}`).join('; ');
  return [
    `  ${rule}: ${results[result]}. «${title}»; пріоритет ${priority}; чинне з ${from} (${basis}); дає ${outcome}; ${clauses}.`,
    ...conditionLines(conditions, '    '),
  ];
}

function conditionLines(line: ConditionLine, indent: string): string[] {
  const mark = line.held ? '+' : '−';
  if (line.kind === 'comparison') return [`${indent}${mark} ${line.text}; є: ${line.valueText}`];
  return [`${indent}${mark} ${line.text}:`, ...line.parts.flatMap((part) => conditionLines(part, `${indent}  `))];
}
