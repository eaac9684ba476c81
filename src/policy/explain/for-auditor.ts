import { z } from 'zod';
import { choice, day, instant, text, type View, view, whole } from '../../platform/http/schemas/view.js';
import type { Decision } from '../decision.js';
import type { Edition, ReadyRule } from '../editions/edition.js';
import { type Bar, barInWords } from './changes.js';
import { BasisView, ClauseRefView } from '../policy-views.js';
import { type ConditionLine, ConditionLineView, linesOf, notAsked } from './condition-lines.js';
import type { Explanation } from './explanation.js';
import { parameterInWords } from './quantities.js';

const ruleResults = ['decided', 'yielded', 'did-not-hold'] as const;
type RuleResult = (typeof ruleResults)[number];

/** A rule of the edition with what became of it on these facts. */
export const AuditedRuleView = view('AuditedRule', 'Правило редакції і що з ним сталося за цих фактів.', {
  rule: text('Правило'),
  title: text('Що воно вирішує'),
  result: choice('RuleResult', 'Вирішило, поступилося чи не справдилося.', ruleResults),
  priority: whole('Більше число перемагає'),
  from: day('Перший день чинності'),
  basis: BasisView,
  outcome: text('Рішення, яке воно дає'),
  source: z.array(ClauseRefView).describe('Пункти'),
  conditions: ConditionLineView,
});
type AuditedRule = View<typeof AuditedRuleView>;

/** Who asked the rules, when, in which case, and who decided otherwise (обставини рішення). */
export const AskedByView = view('DecisionOccasion', 'Хто, коли і в якій справі питав правила.', {
  id: text('Ідентифікатор рішення'),
  subject: text('Справа'),
  element: text('Елемент схеми, на якому питали').nullable(),
  byId: text('Хто діяв'),
  byName: text('Як звати'),
  at: instant('Коли'),
  overriddenBy: text('Хто вирішив інакше').nullable(),
  overriddenAt: instant('Коли вирішив інакше').nullable(),
  overrideOutcome: text('Його рішення').nullable(),
  overrideReason: text('Чому').nullable(),
  barId: text('Рішення, яке усуває названого').nullable(),
  actsInstead: text('Хто діє замість').nullable(),
});
export type AskedBy = View<typeof AskedByView>;

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
